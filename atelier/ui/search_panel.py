"""Searching the whole file: a small panel over the window with everything that holds what is typed."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from shiboken6 import isValid

from atelier.domain.entity import Entity
from atelier.domain.kind_names import KIND_NAMES
from atelier.domain.naming import name_of
from atelier.i18n import number, tr, trn
from atelier.ui.desk import Desk
from atelier.ui.theme import px, tokens
from atelier.ui.widgets.basics import Card, button, label, nest, row

REST_MS = 200
SHOWN = 100
MUCH = 100_000  # pixels: more than any text needs
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
EXCERPT = 140  # characters of a text around what was found
VALUE, CAPTION, TEXT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
Index = QModelIndex | QPersistentModelIndex


def excerpt(text: str, wanted: str) -> str:
    """A text on one line, or as much of it as fits around what was found."""
    line = " ".join(text.split())
    if len(line) <= EXCERPT:
        return line
    start = max(0, line.casefold().find(wanted.strip().casefold()) - EXCERPT // 3)
    part = line[start : start + EXCERPT]
    if start:
        part = "…" + part.split(" ", 1)[-1]
    return part if start + EXCERPT >= len(line) else part.rsplit(" ", 1)[0] + "…"


def caption_of(value: Entity, hit: str) -> str:
    """The kind of a row in words, and its name when that is not what was found."""
    kind, name = tr(KIND_NAMES[type(value)]), name_of(value)
    return kind if name in {"", hit} else f"{kind} · {excerpt(name, '')}"


class HitPainter(QStyledItemDelegate):
    """Paints a hit: small what it is, and below it the text, wrapped."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: Any = option  # the stubs do not know the fields of an option
        plain: Any = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        place.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, place.widget)
        chosen = bool(place.state & QStyle.StateFlag.State_Selected)
        painter.save()
        for rect, text, font, colour in self._lines(place.rect, place.widget, index):
            painter.setFont(font)
            painter.setPen(QColor(tokens().on_brand_soft if chosen else colour))
            painter.drawText(rect, WRAP, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view: Any = option
        width = view.widget.viewport().width()
        _, below = self._lines(QRect(0, 0, width, 0), view.widget, index)
        return QSize(width, below[0].bottom() + px(9))

    @staticmethod
    def _lines(rect: QRect, view: QWidget, index: Index) -> list[tuple[QRect, str, QFont, str]]:
        """Place, text, font and colour of the caption and of the text."""
        small = QFont(view.font())
        small.setPixelSize(px(13))
        room = QRect(rect.left() + px(10), rect.top() + px(7), rect.width() - px(20), MUCH)
        lines = []
        for role, font, colour in ((CAPTION, small, tokens().muted), (TEXT, view.font(), tokens().ink)):
            text = str(index.data(role))
            used = QFontMetrics(font).boundingRect(room, WRAP, text)
            lines.append((QRect(room.left(), room.top(), room.width(), used.height()), text, font, colour))
            room.translate(0, used.height() + px(1))
        return lines


class SearchPanel(Card):
    """Type, choose, Enter: `found` tells which row was chosen. Esc closes and puts the cursor back where it was."""

    found = Signal(object)  # Entity

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, kinds: tuple[type[Entity], ...] = tuple(KIND_NAMES)
    ) -> None:
        super().__init__()
        self._desk, self._kinds = desk, kinds
        self._before: QWidget | None = None
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(tr("Search in everything"))
        self.edit.setAccessibleName(tr("Search in everything"))
        self.edit.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Found"))
        self.list.setItemDelegate(HitPainter(self.list))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.told = label("", "muted")
        head = row(self.edit, button(tr("Close"), self.leave, "quiet", tip=tr("Close (Esc)")))
        nest(self.body, head)
        self.body.addWidget(self.told)
        self.body.addWidget(self.list, 1)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(px(32))
        shadow.setOffset(0, px(4))
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)
        self._connect()
        self.search()
        if parent:
            self.setParent(parent)
            parent.installEventFilter(self)
        self.hide()

    def _connect(self) -> None:
        self._rest.timeout.connect(self.search)
        self.edit.textChanged.connect(self._on_typed)
        self.edit.returnPressed.connect(self._on_entered)
        self.edit.installEventFilter(self)
        self.list.itemActivated.connect(self._on_activated)

    def open(self) -> None:
        """Show the panel over its window with the cursor in it; what was searched for stays, selected."""
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._before = focused
        self._desk.settle()
        self.search()
        self.show()
        self.raise_()
        self.edit.setFocus()
        self.edit.selectAll()

    def leave(self) -> None:
        """Close without choosing; the cursor goes back to where it was."""
        self._rest.stop()
        self.hide()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self) -> None:
        """Look for what is typed, now."""
        self._rest.stop()
        wanted = self.edit.text()
        hits = [hit for hit in self._desk.editing.find(wanted) if isinstance(hit[0], self._kinds)]
        self.list.clear()
        for value, text in hits[:SHOWN]:
            self.list.addItem(_item(value, text, wanted))
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(hits))
        self.told.setText(_told(wanted.strip(), len(hits)))
        self._place()

    def _on_typed(self) -> None:
        self._rest.start(REST_MS)

    def _on_entered(self) -> None:
        if self._rest.isActive():
            self.search()
        item = self.list.currentItem()
        if item:
            self._on_activated(item)

    def _on_activated(self, item: QListWidgetItem) -> None:
        value = item.data(VALUE)
        self._before = None
        self.hide()
        self.found.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in STEPS and self.list.count():
                at = self.list.currentRow() + STEPS[Qt.Key(event.key())]
                self.list.setCurrentRow(min(max(at, 0), self.list.count() - 1))
                return True
        elif event.type() == QEvent.Type.Resize and watched is self.parent():
            self._place()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def _place(self) -> None:
        """At the top of its window and within it; low while there is nothing to list."""
        parent = self.parentWidget()
        if parent is None:
            return
        width = min(px(620), parent.width() - px(32))
        body = self.layout()
        low = body.totalHeightForWidth(width) if body and body.hasHeightForWidth() else self.sizeHint().height()
        height = px(520) if self.list.count() else low
        self.setGeometry((parent.width() - width) // 2, px(16), width, min(height, parent.height() - px(32)))


def _item(value: Entity, text: str, wanted: str) -> QListWidgetItem:
    item = QListWidgetItem()
    caption, line = caption_of(value, text), excerpt(text, wanted)
    for role, content in ((VALUE, value), (CAPTION, caption), (TEXT, line)):
        item.setData(role, content)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{caption}: {line}")
    return item


def _told(wanted: str, hits: int) -> str:
    if not wanted:
        return tr("Type a name, or a word from a question, an argument or a proposal.")
    if not hits:
        return tr("Nothing found for “{text}”.", text=wanted)
    if hits > SHOWN:
        more = tr("The first {shown} are shown; there are {more} more.", shown=SHOWN, more=number(hits - SHOWN))
        hint = tr("Type more to narrow it down.")
        return f"{more} {hint}"
    return trn("{n} found", "{n} found", hits)
