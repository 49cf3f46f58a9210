"""A list of rows that can be added, ordered, removed and chosen, by mouse and by keyboard."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from atelier.domain.entity import Entity
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import button, flow, label, row
from atelier.ui.widgets.row_delegate import RowDelegate

ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class RowList(QListWidget):
    """A list as tall as its rows, whose texts wrap; the card around it scrolls."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setWordWrap(True)
        self.setItemDelegate(RowDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)

    def fill(self, rows: Sequence[tuple[Any, str]], chosen: object = None) -> None:
        """Show (data, text) pairs and select the one whose data is `chosen`."""
        self.blockSignals(True)
        self.clear()
        for data, text in rows:
            item = QListWidgetItem(text)
            item.setData(ROW, data)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
            self.addItem(item)
            if data == chosen:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self.fit()

    def fit(self) -> None:
        """Be as tall as all rows together."""
        height = sum(self.sizeHintForRow(n) for n in range(self.count())) + px(8)
        self.setFixedHeight(max(height, px(44)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def sizeHint(self) -> QSize:
        return QSize(px(220), self.height())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self._follow(self.visualRect(current))

    def _follow(self, row: QRect) -> None:
        """Let the page around the list scroll to a row, as the list itself never scrolls."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            spot = area.mapFromGlobal(self.mapToGlobal(row.center())) + QPoint(0, area.verticalScrollBar().value())
            area.ensureVisible(spot.x(), spot.y(), 0, row.height())


class ListEditor(QWidget):
    """Rows of one kind below one parent. `make` gives a new row, `describe` its text in the list."""

    chosen = Signal(object)  # the row, or None

    def __init__(
        self,
        desk: Desk,
        kind: type[Entity],
        title: str,
        make: Callable[[], Entity],
        describe: Callable[[Any], str],
        *,
        empty: str,
        ordered: bool = True,
    ) -> None:
        super().__init__()
        self._desk, self._kind, self._make, self._describe = desk, kind, make, describe
        self._where: dict[str, Any] = {}
        self.rows: list[Any] = []
        self.current: UUID | None = None
        self.list = RowList(title)
        self._empty = label(empty, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        layout.addWidget(self._empty)
        layout.addWidget(self.list)
        layout.addWidget(self._buttons(ordered=ordered))
        self.list.currentRowChanged.connect(self._on_row)
        if ordered:
            self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
            self.list.model().rowsMoved.connect(self._on_dragged)

    def _buttons(self, *, ordered: bool) -> QWidget:
        self.add_button = button(tr("Add"), self.add)
        remove = button(tr("Remove"), self.remove, "quiet")
        buttons: list[QWidget] = [self.add_button, remove]
        self._on_list("Delete", self.remove)
        if ordered:
            up = button("↑", self.move_up, "step", tip=tr("Move up (Alt+Up)"))
            down = button("↓", self.move_down, "step", tip=tr("Move down (Alt+Down)"))
            pair = QWidget()  # the two stay beside each other
            pair.setLayout(row(up, down))
            buttons.append(pair)
            self._on_list("Alt+Up", self.move_up)
            self._on_list("Alt+Down", self.move_down)
        return flow(*buttons)

    def _on_list(self, keys: str, slot: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.list)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(slot)

    def show_rows(self, rows: Sequence[Any] | None = None, **where: Any) -> None:
        """Show the rows with these field values (or the given ones), keeping the choice when it is still there."""
        self._where = where
        self.rows = list(self._desk.editing.all(self._kind, **where) if rows is None else rows)
        ids = [value.id for value in self.rows]
        if self.current not in ids:
            self.current = ids[0] if ids else None
        self.list.fill([(value.id, self._describe(value)) for value in self.rows], self.current)
        self._empty.setVisible(not ids)
        self.list.setVisible(bool(ids))
        self.chosen.emit(self.value())

    def value(self) -> Any:
        """The chosen row, or None."""
        return next((value for value in self.rows if value.id == self.current), None)

    def choose(self, row: UUID | None) -> None:
        """Select a row."""
        self.current = row
        self.show_rows(self.rows if not self._where else None, **self._where)

    def add(self) -> None:
        """A new row below the chosen one."""
        self._desk.settle()
        value = self._make()
        if self._desk.run(self._desk.editing.add, value, after=self.value()) is not None:
            self.current = value.id
            self.show_rows(**self._where)

    def remove(self) -> None:
        """Remove the chosen row; Ctrl+Z brings it back."""
        value = self.value()
        if value is not None:
            index = self.rows.index(value)
            rest = [row.id for row in self.rows if row.id != value.id]
            self.current = rest[min(index, len(rest) - 1)] if rest else None
            self._desk.run(self._desk.editing.remove, value)
            self.show_rows(**self._where)

    def move_up(self) -> None:
        """One place up."""
        self._move(-1)

    def move_down(self) -> None:
        """One place down."""
        self._move(1)

    def _move(self, step: int) -> None:
        value = self.value()
        if value is None:
            return
        index = self.rows.index(value)
        if 0 <= index + step < len(self.rows):
            self._put(value, index + step)

    def _put(self, value: Entity, index: int) -> None:
        rest = [row for row in self.rows if row.id != value.id]
        self._desk.run(self._desk.editing.move, value, rest[index - 1] if index else None)
        self.show_rows(**self._where)

    def _on_row(self, index: int) -> None:
        item = self.list.item(index)
        self.current = item.data(ROW) if item else None
        self.chosen.emit(self.value())

    def _on_dragged(self, _parent: QModelIndex, start: int, _end: int, _to: QModelIndex, place: int) -> None:
        self._put(self.rows[start], place - 1 if place > start else place)
