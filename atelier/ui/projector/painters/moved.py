"""What moved between two rounds: how the groups differ first, and never who moved."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from atelier.domain.flow_chart import FlowPicture, Node, spread
from atelier.ui.projector.arranging import Beside, Rows, Sheet, Stack, fit
from atelier.ui.projector.boxes import NOTHING, Box, Text, room_at
from atelier.ui.projector.canvas import INK, LEFT, MIDDLE, MUTED, RIGHT, TOP, Align, Canvas, width_of
from atelier.ui.projector.pages import MovedPage
from atelier.ui.projector.painters.result import LABEL, BarRow
from atelier.ui.tokens import DARK
from atelier.ui.widgets.bars import paint_part
from atelier.ui.widgets.flow_painting import band_colour, band_path

NAMES, EDGE, LEAST = 0.26, 18, 260  # the part of the width for names at a side; thickness of an answer; lowest bands
Side = tuple[Sequence[Node], Align]


@dataclass(frozen=True, slots=True)
class FlowBox:
    """Two columns of answers with bands between them, and their names beside them."""

    picture: FlowPicture

    def height(self, width: float, step: int) -> float:
        names = [sum(self._heights(side, width, step)) + room_at(6, step) * len(side[0]) for side in self._sides()]
        titles = max(title.height(self._room(width), step) for title in self._titles())
        return titles + room_at(12, step) + max(room_at(LEAST, step), *names)

    def paint(self, canvas: Canvas, rect: QRectF, step: int) -> None:
        room = self._room(rect.width())
        head = max(title.height(room, step) for title in self._titles())
        body = rect.adjusted(0, head + room_at(12, step), 0, 0)
        self._bands(canvas, body)
        for side, title, left in zip(self._sides(), self._titles(), (rect.left(), rect.right() - room), strict=True):
            title.paint(canvas, QRectF(left, rect.top(), room, head), step)
            self._names(canvas, QRectF(left, body.top(), room, body.height()), side, rect.width(), step)

    def _bands(self, canvas: Canvas, body: QRectF) -> None:
        left, right = body.left() + NAMES * body.width(), body.right() - NAMES * body.width()
        for band in sorted(self.picture.bands, key=lambda band: not band.stays):
            path = band_path(band, left + EDGE, right - EDGE, body.top(), body.height())
            canvas.painter.fillPath(path, band_colour(band, DARK.bar(band.colour)))
        for nodes, x in ((self.picture.left, left), (self.picture.right, right - EDGE)):
            for node in nodes:
                high = (node.bottom - node.top) * body.height()
                part = QRectF(x, body.top() + node.top * body.height(), EDGE, high)
                paint_part(canvas.painter, part, DARK.bar(node.colour), node.colour)

    def _names(self, canvas: Canvas, field: QRectF, side: Side, width: float, step: int) -> None:
        nodes, align = side
        heights = self._heights(side, width, step)
        centres = [(node.top + node.bottom) / 2 * field.height() for node in nodes]
        tops = spread(centres, heights, field.height(), room_at(6, step))
        for node, top, high in zip(nodes, tops, heights, strict=True):
            _name(node, align).paint(canvas, QRectF(field.left(), field.top() + top, field.width(), high), step)

    def _heights(self, side: Side, width: float, step: int) -> list[float]:
        return [_name(node, side[1]).height(self._room(width), step) for node in side[0]]

    @staticmethod
    def _room(width: float) -> float:
        return NAMES * width - 16

    def _sides(self) -> tuple[Side, Side]:
        return (self.picture.left, RIGHT | TOP), (self.picture.right, LEFT | TOP)

    def _titles(self) -> tuple[Text, Text]:
        first, second = self.picture.titles
        return Text(first, 28, MUTED, RIGHT | TOP), Text(second, 28, MUTED)


def _name(node: Node, align: Align) -> Text:
    return Text(f"{node.label} {node.count}", 30, INK, align)


def paint_moved(canvas: Canvas, rect: QRectF, page: MovedPage) -> None:
    """The groups at the left of the picture or above it: whatever keeps the text largest."""
    question = Text(page.question, 46, bold=True)
    groups = Stack(*(Text(line, 30, MUTED) for line in page.groups), gap=8)
    change = Stack(*(Text(line, 34, bold=not n) for n, line in enumerate(page.change)), gap=8)
    sheets: list[Box] = []
    for picture in _pictures(page, rect.width()):
        sheets += [
            Sheet(question, Beside(Stack(groups, change, gap=32, align=MIDDLE), picture, shares=(0.36, 0.64)), NOTHING),
            Sheet(Stack(question, groups, gap=16), picture, change),
        ]
    fit(canvas, rect, *sheets)


def _pictures(page: MovedPage, width: float) -> list[Box]:
    """The bands, or the bars of the second round with a mark for the first one."""
    if page.picture:
        return [FlowBox(page.picture)]
    widest = max((width_of(bar.label, LABEL) for bar in page.bars), default=0.0) + 24
    return [
        Rows([BarRow(bar, names) for bar in page.bars], columns, 10, 72)
        for columns in (1, 2)
        for names in (min(0.34, widest * columns / width), 0.0)
    ]
