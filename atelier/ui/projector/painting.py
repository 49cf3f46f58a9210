"""Painting a page in any size: all measures are parts of the height, text shrinks until it fits and is never cut."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath

from atelier.domain.charts import Bar
from atelier.i18n import percentage, tr
from atelier.ui.projector.pages import (
    BlackPage,
    Page,
    Pole,
    PollPage,
    QuestionPage,
    ResultPage,
    TimerPage,
    WelcomePage,
)
from atelier.ui.style import FAMILY
from atelier.ui.tokens import DARK, RAIL_MUTED
from atelier.ui.widgets.bars import paint_part

LINES = 900  # the height that all sizes below are given for
SMALL = 24  # the smallest text that we set, readable from the last row
SMALLEST = 8  # what text that is far too long may shrink to
GROUND, TRACK, INK = QColor("#0E1F1B"), QColor("#183029"), QColor("#FFFFFF")
MUTED, POLE_A, POLE_B, WARN = QColor(RAIL_MUTED), QColor(DARK.a), QColor(DARK.b), QColor("#FFE3A1")
LEFT, CENTRE, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
TOP, MIDDLE, BOTTOM = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignBottom


class Canvas:
    """A painter with the measures of one page; sizes and places are given for a height of 900 lines."""

    def __init__(self, painter: QPainter, rect: QRectF) -> None:
        self.painter = painter
        self.unit = rect.height() / LINES
        self.width = rect.width() / self.unit
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.topLeft())
        painter.scale(self.unit, self.unit)

    def font(self, size: float, *, bold: bool = False) -> QFont:
        """The font of the house in a size for 900 lines."""
        font = QFont(FAMILY)
        font.setPixelSize(max(1, round(size)))
        font.setBold(bold)
        return font

    def text(
        self,
        rect: QRectF,
        text: str,
        size: float,
        colour: QColor = INK,
        align: Qt.AlignmentFlag = LEFT | TOP,
        *,
        bold: bool = False,
    ) -> QRectF:
        """Text in a field, as large as `size` and as small as it takes to fit; tells where it stands."""
        wrapped = align | Qt.TextFlag.TextWordWrap
        sizes = range(SMALLEST, max(SMALLEST, round(size)) + 1)
        fitting = bisect_right(sizes, 0, key=lambda px: 0 if self._fits(rect, text, px, wrapped, bold=bold) else 1)
        font = self.font(sizes[max(0, fitting - 1)], bold=bold)
        if not fitting and self._widest(font, text) > rect.width():
            wrapped = align | Qt.TextFlag.TextWrapAnywhere
        flags = int(wrapped)
        bounds = QFontMetricsF(font).boundingRect(rect, flags, text)
        self.painter.setFont(font)
        self.painter.setPen(colour)
        self.painter.drawText(rect, flags, text)
        return bounds

    def _fits(self, rect: QRectF, text: str, size: int, flags: int, *, bold: bool) -> bool:
        font = self.font(size, bold=bold)
        bounds = QFontMetricsF(font).boundingRect(rect, int(flags), text)
        return bounds.height() <= rect.height() and self._widest(font, text) <= rect.width()

    @staticmethod
    def _widest(font: QFont, text: str) -> float:
        """The width of the longest word; what does not fit by words is broken within them."""
        return max((QFontMetricsF(font).horizontalAdvance(word) for word in text.split()), default=0.0)


def paint(page: Page, painter: QPainter, rect: QRectF) -> None:
    """Paint a page into `rect`."""
    if isinstance(page, BlackPage):
        painter.fillRect(rect, QColor("#000000"))
        return
    painter.fillRect(rect, GROUND)
    painter.save()
    canvas = Canvas(painter, rect)
    _frame(canvas, page)
    if isinstance(page, WelcomePage):
        _welcome(canvas, page)
    elif isinstance(page, QuestionPage):
        _question(canvas, page)
    elif isinstance(page, TimerPage):
        _timer(canvas, page)
    elif isinstance(page, PollPage):
        _poll(canvas, page)
    elif isinstance(page, ResultPage):
        _result(canvas, page)
    painter.restore()


def _frame(canvas: Canvas, page: Page) -> None:
    half = canvas.width / 2
    canvas.text(QRectF(84, 44, half, 40), page.left, SMALL, MUTED)
    canvas.text(QRectF(half, 44, half - 84, 40), page.right, SMALL, MUTED, RIGHT | TOP)
    if page.fictitious:
        canvas.text(QRectF(84, 850, canvas.width - 168, 34), tr("Fictitious example"), SMALL, WARN, CENTRE | BOTTOM)


def _welcome(canvas: Canvas, page: WelcomePage) -> None:
    width = canvas.width - 168
    canvas.text(QRectF(84, 180, width, 230), page.title, 84, align=LEFT | BOTTOM, bold=True)
    canvas.text(QRectF(84, 430, width, 60), page.subtitle, 34, MUTED)
    for n, line in enumerate(page.lines[:3]):
        canvas.text(QRectF(84, 540 + n * 96, width, 90), line, 38)


def _question(canvas: Canvas, page: QuestionPage) -> None:
    width = canvas.width - 168
    tall = 290 if page.poles else 560
    canvas.text(
        QRectF(84, 130, width, tall), page.question, 72, align=LEFT | (TOP if page.poles else MIDDLE), bold=True
    )
    for n, pole in enumerate(page.poles):
        side = (width - 40) / 2
        _pole(canvas, QRectF(84 + n * (side + 40), 450, side, 380), pole)


def _pole(canvas: Canvas, rect: QRectF, pole: Pole) -> None:
    colour = POLE_A if pole.letter == "A" else POLE_B
    path = QPainterPath()
    path.addRoundedRect(rect, 14, 14)
    canvas.painter.fillPath(path, TRACK)
    canvas.painter.fillRect(QRectF(rect.left(), rect.top() + 14, 8, rect.height() - 28), colour)
    inner = rect.adjusted(36, 26, -28, -24)
    name = QRectF(inner.left(), inner.top(), inner.width(), 100)
    bounds = canvas.text(name, f"{pole.letter} · {pole.name}", 40, colour, bold=True)
    top = bounds.height() + 16
    canvas.text(inner.adjusted(0, top, 0, 0), pole.text, 34)


def _timer(canvas: Canvas, page: TimerPage) -> None:
    width = canvas.width - 168
    canvas.text(QRectF(84, 130, width, 170), page.title, 58, bold=True)
    canvas.text(QRectF(84, 320, width, 330), page.time, 290, align=CENTRE | MIDDLE, bold=True)
    canvas.text(QRectF(84, 690, width, 60), page.note, 32, MUTED, CENTRE | TOP)


def _poll(canvas: Canvas, page: PollPage) -> None:
    width = canvas.width - 168
    canvas.text(QRectF(84, 120, width, 260), page.question, 64, bold=True)
    rows = page.options
    height = min(70.0, 330 / max(1, len(rows)))
    for n, option in enumerate(rows):
        canvas.text(QRectF(84, 400 + n * height, width, height), option, 36, MUTED, LEFT | MIDDLE)
    bar = QRectF(84, 752, width, 14)
    _rounded(canvas.painter, bar, TRACK)
    if page.share:
        _rounded(
            canvas.painter, QRectF(bar.left(), bar.top(), bar.width() * page.share, bar.height()), QColor(DARK.brand)
        )
    canvas.text(QRectF(84, 780, width, 60), page.note, 34, INK)


def _rounded(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    path = QPainterPath()
    path.addRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.fillPath(path, colour)


def _result(canvas: Canvas, page: ResultPage) -> None:
    width = canvas.width - 168
    canvas.text(QRectF(84, 96, width, 170), page.question, 58, bold=True)
    _bars(canvas, page.bars, QRectF(84, 290, width, 360))
    _legend(canvas, page, QRectF(84, 676, width, 164))


def _bars(canvas: Canvas, rows: Sequence[Bar], rect: QRectF) -> None:
    pitch = rect.height() / max(1, len(rows))
    thick = min(58.0, pitch * 0.8)
    metrics = QFontMetricsF(canvas.font(30))
    names = min(380.0, max((metrics.horizontalAdvance(bar.label) for bar in rows), default=0.0) + 24)
    figures = QFontMetricsF(canvas.font(30, bold=True)).horizontalAdvance("888 · 100%") + 12
    for n, bar in enumerate(rows):
        top = rect.top() + n * pitch + (pitch - thick) / 2
        colour = {"a": POLE_A, "b": POLE_B}.get(bar.colour, INK)
        canvas.text(QRectF(rect.left(), top, names - 10, thick), bar.label, 30, colour, LEFT | MIDDLE)
        track = QRectF(rect.left() + names, top, rect.width() - names - figures, thick)
        _bar(canvas.painter, track, bar)
        spot = QRectF(track.right() + 22, top, figures, thick)
        count = canvas.text(spot, str(bar.count), 30, INK, LEFT | MIDDLE, bold=True)
        rest = QRectF(spot.left() + count.width(), top, figures - count.width(), thick)
        canvas.text(rest, f" · {percentage(bar.share)}", 30, MUTED, LEFT | MIDDLE)


def _bar(painter: QPainter, track: QRectF, bar: Bar) -> None:
    path = QPainterPath()
    path.addRoundedRect(track, 10, 10)
    painter.save()
    painter.setClipPath(path)
    painter.fillRect(track, TRACK)
    filled = QRectF(track.left(), track.top(), track.width() * bar.share, track.height())
    paint_part(painter, filled, DARK.bar(bar.colour), bar.colour)
    painter.restore()
    if bar.mark is not None:
        x = track.left() + track.width() * bar.mark
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(INK)
        painter.drawRect(QRectF(QPointF(x - 2, track.top() - 6), QPointF(x + 2, track.bottom() + 6)))


def _legend(canvas: Canvas, page: ResultPage, rect: QRectF) -> None:
    """The poles at the left, the conclusion with its base at the right, the notes below."""
    half = rect.width() * 0.5
    canvas.text(QRectF(rect.left(), rect.top(), half - 20, 56), page.words, 40, INK, LEFT | MIDDLE, bold=True)
    canvas.text(QRectF(rect.left(), rect.top() + 58, half - 20, 38), page.base, 26, MUTED, LEFT | MIDDLE)
    for n, pole in enumerate(page.poles):
        colour = POLE_A if pole.letter == "A" else POLE_B
        spot = QRectF(rect.left() + half, rect.top() + n * 44, half, 42)
        canvas.text(spot, f"{pole.letter} · {pole.name}", 28, colour, RIGHT | MIDDLE, bold=True)
    canvas.text(QRectF(rect.left(), rect.top() + 100, rect.width(), 64), page.note, SMALL, MUTED, LEFT | TOP)
