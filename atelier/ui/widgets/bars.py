"""Painted bars: ordered options with the mark of the round before, and one stacked bar."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from atelier.domain.charts import Bar, Segment
from atelier.i18n import percentage
from atelier.ui.theme import px, tokens

WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
BESIDE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
TALL = 100_000
HATCHED = ("b", "b-soft")  # pole B is hatched, so that colour is never alone


def paint_part(painter: QPainter, rect: QRectF, colour: QColor, name: str) -> None:
    """One filled part of a bar; those of pole B carry a hatching."""
    painter.fillRect(rect, colour)
    if name in HATCHED:
        light = QColor(255, 255, 255, 90)
        painter.fillRect(rect, QBrush(light, Qt.BrushStyle.BDiagPattern))


class BarChart(QWidget):
    """Ordered bars with label, count and share; a stroke marks the round before. Long labels stand above their bar."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: Sequence[Bar] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Paint these bars from now on."""
        self._bars = bars
        text = ", ".join(f"{bar.label}: {bar.count}" for bar in bars)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(220), self.heightForWidth(px(220)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(180), self.heightForWidth(max(px(180), self.width())))

    def heightForWidth(self, width: int) -> int:
        return sum(px(32) + self._above(bar, width) for bar in self._bars) or px(32)

    def _names(self, width: int) -> int:
        """The room that the labels take beside the bars; 0 when they stand above them."""
        longest = max((self.fontMetrics().horizontalAdvance(bar.label) for bar in self._bars), default=0) + px(10)
        return longest if longest <= 0.45 * width else 0

    def _above(self, bar: Bar, width: int) -> int:
        """The height of a label above its bar."""
        if self._names(width):
            return 0
        return self.fontMetrics().boundingRect(QRect(0, 0, width, TALL), WRAPPED, bar.label).height()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names, top = self._names(self.width()), 0
        figures = self.fontMetrics().horizontalAdvance("188 · 100%") + px(8)
        track = max(px(40), self.width() - names - figures)
        for bar in self._bars:
            above = self._above(bar, self.width())
            painter.setPen(QColor(tokens().ink))
            if names:
                painter.drawText(QRectF(0, top + px(4), names, px(24)), BESIDE, bar.label)
            else:
                painter.drawText(QRect(0, top, self.width(), above), WRAPPED, bar.label)
            line = top + above + px(4)
            self._paint_track(painter, QRectF(names, line, track, px(24)), bar)
            painter.setPen(QColor(tokens().ink))
            text = f"{bar.count} · {percentage(bar.share)}"
            painter.drawText(QRectF(names + track + px(8), line, figures, px(24)), BESIDE, text)
            top += px(32) + above

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
