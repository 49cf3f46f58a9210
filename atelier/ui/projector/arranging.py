"""How the parts of a page stand: below each other, beside each other, in columns, and as a whole sheet."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from math import ceil

from PySide6.QtCore import QRectF

from atelier.ui.projector.boxes import LAST, Box, room_at
from atelier.ui.projector.canvas import BOTTOM, MIDDLE, TOP, Align, Canvas


class Stack:
    """Boxes below each other; those without height take no gap."""

    def __init__(self, *boxes: Box, gap: float = 16, align: Align = TOP) -> None:
        self._boxes, self._gap, self._align = boxes, gap, align

    def height(self, width: float, step: int) -> float:
        heights = self._heights(width, step)
        gaps = max(0, sum(height > 0 for height in heights) - 1)
        return sum(heights) + gaps * room_at(self._gap, step)

    def paint(self, canvas: Canvas, rect: QRectF, step: int) -> None:
        room = rect.height() - self.height(rect.width(), step)
        top = rect.top() + (room if self._align & BOTTOM else room / 2 if self._align & MIDDLE else 0)
        for box, height in zip(self._boxes, self._heights(rect.width(), step), strict=True):
            if height:
                box.paint(canvas, QRectF(rect.left(), top, rect.width(), height), step)
                top += height + room_at(self._gap, step)

    def _heights(self, width: float, step: int) -> list[float]:
        return [box.height(width, step) for box in self._boxes]


class Beside:
    """Boxes beside each other, each with its share of the width."""

    def __init__(self, *boxes: Box, shares: Sequence[float] = (), gap: float = 40) -> None:
        self._boxes, self._gap = boxes, gap
        self._shares = shares or [1 / len(boxes)] * len(boxes)

    def height(self, width: float, step: int) -> float:
        widths = self._widths(width)
        return max(box.height(wide, step) for box, wide in zip(self._boxes, widths, strict=True))

    def paint(self, canvas: Canvas, rect: QRectF, step: int) -> None:
        left = rect.left()
        for box, wide in zip(self._boxes, self._widths(rect.width()), strict=True):
            box.paint(canvas, QRectF(left, rect.top(), wide, rect.height()), step)
            left += wide + self._gap

    def _widths(self, width: float) -> list[float]:
        room = width - self._gap * (len(self._boxes) - 1)
        return [room * share for share in self._shares]


class Rows:
    """Boxes of one kind in one or more columns, read downwards; spare room is spread over them, up to `pitch` each."""

    def __init__(self, boxes: Sequence[Box], columns: int = 1, gap: float = 12, pitch: float = 0) -> None:
        self._boxes, self._count, self._gap, self._pitch = boxes, columns, gap, pitch
        deep = max(1, ceil(len(boxes) / columns))
        self._columns = [boxes[n : n + deep] for n in range(0, len(boxes), deep)]

    def height(self, width: float, step: int) -> float:
        return max((self._deep(column, width, step) for column in self._columns), default=0.0)

    def paint(self, canvas: Canvas, rect: QRectF, step: int) -> None:
        deepest = max((len(column) for column in self._columns), default=1)
        spare = (rect.height() - self.height(rect.width(), step)) / deepest
        wide, gap = self._wide(rect.width()), room_at(self._gap, step)
        for n, column in enumerate(self._columns):
            heights = [box.height(wide, step) for box in column]
            spread = [height + min(spare, max(0.0, self._pitch - height - gap)) + gap for height in heights]
            left = rect.left() + n * (wide + 48)
            for box, top, room in zip(column, accumulate(spread, initial=rect.top()), spread, strict=False):
                box.paint(canvas, QRectF(left, top, wide, room - gap), step)

    def _wide(self, width: float) -> float:
        return (width - 48 * (self._count - 1)) / self._count

    def _deep(self, column: Sequence[Box], width: float, step: int) -> float:
        return sum(box.height(self._wide(width), step) + room_at(self._gap, step) for box in column)


class Sheet:
    """A whole page: what stands at its top, what takes the room between, and what stands at its foot."""

    def __init__(self, top: Box, middle: Box, foot: Box, gap: float = 32) -> None:
        self._top, self._middle, self._foot, self._gap = top, middle, foot, gap

    def height(self, width: float, step: int) -> float:
        boxes = (self._top, self._middle, self._foot)
        return sum(box.height(width, step) for box in boxes) + 2 * room_at(self._gap, step)

    def paint(self, canvas: Canvas, rect: QRectF, step: int) -> None:
        gap = room_at(self._gap, step)
        top, foot = (box.height(rect.width(), step) for box in (self._top, self._foot))
        self._top.paint(canvas, QRectF(rect.left(), rect.top(), rect.width(), top), step)
        self._foot.paint(canvas, QRectF(rect.left(), rect.bottom() - foot, rect.width(), foot), step)
        middle = rect.adjusted(0, (top + gap) if top else 0, 0, -(foot + gap) if foot else 0)
        self._middle.paint(canvas, middle, step)


def fit(canvas: Canvas, rect: QRectF, *candidates: Box) -> None:
    """Paint the candidate that stays largest in a field; of equals the first."""
    steps = [_step(box, rect) for box in candidates]
    best = min(range(len(candidates)), key=lambda n: steps[n])
    candidates[best].paint(canvas, rect, steps[best])


def _step(box: Box, rect: QRectF) -> int:
    """The first step at which a box fits."""
    steps = range(LAST)
    return bisect_left(steps, 1, key=lambda step: int(box.height(rect.width(), step) <= rect.height()))
