"""Two texts word by word: what both say, and what only one of them does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one text; it differs when the other text does not have it there."""

    text: str
    differs: bool


def compared(one: str, other: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Both texts in parts that together are the whole text, letter for letter."""
    left, right = WORDS.findall(one), WORDS.findall(other)
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return tuple(_parts(left, [(b.a, b.size) for b in blocks])), tuple(_parts(right, [(b.b, b.size) for b in blocks]))


def _parts(words: list[str], same: list[tuple[int, int]]) -> Iterator[Part]:
    done = 0
    for start, size in same:
        if start > done:
            yield Part("".join(words[done:start]), differs=True)
        if size:
            yield Part("".join(words[start : start + size]), differs=False)
        done = start + size
