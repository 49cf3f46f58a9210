"""A dilemma at a glance: its title, its question, and its two poles beside each other."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from atelier.domain.themes import Dilemma
from atelier.i18n import tr
from atelier.ui.theme import px
from atelier.ui.widgets.basics import label, nest, row
from atelier.ui.widgets.card_list import Chips, ChoiceCard, untitled


class PoleBox(QFrame):
    """One pole in its own colour, always with its letter."""

    def __init__(self, letter: str) -> None:
        super().__init__()
        self._letter = letter
        self.setProperty("role", f"pole-{letter.lower()}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(10), px(6), px(10), px(6))
        self.name: QLabel = label("", f"pole-{letter.lower()}")
        layout.addWidget(self.name)

    def show_name(self, name: str) -> None:
        """A · De achttien raden."""
        shown = name or tr("no name yet")
        self.name.setText(f"{self._letter} · {shown}")


class DilemmaCard(ChoiceCard):
    """The card of one dilemma."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._question = label("", "strong"), label("")
        self._a, self._b = PoleBox("A"), PoleBox("B")
        poles = row(spacing=10)
        poles.addWidget(self._a, 1)
        poles.addWidget(self._b, 1)
        for widget in (self._title, self._question):
            self.body.addWidget(widget)
        nest(self.body, poles)
        self.body.addWidget(self.chips)

    def show_row(self, value: Dilemma, details: Chips) -> None:
        self._title.setText(value.title or untitled())
        self._question.setText(value.question or tr("No question yet"))
        self._a.show_name(value.a_name)
        self._b.show_name(value.b_name)
        self.chips.show_chips(details)
        self.setAccessibleName(value.title or untitled())
        words = [value.question, f"A: {value.a_name}", f"B: {value.b_name}", *(text for text, _ in details)]
        self.setAccessibleDescription(". ".join(filter(None, words)))
