"""Pages of words: the welcome, a question with its poles."""

from PySide6.QtCore import QRectF

from atelier.ui.projector.arranging import Beside, Sheet, Stack, fit
from atelier.ui.projector.boxes import NOTHING, Card, Text
from atelier.ui.projector.canvas import INK, LEFT, MIDDLE, MUTED, POLE_A, POLE_B, TOP, Canvas
from atelier.ui.projector.pages import Pole, QuestionPage, WelcomePage


def paint_welcome(canvas: Canvas, rect: QRectF, page: WelcomePage) -> None:
    """The meeting, and the questions that the week opens with."""
    head = Stack(Text(page.title, 84, bold=True), Text(page.subtitle, 34, MUTED), gap=24)
    lines = Stack(*(Text(line, 38) for line in page.lines), gap=28)
    fit(canvas, rect, Stack(head, lines, gap=70, align=MIDDLE))


def paint_question(canvas: Canvas, rect: QRectF, page: QuestionPage) -> None:
    """The question, above its poles or alone."""
    question = Text(page.question, 72, INK, LEFT | (TOP if page.poles else MIDDLE), bold=True)
    if not page.poles:
        fit(canvas, rect, Stack(question, align=MIDDLE))
        return
    poles = [_pole(pole) for pole in page.poles]
    fit(canvas, rect, Sheet(question, NOTHING, Beside(*poles)), Sheet(question, NOTHING, Stack(*poles, gap=24)))


def _pole(pole: Pole) -> Card:
    colour = POLE_A if pole.letter == "A" else POLE_B
    name = Text(f"{pole.letter} · {pole.name}", 40, colour, bold=True)
    return Card(Stack(name, Text(pole.text, 34)), colour, least=300)
