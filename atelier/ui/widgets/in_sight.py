"""Brings a widget back in sight in the page that scrolls around it."""

from PySide6.QtWidgets import QScrollArea, QWidget

from atelier.ui.theme import px


def scroll_to(widget: QWidget) -> None:
    """The top of a widget becomes the top of what is seen, where the page is long enough; else nothing moves."""
    area, page = _around(widget)
    if area is not None and page is not None:
        area.verticalScrollBar().setValue(widget.mapTo(page, widget.rect().topLeft()).y() - px(12))


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
