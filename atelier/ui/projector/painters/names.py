"""Who answered what, as tiles."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from atelier.domain.name_tiles import Tile
from atelier.i18n import tr
from atelier.ui.projector.arranging import Rows, Sheet, Stack, fit
from atelier.ui.projector.boxes import Box, Text, room_at
from atelier.ui.projector.canvas import INK, MUTED, POLE_A, POLE_B, TRACK, Canvas
from atelier.ui.projector.pages import NamesPage
from atelier.ui.tokens import DARK
from atelier.ui.widgets.bars import paint_part

COLOURS = {"a": POLE_A, "a-soft": POLE_A, "b": POLE_B, "b-soft": POLE_B}
EDGE = 12


@dataclass(frozen=True, slots=True)
class TileBox:
    """One voter: the name above the answer, behind an edge in the colour of the answer."""

    tile: Tile

    def height(self, width: float, step: int) -> float:
        return self._words().height(width - EDGE - 28, step) + room_at(20, step)

    def paint(self, canvas: Canvas, rect: QRectF, step: int) -> None:
        pad = room_at(10, step)
        canvas.fill(rect, TRACK, 10)
        if self.tile.answer:
            path = QPainterPath()
            path.addRoundedRect(rect, 10, 10)
            canvas.painter.save()
            canvas.painter.setClipPath(path)
            edge = QRectF(rect.left(), rect.top(), EDGE, rect.height())
            paint_part(canvas.painter, edge, DARK.bar(self.tile.colour), self.tile.colour)
            canvas.painter.restore()
        self._words().paint(canvas, rect.adjusted(EDGE + 16, pad, -12, -pad), step)

    def _words(self) -> Stack:
        answer = self.tile.answer or tr("no answer")
        colour = COLOURS.get(self.tile.colour, INK) if self.tile.answer else MUTED
        return Stack(Text(self.tile.name, 30, bold=True), Text(answer, 26, colour), gap=2)


def paint_names(canvas: Canvas, rect: QRectF, page: NamesPage) -> None:
    """The tiles in as many columns as keep them largest, read downwards."""
    question, note = Text(page.question, 44, bold=True), Text(page.note, 28, MUTED)
    boxes = [TileBox(tile) for tile in page.tiles]
    sheets: list[Box] = [Sheet(question, Rows(boxes, columns, 12, 120), note, 24) for columns in (3, 4, 2, 5, 6, 1)]
    fit(canvas, rect, *sheets)
