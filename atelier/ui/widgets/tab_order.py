"""Tab follows the eye: the order of the layouts, also for what was made later (Qt takes the order of making)."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QTabWidget, QWidget


def follow_the_eye(root: QWidget) -> None:
    """Put everything in `root` that takes the focus in the order of reading."""
    stops = [widget for widget in _in_order(root) if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    for before, after in pairwise(stops):  # asking for the next one first would crash when that is deleted later
        QWidget.setTabOrder(before, after)


def _in_order(widget: QWidget | None) -> Iterator[QWidget]:
    if widget is None:
        return
    yield widget
    layout = widget.layout()
    if isinstance(widget, QScrollArea):
        yield from _in_order(widget.widget())
    elif isinstance(widget, QTabWidget):
        yield widget.tabBar()
        for n in range(widget.count()):
            yield from _in_order(widget.widget(n))
    elif layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for n in range(layout.count()):
        item = layout.itemAt(n)
        widget, nested = (item.widget(), item.layout()) if item else (None, None)
        if widget is not None:
            yield from _in_order(widget)
        elif nested is not None:
            yield from _in_layout(nested)
