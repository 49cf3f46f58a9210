"""Doing something a little later, on the thread of the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def once(owner: QObject, act: Callable[[], object]) -> QTimer:
    """A timer of `owner` that, each time it is started, does this once.

    Not `QTimer.singleShot`: PySide 6.11 lets go of Python's half of the timer that it makes, and of that half Qt may
    ask something when it deletes the timer; then the whole program is gone.
    """
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.timeout.connect(act)
    return timer
