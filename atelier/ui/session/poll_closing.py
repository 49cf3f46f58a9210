"""Closing the poll of now, and the ways on when it cannot be closed yet."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from atelier.domain.errors import AtelierError, CountError, UnsettledError
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.session.entries import Entries
from atelier.ui.session.poll_acts import PollActs
from atelier.ui.session.poll_now import PollNow
from atelier.ui.widgets.basics import button
from atelier.ui.widgets.notice import Notice


class PollClosing(QObject):
    """The button that closes a poll; a refusal is no wall: the entry stays, and there are ways on."""

    closed = Signal()
    present_wanted = Signal(int)  # as many people as answered

    def __init__(self, desk: Desk, now: PollNow, acts: PollActs, entries: Entries, notice: Notice) -> None:
        super().__init__()
        self._desk, self._now, self._acts, self._entries, self._notice = desk, now, acts, entries, notice
        self.ways: tuple[tuple[str, Callable[[], object]], ...] = ()  # on, after the last refusal
        self.button = button(tr("Close the poll"), self.close, "primary", "Ctrl+Return, Ctrl+Enter")

    def show(self) -> None:
        """Offer it as soon as what is entered can be closed."""
        self.button.setVisible(self._entries.complete)

    def close(self, *, anyway: bool = False) -> None:
        """Seal what was answered."""
        self._desk.settle()
        self.ways = ()
        poll = self._now.poll
        if poll is None or not poll.accepting or not self._entries.take_over():
            return
        closing, present = self._desk.polling.closing, self._now.present
        if self._acts.run(closing.close, self._now.poll, present, anyway=anyway, refused=self._on_refused):
            self.closed.emit()

    def _on_refused(self, error: AtelierError) -> None:
        if isinstance(error, CountError):
            extra = error.counted - error.present
            more = (trn("present +{n}", "present +{n}", extra), self._on_more_present)
            self.ways = (more, (tr("Count again"), self._on_count_again))
        elif isinstance(error, UnsettledError):
            self.ways = ((tr("Close as it stands"), self._on_anyway),)
        self._notice.warn(str(error), *self.ways)

    def _on_anyway(self) -> None:
        self.close(anyway=True)

    def _on_more_present(self) -> None:
        if self._now.poll is not None:
            self._notice.clear()
            self.present_wanted.emit(self._now.poll.turnout)

    def _on_count_again(self) -> None:
        self._notice.clear()
        if self._entries.current is not None:
            self._entries.current.focus_first()
