"""Brings a widget back in sight in the page that scrolls around it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from atelier.ui.later import once
from atelier.ui.theme import px

LAID_OUT_MS = 60  # by then a page has its new height
GROWN_MS = 240  # and by then also a list in it that fits itself to its rows


def soon_in_sight(widget: QWidget) -> None:
    """What was just shown is seen as a whole, once it is laid out; nothing moves more than that needs."""
    for wait in (LAID_OUT_MS, GROWN_MS):
        _timer(widget, _bring, wait).start(wait)


def soon_head_in_sight(widget: QWidget) -> None:
    """The first lines of what changed are seen, once it is laid out; nothing moves where they are already."""
    _timer(widget, _bring_head, LAID_OUT_MS).start(LAID_OUT_MS)


def _timer(widget: QWidget, act: Callable[[QWidget], None], wait: int) -> QTimer:
    """One of each kind for each widget, made when it is first wanted."""
    name = f"{act.__name__}-{wait}"
    known = widget.findChild(QTimer, name, Qt.FindChildOption.FindDirectChildrenOnly)
    if known is None:
        known = once(widget, partial(act, widget))
        known.setObjectName(name)
    return known


def _bring_head(widget: QWidget) -> None:
    if not head_in_sight(widget):
        scroll_to(widget)


def _bring(widget: QWidget) -> None:
    area, page = _around(widget)
    if area is None or page is None:
        return
    top, bar, room = widget.mapTo(page, widget.rect().topLeft()).y(), area.verticalScrollBar(), area.viewport().height()
    lowest, highest = top + widget.height() + px(12) - room, top - px(12)
    bar.setValue(min(max(bar.value(), lowest), highest))  # of what is higher than the page the head counts


def scroll_to(widget: QWidget) -> None:
    """The top of a widget becomes the top of what is seen, where the page is long enough; else nothing moves."""
    area, page = _around(widget)
    if area is not None and page is not None:
        area.verticalScrollBar().setValue(widget.mapTo(page, widget.rect().topLeft()).y() - px(12))


def keep_in_sight(widget: QWidget, spot: QRect) -> None:
    """The page scrolls just as far as needed to show this part of a widget."""
    area, page = _around(widget)
    if area is not None and page is not None:
        middle = widget.mapTo(page, spot.center())
        area.ensureVisible(middle.x(), middle.y(), 0, spot.height() // 2 + px(12))


def head_in_sight(widget: QWidget) -> bool:
    """Whether the first lines of a widget can be seen; true where nothing scrolls."""
    area, page = _around(widget)
    if area is None or page is None:
        return True
    top = widget.mapTo(page, widget.rect().topLeft()).y() - area.verticalScrollBar().value()
    return 0 <= top <= area.viewport().height() - px(120)


def _around(widget: QWidget) -> tuple[QScrollArea | None, QWidget | None]:
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    return area, area.widget() if area is not None else None
