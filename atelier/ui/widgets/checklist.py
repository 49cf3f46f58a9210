"""A field that holds a set of other rows whose names are sentences: a list with a tick before each."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem

from atelier.ui.desk import Desk
from atelier.ui.widgets.basics import label
from atelier.ui.widgets.fields import Choices, Field
from atelier.ui.widgets.list_editor import ROW, RowList

TICKED, OPEN = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ChecklistField(Field):
    """Rows to tick, by mouse anywhere on the row or by Space; `empty` says what to do when there are none."""

    def __init__(self, desk: Desk, name: str, title: str, choices: Choices, hint: str = "", *, empty: str = "") -> None:
        super().__init__(desk, name, title, hint)
        self._choices = choices
        self._texts: list[tuple[str, Any]] = []
        self._pressed = OPEN
        self.editor = RowList(title)
        self.empty = label(empty, "muted")
        self._layout.addWidget(self.empty)
        self.place(self.editor)
        self.editor.itemPressed.connect(self._on_pressed)
        self.editor.itemClicked.connect(self._on_clicked)
        self.editor.itemChanged.connect(self._on_changed)

    def show_value(self, value: Any) -> None:
        rows = list(self._choices())
        if rows != self._texts:
            self._texts = rows
            self.editor.fill([(key, text) for text, key in rows])
        self.empty.setVisible(not rows)
        self.editor.setVisible(bool(rows))
        self.editor.blockSignals(True)
        for item in self._items():
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(TICKED if item.data(ROW) in (value or ()) else OPEN)
        self.editor.blockSignals(False)
        self.editor.fit()

    def _items(self) -> list[QListWidgetItem]:
        return [self.editor.item(n) for n in range(self.editor.count())]

    def _on_pressed(self, item: QListWidgetItem) -> None:
        self._pressed = item.checkState()

    def _on_clicked(self, item: QListWidgetItem) -> None:
        """Qt ticks only on the box itself; the text beside it is as good a target."""
        if item.checkState() == self._pressed:
            item.setCheckState(OPEN if self._pressed == TICKED else TICKED)

    def _on_changed(self) -> None:
        shown = {key for _, key in self._texts}
        unseen = tuple(key for key in getattr(self.value, self.name, ()) if key not in shown)
        ticked: tuple[UUID, ...] = tuple(item.data(ROW) for item in self._items() if item.checkState() == TICKED)
        self.commit(unseen + ticked)
