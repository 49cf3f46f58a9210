"""Tiles of one width beside each other, in as many columns as there is room for."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from atelier.ui.theme import px


class TileLayout(QLayout):
    """Rows of equal tiles that are each at least `least` wide; fewer columns when they do not fit."""

    def __init__(self, least: int, spacing: int = 16) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._least = px(least)
        self.setSpacing(px(spacing))
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _columns(self, count: int, width: int) -> int:
        """As many as fit, but no more than it takes to fill the rows evenly: five in three columns, not in four."""
        most = max(1, min(count, (width + self.spacing()) // (self._least + self.spacing())))
        rows = -(-count // most)
        return -(-count // rows)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        shown = self._shown()
        if not shown:
            return 0
        columns = self._columns(len(shown), rect.width())
        gap = self.spacing()
        width = (rect.width() - gap * (columns - 1)) // columns
        y = rect.y()
        for first in range(0, len(shown), columns):
            line = shown[first : first + columns]
            height = max(_height(item, width) for item in line)
            for n, item in enumerate(line):
                if move:
                    item.setGeometry(QRect(rect.x() + n * (width + gap), y, width, height))
            y += height + gap
        return y - gap - rect.y()


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def tiles(*widgets: QWidget, least: int, spacing: int = 16) -> QWidget:
    """A widget whose children are tiles."""
    holder = QWidget()
    layout = TileLayout(least, spacing)
    for widget in widgets:
        layout.addWidget(widget)
    holder.setLayout(layout)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder
