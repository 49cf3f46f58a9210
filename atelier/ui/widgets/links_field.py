"""Links between rows of one kind, written on both sides: two rows that clash know it of each other."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from atelier.domain.entity import Entity
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import button, clear, label
from atelier.ui.widgets.choice_fields import Chooser
from atelier.ui.widgets.fields import Choices, Field


class LinksField(Field):
    """The linked rows by their texts, each with a button that takes the link away, and a list to link another."""

    def __init__(self, desk: Desk, name: str, title: str, choices: Choices, offer: str) -> None:
        super().__init__(desk, name, title)
        self._choices, self._offer = choices, offer
        self._linked: list[tuple[str, UUID]] = []
        self._others: list[tuple[str, UUID]] = []
        self.removers: list[QPushButton] = []
        self._holder = QWidget()
        self._rows = QVBoxLayout(self._holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(px(4))
        self._layout.addWidget(self._holder)
        self.editor = Chooser()
        self.editor.activated.connect(self._on_chosen)
        self.place(self.editor)

    def show_value(self, value: Any) -> None:
        rows = [(text, row) for text, row in self._choices() if self.value is not None and row != self.value.id]
        linked = [(text, row) for text, row in rows if row in (value or ())]
        if linked != self._linked:
            self._linked = linked
            self._build(linked)
        self._holder.setVisible(bool(linked))
        self._fill([pair for pair in rows if pair not in linked])

    def _build(self, linked: Sequence[tuple[str, UUID]]) -> None:
        clear(self._rows)
        self.removers = []
        for text, _ in linked:
            line = QWidget()
            layout = QHBoxLayout(line)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(label(text), 1)
            remover = button("×", self._on_removed, "step", tip=tr("Take this link away: {text}", text=text))
            layout.addWidget(remover, 0, Qt.AlignmentFlag.AlignTop)
            self.removers.append(remover)
            self._rows.addWidget(line)

    def _fill(self, others: Sequence[tuple[str, UUID]]) -> None:
        if list(others) != self._others or not self.editor.count():
            self._others = list(others)
            self.editor.clear()
            self.editor.addItems([self._offer, *(text for text, _ in others)])
        self.editor.setCurrentIndex(0)

    def _on_chosen(self, index: int) -> None:
        if index:
            self._link(self._others[index - 1][1], on=True)

    def _on_removed(self) -> None:
        place = next((n for n, remover in enumerate(self.removers) if remover is self.sender()), None)
        if place is not None:
            self._link(self._linked[place][1], on=False)
            self.editor.setFocus()

    def _link(self, row: UUID, *, on: bool) -> None:
        get = self.desk.editing.get
        this, other = (get(type(self.value), self.value.id), get(type(self.value), row)) if self.value else (None, None)
        if this and other:
            both = self._with(this, other, on=on), self._with(other, this, on=on)
            if self.desk.run(self.desk.editing.change_all, *both, refused=self.refuse) is not None:
                self.bind(both[0])

    def _with(self, value: Entity, other: Entity, *, on: bool) -> Entity:
        rest = tuple(row for row in getattr(value, self.name) if row != other.id)
        values: dict[str, Any] = {self.name: (*rest, other.id) if on else rest}
        return replace(value, **values)
