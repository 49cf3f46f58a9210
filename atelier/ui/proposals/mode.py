"""The switch between the atelierversie and the full form, and the way to a card of the full form."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QScrollArea, QVBoxLayout, QWidget

from atelier.i18n import tr
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, flow, label
from atelier.ui.widgets.choice_fields import Chooser


class FormMode(QWidget):
    """Two buttons of which one is on; beside them, for the full form, a list that leads to each of its cards."""

    switched = Signal(bool)  # whether it is the full form

    def __init__(self) -> None:
        super().__init__()
        self.short_button = _toggle(tr("Atelier version"), tr("What fits in forty minutes"))
        self.full_button = _toggle(tr("Full form"), tr("All that a decision needs"))
        self.short_button.setChecked(True)
        self._group = QButtonGroup(self)
        for toggle in (self.short_button, self.full_button):
            self._group.addButton(toggle)
            toggle.clicked.connect(self._on_clicked)
        self._told = False
        self._cards: list[Card] = []
        self.jump = Chooser()
        self.jump.setAccessibleName(tr("Go to a card…"))
        self.jump.activated.connect(self._on_jump)
        self._hint = label(tr("Forty minutes are enough for this; the full form can wait."), "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        for widget in (flow(self.short_button, self.full_button), self._hint, self.jump):
            layout.addWidget(widget)
        self.jump.hide()

    @property
    def full(self) -> bool:
        """Whether the full form is chosen."""
        return self.full_button.isChecked()

    def choose(self, *, full: bool) -> None:
        """Choose one of the two, as a click would."""
        (self.full_button if full else self.short_button).click()

    def show_jumps(self, cards: Sequence[Card]) -> None:
        """Offer the way to these cards; none hides the list."""
        self._cards = list(cards)
        self.jump.clear()
        self.jump.addItems([tr("Go to a card…"), *(card.caption.text() for card in cards)])
        self.jump.setVisible(bool(cards))
        self._hint.setVisible(not cards)

    def _on_clicked(self) -> None:
        if self.full != self._told:
            self._told = self.full
            self.switched.emit(self.full)

    def _on_jump(self, index: int) -> None:
        self.jump.setCurrentIndex(0)
        if index:
            bring(self._cards[index - 1])


def _toggle(text: str, tip: str) -> QPushButton:
    widget = QPushButton(text)
    widget.setProperty("role", "toggle")
    widget.setCheckable(True)
    widget.setAutoDefault(False)
    widget.setToolTip(tip)
    widget.setAccessibleName(f"{text}: {tip}")
    return widget


def bring(card: QWidget) -> None:
    """Scroll a card to the top of its page, and put the cursor in its first field."""
    area = card.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    stops = (widget for widget in card.findChildren(QWidget) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    first = next((widget for widget in stops if widget.isVisibleTo(card) and widget.isEnabled()), None)
    if first is not None:
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
    page = area.widget() if area is not None else None
    if area is not None and page is not None:
        area.verticalScrollBar().setValue(card.mapTo(page, QPoint(0, 0)).y() - px(8))
