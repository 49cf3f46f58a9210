"""How the open event stands: its name, until when it is saved, and how much waits for a choice."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from atelier.i18n import tr
from atelier.services.answering import READ
from atelier.services.merging import MERGE, SETTLE
from atelier.ui.desk import Desk
from atelier.ui.rail import Rail
from atelier.ui.views import Views

if TYPE_CHECKING:
    from atelier.storage.event_file import Changes

CONTESTING = frozenset({MERGE, SETTLE, READ})  # acts that, done or taken back, can open or end a choice


class Standing(QObject):
    """Tells it in the rail after every act, and the name in the title of the window too."""

    def __init__(self, desk: Desk, rail: Rail, views: Views) -> None:
        super().__init__(rail)
        self._desk, self._rail, self._views = desk, rail, views
        desk.changed.connect(self._on_changed)
        desk.owed.unpaid.connect(rail.unsaved)
        desk.owed.paid.connect(self._on_paid)
        rail.saved(desk.sessions.now())
        self._show_waiting()

    @property
    def title(self) -> str:
        """Of the window: also the name of the file, because a copy or a backup has the same event."""
        return f"{self._desk.workspace.event.title} – {self._desk.workspace.place.name} – Atelier"

    def _show_waiting(self) -> None:
        self._rail.show_waiting(len(self._desk.workspace.merging.conflicts()))

    def _on_changed(self, changes: "Changes") -> None:
        if changes.label in CONTESTING or not self._rail.waiting.isHidden():
            self._show_waiting()
        self._rail.saved(self._desk.sessions.now())
        self._rail.show_title(self._desk.workspace.event.title)
        self._rail.window().setWindowTitle(self.title)

    def _on_paid(self) -> None:
        self._rail.saved(self._desk.sessions.now())
        self._views.tell(tr("Everything that was typed is saved again."))
