"""Voting in turn on this laptop: only the ballot shows, and only the facilitator's PIN leads out."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from atelier.domain.answers import BLANK, Answer
from atelier.domain.errors import AtelierError
from atelier.domain.themes import Dilemma
from atelier.i18n import tr
from atelier.ui.cover import Cover
from atelier.ui.session.answers import AnswerEntry
from atelier.ui.session.turn_pages import BallotPage, ConfirmPage, ReceivedPage, StartPage, TurnPage
from atelier.ui.widgets.basics import label
from atelier.ui.widgets.pin_line import PinLine

RECEIVED_MS = 2000
ABANDONED_MS = 180_000  # a ballot that somebody walked away from is cleared for the next
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class TurnBox(Protocol):
    """The secret ballot behind the screen."""

    def turnout(self) -> tuple[int, int]:
        """How many voted, of how many who can."""

    def waiting(self) -> tuple[tuple[UUID, str], ...] | None:
        """Who can still vote, by name; None when voters are not known by name."""

    def cast(self, answer: Answer, voter: UUID | None) -> None:
        """One vote, received when this returns.

        Raises:
            AtelierError: it was not received.
        """

    def check_pin(self, pin: str) -> None:
        """Pass with the facilitator's PIN.

        Raises:
            AtelierError: it is not right, or it is too early to try again.
        """


class TurnScreen(Cover):
    """Covers a window, hides what is in it, and gives it back when the PIN was right."""

    voted = Signal()  # the turnout changed

    def __init__(
        self,
        home: QWidget,
        question: str,
        entry: Callable[[], AnswerEntry],
        spelled: Callable[[Answer], str],
        box: TurnBox,
        dilemma: Dilemma | None = None,
    ) -> None:
        super().__init__(home)
        self._entry, self._spelled, self._box = entry, spelled, box
        self._voter: UUID | None = None
        self._answer: Answer | None = None
        self.start, self.ballot, self.confirm, self.received = (
            StartPage(),
            BallotPage(question, dilemma),
            ConfirmPage(dilemma),
            ReceivedPage(),
        )
        self.pin = PinLine(box.check_pin, tr("Back to the session"))
        self.leaving = TurnPage(tr("Only for the facilitator"))
        self.leaving.body.addWidget(label(tr("Only for the facilitator"), "title"))
        self.leaving.body.addWidget(self.pin)
        self.pages = QStackedWidget()
        for page in (self.start, self.ballot, self.confirm, self.received, self.leaving):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self._again, self._abandoned = self._timer(RECEIVED_MS), self._timer(ABANDONED_MS)
        self._connect()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._next)
        return timer

    def _connect(self) -> None:
        self.start.started.connect(self._on_started)
        self.start.leaving.connect(self.ask_out)
        self.ballot.blank.connect(self._on_blank)
        self.ballot.refused.connect(self._next)
        self.confirm.confirmed.connect(self._on_confirmed)
        self.confirm.changing.connect(self._on_changing)
        self.pin.passed.connect(self.end)
        self.pin.left.connect(self._next)

    # From the first voter to the PIN

    def begin(self) -> None:
        """Cover the window; what was there is hidden, its keys and its names for screen readers included."""
        self.cover()
        self._next()

    def end(self) -> None:
        """Give the window back."""
        self._forget()
        self.uncover()

    def _next(self) -> None:
        """The neutral start, for whoever comes next."""
        self._forget()
        self._closing = False
        try:
            self.start.show_state(*self._box.turnout(), self._box.waiting())
        except AtelierError as error:
            self.start.show_problem(str(error))
        self._show(self.start)
        self.start.take_focus()

    def _forget(self) -> None:
        self._again.stop()
        self._abandoned.stop()
        self._voter = self._answer = None
        self.ballot.drop()
        self.confirm.drop()

    def _show(self, page: TurnPage) -> None:
        self.pages.setCurrentWidget(page)
        page.verticalScrollBar().setValue(0)

    # The way of one vote

    def _on_started(self, voter: UUID | None, name: str) -> None:
        self._voter = voter
        entry = self._entry()
        entry.changed.connect(self._abandoned.start)
        entry.answered.connect(self._on_answered)
        self.ballot.show_entry(entry, name)
        self.start.forget()
        self._on_changing()

    def _on_changing(self) -> None:
        self._answer = None
        self.confirm.drop()
        self._abandoned.start()
        self._show(self.ballot)
        if self.ballot.entry is not None:
            self.ballot.entry.setFocus()

    def _on_answered(self, answer: Answer) -> None:
        self._ask_again(answer, self._spelled(answer))

    def _on_blank(self) -> None:
        self._ask_again(BLANK, tr("Blank"))

    def _ask_again(self, answer: Answer, words: str) -> None:
        self._answer = answer
        self.confirm.show_words(words)
        self._abandoned.start()
        self._show(self.confirm)
        self.confirm.confirm.setFocus()

    def _on_confirmed(self) -> None:
        if self._answer is None:
            return
        try:
            self._box.cast(self._answer, self._voter)
        except AtelierError as error:
            self.confirm.show_problem(str(error))
            return
        self._forget()
        self._show(self.received)
        self.setFocus()
        self._again.start()
        self.voted.emit()

    # The way out

    def ask_out(self) -> None:
        """Ask for the PIN; its button says where it leads."""
        self.pin.go.setText(tr("Back to the session"))
        self._forget()
        self._abandoned.start()
        self._show(self.leaving)
        self.pin.ask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        handled = super().eventFilter(watched, event)
        if self._closing:
            self.pin.go.setText(tr("Close Atelier"))
        return handled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; no other key goes anywhere."""
        page = self.pages.currentWidget()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER and plain and not event.isAutoRepeat() and isinstance(page, TurnPage):
            page.go()
        event.accept()
