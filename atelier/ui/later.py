"""Doing something a little later, on the thread of the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def once(owner: QObject, act: Callable[[], object]) -> QTimer:
    """A timer of `owner` that does this once each time it is started; started while it waits, it begins anew."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.timeout.connect(act)
    return timer
