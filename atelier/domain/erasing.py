"""Erasing a person: who was erased, and what of a value is personal and goes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from atelier.domain.ballots import Ballot
from atelier.domain.entity import Entity, Kind
from atelier.domain.people import Person

NAMELESS = "–"  # in the frozen list of names of a poll
_DIGITS = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure(Entity):
    """The fact that a person was erased, for good; `texts` are the writes (hex) in which the name stood elsewhere."""

    TABLE = "erasure"
    KIND = Kind.FACT

    person: UUID
    texts: tuple[str, ...] = ()
    at: datetime


@dataclass(frozen=True, slots=True)
class Erased:
    """Everybody who was erased, as hex, and the writes of other rows in which their names stood."""

    people: frozenset[str]
    texts: frozenset[str]

    @classmethod
    def of(cls, facts: Iterable[tuple[str, Iterable[str]]]) -> "Erased":
        """Of all erasures together: the order in which they were done makes no difference; what names no write goes."""
        found = [(person, tuple(texts)) for person, texts in facts]
        texts = (text for _, texts in found for text in texts if _is_id(text))
        return cls(frozenset(person for person, _ in found), frozenset(texts))

    def __or__(self, other: "Erased") -> "Erased":
        """Of two files together."""
        return Erased(self.people | other.people, self.texts | other.texts)

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


def _is_id(text: str) -> bool:
    """Whether a text can name a write: pairs of hexadecimal digits, as a file by others need not hold."""
    return len(text) % 2 == 0 and _DIGITS.issuperset(text)


def taken_out(value: Any, words: Iterable[str], instead: str) -> Any:
    """A value as JSON knows it, in which no text holds one of these words any more, whatever their case."""
    if isinstance(value, str):
        for word in words:
            value = _replaced(value, word, instead)
        return value
    if isinstance(value, list):
        return [taken_out(part, words, instead) for part in value]
    return {name: taken_out(part, words, instead) for name, part in value.items()} if isinstance(value, dict) else value


def _replaced(text: str, word: str, instead: str) -> str:
    low, start = text.lower(), 0
    found = low.find(word.lower()) if len(low) == len(text) else text.find(word)
    kept = []
    while found >= 0:
        kept += [text[start:found], instead]
        start = found + len(word)
        found = low.find(word.lower(), start) if len(low) == len(text) else text.find(word, start)
    return "".join([*kept, text[start:]])
