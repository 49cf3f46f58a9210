"""One line in which a new row is typed; what stands in it survives a kill of the program."""

from collections.abc import Callable
from uuid import UUID, uuid4

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from atelier.domain.entity import Entity
from atelier.ui.desk import Desk
from atelier.ui.widgets.text_fields import DRAFT_MS

Make = Callable[[UUID, str], Entity | None]


class TypedLine(QLineEdit):
    """`make` gives the row that an identity and a text stand for; None when nothing can be added here now."""

    def __init__(self, desk: Desk, title: str, make: Make) -> None:
        super().__init__()
        self._desk, self._make = desk, make
        self._row = uuid4()
        self._kept: Entity | None = None
        self.edited: Entity | None = None  # the row that is changed here, when none is added
        self.setAccessibleName(title)
        self.setPlaceholderText(title)
        self.textChanged.connect(self._on_typed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.keep)
        desk.settling.connect(self.keep)

    def value(self) -> Entity | None:
        """The new row as it is typed now."""
        return self._make(self._row, self.text()) if self.text().strip() else None

    def resume(self, *kinds: type[Entity]) -> Entity | None:
        """Put back what was being typed when the program stopped; that row, or None."""
        for kind in kinds:
            for row in self._desk.editing.drafted(kind):
                self._row, self._kept = row.id, row
                self.setText(getattr(row, "text", ""))
                return row
        return None

    def edit(self, row: Entity, text: str) -> None:
        """Change a row that is there; a new one that was half typed is kept for later."""
        self.keep()
        self.edited = row
        self.setText(text)
        self.setFocus()
        self.selectAll()

    def start_anew(self) -> None:
        """What was typed is added, changed or given up; what was half typed before comes back."""
        self._soon.stop()
        edited, self.edited = self.edited, None
        if edited is not None:
            self._desk.run(self._desk.editing.forget_draft, edited, "text")
            self.setText(getattr(self._kept, "text", ""))
            return
        if self._kept is not None:
            self._desk.run(self._desk.editing.forget_row, self._kept)
        self._row, self._kept = uuid4(), None
        self.setText("")

    def keep(self) -> None:
        """Save what is typed so far."""
        self._soon.stop()
        editing = self._desk.editing
        if self.edited is not None:
            if self.text() != getattr(self.edited, "text", ""):
                self._desk.run(editing.draft, self.edited, "text", self.text())
            return
        row = self.value()
        if row is not None and row != self._kept:
            self._desk.run(editing.draft_row, row)
            self._kept = row
        elif self._kept is not None and not self.text().strip():
            self._desk.run(editing.forget_row, self._kept)
            self._kept = None

    def _on_typed(self) -> None:
        if not self._soon.isActive():
            self._soon.start(DRAFT_MS)
