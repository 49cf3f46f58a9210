"""Every command of the window in one table: text, keys, and what it does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from atelier.i18n import tr


@dataclass(frozen=True, slots=True)
class Command:
    """One command. An empty text is a line in the menu; `text` is an English source string.

    What the rail shows already is not listed in the menu: only its keys are there.
    """

    text: str = ""
    keys: str = ""
    slot: Callable[[], object] | None = None
    listed: bool = True


class CommandMenu(QMenu):
    """The commands as a menu, and their keys in the whole window."""

    def __init__(self, home: QWidget) -> None:
        super().__init__(home)
        self._home = home
        self._slots: dict[QAction, Callable[[], object]] = {}

    def fill(self, commands: Sequence[Command]) -> None:
        """Take these in, in their order."""
        for command in commands:
            self._add(command)

    def _add(self, command: Command) -> None:
        if command.slot is None:
            self.addSeparator()
            return
        action = QAction(tr(command.text), self)
        if command.keys:
            action.setShortcuts([QKeySequence(keys) for keys in command.keys.split(", ")])
        self._slots[action] = command.slot
        action.triggered.connect(self._on_triggered)
        if command.listed:
            self.addAction(action)
        self._home.addAction(action)

    def _on_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._slots[action]()


def key_table(commands: Sequence[Command]) -> list[tuple[str, str]]:
    """Keys with what they do, for the help."""
    return [(command.keys, tr(command.text)) for command in commands if command.keys]
