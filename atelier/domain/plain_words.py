"""What makes a text hard to read: long sentences and hard words. A help for who writes; it judges no level."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

LONGEST = 25  # words of a sentence; the advice for government texts is 10 to 15 on average
_ENDS = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9À-Þ])|\n+")
_WORD = re.compile(r"[\w'’-]*\w[\w'’-]*")
_SHORT = re.compile(
    r"\b(?:bijv|bv|o\.a|m\.b\.t|t\.b\.v|i\.v\.m|d\.w\.z|dhr|mw|mr|drs|ir|dr|art|nr|ca|blz|e\.g|i\.e)\.$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Words:
    """Hard words with plainer ones, of one language."""

    hard: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HardWord:
    """A word as it stands in the text, and what could stand there."""

    word: str
    plainer: str


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text; a point behind an abbreviation ends none."""
    held = ""
    for part in _ENDS.split(text):
        held = f"{held} {part}".strip()
        if held and not _SHORT.search(held):
            yield held
            held = ""
    if held:
        yield held


def long_sentences(text: str) -> list[tuple[str, int]]:
    """Sentences of more than LONGEST words, each with how many it has."""
    counted = ((sentence, len(_WORD.findall(sentence))) for sentence in sentences(text))
    return [(sentence, count) for sentence, count in counted if count > LONGEST]


def hard_words(text: str, words: Words) -> list[HardWord]:
    """Hard words in the order in which they first stand there, each once."""
    found: dict[str, tuple[int, HardWord]] = {}
    for hard, plainer in words.hard.items():
        match = _pattern(hard).search(text)
        if match:
            found[hard] = (match.start(), HardWord(match.group(), plainer))
    return [word for _, word in sorted(found.values(), key=lambda row: row[0])]


def _pattern(hard: str) -> re.Pattern[str]:
    whole = re.escape(hard.removesuffix("*"))
    end = r"[\w-]*" if hard.endswith("*") else r"\b"
    return re.compile(rf"\b{whole}{end}", re.IGNORECASE)
