"""Rows that each get one of a few answers, with a text to it: by mouse, or with a digit on the chosen row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from atelier.domain.entity import Entity
from atelier.i18n import tr
from atelier.ui.theme import px
from atelier.ui.widgets.basics import flow, label
from atelier.ui.widgets.fields import Field, Form
from atelier.ui.widgets.list_editor import ROW, RowList


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its identity, what it is called, how its answer reads, the answer, and the row that holds it."""

    key: UUID
    name: str
    words: str
    answer: Any
    stored: Entity | None


class Answering(QWidget):
    """A list, the answers as buttons below it, and the text of the chosen row.

    A `narrow` list has one line per row, so that many rows stay in sight of the buttons.
    """

    answered = Signal(object, object)  # the key of the row, its new answer

    def __init__(self, title: str, answers: Sequence[tuple[str, Any]], note: Field, *, narrow: bool = False) -> None:
        super().__init__()
        self._answers, self._between = list(answers), " · " if narrow else "\n"
        self._lines: dict[UUID, Line] = {}
        self.list = RowList(title)
        self.list.currentRowChanged.connect(self._on_row)
        self.head = label("", "strong")
        self.buttons = [self._button(n, text) for n, (text, _) in enumerate(answers, 1)]
        self.note = Form(note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        for widget in (self.list, self.head, flow(*self.buttons, spacing=6), self.note):
            layout.addWidget(widget)

    def _button(self, n: int, text: str) -> QPushButton:
        widget = QPushButton(f"{n} {text}")
        widget.setProperty("role", "toggle")
        widget.setCheckable(True)
        widget.setAutoDefault(False)
        widget.setAccessibleName(text)
        widget.setToolTip(tr("{answer}; key {n} on the list", answer=text, n=n))
        widget.clicked.connect(self._on_pressed)
        key = QShortcut(QKeySequence(str(n)), self.list)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(widget.click)
        return widget

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these rows; the chosen one stays chosen while it is there."""
        chosen = self.chosen()
        self._lines = {line.key: line for line in lines}
        key = chosen.key if chosen and chosen.key in self._lines else next(iter(self._lines), None)
        self.list.fill([(line.key, f"{line.name}{self._between}{line.words}") for line in lines], key)
        self._show()

    def chosen(self) -> Line | None:
        """The row that the buttons answer for."""
        item = self.list.currentItem()
        return self._lines.get(item.data(ROW)) if item else None

    def choose(self, key: UUID) -> None:
        """Select a row."""
        row = list(self._lines).index(key) if key in self._lines else -1
        self.list.setCurrentRow(row)

    def _on_row(self) -> None:
        self._show()

    def _show(self) -> None:
        line = self.chosen()
        self.head.setText(line.name if line else "")
        for widget, (_, answer) in zip(self.buttons, self._answers, strict=True):
            widget.setEnabled(line is not None)
            widget.setChecked(line is not None and line.answer == answer)
        self.note.bind(line.stored if line else None)

    def _on_pressed(self) -> None:
        """Give the answer, or take it back when it was given already."""
        line = self.chosen()
        pressed = next((n for n, widget in enumerate(self.buttons) if widget is self.sender()), None)
        if line is not None and pressed is not None:
            self.answered.emit(line.key, self._answers[pressed][1])
            self._show()
