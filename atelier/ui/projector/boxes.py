"""The parts of a page and the steps by which they shrink together until the whole page fits; nothing is ever cut."""

from bisect import bisect_left
from dataclasses import dataclass
from math import inf
from typing import Protocol

from PySide6.QtCore import QRectF

from atelier.ui.projector.canvas import (
    CENTRE,
    INK,
    LEFT,
    MIDDLE,
    MUTED,
    SMALL,
    TOP,
    TRACK,
    Align,
    Canvas,
    height_of,
    longest_word,
    width_of,
)

READABLE = 28  # the last step at which nothing is smaller than SMALL: 84 * 0.95**28 < 24
LAST = READABLE + 52  # a pixel high: ten thousand letters fit


def size_at(size: float, step: int) -> int:
    """A size of step 0 made smaller: first what is larger than SMALL comes down to it, only then everything."""
    if step <= READABLE:
        return round(max(min(size, SMALL), size * 0.95**step))
    return max(1, round(min(size, SMALL) * 0.94 ** (step - READABLE)))


def room_at(room: float, step: int) -> float:
    """White space and lines at a step."""
    return room * 0.96**step


class Box(Protocol):
    """Something with a height in a width at a step; `inf` where it does not fit at all."""

    def height(self, width: float, step: int) -> float:
        """The height that it needs."""

    def paint(self, canvas: Canvas, rect: QRectF, step: int) -> None:
        """Paint it into a field that is high enough."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text; while everything is readable its words are not broken, and after that its lines run on."""

    text: str
    size: float = 32
    colour: str = INK
    align: Align = LEFT | TOP
    bold: bool = False

    def height(self, width: float, step: int) -> float:
        size = size_at(self.size, step)
        if step < READABLE and longest_word(self.text, size, bold=self.bold) > width:
            return inf
        return height_of(self._words(step), size, width, bold=self.bold)

    def paint(self, canvas: Canvas, rect: QRectF, step: int) -> None:
        words = self._words(step)
        if words:
            canvas.write(rect, words, size_at(self.size, step), self.colour, self.align, bold=self.bold)

    def _words(self, step: int) -> str:
        return " ".join(self.text.split()) if step > READABLE else self.text.strip()


@dataclass(frozen=True, slots=True)
class Big:
    """One line as large as the rest of the page allows: the figures of a clock."""

    text: str
    size: int = 290
    least: int = 90

    def height(self, width: float, step: int) -> float:
        del width
        return room_at(self.least * 1.3, step) if self.text else 0.0

    def paint(self, canvas: Canvas, rect: QRectF, step: int) -> None:
        del step
        sizes = range(-self.size, 0)
        size = -sizes[min(len(sizes) - 1, bisect_left(sizes, 1, key=lambda px: self._fits(-px, rect)))]
        if self.text:
            canvas.write(rect, self.text, size, INK, CENTRE | MIDDLE, bold=True)

    def _fits(self, size: int, rect: QRectF) -> int:
        high = height_of(self.text, size, rect.width(), bold=True) <= rect.height()
        return int(high and width_of(self.text, size, bold=True) <= rect.width() - 2)


@dataclass(frozen=True, slots=True)
class Point:
    """One of several things, behind a dot."""

    text: Text

    def height(self, width: float, step: int) -> float:
        return self.text.height(width - 32, step)

    def paint(self, canvas: Canvas, rect: QRectF, step: int) -> None:
        size = size_at(self.text.size, step)
        dot = min(12.0, size / 2)
        top = rect.top() + (rect.height() - self.text.height(rect.width() - 32, step)) / 2
        canvas.fill(QRectF(rect.left(), top + size * 0.62 - dot / 2, dot, dot), MUTED, dot / 2)
        self.text.paint(canvas, QRectF(rect.left() + 32, top, rect.width() - 32, rect.bottom() - top), step)


@dataclass(frozen=True, slots=True)
class Card:
    """A box on a field of its own with a coloured edge."""

    box: Box
    edge: str
    least: float = 0.0

    def height(self, width: float, step: int) -> float:
        return max(self.box.height(width - 64, step) + room_at(50, step), room_at(self.least, step))

    def paint(self, canvas: Canvas, rect: QRectF, step: int) -> None:
        pad = room_at(25, step)
        canvas.fill(rect, TRACK, 14)
        canvas.fill(QRectF(rect.left(), rect.top() + pad / 2, 8, rect.height() - pad), self.edge)
        self.box.paint(canvas, rect.adjusted(36, pad, -28, -pad), step)


NOTHING = Text("")
