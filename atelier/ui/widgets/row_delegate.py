"""How a row of a list is painted: its first line strong, the lines below it muted, all of them wrapped and whole."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from atelier.ui.theme import px, tokens

Index = QModelIndex | QPersistentModelIndex
WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
TALL = 100_000


class RowDelegate(QStyledItemDelegate):
    """Qt measures wrapped rows without their padding and then cuts the last line; this one measures what it paints."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        area = self.parent()
        width = area.viewport().width() if isinstance(area, QListWidget) else option.rect.width()
        text, head, rest = self._parts(option, index)
        inner = width - self._left(index) - px(8)
        height = sum(_height(font, inner, part) for font, part in ((text, head), (self._small(text), rest)) if part)
        return QSize(0, height + px(16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        ticked = index.data(Qt.ItemDataRole.CheckStateRole)
        plain.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        widget = self.parent()
        style = widget.style() if isinstance(widget, QListWidget) else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, widget)  # type: ignore[arg-type]
        chosen = bool(plain.state & QStyle.StateFlag.State_Selected)
        colours = tokens()
        font, head, rest = self._parts(option, index)
        spot = option.rect.adjusted(self._left(index), px(8), -px(8), 0)
        painter.save()
        if ticked is not None:
            _draw_tick(painter, option.rect, ticked=Qt.CheckState(ticked) is Qt.CheckState.Checked)
        spot = _draw(painter, spot, font, colours.on_brand_soft if chosen else colours.ink, head)
        own = index.data(Qt.ItemDataRole.ForegroundRole)
        below = own.color().name() if isinstance(own, QBrush) else colours.muted
        _draw(painter, spot, self._small(font), colours.on_brand_soft if chosen else below, rest)
        painter.restore()

    @staticmethod
    def _parts(option: QStyleOptionViewItem, index: Index) -> tuple[QFont, str, str]:
        """The font of the first line, that line, and the lines below it."""
        head, _, rest = str(index.data() or "").partition("\n")
        font = QFont(option.font)
        if rest:
            font.setWeight(QFont.Weight.DemiBold)
        return font, head, rest

    @staticmethod
    def _small(font: QFont) -> QFont:
        small = QFont(font)
        small.setWeight(QFont.Weight.Normal)
        small.setPixelSize(px(14))
        return small

    @staticmethod
    def _left(index: Index) -> int:
        """Where the text begins: behind the padding and, when there is one, the tick box."""
        return px(8) + (px(26) if index.data(Qt.ItemDataRole.CheckStateRole) is not None else 0)


def _height(font: QFont, width: int, text: str) -> int:
    spot = QRect(0, 0, max(1, width), TALL)
    return QFontMetrics(font).boundingRect(spot, _flags(font, width, text), text).height()


def _flags(font: QFont, width: int, text: str) -> int:
    """Wrapped at words; a word that is wider than the row is broken within."""
    metrics = QFontMetrics(font)
    widest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0)
    return int(WRAPPED | Qt.TextFlag.TextWrapAnywhere if widest > width else WRAPPED)


def _draw(painter: QPainter, spot: QRect, font: QFont, colour: str, text: str) -> QRect:
    """Draw wrapped text at the top of `spot`, and give what is left of it below."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(spot, _flags(font, spot.width(), text), text)
    return spot.adjusted(0, _height(font, spot.width(), text) if text else 0, 0, 0)


def _draw_tick(painter: QPainter, spot: QRect, *, ticked: bool) -> None:
    """A tick box as large as the text, in the colours of the theme, which the style's own does not follow."""
    colours = tokens()
    box = QRect(spot.left() + px(8), spot.center().y() - px(8), px(17), px(17))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.brand if ticked else colours.field_line), px(1)))
    painter.setBrush(QColor(colours.brand if ticked else colours.surface))
    painter.drawRoundedRect(box, px(4), px(4))
    if ticked:
        painter.setPen(QPen(QColor("#FFFFFF"), px(2)))
        corner = box.topLeft()
        painter.drawPolyline([corner + QPoint(px(x), px(y)) for x, y in ((4, 9), (7, 12), (13, 5))])
