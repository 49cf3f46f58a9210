"""Operators of PDF for text and for the shapes of our charts; ReportLab's own renderer takes three times as long."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from reportlab.graphics.shapes import Group, Line, Path, Rect, Shape, String
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import getFont

_ESCAPES = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))} | {
    ord(sign): f"\\{sign}" for sign in "\\()"
}
_STEPS = (("m", 2), ("l", 2), ("c", 6), ("h", 0))  # what a path does, and how many numbers it takes for that


class Said(NamedTuple):
    """Legible text at a place, from the foot of its letters on."""

    text: str
    font: str
    size: float
    colour: Color
    across: float
    up: float


def said(texts: Iterable[Said], document: Any) -> Iterator[str]:
    """Texts as one text object of a document."""
    colour = face = None
    yield "BT"
    for text in texts:
        if text.colour is not colour:
            colour = text.colour
            yield filled(colour)
        yield f"1 0 0 1 {text.across:.3f} {text.up:.3f} Tm"
        font = getFont(text.font)
        for subset, codes in font.splitString(text.text, document):
            name = f"{font.getSubsetInternalName(subset, document)} {text.size:g} Tf"
            yield from () if name == face else (name,)
            face = name
            yield f"({codes.decode('latin-1').translate(_ESCAPES)}) Tj"
    yield "ET"


def painted(shape: Shape, document: Any) -> Iterator[str]:
    """A shape and all within it.

    Raises:
        TypeError: our charts used no such shape until now; it needs a case here.
    """
    match shape:
        case Group():
            yield "q {:.3f} {:.3f} {:.3f} {:.3f} {:.3f} {:.3f} cm".format(*shape.transform)
            for child in shape.contents:
                yield from painted(child, document)
            yield "Q"
        case Rect(strokeColor=None):
            yield f"{filled(shape.fillColor)} {shape.x:.3f} {shape.y:.3f} {shape.width:.3f} {shape.height:.3f} re f"
        case String(textAnchor="start"):
            text = Said(shape.text, shape.fontName, shape.fontSize, shape.fillColor, shape.x, shape.y)
            yield from said([text], document)
        case Line():
            yield f"{_pen(shape)} {shape.x1:.3f} {shape.y1:.3f} m {shape.x2:.3f} {shape.y2:.3f} l S Q"
        case Path(strokeColor=None):
            yield f"{filled(shape.fillColor)} {_steps(shape)} f"
        case Path():
            yield f"{_pen(shape)} {_steps(shape)} S Q" if shape.points else ""
        case _:
            raise TypeError(f"no way to paint {shape!r}")


def _steps(path: Path) -> str:
    """The outline of a path."""
    numbers, steps = iter(path.points), list[str]()
    for operator in path.operators:
        step, size = _STEPS[operator]
        steps += [f"{number:.3f}" for number in islice(numbers, size)]
        steps.append(step)
    return " ".join(steps)


def _pen(shape: Line | Path) -> str:
    """How a stroke is drawn, in a state of its own."""
    dashes = " ".join(map(str, shape.strokeDashArray or ()))
    return f"q {_colour(shape.strokeColor)} RG {shape.strokeWidth:g} w {shape.strokeLineCap or 0} J [{dashes}] 0 d"


def filled(colour: Color) -> str:
    """The colour of surfaces and letters."""
    return f"{_colour(colour)} rg"


@cache
def _colour(colour: Color) -> str:
    return f"{colour.red:.3f} {colour.green:.3f} {colour.blue:.3f}"
