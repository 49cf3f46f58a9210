"""The screen that a window is on: the one way to ask, because PySide lets a widget own what `screen()` returns."""

from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

_kept: set[QScreen] = set()  # never let go, so never collected


def screen_of(widget: QWidget) -> QScreen:
    """The screen of a widget.

    `QWidget.screen()` makes the widget the parent of the screen in Python. When both are collected as garbage, PySide
    6.11 deletes the screen itself, and the next use of any screen crashes.
    """
    screen = widget.screen()
    _kept.add(screen)
    return screen
