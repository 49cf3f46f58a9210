"""What the library holds and the event does not: each with a button that adds it."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from atelier.domain.entity import Entity
from atelier.domain.themes import Dilemma, Statement
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button, clear, flow, label, nest

REFERRED = ("pillar", "tension_field", "scale", "council_role")  # sections that dilemma's and statements name


def missing(desk: Desk, section: str) -> list[Any]:
    """The entries of a section that are not in the event: never added, or removed."""
    library, event = desk.workspace.library, desk.workspace.event
    return [value for value in library.rows(section, event.id) if desk.editing.get(type(value), value.id) is None]


def with_references(desk: Desk, values: Sequence[Entity]) -> list[Entity]:
    """The values, after the pillars, fields, scales and roles that they name and the event lacks."""
    named = {row for value in values for row in _named(value)}
    lacking = [value for section in REFERRED for value in missing(desk, section) if value.id in named]
    return [*lacking, *values]


def _named(value: Entity) -> set[UUID | None]:
    if isinstance(value, Dilemma):
        return {value.pillar, value.tension_field, *value.scales}
    return {value.pillar, *value.clashes_roles} if isinstance(value, Statement) else set()


class LibraryPanel(Card):
    """The entries of one section that can be added. `describe` gives a row's name and what stands below it."""

    closed = Signal()

    def __init__(self, desk: Desk, section: str, describe: Callable[[Any], tuple[str, str]]) -> None:
        super().__init__(tr("From the library"))
        self._desk, self._section, self._describe = desk, section, describe
        self._values: list[Any] = []
        self._adds: list[QPushButton] = []
        self._told = label("", "muted")
        self._all = button(tr("Add all"), self.add_all)
        self._close = button(tr("Close"), self.closed.emit, "quiet")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(14))
        self.body.addWidget(self._told)
        self.body.addWidget(flow(self._all, self._close))
        nest(self.body, self._rows)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Show what can be added now."""
        values = missing(self._desk, self._section)
        if values != self._values:
            self._values = values
            self._build()
        self._told.setText(_told(len(values)))
        self._all.setVisible(len(values) > 1)

    def add_all(self) -> None:
        """Everything that is missing, in one act."""
        self._add(self._values)
        self.start()

    def start(self) -> None:
        """Put the focus where the panel begins."""
        first = self._adds[0] if self._adds else self._close
        first.setFocus()

    def _add(self, values: Sequence[Entity]) -> None:
        self._desk.run(self._desk.editing.add, *with_references(self._desk, values))
        self.refresh()

    def _build(self) -> None:
        clear(self._rows)
        self._adds = []
        for value in self._values:
            name, text = self._describe(value)
            add = button(tr("Add"), self._on_add, tip=tr("Add “{name}”", name=name))
            self._adds.append(add)
            self._rows.addWidget(_entry(name, text, add))

    def _on_add(self) -> None:
        place = next((n for n, add in enumerate(self._adds) if add is self.sender()), None)
        if place is None:
            return
        self._add([self._values[place]])
        after = self._adds[min(place, len(self._adds) - 1)] if self._adds else self._close
        after.setFocus()


def _told(count: int) -> str:
    if not count:
        return tr("Everything in the library is in this event already.")
    return trn(
        "{n} entry is not in this event. What you add is a copy that you can change.",
        "{n} entries are not in this event. What you add is a copy that you can change.",
        count,
    )


def _entry(name: str, text: str, add: QPushButton) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(px(4))
    layout.addWidget(label(name, "strong"))
    if text:
        layout.addWidget(label(text, "muted"))
    layout.addWidget(flow(add))
    return holder
