"""Surfaces that can be told apart without colour: pole A plain, pole B hatched, the middle dotted."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.graphics.shapes import Line, Path, Rect, Shape

from atelier.reports.styles import FILLS, WHITE


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points; y runs upward from its foot."""

    x: float
    y: float
    width: float
    height: float


def filled(box: Box, colour: str) -> Iterator[Shape]:
    """A box in the colour of a token, with the pattern that says the same."""
    yield Rect(box.x, box.y, box.width, box.height, fillColor=FILLS[colour], strokeColor=None)
    if colour in {"b", "b-soft"}:
        yield _hatch(box)
    elif colour == "neutral":
        yield from _dots(box)


def _hatch(box: Box, step: float = 3.6) -> Shape:
    """White lines at 45 degrees, cut off at the edges of the box; one path, because a report holds thousands."""
    path = Path(strokeColor=WHITE, strokeWidth=0.55, fillColor=None)
    offset = -box.height + step / 2
    while offset < box.width:
        start, end = max(offset, 0.0), min(offset + box.height, box.width)
        if end > start:
            path.moveTo(box.x + start, box.y + start - offset)
            path.lineTo(box.x + end, box.y + end - offset)
        offset += step
    return path


def _dots(box: Box, step: float = 3.5) -> Iterator[Shape]:
    """Rows of dots: a dashed line whose dashes are nothing but their round ends."""
    start, end = box.x + step / 2, box.x + box.width - 1
    for line in range(int(box.height / step)):
        y = box.y + (line + 0.5) * box.height / int(box.height / step)
        if end > start:
            yield Line(start, y, end, y, strokeColor=WHITE, strokeWidth=1.1, strokeLineCap=1, strokeDashArray=[0, step])
