"""Who went where between two rounds, on paper: bands that are told apart by their ends, names and numbers."""

from collections.abc import Iterator, Sequence

from reportlab.graphics.shapes import Drawing, Path, Shape, String
from reportlab.lib.colors import Color

from atelier.domain.flow_chart import Band, FlowPicture, Node, spread
from atelier.reports.fonts import REGULAR, SEMIBOLD, width, wrapped
from atelier.reports.patterns import Box, filled
from atelier.reports.styles import FILLS, INK, MUTED

_TEXT, _LEADING = 8.4, 10.6
_WIDEST, _NAMES, _EDGE, _HEIGHT, _HEAD = 400.0, 0.3, 8.0, 120.0, 15.0


def flows_drawing(picture: FlowPicture, room: float) -> Drawing:
    """The picture, at most 400 points wide."""
    wide = min(room, _WIDEST)
    names = wide * _NAMES
    sides = (picture.left, picture.right)
    lines = [[wrapped(f"{node.label} {node.count}", REGULAR, _TEXT, names - 8, 3) for node in side] for side in sides]
    height = max(_HEIGHT, *(sum(len(rows) * _LEADING + 2 for rows in side) for side in lines))
    drawing = Drawing(room, height + _HEAD)
    bands = sorted(picture.bands, key=lambda band: not band.stays)
    shapes: list[Shape] = [_band(band, names + _EDGE, wide - names - _EDGE, height) for band in bands]
    for side, x in zip(sides, (names, wide - names - _EDGE), strict=True):
        for node in side:
            foot = (1 - node.bottom) * height
            shapes += filled(Box(x, foot, _EDGE, (node.bottom - node.top) * height), node.colour)
    for side, words, title, right in zip(sides, lines, picture.titles, (True, False), strict=True):
        edge = names - 6 if right else wide - names + 6
        shapes += _named(side, words, height, edge, right=right)
        shapes.append(_string(edge, height + 4, title, SEMIBOLD, MUTED, right=right))
    for shape in shapes:
        drawing.add(shape)
    return drawing


def _band(band: Band, left: float, right: float, height: float) -> Path:
    """One band; who stayed is pale, so that who moved stands out."""
    middle = (left + right) / 2
    tops, feet = [[(1 - y) * height for y in pair] for pair in (
        (band.left_top, band.right_top), (band.left_bottom, band.right_bottom))]  # fmt: skip
    path = Path(fillColor=_shade(FILLS[band.colour], 0.3 if band.stays else 0.75), strokeColor=None)
    path.moveTo(left, tops[0])
    path.curveTo(middle, tops[0], middle, tops[1], right, tops[1])
    path.lineTo(right, feet[1])
    path.curveTo(middle, feet[1], middle, feet[0], left, feet[0])
    path.closePath()
    return path


def _shade(colour: Color, part: float) -> Color:
    """A colour mixed with the white of the paper: PDF/A-2 readers print it the same everywhere."""
    return Color(*(1 - part * (1 - value) for value in (colour.red, colour.green, colour.blue)))


def _named(
    side: Sequence[Node], words: Sequence[Sequence[str]], height: float, edge: float, *, right: bool
) -> Iterator[Shape]:
    """The answers with their numbers beside their column."""
    heights = [len(rows) * _LEADING for rows in words]
    centres = [(node.top + node.bottom) / 2 * height for node in side]
    for rows, top in zip(words, spread(centres, heights, height, 2), strict=True):
        for n, text in enumerate(rows):
            yield _string(edge, height - top - n * _LEADING - _TEXT, text, REGULAR, INK, right=right)


def _string(x: float, y: float, text: str, font: str, colour: Color, *, right: bool) -> String:
    start = x - width(text, font, _TEXT) if right else x
    return String(start, y, text, fontName=font, fontSize=_TEXT, fillColor=colour)
