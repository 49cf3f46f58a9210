"""The pages of voting in turn: who is next, the ballot, the choice once more, received."""

from collections.abc import Sequence
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QListWidget, QScrollArea, QVBoxLayout

from atelier.domain.secrecy import PROMISE
from atelier.domain.themes import Dilemma
from atelier.i18n import tr, trn
from atelier.ui.session.answers import AnswerEntry
from atelier.ui.session.poles import Poles, pole_names
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button, flow, label, nest
from atelier.ui.widgets.middle import in_the_middle

WIDE = 760


class TurnPage(QScrollArea):
    """A card in the middle of the window; it scrolls when the text is large."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card = Card()
        card.setMaximumWidth(px(WIDE))
        self.body = card.body
        self.body.setContentsMargins(px(32), px(28), px(32), px(28))
        self.body.setSpacing(px(14))
        self.setWidget(in_the_middle(card))

    def go(self) -> None:
        """What Enter does on this page."""


class NameList(QListWidget):
    """Names of which none is chosen until somebody chooses; Qt would take the first as soon as the cursor comes."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self.setCurrentIndex(QModelIndex())


class StartPage(TurnPage):
    """Neutral: the next person can vote. Shows how many did, and who can still choose a name."""

    started = Signal(object, str)  # the UUID of the voter and the name; None and empty without a roll
    leaving = Signal()

    def __init__(self) -> None:
        super().__init__(tr("The next person can vote"))
        self.title, self.turnout = label("", "hero"), label("", "next")
        self.hint = label(tr("Choose your name: type its first letters, or use the arrows. Then press Enter."))
        self.names = NameList()
        self.names.setAccessibleName(tr("Your name"))
        self.names.setMinimumHeight(px(220))
        self.names.itemDoubleClicked.connect(self.go)  # Enter reaches `go` through the screen
        self.names.itemSelectionChanged.connect(self._on_chosen)
        self.problem = label("", "problem")
        self.start = button(tr("Start"), self.go, "primary")
        self.leave = button(tr("Facilitator…"), self.leaving.emit, "quiet")
        promise = [label(tr(sentence), "muted") for sentence in PROMISE[:2]]
        for widget in (label(tr("Secret poll"), "caption"), self.title, self.turnout, *promise, self.hint, self.names):
            self.body.addWidget(widget)
        self.body.addWidget(self.problem)
        self.body.addWidget(flow(self.start, self.leave))
        self._roll = False
        self._waiting: tuple[tuple[UUID, str], ...] = ()

    def show_state(self, voted: int, invited: int, waiting: Sequence[tuple[UUID, str]] | None) -> None:
        """Who can still vote; None when voters are not known by name."""
        done = waiting is not None and not waiting  # without a roll somebody may still come in
        self._roll = waiting is not None
        self.title.setText(tr("Everybody has voted") if done else tr("The next person can vote"))
        self.turnout.setText(trn("{voted} of {n} has voted", "{voted} of {n} have voted", invited, voted=voted))
        self._waiting = tuple(waiting or ())
        self.names.clear()
        self.names.addItems([name for _, name in self._waiting])
        for widget in (self.hint, self.names):
            widget.setVisible(self._roll and not done)
        self.start.setVisible(not done)
        self.start.setEnabled(not self._roll)
        self.problem.hide()

    def show_problem(self, sentence: str) -> None:
        """The urn cannot be reached: nobody can vote now."""
        for widget in (self.hint, self.names, self.start):
            widget.hide()
        self.problem.setText(sentence)
        self.problem.show()

    def forget(self) -> None:
        """No name stays on the page."""
        self._waiting = ()
        self.names.clear()

    def _on_chosen(self) -> None:
        self.start.setEnabled(self.names.selectionModel().hasSelection())

    def go(self) -> None:
        """To the ballot, when it is clear whose turn it is."""
        if self.start.isVisible() and self.start.isEnabled():
            self.started.emit(*self.chosen)

    @property
    def chosen(self) -> tuple[UUID | None, str]:
        """The voter whose name is chosen; nobody in particular without a roll."""
        rows = self.names.selectionModel().selectedRows() if self._roll else []
        return self._waiting[rows[0].row()] if rows else (None, "")

    def take_focus(self) -> None:
        """The cursor where the next person begins."""
        first = self.names if self.names.isVisibleTo(self) else self.start
        (first if first.isVisibleTo(self) else self.leave).setFocus()


class BallotPage(TurnPage):
    """The question, what it is between, and the answer of one person, whose name stands small above it."""

    blank = Signal()
    refused = Signal()  # this is not the person who was named

    def __init__(self, question: str, dilemma: Dilemma | None) -> None:
        super().__init__(tr("Your ballot"))
        self.entry: AnswerEntry | None = None
        self.name = label("", "muted")
        self._place = QVBoxLayout()
        self.on = button(tr("Continue"), self.go, "primary")
        self.empty = button(tr("Vote blank"), self.blank.emit)
        self.back = button(tr("Do not vote now"), self.refused.emit, "quiet")
        self.body.addWidget(self.name)
        self.body.addWidget(label(question, "question"))
        poles = Poles()
        self.body.addWidget(poles)
        poles.show_dilemma(dilemma)
        nest(self.body, self._place)
        self.body.addWidget(flow(self.on, self.empty, self.back))

    def show_entry(self, entry: AnswerEntry, name: str) -> None:
        """An empty ballot for this person."""
        self.entry = entry
        self._place.addWidget(entry)
        for before, after in pairwise((entry, self.on, self.empty, self.back)):
            self.setTabOrder(before, after)
        self.name.setText(tr("You vote as {name}.", name=name) if name else "")
        self.name.setVisible(bool(name))

    def drop(self) -> None:
        """Nothing of the ballot stays."""
        self.name.setText("")
        if self.entry is not None:
            self.entry.hide()
            self.entry.setParent(None)
            self.entry.deleteLater()
            self.entry = None

    def go(self) -> None:
        """To the choice once more, or what is still missing."""
        if self.entry is not None:
            self.entry.finish()


class ConfirmPage(TurnPage):
    """The choice once more: confirm or change."""

    confirmed = Signal()
    changing = Signal()

    def __init__(self, dilemma: Dilemma | None) -> None:
        super().__init__(tr("This is your choice"))
        self.words, self.problem = label("", "hero"), label("", "problem")
        self.confirm = button(tr("Confirm"), self.confirmed.emit, "primary")
        self.change = button(tr("Change"), self.changing.emit)
        self.body.addWidget(label(tr("This is your choice"), "next"))
        self.body.addWidget(self.words)
        for letter, name in zip("ab", pole_names(dilemma) if dilemma else (), strict=False):
            self.body.addWidget(label(name, f"pole-{letter}"))
        for widget in (self.problem, flow(self.confirm, self.change)):
            self.body.addWidget(widget)
        self.drop()

    def show_words(self, words: str) -> None:
        """The choice in words."""
        self.words.setText(words)

    def show_problem(self, sentence: str) -> None:
        """The vote was not received; the choice stays."""
        self.problem.setText(sentence)
        self.problem.show()

    def drop(self) -> None:
        """Nothing of the choice stays."""
        self.words.setText("")
        self.problem.setText("")
        self.problem.hide()

    def go(self) -> None:
        """Confirm."""
        self.confirmed.emit()


class ReceivedPage(TurnPage):
    """The same for everybody."""

    def __init__(self) -> None:
        super().__init__(tr("Received"))
        self.body.addWidget(label(tr("Received"), "hero"))
        self.body.addWidget(label(tr("Thank you. The next person can come forward."), "next"))
