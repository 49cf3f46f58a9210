"""Pages with a time: what is left of an item, and when a break is over."""

from PySide6.QtCore import QRectF

from atelier.ui.projector.arranging import Sheet, Stack, fit
from atelier.ui.projector.boxes import Big, Text
from atelier.ui.projector.canvas import CENTRE, MUTED, TOP, Canvas
from atelier.ui.projector.pages import PausePage, TimerPage


def paint_timer(canvas: Canvas, rect: QRectF, page: TimerPage) -> None:
    """What is going on and how long it takes."""
    title, note = Text(page.title, 58, bold=True), Text(page.note, 32, MUTED, CENTRE | TOP)
    fit(canvas, rect, Sheet(title, Big(page.time), note))


def paint_pause(canvas: Canvas, rect: QRectF, page: PausePage) -> None:
    """When it goes on, by the clock on the wall."""
    head = Stack(Text(page.title, 58, bold=True), Text(page.caption, 44, MUTED, CENTRE | TOP), gap=60)
    fit(canvas, rect, Sheet(head, Big(page.time), Text(page.note, 34, MUTED, CENTRE | TOP)))
