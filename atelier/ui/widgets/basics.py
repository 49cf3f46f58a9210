"""Labels, cards, buttons and a flowing layout: the smallest parts, styled by their role."""

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from atelier.ui.theme import px

Boxes = QBoxLayout | QGridLayout


def set_role(widget: QWidget, role: str) -> None:
    """Choose another look from the style sheet."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))  # a frame measures its padding anew


def label(text: str = "", role: str = "", *, wrap: bool = True) -> QLabel:
    """Plain text in a role of the style sheet; it wraps unless told otherwise."""
    widget = QLabel(text)
    widget.setTextFormat(Qt.TextFormat.PlainText)
    widget.setWordWrap(wrap)
    if role:
        widget.setProperty("role", role)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # else a narrow label is cut
        widget.setSizePolicy(policy)
    return widget


def chip(text: str, role: str = "chip-quiet") -> QLabel:
    """A short word in a rounded field; keep it under about 40 characters."""
    return label(text, role, wrap=False)


class KeyButton(QPushButton):
    """A push button with a key that works only while the button can be seen: hidden views share their keys."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._keys: QShortcut | None = None

    def set_keys(self, keys: str) -> None:
        """Press the button with these keys, in the whole window."""
        self._keys = QShortcut(self)
        self._keys.setKeys([QKeySequence(key) for key in keys.split(", ")])
        self._keys.setEnabled(self.isVisible())
        self._keys.activated.connect(self.click)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does, which Qt does only in dialogs; a key that is held presses once."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._keys is not None:
            self._keys.setEnabled(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._keys is not None:
            self._keys.setEnabled(False)


def button(text: str, slot: Callable[[], object], role: str = "", shortcut: str = "", tip: str = "") -> QPushButton:
    """A push button; its shortcut stands in the tooltip."""
    widget = KeyButton(text)
    if role:
        widget.setProperty("role", role)
    if shortcut:
        widget.set_keys(shortcut)
    hint = " · ".join(part for part in (tip or text, shortcut.split(", ", maxsplit=1)[0]) if part)
    widget.setToolTip(hint)
    widget.setAccessibleName(tip or text)
    widget.setAutoDefault(False)
    widget.clicked.connect(slot)
    return widget


class Card(QFrame):
    """A white field with rounded corners and, when given, a small caption."""

    def __init__(self, caption: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(16), px(14), px(16), px(16))
        self.body.setSpacing(px(10))
        self.caption = label(caption, "caption")
        self.body.addWidget(self.caption)
        self.caption.setHidden(not caption)

    def set_caption(self, text: str) -> None:
        """Change the small caption."""
        self.caption.setText(text)
        self.caption.setVisible(bool(text))


def dress_box(box: QAbstractSpinBox) -> None:
    """Room beside the digits, which the style sheet cannot reach, and Ctrl+Z left to the whole event."""
    box.lineEdit().setTextMargins(px(8), 0, px(8), 0)
    box.installEventFilter(LeaveUndo(box))


class LeaveUndo(QObject):
    """Lets Ctrl+Z and Ctrl+Y pass a field in which nothing is being typed."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        typing = isinstance(watched, QAbstractSpinBox) and watched.lineEdit().isModified()
        if not typing and isinstance(event, QKeyEvent) and is_undo(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def is_undo(event: QKeyEvent) -> bool:
    """Whether a field is asked if it wants the keys of undo or redo for itself."""
    wanted = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
    return event.type() == QEvent.Type.ShortcutOverride and any(event.matches(key) for key in wanted)


def row(*widgets: QWidget | None, spacing: int = 8) -> QHBoxLayout:
    """Widgets beside each other; None is a stretch."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(px(spacing))
    for widget in widgets:
        if widget is None:
            layout.addStretch(1)
        else:
            layout.addWidget(widget)
    return layout


def nest(outer: QBoxLayout, inner: Boxes, stretch: int = 0, place: int = -1) -> None:
    """Put a row or column into another layout, at a place or at the end.

    PySide holds each item of what is nested, also when Qt has deleted it, and takes another object that comes to lie at
    the same place in memory for it; the program ends when that object goes. So its items are let go here.
    """
    outer.insertLayout(place, inner, stretch)
    _let_go(inner)


def _let_go(layout: Boxes) -> None:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if isinstance(item, Boxes):
            _let_go(item)
        elif item is not None:
            shiboken6.invalidate(item)


def clear(layout: QLayout) -> None:
    """Remove and delete everything in a layout, nested layouts included."""
    while (item := layout.takeAt(0)) is not None:
        widget, nested = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif nested is not None:
            clear(nested)


class FlowLayout(QLayout):
    """Widgets beside each other that go on below when the line is full; nothing scrolls sideways."""

    def __init__(self, spacing: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(px(spacing))
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        y, line = rect.y(), list[QLayoutItem]()
        for item in self._items:
            if item.isEmpty():
                continue  # hidden
            if line and self._wide([*line, item]) > rect.width():
                y += self._set(line, QPoint(rect.x(), y), rect.width(), move=move) + self.spacing()
                line = []
            line.append(item)
        return y + self._set(line, QPoint(rect.x(), y), rect.width(), move=move) - rect.y()

    def _wide(self, line: Sequence[QLayoutItem]) -> int:
        return sum(item.sizeHint().width() + self.spacing() for item in line) - self.spacing()

    def _set(self, line: Sequence[QLayoutItem], start: QPoint, width: int, *, move: bool) -> int:
        """Each in the middle of the height of its line, which is returned."""
        height = max((item.sizeHint().height() for item in line), default=0)
        x = start.x()
        for item in line if move else ():
            hint = item.sizeHint()
            place = QPoint(x, start.y() + (height - hint.height()) // 2)
            item.setGeometry(QRect(place, hint.boundedTo(QSize(width, hint.height()))))
            x += hint.width() + self.spacing()
        return height


def flow(*widgets: QWidget, spacing: int = 8) -> QWidget:
    """A widget whose children flow."""
    holder = QWidget()
    layout = FlowLayout(spacing)
    for widget in widgets:
        layout.addWidget(widget)
    holder.setLayout(layout)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder
