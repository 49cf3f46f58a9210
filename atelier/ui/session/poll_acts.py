"""What the facilitator does with the poll of now: open it, ask it again, count it again, or declare it void."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from atelier.domain.errors import AtelierError
from atelier.ui.desk import Desk
from atelier.ui.session.poll_now import PollNow
from atelier.ui.session.setup import Setup
from atelier.ui.widgets.notice import Notice


class PollActs(QObject):
    """Runs each act on the poll that is on the table; a refusal is told beside it."""

    begun = Signal()  # a poll, or the counting of one, was opened here just now

    def __init__(self, desk: Desk, now: PollNow, setup: Setup, notice: Notice) -> None:
        super().__init__()
        self._desk, self._now, self._setup, self._notice = desk, now, setup, notice
        self.running = False

    def open(self) -> None:
        """Open the first round, or a fresh one after a void poll."""
        self._desk.settle()
        now, opening = self._now, self._desk.polling.opening
        if now.gathering is None or now.subject is None:
            return
        if now.poll is not None and now.poll.previous is not None:  # a void round is asked again as that round
            self._begin(opening.again, now.poll.previous, now.gathering)
        else:
            self._begin(opening.open, now.gathering, now.subject, self._setup.method.key, self._setup.terms())

    def again(self) -> None:
        """The next round, in the same words."""
        self._desk.settle()
        self._begin_after(self._desk.polling.opening.again)

    def ask_in_writing(self) -> None:
        """The same question on paper."""
        self._begin_after(self._desk.polling.opening.in_writing)

    def reword(self, question: str) -> None:
        """The question in other words."""
        self._begin_after(self._desk.polling.opening.reword, question)

    def recount(self, reason: str) -> None:
        """Count the same round again."""
        if self._now.poll is not None:
            self._begin(self._desk.polling.closing.recount, self._now.poll, reason)

    def declare_void(self, reason: str) -> None:
        """Leave it in the record with the reason."""
        if self._now.poll is not None:
            self.run(self._desk.polling.closing.declare_void, self._now.poll, reason)

    def enter(self, totals: tuple[int, ...], voted: int | None) -> bool:
        """Keep totals that are typed; False when that was refused."""
        poll = self._now.poll
        if poll is None or not poll.accepting or (totals, voted) == (poll.entry, poll.voted):
            return True
        return self.run(self._desk.polling.voting.enter, poll, totals, voted)

    def remark(self, option: int, text: str) -> None:
        """Keep a concern or an objection that was spoken."""
        if self._now.poll is not None and self._now.poll.accepting:
            self.run(self._desk.polling.voting.remark, self._now.poll, option, text)

    def _begin_after(self, act: Callable[..., object], *words: str) -> None:
        if self._now.poll is not None and self._now.gathering is not None:
            self._begin(act, self._now.poll, self._now.gathering, *words)

    def _begin(self, act: Callable[..., object], *args: object) -> None:
        if self.run(act, *args):
            self.begun.emit()

    def run(
        self,
        act: Callable[..., object],
        *args: object,
        refused: Callable[[AtelierError], None] | None = None,
        **values: object,
    ) -> bool:
        """Whether the act was done; meanwhile the panel need not look again at what it changes."""
        self._notice.clear()
        self.running = True
        try:
            return self._desk.run(act, *args, refused=refused or self._on_refused, **values) is not None
        finally:
            self.running = False

    def _on_refused(self, error: AtelierError) -> None:
        self._notice.warn(str(error))
