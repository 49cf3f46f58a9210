"""Painted bars: ordered options with the mark of the round before, and one stacked bar."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from atelier.domain.charts import Bar, Segment
from atelier.i18n import percentage
from atelier.ui.theme import px, tokens

HATCHED = ("b", "b-soft")  # pole B is hatched, so that colour is never alone


def paint_part(painter: QPainter, rect: QRectF, colour: QColor, name: str) -> None:
    """One filled part of a bar; those of pole B carry a hatching."""
    painter.fillRect(rect, colour)
    if name in HATCHED:
        light = QColor(255, 255, 255, 90)
        painter.fillRect(rect, QBrush(light, Qt.BrushStyle.BDiagPattern))


class BarChart(QWidget):
    """Ordered bars with label, count and share; a stroke marks the round before."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: Sequence[Bar] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Paint these bars from now on."""
        self._bars = bars
        text = ", ".join(f"{bar.label}: {bar.count}" for bar in bars)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(220), px(32) * max(1, len(self._bars)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, colours = self.fontMetrics(), tokens()
        names = max((metrics.horizontalAdvance(bar.label) for bar in self._bars), default=0) + px(10)
        figures = metrics.horizontalAdvance("188 · 100%") + px(8)
        track = max(px(40), self.width() - names - figures)
        for n, bar in enumerate(self._bars):
            top, height = n * px(32) + px(4), px(24)
            line = QRectF(0, top, names, height)
            painter.setPen(QColor(colours.ink))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, bar.label)
            self._paint_track(painter, QRectF(names, top, track, height), bar)
            painter.setPen(QColor(colours.ink))
            text = f"{bar.count} · {percentage(bar.share)}"
            spot = QRectF(names + track + px(8), top, figures, height)
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    @staticmethod
    def _paint_track(painter: QPainter, rect: QRectF, bar: Bar) -> None:
        path = QPainterPath()
        path.addRoundedRect(rect, px(6), px(6))
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(rect, QColor(tokens().track))
        filled = QRectF(rect.left(), rect.top(), rect.width() * bar.share, rect.height())
        paint_part(painter, filled, tokens().bar(bar.colour), bar.colour)
        painter.restore()
        if bar.mark is not None:
            x = rect.left() + rect.width() * bar.mark
            stroke = QRectF(x - px(1.5), rect.top() - px(3), px(3), rect.height() + px(6))
            painter.fillRect(stroke, QColor(tokens().ink))


class StackedBar(QWidget):
    """All answers in one bar from the first option to the last."""

    def __init__(self, segments: Sequence[Segment], text: str) -> None:
        super().__init__()
        self._segments = segments
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(160), px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(0, 0, self.width(), px(14))
        path = QPainterPath()
        path.addRoundedRect(rect, px(6), px(6))
        painter.setClipPath(path)
        painter.fillRect(rect, QColor(tokens().track))
        for part in self._segments:
            spot = QRectF(rect.width() * part.start, 0, rect.width() * (part.end - part.start), rect.height())
            paint_part(painter, spot, tokens().bar(part.colour), part.colour)
