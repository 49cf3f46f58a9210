"""The card of the poll of now: what is asked, the answers that come in, the result, and what can follow."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.asking import Subject
from atelier.domain.ballots import Ballot, Count, Recount, Remark, Sheet, Void, Vote
from atelier.domain.methods import METHODS, WAY_NAMES
from atelier.domain.polls import Poll, PollState
from atelier.domain.week import Gathering
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.session.again import AgainActions
from atelier.ui.session.entries import Entries
from atelier.ui.session.poll_acts import PollActs
from atelier.ui.session.poll_closing import PollClosing
from atelier.ui.session.poll_head import PollHead
from atelier.ui.session.poll_now import PollNow
from atelier.ui.session.result import ResultPanel
from atelier.ui.session.setup import Setup
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button
from atelier.ui.widgets.in_sight import soon_head_in_sight
from atelier.ui.widgets.notice import Notice
from atelier.ui.widgets.tab_order import follow_the_eye
from atelier.ui.widgets.told import Told

if TYPE_CHECKING:
    from atelier.storage.event_file import Changes


class PollPanel(QWidget):
    """Everything about the poll on the question of now."""

    showing = Signal(object)  # the Poll that is on the table, or None
    begun = Signal()  # a poll was opened here just now
    result_wanted = Signal()  # on the screen, for the room

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.asked = 0  # how many could answer as it was last shown
        self._stands: object = None  # the poll and its state as they were last shown
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.head, self.notice, self.setup = PollHead(), Notice(), Setup(desk)
        self.elsewhere = Told(tr("Open on another laptop"))
        self.now = PollNow(desk)
        self.acts = PollActs(desk, self.now, self.setup, self.notice)
        self.entries = Entries(desk, self.now, self.acts)
        self.closing = PollClosing(desk, self.now, self.acts, self.entries, self.notice)
        self.show_button = button(tr("Show the room the result"), self._on_show, "primary")
        self.show_button.hide()
        self.result, self.following = ResultPanel(desk), AgainActions()
        self._build()
        self._connect()
        desk.polled.connect(self._on_polled)
        desk.changed.connect(self._on_changed)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(16))
        self.card = Card(tr("Poll"))
        layout.addWidget(self.card)
        buttons = (self.closing.button, self.show_button)
        above = (self.elsewhere, self.head, self.notice, self.setup, *self.entries.widgets)
        for widget in (*above, *buttons, self.result, self.following):
            self.card.body.addWidget(widget)
        for widget in buttons:
            self.card.body.setAlignment(widget, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        acts, following = self.acts, self.following
        self.setup.wanted.connect(acts.open)
        acts.begun.connect(self._on_begun)
        self.entries.finished.connect(self._on_finished)
        self.closing.closed.connect(self._on_closed)
        self.result.released.connect(self._on_released)
        following.again_wanted.connect(acts.again)
        following.writing_wanted.connect(acts.ask_in_writing)
        following.wording_wanted.connect(acts.reword)
        following.void_wanted.connect(acts.declare_void)
        following.recount_wanted.connect(acts.recount)

    # Showing

    def show_subject(self, gathering: Gathering | None, subject: Subject | None) -> None:
        """Show the last poll on this question in this meeting, or the way to open one."""
        before, now = self.now.subject, self.now
        now.turn_to(gathering, subject)
        self.elsewhere.tell([_told_elsewhere(poll) for poll in now.elsewhere])
        if (subject.id if subject else None) != (before.id if before else None):
            self.notice.clear()
            self.setup.show_subject(subject)
        self.refresh()
        self.showing.emit(now.poll)

    def show_gathering(self, gathering: Gathering) -> None:
        """Presence changed: the same poll, another base."""
        self.now.gathering = gathering
        self.refresh()

    def refresh(self, *, history: bool = True) -> None:
        """Show the poll as it stands; without `history`, the result too, when only an answer was entered."""
        poll, subject = self.now.poll, self.now.subject
        self.setup.setVisible((poll is None or poll.state is PollState.VOID) and subject is not None)
        self.card.set_caption(self._caption())
        self.asked = self.now.present
        self.head.show_poll(poll, self.asked)
        self.entries.show(self.asked)
        self.closing.show()
        self.following.setVisible(poll is not None)
        if poll is not None:
            self.following.show_poll(poll)
        if history:
            self.result.show_poll(poll, self.now.rounds())
        stands = poll and (poll.id, poll.state)
        if stands != self._stands:
            self._stands = stands
            follow_the_eye(self.card)  # the entry was made just now, after the buttons that lie below it
            soon_head_in_sight(self.card)  # what just opened or closed, however far down somebody was

    def _caption(self) -> str:
        poll = self.now.poll
        if poll is None:
            return tr("Poll") if self.now.subject else tr("Poll · choose a question first")
        ballot = poll.ballot
        return tr(
            "Poll · round {n} · {way} · {method}",
            n=poll.round,
            way=tr(WAY_NAMES[ballot.way]).lower(),
            method=tr(METHODS[ballot.method].name),
        )

    def offer_result(self, *, there: bool) -> None:
        """Offer the result for the screen, while the room sees something else."""
        self.show_button.setVisible(there)

    def _on_show(self) -> None:
        self.setFocus()  # the button goes
        self.result_wanted.emit()

    def _on_released(self) -> None:
        self.showing.emit(self.now.poll)

    def _on_begun(self) -> None:
        self.begun.emit()
        self.entries.begin()

    def _on_finished(self) -> None:
        """Everything is entered: the closing is the next step, and now it can be seen."""
        self.refresh(history=False)
        self.closing.button.setFocus()

    def _on_closed(self) -> None:
        self.setFocus()  # else it jumps to wherever Tab would begin

    # Following what was done

    def _on_changed(self, changes: "Changes") -> None:
        """An undo, here or in another view, may have changed what was entered."""
        now = self.now
        known = now.poll is not None and set(changes.values.values()) <= set(now.poll.votes)  # an answer by name
        touched = changes.touches(Ballot, Sheet, Vote, Remark, Recount, Count, Void)
        if touched and not known and not self.acts.running:
            self.show_subject(now.gathering, now.subject)

    def _on_polled(self, poll: Poll) -> None:
        """The changed value travels with the signal; only another question is asked for."""
        if self.now.concerns(poll):
            history = not self.now.only_answered(poll)
            if not self.acts.running:
                self.notice.clear()  # answers came in meanwhile: what it told may not be so any more
            self.now.poll = poll
            self.refresh(history=history)
            self.showing.emit(poll)


def _told_elsewhere(poll: Poll) -> str:
    """That a poll waits for its closing on the laptop that opened it, and that nobody here has to."""
    return tr(
        "Round {n} was opened there on {when} and can only be closed there. Here you can open a new one; both stay.",
        n=poll.round,
        when=f"{poll.ballot.at:%d-%m %H:%M}",
    )
