"""What fills the session: the conversation, the page for answers by name, or the screen for voting in turn."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from atelier.domain.methods import Way
from atelier.domain.polls import Poll
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.session.answers import entry
from atelier.ui.session.named import NamedEntry
from atelier.ui.session.poles import dilemma_of
from atelier.ui.session.poll import PollPanel
from atelier.ui.session.turn import TurnScreen
from atelier.ui.session.turn_box import OpenUrn


class Stage(QStackedWidget):
    """Turns to the page of an open poll by name and back; the poll panel stays the one that acts on it."""

    turned = Signal(bool)  # whether the conversation is in front

    def __init__(self, desk: Desk, conversation: QWidget, panel: PollPanel) -> None:
        super().__init__()
        self._desk, self._panel, self._conversation = desk, panel, conversation
        self.screen_of_turns: TurnScreen | None = None
        self.named = NamedEntry(desk)
        self.addWidget(conversation)
        self.addWidget(self.named)
        panel.entries.page_wanted.connect(self._on_page)
        panel.showing.connect(self._on_showing)
        self.named.left.connect(self._on_left)
        self.named.close_wanted.connect(self._on_close)
        self.named.void_wanted.connect(self._on_void)

    @property
    def conversing(self) -> bool:
        """Whether the conversation is in front."""
        return self.currentWidget() is self._conversation

    def _on_page(self, poll: Poll) -> None:
        if poll.ballot.way is Way.TURN:
            self._hand_over(poll)
            return
        self.named.show_poll(poll)
        self.setCurrentWidget(self.named)
        self.named.board.setFocus()
        self.turned.emit(False)

    def _hand_over(self, poll: Poll) -> None:
        """Only the ballot shows until the facilitator's PIN; without a PIN there would be no way back."""
        if not self._desk.pin.is_set:
            sentence = tr("Choose a PIN first: it is the only way back from the page on which people vote.")
            self._panel.notice.warn(sentence, (tr("Choose a PIN"), self._choose_pin))
            return
        shape, form = poll.method.shape, poll.ballot.form
        urn = OpenUrn(self._desk, poll, self._panel.now.present)
        screen = TurnScreen(
            self.window(), poll.ballot.question, partial(entry, shape, form),
            partial(shape.spelled, options=form.options), urn, dilemma_of(self._desk, poll),
        )  # fmt: skip
        screen.voted.connect(partial(self._on_voted, urn))
        self.screen_of_turns = screen
        screen.begin()

    def _choose_pin(self) -> None:
        """Afterwards the cursor is on what asked for it."""
        self._panel.notice.clear()
        self._panel.entries.turn.focus_first()
        self._desk.pin_wanted.emit()

    def _on_voted(self, urn: OpenUrn) -> None:
        """One more vote: the number on the projector follows, and nothing else does."""
        self._desk.polled.emit(urn.poll)

    def _on_showing(self, poll: Poll | None) -> None:
        """The answers follow; a poll that is closed or gone leads back."""
        if self.conversing:
            return
        if poll is not None and poll.accepting and self.named.poll is not None and poll.id == self.named.poll.id:
            self.named.show_poll(poll)
        else:
            self._on_left()

    def _on_left(self) -> None:
        self.setCurrentWidget(self._conversation)
        self.turned.emit(True)

    def _on_close(self) -> None:
        """A refusal is told on the page where the answers are."""
        self._panel.closing.close()
        if not self.conversing and self._panel.notice.isVisibleTo(self._panel):
            self.named.notice.warn(self._panel.notice.text.text(), *self._panel.closing.ways)

    def _on_void(self) -> None:
        self._on_left()
        self._panel.following.ask_void()
