"""Names of people in texts: looked for as words of their own, and dots in their place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from atelier.domain.people import Person

INSTEAD = "…"  # stands for a name in a text, and for each letter of it in what was sealed
CODES = frozenset({"position", "origin", "cbs_code", "series", "sort", "audience", "fingerprint", "digest", "method",
                   "field", "rule", "rule_base", "base", "printed"})  # fmt: skip
_DOTS = re.compile(f"{INSTEAD}{{2,}}")


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """Letters `start` up to `end` of one text of a write (hex); `place` leads to it, as `lacking.2` does."""

    write: str
    place: str
    start: int
    end: int

    @classmethod
    def of(cls, told: str) -> "Part | None":
        """The inverse of `str`; None when it can be no part."""
        write, *rest = told.split(" ")
        if len(rest) != 3 or not all(number.isdecimal() and number.isascii() for number in rest[1:]):
            return None
        return cls(write, rest[0], int(rest[1]), int(rest[2]))

    def __str__(self) -> str:
        return f"{self.write} {self.place} {self.start} {self.end}"

    def covered(self, text: str) -> str:
        """The text with dots for these letters; it stays as long, so that parts can come in any order."""
        end = min(self.end, len(text))
        return text[: self.start] + INSTEAD * max(0, end - self.start) + text[max(self.start, end) :]


def words_of(person: Person) -> tuple[str, ...]:
    """What somebody is found by."""
    return tuple(word for word in (person.name.strip(), person.email.strip()) if word)


def pattern(words: Iterable[str], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Finds any of these as words of their own, the longest first."""
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", flags)


def places_in(text: str, names: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where a name stands in a text: its first letter, and the letter behind it."""
    return (match.span() for match in names.finditer(text))


def told(text: str) -> str:
    """A sealed text as people read it: one sign where a name was, however long that was."""
    return _DOTS.sub(INSTEAD, text)
