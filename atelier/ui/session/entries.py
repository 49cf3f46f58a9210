"""The ways in which answers come in, of which the one of the open poll shows."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from atelier.domain.methods import Way
from atelier.domain.polls import Poll
from atelier.ui.desk import Desk
from atelier.ui.session.doors import named_door, turn_door
from atelier.ui.session.paper import PaperEntry
from atelier.ui.session.poll_acts import PollActs
from atelier.ui.session.poll_now import PollNow
from atelier.ui.session.totals import TotalsEntry


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


class Entries(QObject):
    """Takes in the answers to the poll that is on the table."""

    finished = Signal()  # everything is entered: the closing is the next step
    page_wanted = Signal(object)  # the Poll whose answers are entered on a page of their own

    def __init__(self, desk: Desk, now: PollNow, acts: PollActs) -> None:
        super().__init__()
        self._now, self._acts = now, acts
        self.totals, self.named, self.turn, self.paper = TotalsEntry(), named_door(), turn_door(), PaperEntry(desk)
        self.widgets = (self.totals, self.named, self.turn, self.paper)
        self._of: dict[Way, Entry] = {
            Way.HANDS: self.totals,
            Way.WALL: self.totals,
            Way.NAMED: self.named,
            Way.TURN: self.turn,
            Way.PAPER: self.paper,
        }
        self.totals.entered.connect(acts.enter)
        self.totals.remarked.connect(acts.remark)
        for finished in (self.totals.finished, self.paper.finished):
            finished.connect(self.finished)
        for door in (self.named, self.turn):
            door.entered.connect(self._on_door)
        desk.settling.connect(self._settle)

    @property
    def current(self) -> Entry | None:
        """How answers come in now; None while no poll is open."""
        poll = self._now.poll
        return self._of[poll.ballot.way] if poll is not None and poll.accepting else None

    @property
    def complete(self) -> bool:
        """Whether what is entered can be closed: a pile of paper only when both countings agree."""
        return self.current is not None and (self.current is not self.paper or self.paper.ready)

    def show(self, present: int) -> None:
        """Show the one of now, with how many people can answer."""
        for widget in self.widgets:
            widget.setVisible(widget is self.current)
        if self.current is not None and self._now.poll is not None:
            self.current.show_poll(self._now.poll, present)

    def begin(self) -> None:
        """An open poll takes answers at once: the cursor is there, or its own page opens."""
        if self.current is self.named:
            self._on_door()
        elif self.current is not None:
            self.current.focus_first()

    def take_over(self) -> bool:
        """Keep totals as they stand in the boxes; False when that was refused."""
        return self.current is not self.totals or self._acts.enter(self.totals.totals(), self.totals.voted())

    def _settle(self) -> None:
        if self.current is not None:
            self.current.settle()

    def _on_door(self) -> None:
        if self._now.poll is not None:
            self.page_wanted.emit(self._now.poll)
