"""Taking back the last act and doing it again, and saying what that was."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from atelier.domain.kind_names import KIND_NAMES
from atelier.i18n import tr
from atelier.services.deeds import deed
from atelier.ui.desk import Desk
from atelier.ui.views import Views

if TYPE_CHECKING:
    from atelier.storage.event_file import Changes


class Undoing:
    """Undo and redo in the whole window; the view that is open tells what came of it."""

    def __init__(self, desk: Desk, views: Views) -> None:
        self._desk, self._views = desk, views

    def undo(self) -> None:
        """Take back the last act."""
        self._tell(self._desk.run(self._desk.editing.undo), tr("There is nothing to undo."), tr("Undone: {what}"))

    def redo(self) -> None:
        """Do again what was taken back."""
        self._tell(self._desk.run(self._desk.editing.redo), tr("There is nothing to redo."), tr("Done again: {what}"))

    def _tell(self, changes: "Changes | None", nothing: str, done: str) -> None:
        if changes is None:
            self._views.tell(nothing)
            return
        text = done.format(what=deed(self._desk.workspace.file, changes))
        if changes.left:
            text += " · " + tr("left as it is, because it was changed since: {what}", what=_in_words(changes.left))
        self._views.tell(text)


def _in_words(cells: Sequence[str]) -> str:
    """The kinds of rows that an undo left alone, given as `table.cell`."""
    names = {kind.TABLE: name for kind, name in KIND_NAMES.items()}
    tables = dict.fromkeys(cell.split(".")[0] for cell in cells)
    return ", ".join(tr(names[table]) for table in tables if table in names)
