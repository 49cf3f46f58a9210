"""The poll of now: open it, take the answers in, close it; count again, ask again, or declare it void."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.asking import SUBJECTS, Subject
from atelier.domain.ballots import Ballot, Count, Electorate, Recount, Remark, Sheet, Void, Vote
from atelier.domain.errors import AtelierError, CountError, UnsettledError
from atelier.domain.methods import METHODS, WAY_NAMES, Way
from atelier.domain.polls import Poll, PollState
from atelier.domain.week import Gathering
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.session.again import AgainActions
from atelier.ui.session.doors import named_door, turn_door
from atelier.ui.session.paper import PaperEntry
from atelier.ui.session.poll_head import PollHead
from atelier.ui.session.result import ResultPanel
from atelier.ui.session.setup import Setup
from atelier.ui.session.totals import TotalsEntry
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button
from atelier.ui.widgets.in_sight import soon_head_in_sight
from atelier.ui.widgets.notice import Notice
from atelier.ui.widgets.told import Told

if TYPE_CHECKING:
    from atelier.storage.event_file import Changes


class Entry(Protocol):
    """How answers come in while a poll is open."""

    def show_poll(self, poll: Poll, present: int) -> None:
        """Show what has come in so far."""

    def settle(self) -> None:
        """Take over what is typed but not entered yet."""

    def focus_first(self) -> None:
        """The cursor where the first answer is entered."""

    def setVisible(self, visible: bool) -> None:
        """Show or hide it."""


class PollPanel(QWidget):
    """Everything about the poll on the question of now."""

    showing = Signal(object)  # the Poll that is on the table, or None
    present_wanted = Signal(int)
    begun = Signal()  # a poll was opened here just now
    page_wanted = Signal(object)  # the Poll whose answers are entered on a page of their own
    result_wanted = Signal()  # on the screen, for the room

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._gathering: Gathering | None = None
        self._subject: Subject | None = None
        self.poll: Poll | None = None
        self.asked = 0  # `present` as it was last shown
        self._stands: object = None  # the poll and its state as they were last shown
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._acting = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(16))
        self.card = Card(tr("Poll"))
        layout.addWidget(self.card)
        self.head, self.notice, self.setup = PollHead(), Notice(), Setup(desk)
        self.elsewhere = Told(tr("Open on another laptop"))
        self.setup.wanted.connect(self.open)
        for widget in (self.elsewhere, self.head, self.notice, self.setup):
            self.card.body.addWidget(widget)
        self._build_entries()
        self._build_result()
        desk.polled.connect(self._on_polled)
        desk.changed.connect(self._on_changed)
        desk.settling.connect(self._settle)

    # Building

    def _build_entries(self) -> None:
        self.totals, self.named, self.turn = TotalsEntry(), named_door(), turn_door()
        self.paper = PaperEntry(self._desk)
        self.paper.finished.connect(self._on_finished)
        self.totals.entered.connect(self._on_entered)
        self.totals.finished.connect(self._on_finished)
        self.totals.remarked.connect(self._on_remarked)
        for door in (self.named, self.turn):
            door.entered.connect(self._on_door)
        for widget in (self.totals, self.named, self.turn, self.paper):
            self.card.body.addWidget(widget)
        self.entries: dict[Way, Entry] = {
            Way.HANDS: self.totals,
            Way.WALL: self.totals,
            Way.NAMED: self.named,
            Way.TURN: self.turn,
            Way.PAPER: self.paper,
        }

    def _build_result(self) -> None:
        self.close_button = button(tr("Close the poll"), self.close_poll, "primary", "Ctrl+Return, Ctrl+Enter")
        self.show_button = button(tr("Show the room the result"), self._on_show, "primary")
        self.show_button.hide()
        self.result = ResultPanel(self._desk)
        self.result.released.connect(self._on_released)
        self.following = AgainActions()
        following = self.following
        for signal, slot in ((following.again_wanted, self.again), (following.writing_wanted, self._on_writing),
                             (following.wording_wanted, self._on_wording), (following.void_wanted, self._on_void),
                             (following.recount_wanted, self._on_recount)):  # fmt: skip
            signal.connect(slot)
        for widget in (self.close_button, self.show_button, self.result, self.following):
            self.card.body.addWidget(widget)
        for widget in (self.close_button, self.show_button):
            self.card.body.setAlignment(widget, Qt.AlignmentFlag.AlignLeft)

    # Showing

    def show_subject(self, gathering: Gathering | None, subject: Subject | None) -> None:
        """Show the last poll on this question in this meeting, or the way to open one."""
        changed = (subject.id if subject else None) != (self._subject.id if self._subject else None)
        self._gathering, self._subject = gathering, subject
        polls = self._polls()
        mine = [poll for poll in polls if not poll.waits_elsewhere]
        self.poll = mine[-1] if mine else self._orphan()
        self.elsewhere.tell([_told_elsewhere(poll) for poll in polls if poll.waits_elsewhere])
        if changed:
            self.notice.clear()
            self.setup.show_subject(subject)
        self.refresh()
        self.showing.emit(self.poll)

    def _polls(self) -> Sequence[Poll]:
        if self._gathering is None or self._subject is None:
            return ()
        return [p for p in self._desk.polling.polls.all(self._gathering) if p.ballot.subject == self._subject.id]

    def _orphan(self) -> Poll | None:
        """An open poll of this meeting whose question was removed: it must still be closed or declared void."""
        if self._gathering is None:
            return None
        there = {row.id for kind in SUBJECTS for row in self._desk.editing.all(kind)}
        polls = self._desk.polling.polls.all(self._gathering)
        return next((p for p in polls if p.accepting and p.ballot.subject not in there), None)

    def show_gathering(self, gathering: Gathering) -> None:
        """Presence changed: the same poll, another base."""
        self._gathering = gathering
        self.refresh()

    def refresh(self, *, history: bool = True) -> None:
        """Show the poll as it stands; without `history`, the result too, when only an answer was entered."""
        poll = self.poll
        self.setup.setVisible((poll is None or poll.state is PollState.VOID) and self._subject is not None)
        self.card.set_caption(self._caption())
        self.asked = self.present
        self.head.show_poll(poll, self.asked)
        accepting = poll is not None and poll.accepting
        self._show_entry()
        self.close_button.setVisible(accepting and not (self.entry is self.paper and not self.paper.ready))
        self.following.setVisible(poll is not None)
        if poll is not None:
            self.following.show_poll(poll)
        if history:
            self.result.show_poll(poll, self._polls())
        stands = poll and (poll.id, poll.state)
        if stands != self._stands:
            self._stands = stands
            soon_head_in_sight(self.card)  # what just opened or closed, however far down somebody was

    def _caption(self) -> str:
        if self.poll is None:
            return tr("Poll") if self._subject else tr("Poll · choose a question first")
        ballot = self.poll.ballot
        return tr(
            "Poll · round {n} · {way} · {method}",
            n=self.poll.round,
            way=tr(WAY_NAMES[ballot.way]).lower(),
            method=tr(METHODS[ballot.method].name),
        )

    @property
    def present(self) -> int:
        """How many can answer now: people in the room, or for a poll by name the names that are there."""
        poll = self.poll
        if poll is not None and poll.ballot.electorate is not Electorate.ROOM and poll.ballot.way is Way.NAMED:
            return len(poll.ballot.voters) - len(self._desk.polling.polls.absent(poll))
        return self._gathering.present if self._gathering else 0

    @property
    def entry(self) -> Entry | None:
        """How answers come in now; None while no poll is open."""
        return self.entries[self.poll.ballot.way] if self.poll is not None and self.poll.accepting else None

    def _show_entry(self) -> None:
        now = self.entry
        for entry in dict.fromkeys(self.entries.values()):
            entry.setVisible(entry is now)
        if now is not None and self.poll is not None:
            now.show_poll(self.poll, self.asked)

    # Acting

    def open(self) -> None:
        """Open the first round, or a fresh one after a void poll."""
        self._desk.settle()
        if self._gathering is None or self._subject is None:
            return
        polling = self._desk.polling
        if self.poll is not None and self.poll.previous is not None:  # a void round is asked again as that round
            done = self._run(polling.opening.again, self.poll.previous, self._gathering)
        else:
            setup = self.setup
            done = self._run(polling.opening.open, self._gathering, self._subject, setup.method.key, setup.terms())
        if done:
            self._begin()

    def _begin(self) -> None:
        """An open poll takes answers at once: the cursor is there, or its own page opens."""
        self.begun.emit()
        entry = self.entry
        if entry is self.named and self.poll is not None:
            self.page_wanted.emit(self.poll)
        elif entry is not None:
            entry.focus_first()

    def close_poll(self, *, anyway: bool = False) -> None:
        """Seal what was answered."""
        self._desk.settle()
        if self.poll is None or not self.poll.accepting:
            return
        if self.entry is self.totals:
            totals, voted = self.totals.totals(), self.totals.voted()
            typed = (totals, voted) != (self.poll.entry, self.poll.voted)
            if typed and not self._run(self._desk.polling.voting.enter, self.poll, totals, voted):
                return
        if self._run(self._desk.polling.closing.close, self.poll, self.present, anyway=anyway):
            self.setFocus()  # else it jumps to wherever Tab would begin

    def offer_result(self, *, there: bool) -> None:
        """Offer the result for the screen, while the room sees something else."""
        self.show_button.setVisible(there)

    def _on_show(self) -> None:
        self.setFocus()  # the button goes
        self.result_wanted.emit()

    def again(self) -> None:
        """The next round, in the same words."""
        self._desk.settle()
        if self.poll is None or self._gathering is None:
            return
        if self._run(self._desk.polling.opening.again, self.poll, self._gathering):
            self._begin()

    def _on_released(self) -> None:
        self.showing.emit(self.poll)

    def _on_recount(self, reason: str) -> None:
        if self.poll is not None and self._run(self._desk.polling.closing.recount, self.poll, reason):
            self._begin()

    def _on_void(self, reason: str) -> None:
        if self.poll is not None:
            self._run(self._desk.polling.closing.declare_void, self.poll, reason)

    def _on_writing(self) -> None:
        if self.poll is None or self._gathering is None:
            return
        if self._run(self._desk.polling.opening.in_writing, self.poll, self._gathering):
            self._begin()

    def _on_wording(self, question: str) -> None:
        if self.poll is None or self._gathering is None:
            return
        if self._run(self._desk.polling.opening.reword, self.poll, self._gathering, question):
            self._begin()

    def _on_entered(self, totals: tuple[int, ...], voted: int | None) -> None:
        if self.poll is not None and self.poll.accepting and (totals, voted) != (self.poll.entry, self.poll.voted):
            self._run(self._desk.polling.voting.enter, self.poll, totals, voted)

    def _on_remarked(self, option: int, text: str) -> None:
        if self.poll is not None and self.poll.accepting:
            self._run(self._desk.polling.voting.remark, self.poll, option, text)

    def _on_finished(self) -> None:
        """Everything is entered: the closing is the next step, and now it can be seen."""
        self.refresh(history=False)
        self.close_button.setFocus()

    def _on_door(self) -> None:
        if self.poll is not None:
            self.page_wanted.emit(self.poll)

    def _settle(self) -> None:
        entry = self.entry
        if entry is not None:
            entry.settle()

    def _run(self, act: Callable[..., object], *args: object, **values: object) -> bool:
        self.notice.clear()
        self._acting = True
        try:
            return self._desk.run(act, *args, refused=self._on_refused, **values) is not None
        finally:
            self._acting = False

    def _on_changed(self, changes: "Changes") -> None:
        """An undo, here or in another view, may have changed what was entered."""
        known = self.poll is not None and set(changes.values.values()) <= set(self.poll.votes)  # an answer by name
        if not self._acting and not known and changes.touches(Ballot, Sheet, Vote, Remark, Recount, Count, Void):
            self.show_subject(self._gathering, self._subject)

    def _on_refused(self, error: AtelierError) -> None:
        """A refusal is no wall: the entry stays, and there are ways on."""
        self.ways: tuple[tuple[str, Callable[[], object]], ...] = ()
        if isinstance(error, CountError):
            extra = error.counted - error.present
            more = (trn("present +{n}", "present +{n}", extra), self._on_more_present)
            self.ways = (more, (tr("Count again"), self._on_count_again))
        elif isinstance(error, UnsettledError):
            self.ways = ((tr("Close as it stands"), self._on_anyway),)
        self.notice.warn(str(error), *self.ways)

    def _on_anyway(self) -> None:
        self.close_poll(anyway=True)

    def _on_more_present(self) -> None:
        if self.poll is not None:
            self.notice.clear()
            self.present_wanted.emit(self.poll.turnout)

    def _on_count_again(self) -> None:
        self.notice.clear()
        if self.entry is not None:
            self.entry.focus_first()

    def _on_polled(self, poll: Poll) -> None:
        """The changed value travels with the signal; only another question is asked for."""
        mine = self._subject is not None and poll.ballot.subject == self._subject.id
        if mine or (self.poll is not None and poll.id == self.poll.id):
            before, self.poll = self.poll, poll
            entered = before is not None and before == replace(
                poll, entry=before.entry, voted=before.voted, votes=before.votes, in_urn=before.in_urn
            )
            self.refresh(history=not entered)
            self.showing.emit(poll)


def _told_elsewhere(poll: Poll) -> str:
    """That a poll waits for its closing on the laptop that opened it, and that nobody here has to."""
    return tr(
        "Round {n} was opened there on {when} and can only be closed there. Here you can open a new one; both stay.",
        n=poll.round,
        when=f"{poll.ballot.at:%d-%m %H:%M}",
    )
