"""Cards under headings, one of them chosen: a click or an arrow key chooses, Enter goes on."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from atelier.i18n import tr
from atelier.ui.theme import px, tokens
from atelier.ui.widgets.basics import FlowLayout, chip, clear, label

Chips = Sequence[tuple[str, str]]  # (text, role of the style sheet)
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class ChipRow(QWidget):
    """Chips that flow; they are made again only when they say something else."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(6)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._chips: list[tuple[str, str]] = []

    def show_chips(self, chips: Chips) -> None:
        """Show these chips; nothing at all when there are none."""
        if list(chips) != self._chips:
            self._chips = list(chips)
            clear(self._flow)
            for text, role in chips:
                self._flow.addWidget(chip(text, role))
            self.updateGeometry()
        self.setVisible(bool(chips))


class ChoiceCard(QAbstractButton):
    """A card that can be chosen; its list handles the keys and decides which one is."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(16), px(12), px(16), px(14))
        self.body.setSpacing(px(8))
        self.chips = ChipRow()

    def show_row(self, value: Any, details: Any) -> None:
        """Fill the card again."""
        raise NotImplementedError

    def nextCheckState(self) -> None:
        """Not by itself: the list decides."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = px(3) if self.hasFocus() else px(2) if self.isChecked() else 1
        edge = colours.brand if self.isChecked() or self.hasFocus() else colours.line
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(colours.surface))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), px(12), px(12))


class CardList(QWidget):
    """Rows as cards in groups. `make` gives an empty card, `details` what it shows beside the row."""

    chosen = Signal(object)  # the id of the row that is chosen now
    opened = Signal(bool)  # the chosen row is to be edited; True: by keyboard, so the cursor goes along

    def __init__(self, title: str, make: Callable[[], ChoiceCard], details: Callable[[Any], Any]) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._make, self._details = make, details
        self._cards: dict[UUID, ChoiceCard] = {}
        self._shape: list[tuple[str, list[UUID]]] = []
        self._current: UUID | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(px(10))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._reveal)

    def show_groups(self, groups: Sequence[tuple[str, Sequence[Any]]], current: UUID | None) -> None:
        """Show rows below their headings; cards that stay keep their place in the focus and under the mouse."""
        shape = [(heading, [value.id for value in values]) for heading, values in groups]
        wanted = {row for _, rows in shape for row in rows}
        for row in self._cards.keys() - wanted:
            self._drop(self._cards.pop(row))
        for value in (value for _, values in groups for value in values):
            self._card(value.id).show_row(value, self._details(value))
        if shape != self._shape:
            self._shape = shape
            self._lay_out()
        self.mark(current)

    def mark(self, current: UUID | None) -> None:
        """Show which card is chosen; Tab comes to that one, or to the first."""
        self._current = current
        order = self.order()
        reachable = current if current in self._cards else next(iter(order), None)
        for row, card in self._cards.items():
            card.setChecked(row == current)
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row == reachable else Qt.FocusPolicy.ClickFocus)

    def order(self) -> list[UUID]:
        """The ids of all rows from top to bottom."""
        return [row for _, rows in self._shape for row in rows]

    def card(self, row: UUID | None) -> ChoiceCard | None:
        """The card of a row, when it is shown."""
        return self._cards.get(row) if row else None

    def focus_current(self) -> None:
        """Put the focus on the chosen card, or on the first."""
        order = self.order()
        card = self.card(self._current) or self.card(next(iter(order), None))
        if card:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self.reveal()

    def reveal(self) -> None:
        """Scroll to the chosen card as soon as everything has its place."""
        self._soon.start(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in STEPS:
            self._step(STEPS[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit(True)
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        order = self.order()
        if not order:
            return
        here = next((n for n, row in enumerate(order) if self._cards[row].hasFocus()), 0)
        self._choose(order[min(max(here + step, 0), len(order) - 1)])
        self.focus_current()

    def _choose(self, row: UUID) -> None:
        self.mark(row)
        self.chosen.emit(row)

    def _on_clicked(self) -> None:
        row = next((row for row, card in self._cards.items() if card is self.sender()), None)
        if row:
            self._choose(row)
            self.opened.emit(False)

    def _card(self, row: UUID) -> ChoiceCard:
        if row not in self._cards:
            card = self._make()
            card.clicked.connect(self._on_clicked)
            self._cards[row] = card
        return self._cards[row]

    @staticmethod
    def _drop(card: ChoiceCard) -> None:
        card.hide()
        card.setParent(None)
        card.deleteLater()

    def _lay_out(self) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and not isinstance(widget, ChoiceCard):
                widget.hide()
                widget.deleteLater()
        for heading, rows in self._shape:
            if heading:
                self._layout.addWidget(label(heading, "title"))
            for row in rows:
                self._layout.addWidget(self._cards[row])

    def _reveal(self) -> None:
        card, area = self.card(self._current), self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if card and area:
            area.ensureWidgetVisible(card, 0, px(16))


def untitled() -> str:
    """What stands in place of a title that is not there yet."""
    return tr("No title yet")
