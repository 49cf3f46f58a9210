"""How many answered of how many, in large figures, and whether the poll is open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from atelier.domain.methods import Way
from atelier.domain.polls import Poll, PollState
from atelier.i18n import mark, tr, trn
from atelier.services.secret import lost
from atelier.ui.theme import px
from atelier.ui.widgets.basics import chip, label, nest, row, set_role

STATE_NAMES = {
    PollState.OPEN: mark("open"),
    PollState.CLOSED: mark("closed"),
    PollState.RECOUNTING: mark("counting again"),
    PollState.VOID: mark("void"),
}


class PollHead(QWidget):
    """The turnout of one poll; a count of hands knows only how many hands there were."""

    def __init__(self) -> None:
        super().__init__()
        self.big, self.of = label("", "big", wrap=False), label("", "muted")
        self.state = chip("")
        line = row(self.big, self.of, self.state, spacing=8)
        line.setStretch(1, 1)
        line.setAlignment(self.state, Qt.AlignmentFlag.AlignVCenter)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(px(10))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        nest(layout, line)
        layout.addWidget(self._progress)

    def show_poll(self, poll: Poll | None, present: int) -> None:
        """Show this poll, `present` people being in the room now."""
        self.setVisible(poll is not None and poll.state is not PollState.VOID)
        if poll is None:
            return
        count = poll.standing
        base = count.present if count else present
        answered = _answered(poll)
        self.big.setText("?" if lost(poll) else str(answered))
        missing = base - answered
        note = trn("{n} did not vote", "{n} did not vote", missing) if missing >= 0 else tr("too many answers")
        if missing < 0 and poll.ballot.way is Way.HANDS:
            note = tr("too many hands")
        set_role(self.of, "problem" if missing < 0 else "muted")
        set_role(self._progress, "over" if missing < 0 else "")
        self.of.setText(trn("of {n} present", "of {n} present", base) + f" · {note}")
        self.state.setText(tr(STATE_NAMES[poll.state]))
        set_role(self.state, "chip" if poll.accepting else "chip-quiet")
        self._progress.setRange(0, max(1, base))
        self._progress.setValue(max(0, min(answered, max(1, base))))


def _answered(poll: Poll) -> int:
    """Everybody who answered, blank and invalid papers included."""
    count = poll.standing
    if count is None:
        return poll.turnout
    voted = sum(count.counts) if count.voted is None else count.voted
    return voted if count.withheld else voted + count.blank + count.invalid
