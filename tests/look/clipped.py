"""Finds text that does not fit where it stands."""

from collections.abc import Iterator

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QToolButton,
    QWidget,
)

SLACK = 1  # pixels that rounding may cost


def clipped(window: QWidget) -> list[str]:
    """What is cut off in the visible part of a window: one line each, empty when everything fits."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if widget.isVisibleTo(window):
            found += [f"{_place(widget)}: {problem}" for problem in _problems(widget)]
    return found


def _problems(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _label(widget)
    elif isinstance(widget, QPushButton | QCheckBox | QRadioButton | QToolButton):
        yield from _button(widget)
    elif isinstance(widget, QScrollArea):
        yield from _sideways(widget)
    elif isinstance(widget, QTabBar):
        yield from _tabs(widget)
    elif isinstance(widget, QListWidget):
        yield from _list(widget)
    elif isinstance(widget, QLineEdit):
        yield from _placeholder(widget)


def _label(widget: QLabel) -> Iterator[str]:
    if not widget.text():
        return
    room, metrics = widget.contentsRect(), QFontMetrics(widget.font())
    if widget.wordWrap():
        if widget.heightForWidth(widget.width()) > widget.height() + SLACK:
            yield f"too low for “{widget.text()[:60]}”"
        longest = max((metrics.horizontalAdvance(word) for word in widget.text().split()), default=0)
        if longest > room.width() + SLACK:
            yield f"too narrow for a word of “{widget.text()[:60]}”"
    elif widget.sizeHint().width() > widget.width() + SLACK or widget.sizeHint().height() > widget.height() + SLACK:
        yield f"no room for “{widget.text()[:60]}”"


def _button(widget: QAbstractButton) -> Iterator[str]:
    hint = widget.sizeHint()
    if widget.text() and (hint.width() > widget.width() + SLACK or hint.height() > widget.height() + SLACK):
        yield f"no room for “{widget.text()}” ({widget.width()}×{widget.height()} of {hint.width()}×{hint.height()})"


def _sideways(widget: QScrollArea) -> Iterator[str]:
    inside = widget.widget()
    if inside is not None and inside.minimumSizeHint().width() > widget.viewport().width() + SLACK:
        yield f"cut at the right: {inside.minimumSizeHint().width()} in {widget.viewport().width()} px"


def _tabs(widget: QTabBar) -> Iterator[str]:
    for n in range(widget.count()):
        wide = QFontMetrics(widget.font()).horizontalAdvance(widget.tabText(n))
        if wide > widget.tabRect(n).width() + SLACK:
            yield f"no room for the tab “{widget.tabText(n)}”"
    last = widget.tabRect(widget.count() - 1).right()
    if last > widget.width():
        yield f"tabs of {last} px in {widget.width()} px"


def _list(widget: QListWidget) -> Iterator[str]:
    for n in range(widget.count()):
        need, have = (
            widget.sizeHintForIndex(widget.indexFromItem(widget.item(n))),
            widget.visualItemRect(widget.item(n)),
        )
        if need.height() > have.height() + SLACK:
            yield f"row too low for “{widget.item(n).text()[:60]}”"
    shown = sum(widget.visualItemRect(widget.item(n)).height() for n in range(widget.count()))
    scrolls = widget.verticalScrollBarPolicy() != widget.verticalScrollBarPolicy().ScrollBarAlwaysOff
    if not scrolls and shown > widget.viewport().height() + SLACK:
        yield f"list of {shown} px in {widget.viewport().height()} px"


def _placeholder(widget: QLineEdit) -> Iterator[str]:
    wide = QFontMetrics(widget.font()).horizontalAdvance(widget.placeholderText())
    if not widget.text() and wide > widget.width():
        yield f"no room for “{widget.placeholderText()}”"


def _place(widget: QWidget) -> str:
    names = []
    step: QWidget | None = widget
    while step is not None and len(names) < 4:
        names.append(type(step).__name__)
        step = step.parentWidget()
    return " in ".join(names)
