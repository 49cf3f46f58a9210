"""Voters as tiles: each with its name, what it weighs, and its answer in words and colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from atelier.ui.theme import px, tokens
from atelier.ui.widgets.bars import HATCHED

Index = QModelIndex | QPersistentModelIndex
TILE = Qt.ItemDataRole.UserRole
LEAST = 150  # a tile is at least this wide at scale 1
WIDER = 1.8  # how many times more columns than rows, squared: six by three for eighteen


@dataclass(frozen=True, slots=True)
class Tile:
    """One voter: `note` says what it weighs, `answer` what was answered, `away` that nobody is in the room."""

    voter: UUID
    name: str
    note: str = ""
    answer: str = ""
    colour: str = ""
    away: bool = False


class TileModel(QAbstractListModel):
    """The tiles in the order of the roll."""

    def __init__(self) -> None:
        super().__init__()
        self.tiles: tuple[Tile, ...] = ()

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these; the same voters in the same order keep their place and selection."""
        new = tuple(tiles)
        if [tile.voter for tile in new] != [tile.voter for tile in self.tiles]:
            self.beginResetModel()
            self.tiles = new
            self.endResetModel()
            return
        changed = [n for n, (old, tile) in enumerate(zip(self.tiles, new, strict=True)) if old != tile]
        self.tiles = new
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        return 0 if parent.isValid() else len(self.tiles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        tile = self.tiles[index.row()]
        if role == TILE:
            return tile
        spoken = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}
        if role in spoken:
            return ", ".join(part for part in (tile.name, tile.note, tile.answer) if part)
        return None


class TileDelegate(QStyledItemDelegate):
    """Paints one tile; the one with the cursor has a double edge."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tile: Tile = index.data(TILE)
        colours, spot = tokens(), QRectF(option.rect).adjusted(px(4), px(4), -px(4), -px(4))
        ground, ink = tile_colours(tile)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dashed = Qt.PenStyle.DashLine if tile.colour in HATCHED else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(ink if tile.answer else colours.line), 1, dashed))
        painter.setBrush(QBrush(ground))
        painter.drawRoundedRect(spot, px(10), px(10))
        view = self.parent()
        focused = isinstance(view, QListView) and view.hasFocus()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(colours.brand), px(3) if focused else px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(spot.adjusted(-px(2), -px(2), px(2), px(2)), px(12), px(12))
        self._texts(painter, spot.toRect().adjusted(px(10), px(7), -px(8), -px(6)), tile, ink)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        return view.gridSize() if isinstance(view, QListView) else super().sizeHint(option, index)

    @staticmethod
    def _texts(painter: QPainter, spot: QRect, tile: Tile, ink: QColor) -> None:
        colours = tokens()
        strong, small = fonts(painter.font())
        top = spot.top()
        faint = QColor(colours.muted)
        lines = ((strong, faint if tile.away else QColor(colours.ink), tile.name), (small, faint, tile.note),
                 (strong, ink, tile.answer))  # fmt: skip
        for font, colour, text in lines:
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(colour)
            line = QRect(spot.left(), top, spot.width(), metrics.height())
            fitted = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)
            top += metrics.height() + px(1)


class TileView(QListView):
    """Tiles in as many columns as fit; arrows move the cursor, whoever owns it answers the other keys."""

    def __init__(self) -> None:
        super().__init__()
        self.tiles = TileModel()
        self.setModel(self.tiles)
        self.setItemDelegate(TileDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "plain")
        self.setFrameShape(QListView.Shape.NoFrame)

    def fit(self) -> None:
        """Columns and rows that fill the room evenly; rows that do not fit scroll."""
        strong, small = fonts(self.font())
        least = 2 * QFontMetrics(strong).height() + QFontMetrics(small).height() + px(26)
        room, count = self.width() - px(16), len(self.tiles.tiles)
        columns = max(1, min(room // px(LEAST), ceil(sqrt(WIDER * count))))
        rows = max(1, -(-count // columns))
        height = max(least, min((self.height() - px(4)) // rows, least * 3 // 2))
        self.setGridSize(QSize(room // columns, height))
        self.setMinimumHeight(min(rows, 2) * least + px(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


def fonts(base: QFont) -> tuple[QFont, QFont]:
    """The strong and the small font of a tile."""
    strong, small = QFont(base), QFont(base)
    strong.setPixelSize(px(14))
    strong.setWeight(QFont.Weight.DemiBold)
    small.setPixelSize(px(13))
    return strong, small


def tile_colours(tile: Tile) -> tuple[QColor, QColor]:
    """Ground and ink of a tile by the colour token of its answer."""
    colours = tokens()
    pairs = {
        "a": (colours.a_soft, colours.a),
        "a-soft": (colours.a_soft, colours.a),
        "b": (colours.b_soft, colours.b),
        "b-soft": (colours.b_soft, colours.b),
        "option": (colours.brand_soft, colours.on_brand_soft),
        "neutral": (colours.chip, colours.ink),
    }
    empty = (colours.paper if tile.away else colours.surface, colours.muted)
    ground, ink = pairs[tile.colour] if tile.answer else empty
    return QColor(ground), QColor(ink)
