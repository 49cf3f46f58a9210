"""The result of a poll: bars with the marks of the round before, and what they mean."""

from dataclasses import dataclass
from math import inf

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainterPath

from atelier.domain.charts import Bar
from atelier.i18n import percentage
from atelier.ui.projector.arranging import Beside, Rows, Sheet, Stack, fit
from atelier.ui.projector.boxes import Text, room_at, size_at
from atelier.ui.projector.canvas import (
    INK,
    LEFT,
    MIDDLE,
    MUTED,
    POLE_A,
    POLE_B,
    RIGHT,
    SMALL,
    TOP,
    TRACK,
    Canvas,
    width_of,
)
from atelier.ui.projector.pages import ResultPage
from atelier.ui.projector.painters.poles import pole_name
from atelier.ui.tokens import DARK
from atelier.ui.widgets.bars import paint_part

LABEL, THICK = 30, 58
COLOURS = {"a": POLE_A, "b": POLE_B}


@dataclass(frozen=True, slots=True)
class BarRow:
    """One option: its name at the left (a share `names` of the width) or, without one, above its bar; its figures."""

    bar: Bar
    names: float

    def height(self, width: float, step: int) -> float:
        label = self._label().height(width * self.names - 16 if self.names else width, step)
        bar = room_at(34 if self.names else 24, step)
        if width - width * self.names - self._figures(step) < 120:
            return inf
        figures = size_at(LABEL, step) * 1.3
        return max(label, bar, figures) if self.names else label + max(bar, figures)

    def paint(self, canvas: Canvas, rect: QRectF, step: int) -> None:
        names, label = rect.width() * self.names, self._label()
        line = QRectF(rect)
        if self.names:
            label.paint(canvas, QRectF(rect.left(), rect.top(), names - 16, rect.height()), step)
        else:
            high = label.height(rect.width(), step)
            label.paint(canvas, QRectF(rect.left(), rect.top(), rect.width(), high), step)
            line.setTop(rect.top() + high)
        thick = min(room_at(THICK, step), line.height() - 6)
        top = line.top() + (line.height() - thick) / 2
        track = QRectF(line.left() + names, top, line.width() - names - self._figures(step), thick)
        _paint_bar(canvas, track, self.bar)
        self._paint_figures(canvas, QRectF(track.right() + 22, line.top(), self._figures(step), line.height()), step)

    def _label(self) -> Text:
        return Text(self.bar.label, LABEL, COLOURS.get(self.bar.colour, INK), LEFT | MIDDLE)

    def _figures(self, step: int) -> float:
        size = size_at(LABEL, step)
        return width_of(f"{self.bar.count:>3}8", size, bold=True) + width_of(" · 100%", size) + 22

    def _paint_figures(self, canvas: Canvas, rect: QRectF, step: int) -> None:
        size, count = size_at(LABEL, step), str(self.bar.count)
        canvas.write(rect, count, size, INK, LEFT | MIDDLE, bold=True)
        share = rect.adjusted(width_of(count, size, bold=True), 0, 0, 0)
        canvas.write(share, f" · {percentage(self.bar.share)}", size, MUTED, LEFT | MIDDLE)


def _paint_bar(canvas: Canvas, track: QRectF, bar: Bar) -> None:
    """The bar in its track; the mark of the round before stands out on both sides, but stays in the row."""
    painter, path = canvas.painter, QPainterPath()
    path.addRoundedRect(track, min(10.0, track.height() / 3), min(10.0, track.height() / 3))
    painter.save()
    painter.setClipPath(path)
    painter.fillRect(track, QColor(TRACK))
    filled = QRectF(track.left(), track.top(), track.width() * bar.share, track.height())
    paint_part(painter, filled, DARK.bar(bar.colour), bar.colour)
    painter.restore()
    if bar.mark is not None:
        x = track.left() + track.width() * bar.mark
        canvas.fill(QRectF(x - 2, track.top() - 3, 4, track.height() + 6), INK)


def paint_result(canvas: Canvas, rect: QRectF, page: ResultPage) -> None:
    """The bars in one column or in two, with their names beside or above them: whatever keeps the text largest."""
    question, legend = Text(page.question, 58, bold=True), _legend(page)
    widest = max((width_of(bar.label, LABEL) for bar in page.bars), default=0.0) + 24
    sheets = [
        Sheet(question, Rows([BarRow(bar, names) for bar in page.bars], columns, 10, 72), legend)
        for columns in (1, 2)
        for names in (min(0.34, widest * columns / rect.width()), 0.0)
    ]
    fit(canvas, rect, *sheets)


def _legend(page: ResultPage) -> Stack:
    """The conclusion with its base at the left, the poles at the right, the notes below."""
    words = Stack(Text(page.words, 40, bold=True), Text(page.base, 26, MUTED), gap=4)
    poles = Stack(*(pole_name(pole, RIGHT | TOP) for pole in page.poles), gap=8)
    return Stack(Beside(words, poles, shares=(0.5, 0.5)), Text(page.note, SMALL, MUTED), gap=16)
