"""A poll that is open: the question, what can be answered, and how many did."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from atelier.ui.projector.arranging import Rows, Sheet, Stack, fit
from atelier.ui.projector.boxes import Box, Point, Text, room_at
from atelier.ui.projector.canvas import BRAND, LEFT, MIDDLE, MUTED, TOP, TRACK, Canvas
from atelier.ui.projector.pages import PollPage
from atelier.ui.projector.painters.poles import pole_name


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many of those present have answered."""

    share: float

    def height(self, width: float, step: int) -> float:
        del width
        return room_at(14, step)

    def paint(self, canvas: Canvas, rect: QRectF, step: int) -> None:
        del step
        canvas.fill(rect, TRACK, rect.height() / 2)
        if self.share:
            done = QRectF(rect.left(), rect.top(), rect.width() * self.share, rect.height())
            canvas.fill(done, BRAND, rect.height() / 2)


def paint_poll(canvas: Canvas, rect: QRectF, page: PollPage) -> None:
    """Options in one column, or in two where that keeps them larger; what A and B stand for, above them."""
    how = Text(page.how, 34, MUTED)
    question = Stack(Text(page.question, 64, bold=True), *(pole_name(pole, LEFT | TOP) for pole in page.poles), how)
    foot = Stack(Turnout(page.share), Text(page.note, 34))
    points = [Point(Text(option, 36, MUTED, LEFT | MIDDLE)) for option in page.options]
    sheets: list[Box] = [Sheet(question, Rows(points, columns, pitch=76), foot) for columns in (1, 2)]
    fit(canvas, rect, *sheets)
