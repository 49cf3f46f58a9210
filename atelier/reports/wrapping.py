"""Text to lines: words of several faces, broken where the room ends; knows nothing of pages."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from atelier.reports.fonts import unit_width
from atelier.reports.structure import Element


class Face(NamedTuple):
    """How a piece of text is set, and which element of the structure it belongs to when it is not that of its lines."""

    font: str
    element: Element | None = None
    target: str = ""  # where a link leads
    quiet: bool = False  # whether the link looks like the text around it
    page: str = ""  # the key of the heading whose page is to be told here


class Piece(NamedTuple):
    """Text of one face."""

    text: str
    face: Face


class Line(NamedTuple):
    """Pieces side by side; `torn` says that the next line goes on with the same word."""

    pieces: tuple[Piece, ...]
    torn: bool = False


class Word(NamedTuple):
    """What no line breaks when it can be helped; `width` is at a size of one point."""

    pieces: tuple[Piece, ...]
    width: float


BREAK = Word((), 0.0)  # a line that was ended by hand


def words(pieces: Iterable[Piece]) -> list[Word]:
    """The words of legible text: one word can have several faces, a new line between words becomes a BREAK."""
    found: list[list[Piece]] = []
    glued = False
    for text, face in pieces:
        for n, line in enumerate(text.split("\n")):
            if n:
                found.append([])
            if n or line.startswith(" "):
                glued = False
            for part in filter(None, line.split(" ")):
                if glued:
                    found[-1].append(Piece(part, face))
                else:
                    found.append([Piece(part, face)])
                glued = False
            glued = not line.endswith(" ") if line else glued
    kept = [word for before, word in pairwise([[], *found]) if word or before]
    return [_word(word) if word else BREAK for word in (kept if kept and kept[-1] else kept[:-1])]


def broken(found: Sequence[Word], size: float, room: float) -> list[Line]:
    """Words set as lines of at most `room` points; a word that is wider than a whole line is torn."""
    lines: list[Line] = []
    line: list[Word] = []
    used = 0.0
    for word in found:
        start = used + unit_width(" ", _between(line[-1], word).font) * size if line and word.pieces else 0.0
        if word.pieces and start + word.width * size <= room:
            line.append(word)
            used = start + word.width * size
            continue
        if line:
            lines.append(Line(_joined(line)))
        *torn, rest = _torn(word, size, room) if word.width * size > room else (word,)
        lines += (Line(part.pieces, torn=True) for part in torn)
        line, used = [rest] if rest.pieces else [], rest.width * size
    return [*lines, Line(_joined(line))] if line else lines


def _word(pieces: Sequence[Piece]) -> Word:
    if len(pieces) == 1:
        ((text, face),) = pieces
        return Word((pieces[0],), unit_width(text, face.font))
    return Word(tuple(pieces), sum(unit_width(text, face.font) for text, face in pieces))


def _between(before: Word, after: Word) -> Face:
    """The face of the space between two words: never that of a link that ends or begins there."""
    first, second = before.pieces[-1].face, after.pieces[0].face
    return first if first.element is None or first == second else second


def _joined(line: Sequence[Word]) -> tuple[Piece, ...]:
    """The words of a line with spaces between them, as few pieces as possible."""
    spaced = list(line[0].pieces)
    for before, word in pairwise(line):
        spaced += (Piece(" ", _between(before, word)), *word.pieces)
    groups = groupby(spaced, key=itemgetter(1))
    return tuple(Piece("".join(text for text, _ in group), face) for face, group in groups)


def _torn(word: Word, size: float, room: float) -> Iterator[Word]:
    """Parts of a word that fit the room, at least one character each."""
    part: list[Piece] = []
    used = 0.0
    for text, face in word.pieces:
        for character in text:
            wide = unit_width(character, face.font) * size
            if part and used + wide > room:
                yield _word(_joined([_word(part)]))
                part, used = [], 0.0
            part.append(Piece(character, face))
            used += wide
    yield _word(_joined([_word(part)]))
