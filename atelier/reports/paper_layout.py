"""How the texts of one paper ballot are broken into lines, and how high they stand at a scale."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reportlab.lib.colors import Color

from atelier.i18n import tr
from atelier.reports import wrapping
from atelier.reports.fonts import BOLD, REGULAR, SEMIBOLD, legible
from atelier.reports.paper_ballots import Mark, PaperBallot
from atelier.reports.styles import INK, MUTED

SIDE = 11.0  # of a box to tick, in points; as wide as a circle
PLACE = 24.0  # of a line to write a number on
NUMBER = 19.0  # of a circle to write a number in
GAP = 6.0
HEAD = 38.0  # of a column of boxes with a word above it


class Face(NamedTuple):
    """How a text is set: its font and colour, its size, the distance of its lines and the air below it."""

    font: str
    ink: Color
    size: float
    leading: float
    after: float


EVENT = Face(REGULAR, MUTED, 7, 9, 4)
QUESTION = Face(BOLD, INK, 11.5, 14, 4)
POLES = Face(SEMIBOLD, INK, 8.6, 11, 4)
INSTRUCTION = Face(REGULAR, INK, 8.6, 11, 6)
OPTION = Face(SEMIBOLD, INK, 10, 12.5, 0)
COLUMN = Face(REGULAR, INK, 7.6, 9.6, 0)
RULE = Face(REGULAR, MUTED, 6.8, 8.4, 2)


@dataclass(frozen=True, slots=True)
class Lines:
    """A text of one face, broken; a line ends with a blank, because only that keeps words apart when read aloud."""

    face: Face
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        """With the air below it."""
        return len(self.lines) * self.face.leading + self.face.after


@dataclass(frozen=True, slots=True)
class Laid:
    """One paper, laid out for a width; `row` is the least height of an answer."""

    paper: PaperBallot
    head: tuple[Lines, ...]
    options: tuple[Lines, ...]
    foot: tuple[Lines, ...]

    @property
    def row(self) -> float:
        """The least height of an answer."""
        return (NUMBER if self.paper.mark is Mark.NUMBER else SIDE) + GAP

    def rows(self) -> Iterator[float]:
        """The height of each answer."""
        return (max(self.row, option.height + GAP / 2) for option in self.options)

    @property
    def heads(self) -> float:
        """The height of the words above the boxes."""
        return COLUMN.leading + 2 if self.paper.heads else 0

    @property
    def height(self) -> float:
        """From the first line to the last."""
        texts = sum(lines.height for lines in (*self.head, *self.foot))
        return texts + self.heads + sum(self.rows()) + GAP


def marks_width(paper: PaperBallot) -> float:
    """How much room the boxes beside an answer take."""
    match paper.mark:
        case Mark.PLACE:
            return PLACE + GAP
        case Mark.NUMBER:
            return NUMBER + GAP
        case Mark.ENDS:
            return HEAD * paper.marks
        case _:
            return paper.marks * (SIDE + 4) - 4 + GAP


def laid(paper: PaperBallot, width: float) -> Laid:
    """The paper for a width in points."""

    def lines(text: str, face: Face, room: float = width) -> Lines:
        return _broken(text, face, room)

    mark = tr("fictitious example") if paper.fictitious else ""
    top = " · ".join(part for part in (paper.event, paper.note, mark) if part)
    texts = ((top, EVENT), (paper.question, QUESTION), (paper.poles, POLES), (paper.instruction, INSTRUCTION))
    head = tuple(lines(text, face) for text, face in texts if text)
    room = width - marks_width(paper)
    options = tuple(lines(option, OPTION, room) for option in paper.options)
    return Laid(paper, head, options, (lines(paper.rule, RULE), lines(paper.promise, RULE)))


def _broken(text: str, face: Face, room: float) -> Lines:
    piece = wrapping.Piece(legible(text), wrapping.Face(face.font))
    lines = wrapping.broken(wrapping.words([piece]), face.size, room)
    texts = ("".join(part.text for part in line.pieces) + ("" if line.torn else " ") for line in lines)
    return Lines(face, tuple(texts))
