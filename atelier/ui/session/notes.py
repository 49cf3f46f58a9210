"""Notes about an item of the run sheet: one line, Enter; they become part of the minutes."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.entity import Entity
from atelier.domain.talk import Note, excerpt, one_line
from atelier.domain.week import Gathering, RunSheetItem
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import label
from atelier.ui.widgets.list_editor import ROW, RowList
from atelier.ui.widgets.typed_line import TypedLine


class NotesPanel(QWidget):
    """The notes of one item, and the line that adds one; Enter on a note changes it, Delete removes it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._gathering: Gathering | None = None
        self._item: RunSheetItem | None = None
        self._notes: dict[UUID, Note] = {}
        self.caption = label("", "caption")
        self.list = RowList(tr("Notes"))
        self.list.itemActivated.connect(self._on_activated)
        remove = QShortcut(QKeySequence("Delete"), self.list)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self._on_remove)
        self.line = TypedLine(desk, tr("Note"), self._make)
        self.line.setPlaceholderText(tr("Note … (N)"))
        self.line.returnPressed.connect(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        for widget in (self.caption, self.list, self.line):
            layout.addWidget(widget)
        self.line.resume(Note)

    def show_item(self, gathering: Gathering | None, item: RunSheetItem | None) -> None:
        """Show the notes of this item; None: those about the whole meeting."""
        edited = self.line.edited
        if isinstance(edited, Note) and edited.item != (item.id if item else None):
            self.line.start_anew()
        self._gathering, self._item = gathering, item
        self.refresh()

    def refresh(self) -> None:
        """Ask for the notes as they are now."""
        notes = self._desk.talk.notes(self._gathering, self._item.id if self._item else None) if self._gathering else []
        self._notes = {note.id: note for note in notes}
        self.list.fill([(note.id, excerpt(note.text)) for note in notes])
        self.list.setVisible(bool(notes))
        title = excerpt(self._item.title, 60) if self._item else tr("the whole meeting")
        self.caption.setText(tr("Notes · {item}", item=title or tr("(no title)")))

    def start(self) -> None:
        """One key: the cursor in the line."""
        self.line.setFocus()

    def save(self) -> None:
        """Add what stands in the line, or change the note that was chosen."""
        text = one_line(self.line.text())
        if not text:
            return
        edited, value = self.line.edited, self.line.value()
        if edited is not None:
            done = self._desk.run(self._desk.editing.change, edited, text=text)
        else:
            done = self._desk.run(self._desk.talk.add, value) if isinstance(value, Note) else None
        if done is not None:
            self.line.start_anew()
            self.refresh()

    def _make(self, row: UUID, text: str) -> Entity | None:
        if self._gathering is None:
            return None
        return Note(id=row, gathering=self._gathering.id, item=self._item.id if self._item else None, text=text)

    def _chosen(self) -> Note | None:
        item = self.list.currentItem()
        return self._notes.get(item.data(ROW)) if item else None

    def _on_activated(self) -> None:
        note = self._chosen()
        if note is not None:
            self.line.edit(note, note.text)

    def _on_remove(self) -> None:
        note = self._chosen()
        if note is not None:
            self._desk.run(self._desk.editing.remove, note)
            if self.line.edited is not None:
                self.line.start_anew()
            self.refresh()
