"""Erasing a person: who was erased, and what of a value is personal and goes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from atelier.domain.ballots import Ballot
from atelier.domain.entity import Entity, Kind
from atelier.domain.mentions import Part
from atelier.domain.people import Person

NAMELESS = "–"  # in the frozen list of names of a poll
_DIGITS = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure(Entity):
    """The fact that a person was erased, for good.

    `texts` are the writes (hex) in which the name stood elsewhere and that go, `parts` the letters of it in what cannot
    go because it is written once, such as a submitted version (see `mentions.Part`).
    """

    TABLE = "erasure"
    KIND = Kind.FACT

    person: UUID
    texts: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    at: datetime


@dataclass(frozen=True, slots=True)
class Erased:
    """Everybody who was erased, as hex, the writes of other rows in which their names stood, and parts of writes."""

    people: frozenset[str]
    texts: frozenset[str]
    parts: Mapping[str, frozenset[Part]]  # by write

    @classmethod
    def of(cls, facts: Iterable[tuple[str, Iterable[str], Iterable[str]]]) -> "Erased":
        """Of all erasures together: the order in which they were done makes no difference; what names no write goes."""
        found = [(person, tuple(texts), tuple(parts)) for person, texts, parts in facts]
        texts = (text for _, texts, _ in found for text in texts if _is_id(text))
        parts = (part for *_, told in found for part in map(Part.of, told) if part and _is_id(part.write))
        return cls(frozenset(person for person, *_ in found), frozenset(texts), _by_write(parts))

    def __or__(self, other: "Erased") -> "Erased":
        """Of two files together."""
        both = (part for parts in (*self.parts.values(), *other.parts.values()) for part in parts)
        return Erased(self.people | other.people, self.texts | other.texts, _by_write(both))

    def takes(self, kind: str, row: str, write: str) -> bool:
        """Whether all of this write goes."""
        return write in self.texts or (kind == Person.TABLE and row in self.people)

    def names(self, kind: str, value: dict[str, Any]) -> bool:
        """Whether the value lists somebody who was erased by name."""
        return kind == Ballot.TABLE and not self.people.isdisjoint(value.get("voters") or ())

    def nameless(self, value: dict[str, Any]) -> dict[str, Any]:
        """The value of a ballot without the names of who was erased; who answered what stays, without a name."""
        pairs = zip(value["voters"], value["names"], strict=True)
        return {**value, "names": [NAMELESS if voter in self.people else name for voter, name in pairs]}


def _by_write(parts: Iterable[Part]) -> dict[str, frozenset[Part]]:
    found: dict[str, set[Part]] = {}
    for part in parts:
        found.setdefault(part.write, set()).add(part)
    return {write: frozenset(some) for write, some in found.items()}


def _is_id(text: str) -> bool:
    """Whether a text can name a write: pairs of hexadecimal digits, as a file by others need not hold."""
    return len(text) % 2 == 0 and _DIGITS.issuperset(text)
