"""The single keys of the session: they work only while no field has the cursor and nothing lies over the view."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

TYPING = (QComboBox, QLineEdit, QPlainTextEdit)


class SingleKeys:
    """Letters, digits and a presenter's clicker on one widget; a field that somebody types in keeps its own keys."""

    def __init__(self, widget: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
        self._widget = widget
        self._shortcuts: list[QShortcut] = []
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), widget)
            shortcut.setEnabled(False)
            shortcut.activated.connect(partial(self._on_key, act))
            self._shortcuts.append(shortcut)

    def enable(self, *, on: bool) -> None:
        """Listen, or leave the keys to others."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(on)

    def _on_key(self, act: Callable[[], object]) -> None:
        focus = QApplication.focusWidget()
        inside = focus is None or focus is self._widget or self._widget.isAncestorOf(focus)
        if inside and not isinstance(focus, TYPING):
            act()
