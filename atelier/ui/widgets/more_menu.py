"""A button with what is needed less often, so that the simple things stand in front."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from atelier.i18n import tr


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to do; `keys` are only told, and `when` says whether it can be done now."""

    text: str
    slot: Callable[[], object]
    keys: str = ""
    when: Callable[[], bool] = lambda: True


class MoreButton(QPushButton):
    """Opens a menu; an entry that cannot be used now is not shown."""

    def __init__(self, entries: Sequence[Entry] = ()) -> None:
        super().__init__(tr("More"))
        self.setProperty("role", "quiet")
        self.setAutoDefault(False)
        self._entries: Sequence[Entry] = ()
        self._actions: list[QAction] = []
        self.options = QMenu(self)
        self.options.aboutToShow.connect(self._on_opening)
        self.setMenu(self.options)
        self.set_entries(entries)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Offer these things."""
        self._entries = entries
        self.options.clear()
        self._actions = []
        for entry in entries:
            action = self.options.addAction(f"{entry.text}\t{entry.keys}" if entry.keys else entry.text)
            action.triggered.connect(entry.slot)
            self._actions.append(action)

    def _on_opening(self) -> None:
        for entry, action in zip(self._entries, self._actions, strict=True):
            action.setVisible(entry.when())
