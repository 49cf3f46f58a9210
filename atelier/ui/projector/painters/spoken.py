"""What somebody said, large: an argument with its side, or a question for an expert with its answer."""

from PySide6.QtCore import QRectF

from atelier.ui.projector.arranging import Sheet, Stack, fit
from atelier.ui.projector.boxes import Text
from atelier.ui.projector.canvas import INK, LEFT, MIDDLE, MUTED, POLE_A, POLE_B, Canvas
from atelier.ui.projector.pages import SpokenPage

COLOURS = {"A": POLE_A, "B": POLE_B}


def paint_spoken(canvas: Canvas, rect: QRectF, page: SpokenPage) -> None:
    """The side by letter and name above, the words in the middle, the voices below."""
    head = Text(page.head, 44, COLOURS.get(page.letter, MUTED), bold=True)
    words = [Text(page.text, 76, INK, LEFT | MIDDLE, bold=True)]
    if page.answer:
        words.append(Text(page.answer, 48))
    fit(canvas, rect, Sheet(head, Stack(*words, gap=44, align=MIDDLE), Text(page.note, 34, MUTED)))
