"""The single keys of the session: they work only while no field has the cursor and nothing lies over the view."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from atelier.ui.rail import Rail

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
        if not isinstance(focus, TYPING) and (focus is None or self._is_near(focus)):
            act()

    def _is_near(self, focus: QWidget) -> bool:
        """In the view, on what holds it, or in the rail beside it; a page that lies over it has keys of its own."""
        return (
            focus is self._widget
            or self._widget.isAncestorOf(focus)
            or focus.isAncestorOf(self._widget)
            or isinstance(focus.parentWidget(), Rail)
        )
