"""The arguments of one side: dragged to order them or to the other side, dropped on each other to merge them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractItemView, QListWidgetItem

from atelier.i18n import tr
from atelier.ui.theme import px, tokens
from atelier.ui.widgets.list_editor import ROW, RowList

FORMAT = "application/x-atelier-argument"
ONTO = QAbstractItemView.DropIndicatorPosition.OnItem
BELOW = QAbstractItemView.DropIndicatorPosition.BelowItem


class ArgumentList(RowList):
    """Rows carry the identity of an argument; what a drop means is told by signals, the rows change afterwards."""

    merged = Signal(object, object)  # the argument that was dropped, and the one that it was dropped on
    moved = Signal(object, object)  # the argument, and the one that it comes behind here (None: in front)
    aside = Signal(int)  # to the list at the left or at the right

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setProperty("role", "plain")
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)  # a move would take the row away before the act is done

    def fill(self, rows: Sequence[tuple[Any, str]], chosen: object = None) -> None:
        super().fill(rows, chosen)
        for n in range(self.count()):
            self.item(n).setFlags(self.item(n).flags() | Qt.ItemFlag.ItemIsDropEnabled)

    def bind(self, keys: Mapping[str, Callable[[], None]]) -> None:
        """Keys that work while this list has the focus."""
        for key, slot in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    def chosen(self) -> UUID | None:
        """The argument of the row that is selected."""
        item = self.currentItem()
        return item.data(ROW) if item and item.isSelected() else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming here by Tab chooses a row, so that its keys work at once."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason} and self.count():
            self.setCurrentRow(max(0, self.currentRow()))
            self.item(self.currentRow()).setSelected(True)

    def ids(self) -> list[UUID]:
        """The arguments from top to bottom."""
        return [self.item(n).data(ROW) for n in range(self.count())]

    # Dragging

    def mimeTypes(self) -> list[str]:
        return [FORMAT]

    def mimeData(self, items: list[QListWidgetItem]) -> QMimeData:  # type: ignore[override]
        data = QMimeData()
        data.setData(FORMAT, items[0].data(ROW).bytes)
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if event.mimeData().hasFormat(FORMAT):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        if not event.mimeData().hasFormat(FORMAT):
            event.ignore()
            return
        dragged = UUID(bytes=bytes(event.mimeData().data(FORMAT).data()))
        target, where = self.itemAt(event.position().toPoint()), self.dropIndicatorPosition()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()
        onto = target.data(ROW) if target else None
        if onto == dragged:
            return
        if onto is not None and where == ONTO:
            self.merged.emit(dragged, onto)
            return
        before = [row for row in self.ids() if row != dragged]
        place = len(before) if onto is None else before.index(onto) + (where == BELOW)
        self.moved.emit(dragged, before[place - 1] if place else None)

    # Keys and looks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }:
            self.aside.emit(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count():
            painter = QPainter(self.viewport())
            painter.setPen(tokens().muted)
            spot = self.viewport().rect().adjusted(px(8), 0, -px(8), 0)
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, tr("Nothing yet"))
            painter.end()
