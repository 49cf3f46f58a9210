"""The two poles of a dilemma: letter and name in their colours, with a sentence each."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from atelier.domain.polls import Poll
from atelier.domain.themes import Dilemma
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import label


def dilemma_of(desk: Desk, poll: Poll) -> Dilemma | None:
    """The dilemma between whose poles this poll asks to choose; None for any other question."""
    return desk.editing.get(Dilemma, poll.ballot.subject) if poll.method.needs_poles else None


def pole_names(dilemma: Dilemma) -> tuple[str, str]:
    """What stands for A and for B."""
    return _named("A", dilemma.a_name), _named("B", dilemma.b_name)


def _named(letter: str, name: str) -> str:
    return f"{letter} · {name}" if name else letter


class PoleCard(QFrame):
    """One pole: letter and name in its colour, and its sentence."""

    def __init__(self, letter: str) -> None:
        super().__init__()
        self._letter = letter
        self.setProperty("role", f"pole-{letter.lower()}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(12), px(10), px(12), px(12))
        layout.setSpacing(px(2))
        self._name, self._text = label("", f"pole-{letter.lower()}"), label()
        layout.addWidget(self._name)
        layout.addWidget(self._text)
        layout.addStretch(1)

    def show_pole(self, name: str, text: str) -> None:
        """Show this pole."""
        self._name.setText(_named(self._letter, name))
        self._text.setText(text)


class Poles(QWidget):
    """Both poles side by side; not there without a dilemma."""

    def __init__(self) -> None:
        super().__init__()
        self._a, self._b = PoleCard("A"), PoleCard("B")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(12))
        layout.addWidget(self._a, 1)
        layout.addWidget(self._b, 1)

    def show_dilemma(self, dilemma: Dilemma | None) -> None:
        """Show what this dilemma is between."""
        self.setVisible(dilemma is not None)
        if dilemma is not None:
            self._a.show_pole(dilemma.a_name, dilemma.a_text)
            self._b.show_pole(dilemma.b_name, dilemma.b_text)
