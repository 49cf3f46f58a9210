"""A drawing of our charts as SVG, for a page of the web: the same shapes as on paper."""

from collections.abc import Iterator
from html import escape

from reportlab.graphics.shapes import Drawing, Group, Line, Path, Rect, Shape, String
from reportlab.lib.colors import Color

from atelier.reports.fonts import BOLD, SEMIBOLD, width

STEPS = (("M", 1), ("L", 1), ("C", 3), ("Z", 0))  # what a path does, by its operator, and with how many points


def svg(drawing: Drawing, alt: str) -> str:
    """The drawing with `alt` as its name; texts keep the width that they were laid out with, in any font."""
    size = f'viewBox="0 0 {drawing.width:.1f} {drawing.height:.1f}"'
    shapes = "".join(part for shape in drawing.contents for part in _drawn(shape))
    upright = f'<g transform="matrix(1 0 0 -1 0 {drawing.height:.1f})">{shapes}</g>'
    return f'<svg role="img" aria-label="{escape(alt)}" {size}>{upright}</svg>'


def _drawn(shape: Shape) -> Iterator[str]:
    match shape:
        case Group():
            yield '<g transform="matrix({:.2f} {:.2f} {:.2f} {:.2f} {:.2f} {:.2f})">'.format(*shape.transform)
            for child in shape.contents:
                yield from _drawn(child)
            yield "</g>"
        case Rect():
            place = f'x="{shape.x:.2f}" y="{shape.y:.2f}" width="{shape.width:.2f}" height="{shape.height:.2f}"'
            yield f'<rect {place} fill="{colour(shape.fillColor)}"/>'
        case String():
            yield _text(shape)
        case Line():
            path = f"M{shape.x1:.2f} {shape.y1:.2f}L{shape.x2:.2f} {shape.y2:.2f}"
            yield f'<path d="{path}" {_pen(shape)}/>'
        case Path():
            path = "".join(step + " ".join(f"{x:.2f} {y:.2f}" for x, y in places) for step, places in steps(shape))
            yield f'<path d="{path}" {_inside(shape)}/>' if path else ""
        case _:
            raise TypeError(f"no way to draw {shape!r}")


def steps(path: Path) -> Iterator[tuple[str, list[tuple[float, float]]]]:
    """What a path does: M moves, L draws a line, C a curve (two points that pull, and its end), Z closes."""
    places = iter(zip(path.points[::2], path.points[1::2], strict=True))
    for operator in path.operators:
        name, count = STEPS[operator]
        yield name, [next(places) for _ in range(count)]


def _inside(shape: Path) -> str:
    """A path is a band that is filled, or strokes."""
    return f'fill="none" {_pen(shape)}' if shape.fillColor is None else f'fill="{colour(shape.fillColor)}"'


def _text(shape: String) -> str:
    if not shape.text:
        return ""
    room = width(shape.text, shape.fontName, shape.fontSize)
    weight = ' font-weight="600"' if shape.fontName in {BOLD, SEMIBOLD} else ""
    return (
        f'<text transform="matrix(1 0 0 -1 {shape.x:.2f} {shape.y:.2f})" font-size="{shape.fontSize}"{weight} '
        f'fill="{colour(shape.fillColor)}" textLength="{room:.2f}" lengthAdjust="spacingAndGlyphs">'
        f"{escape(shape.text)}</text>"
    )


def _pen(shape: Line | Path) -> str:
    dashes = " ".join(map(str, shape.strokeDashArray or ()))
    dashed = f' stroke-dasharray="{dashes}" stroke-linecap="round"' if dashes else ""
    return f'stroke="{colour(shape.strokeColor)}" stroke-width="{shape.strokeWidth:g}"{dashed}'


def colour(value: Color) -> str:
    """A colour as the web writes it: #1f5fa8."""
    return "#{:02x}{:02x}{:02x}".format(*value.bitmap_rgb())
