"""Tab follows the eye: the order of the layouts, also for what was made later (Qt takes the order of making)."""

from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter

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
    for part in parts_of(layout):
        yield from _in_layout(part) if isinstance(part, QLayout) else _in_order(part)


def parts_of(layout: QLayout) -> list[QWidget | QLayout]:
    """What lies in a layout, in its order.

    Not by `itemAt`: PySide keeps what that gives, also when Qt has deleted it, and takes another object that comes to
    lie at the same place in memory for it; the program ends when that object goes.
    """
    holder = layout.parentWidget()
    here = Qt.FindChildOption.FindDirectChildrenOnly
    widgets = holder.findChildren(QWidget, options=here) if holder else []
    parts: list[QWidget | QLayout] = [*widgets, *layout.findChildren(QLayout, options=here)]
    placed = ((layout.indexOf(part), part) for part in parts)
    return [part for place, part in sorted((p for p in placed if p[0] >= 0), key=itemgetter(0))]
