"""The picture of who went where, on the laptop; the projector and the reports set the same geometry their own way."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from atelier.domain.flow_chart import Band, FlowPicture, Node, in_words, spread
from atelier.ui.theme import px, tokens
from atelier.ui.widgets.bars import paint_part

WRAPPED = int(Qt.TextFlag.TextWordWrap)
TALL, NAMES = 10_000, 0.3  # room to measure text in; the part of the width that names take on either side
EDGE = 10  # how thick an answer stands at its side


def band_path(band: Band, left: float, right: float, top: float, height: float) -> QPainterPath:
    """The outline of one band between two columns."""
    middle = (left + right) / 2

    def y(share: float) -> float:
        return top + share * height

    path = QPainterPath(QPointF(left, y(band.left_top)))
    path.cubicTo(middle, y(band.left_top), middle, y(band.right_top), right, y(band.right_top))
    path.lineTo(right, y(band.right_bottom))
    path.cubicTo(middle, y(band.right_bottom), middle, y(band.left_bottom), left, y(band.left_bottom))
    path.closeSubpath()
    return path


def band_colour(band: Band, colour: QColor) -> QColor:
    """Who stayed is pale; who moved stands out."""
    shade = QColor(colour)
    shade.setAlpha(80 if band.stays else 190)
    return shade


class FlowChart(QWidget):
    """Two rounds as columns with bands between them."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: FlowPicture | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_picture(self, picture: FlowPicture | None) -> None:
        """Paint this picture from now on; nothing without one."""
        self._picture = picture
        self.setVisible(picture is not None)
        text = in_words(picture) if picture else ""
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(300), self.heightForWidth(px(300)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(220), self.heightForWidth(max(px(220), self.width())))

    def heightForWidth(self, width: int) -> int:
        if self._picture is None:
            return 0
        names = [sum(self._heights(side, width)) + px(4) * len(side) for side in self._sides()]
        return self._head() + max(px(200), *map(round, names))

    def _sides(self) -> tuple[Sequence[Node], Sequence[Node]]:
        return (self._picture.left, self._picture.right) if self._picture else ((), ())

    def _head(self) -> int:
        return self.fontMetrics().height() + px(8)

    def _heights(self, side: Sequence[Node], width: int) -> list[float]:
        room = QRect(0, 0, round(width * NAMES) - px(8), TALL)
        return [self.fontMetrics().boundingRect(room, WRAPPED, _text(node)).height() for node in side]

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top, height = self._head(), self.height() - self._head()
        left, right = self.width() * NAMES, self.width() * (1 - NAMES)
        for band in sorted(self._picture.bands, key=lambda band: not band.stays):
            path = band_path(band, left + px(EDGE), right - px(EDGE), top, height)
            painter.fillPath(path, band_colour(band, tokens().bar(band.colour)))
        for side, x in ((self._picture.left, left), (self._picture.right, right - px(EDGE))):
            for node in side:
                rect = QRectF(x, top + node.top * height, px(EDGE), (node.bottom - node.top) * height)
                paint_part(painter, rect, tokens().bar(node.colour), node.colour)
        self._write(painter, top, height)

    def _write(self, painter: QPainter, top: float, height: float) -> None:
        """The rounds above their columns, and beside every answer its name and number."""
        room = self.width() * NAMES - px(8)
        ends = (Qt.AlignmentFlag.AlignRight, 0.0), (Qt.AlignmentFlag.AlignLeft, self.width() - room)
        titles = self._picture.titles if self._picture else ("", "")
        for side, (align, x), title in zip(self._sides(), ends, titles, strict=True):
            painter.setPen(QColor(tokens().muted))
            painter.drawText(QRectF(x, 0, room, self._head()), align, title)
            painter.setPen(QColor(tokens().ink))
            heights = self._heights(side, self.width())
            centres = [(node.top + node.bottom) / 2 * height for node in side]
            for node, y, high in zip(side, spread(centres, heights, height), heights, strict=True):
                painter.drawText(QRectF(x, top + y, room, high), align | Qt.TextFlag.TextWordWrap, _text(node))


def _text(node: Node) -> str:
    return f"{node.label} {node.count}"
