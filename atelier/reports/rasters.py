"""A drawing of our charts as PNG, for documents that somebody goes on writing in: the same shapes as on paper."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from PIL import Image, ImageDraw, ImageFont
from reportlab.graphics.shapes import Drawing, Group, Line, Path, Rect, Shape, String

from atelier.i18n import language
from atelier.paths import resources
from atelier.reports.charts import drawing
from atelier.reports.model import Picture
from atelier.reports.vectors import colour, steps

_PIECES = 24  # of a curve
_FINE, _KEPT = 6, 3  # pixels per point while drawing, and in the picture that is kept (216 a inch)

Place = tuple[float, float]  # of the origin, in points from the foot of the drawing


@dataclass(frozen=True, slots=True)
class Raster:
    """A chart as PNG, with its size in points."""

    content: bytes
    width: float
    height: float


def chart(picture: Picture, room: float) -> Raster:
    """A chart of `room` points wide; eighteen editions show the same ones, so the last hundreds are kept."""
    return _chart(picture, room, language())


@lru_cache(maxsize=400)
def _chart(picture: Picture, room: float, _language: str) -> Raster:
    inner = drawing(picture, room)
    return Raster(png(inner), inner.width, inner.height)


def png(inner: Drawing) -> bytes:
    """The drawing on white; larger than its place, so that it stays sharp in print."""
    size = (round(inner.width * _FINE), round(inner.height * _FINE))
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    for shape in inner.contents:
        _draw(shape, (0, 0), pen, size[1])
    small = image.resize((size[0] * _KEPT // _FINE, size[1] * _KEPT // _FINE), Image.Resampling.LANCZOS)
    target = io.BytesIO()
    small.quantize(128).save(target, "PNG", dpi=(72 * _KEPT, 72 * _KEPT), optimize=True)
    return target.getvalue()


def _draw(shape: Shape, origin: Place, pen: Any, height: int) -> None:  # noqa: C901 - one case per shape
    """Draw a shape; groups only move what is in them."""

    def at(x: float, y: float) -> Place:
        return (x + origin[0]) * _FINE, height - (y + origin[1]) * _FINE

    match shape:
        case Group():
            moved = (origin[0] + shape.transform[4], origin[1] + shape.transform[5])
            for child in shape.contents:
                _draw(child, moved, pen, height)
        case Rect():
            left, foot = at(shape.x, shape.y)
            right, top = at(shape.x + shape.width, shape.y + shape.height)
            if right - left >= 1:
                pen.rectangle((left, top, right - 1, foot - 1), fill=colour(shape.fillColor))
        case String():
            font = _font(shape.fontName, shape.fontSize)
            pen.text(at(shape.x, shape.y), shape.text, fill=colour(shape.fillColor), font=font, anchor="ls")
        case Line():
            _line(shape, at(shape.x1, shape.y1), at(shape.x2, shape.y2), pen)
        case Path() if shape.fillColor is not None:
            pen.polygon([at(x, y) for x, y in _outline(shape)], fill=colour(shape.fillColor))
        case Path():
            corners = [at(x, y) for x, y in zip(shape.points[::2], shape.points[1::2], strict=True)]
            for start, end in zip(corners[::2], corners[1::2], strict=True):  # a hatch: every stroke on its own
                pen.line((*start, *end), fill=colour(shape.strokeColor), width=round(shape.strokeWidth * _FINE))
        case _:
            raise TypeError(f"no way to draw {shape!r}")


def _line(shape: Line, start: Place, end: Place, pen: Any) -> None:
    """A stroke, or the row of dots that a dashed one is."""
    thick = shape.strokeWidth * _FINE
    if not shape.strokeDashArray:
        pen.line((*start, *end), fill=colour(shape.strokeColor), width=round(thick))
        return
    step, across = sum(shape.strokeDashArray) * _FINE, start[0]
    while across <= end[0]:
        box = (across - thick / 2, start[1] - thick / 2, across + thick / 2, start[1] + thick / 2)
        pen.ellipse(box, fill=colour(shape.strokeColor))
        across += step


def _outline(shape: Path) -> Iterator[Place]:
    """The corners of a filled path, a curve in short pieces."""
    last: Place = (0, 0)
    for name, places in steps(shape):
        if name == "C":
            yield from (_on_curve((last, *places), piece / _PIECES) for piece in range(1, _PIECES + 1))
        else:
            yield from places
        last = places[-1] if places else last


def _on_curve(places: Sequence[Place], part: float) -> Place:
    """The point of a Bézier curve at this part, 0..1."""
    if len(places) == 1:
        return places[0]
    nearer = [(a + (c - a) * part, b + (d - b) * part) for (a, b), (c, d) in pairwise(places)]
    return _on_curve(nearer, part)


@cache
def _font(name: str, size: float) -> ImageFont.FreeTypeFont:
    file = name.replace("Atkinson-", "AtkinsonHyperlegibleNext-")
    return ImageFont.truetype(resources() / "fonts" / f"{file}.ttf", size * _FINE)
