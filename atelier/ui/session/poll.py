"""The poll of now: open it, count, close it; count again, ask again, or declare it void."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from atelier.domain.ballots import Ballot, Count, Recount, Sheet, Void
from atelier.domain.charts import bars
from atelier.domain.errors import AtelierError, CountError
from atelier.domain.methods import METHODS, Way
from atelier.domain.polls import Poll, PollState
from atelier.domain.tally import net_change
from atelier.domain.themes import Dilemma, Statement
from atelier.domain.week import Gathering
from atelier.i18n import mark, percentage, tr, trn
from atelier.ui.desk import Desk
from atelier.ui.session.counting import Counting
from atelier.ui.session.question import Subject
from atelier.ui.theme import px
from atelier.ui.widgets.bars import BarChart
from atelier.ui.widgets.basics import Card, button, chip, flow, label, row, set_role
from atelier.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from atelier.storage.event_file import Changes

STATE_NAMES = {
    PollState.OPEN: mark("open"),
    PollState.CLOSED: mark("closed"),
    PollState.RECOUNTING: mark("counting again"),
    PollState.VOID: mark("void"),
}


class ReasonLine(QWidget):
    """Asks for a reason before something that stays visible for good."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        self._title = label("", "strong")
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Reason, for everybody to read"))
        self.line.setAccessibleName(tr("Reason"))
        self.line.returnPressed.connect(self._on_given)
        self.go = button("", self._on_given, "danger")
        layout.addWidget(self._title)
        layout.addWidget(self.line)
        layout.addWidget(flow(self.go, button(tr("Cancel"), self.hide, "quiet")))
        self.hide()

    def ask(self, title: str, go: str) -> None:
        """Show the line with this question and this name on its button."""
        self._title.setText(title)
        self.go.setText(go)
        self.line.clear()
        self.show()
        self.line.setFocus()

    def _on_given(self) -> None:
        self.given.emit(self.line.text())


class PollPanel(QWidget):
    """Everything about the poll on the question of now."""

    showing = Signal(object)  # the Poll that is on the table, or None
    present_wanted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._gathering: Gathering | None = None
        self._subject: Subject | None = None
        self.poll: Poll | None = None
        self._acting = False
        self._asked: tuple[str, Poll] | None = None  # what the reason line is about
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(16))
        self.card = Card(tr("Poll"))
        layout.addWidget(self.card)
        self._build_head()
        self._build_start()
        self._build_body()
        self.history = label("", "muted")
        self.card.body.addWidget(self.history)
        desk.polled.connect(self._on_polled)
        desk.changed.connect(self._on_changed)
        desk.settling.connect(self.counting.settle)

    # Building

    def _build_head(self) -> None:
        self._big, self._of = label("", "big", wrap=False), label("", "muted")
        self._state = chip("")
        self._head = QWidget()
        line = row(self._big, self._of, self._state, spacing=8)
        line.setStretch(1, 1)
        line.setAlignment(self._state, Qt.AlignmentFlag.AlignVCenter)
        self._head.setLayout(line)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(px(10))
        self.notice = Notice()
        for widget in (self._head, self._progress, self.notice):
            self.card.body.addWidget(widget)

    def _build_start(self) -> None:
        """Before a poll: how we ask, and the button that opens it."""
        self._methods = QButtonGroup(self)
        self.method_buttons: dict[str, QPushButton] = {}
        for key, method in METHODS.items():
            if not method.simple or not method.options or Way.HANDS not in method.ways:
                continue
            toggle = QPushButton(tr(method.name))
            toggle.setProperty("role", "toggle")
            toggle.setCheckable(True)
            toggle.setAutoDefault(False)
            self._methods.addButton(toggle)
            self.method_buttons[key] = toggle
        self.open_button = button(tr("Open the poll"), self.open, "primary", "Ctrl+Return, Ctrl+Enter")
        explanation = tr("Hands are counted. The result appears on the screen only after closing; then it stays.")
        self._start = QWidget()
        layout = QVBoxLayout(self._start)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(10))
        layout.addWidget(flow(*self.method_buttons.values(), spacing=6))
        layout.addWidget(label(explanation, "muted"))
        layout.addWidget(flow(self.open_button))
        self.card.body.addWidget(self._start)

    def _build_body(self) -> None:
        self.counting = Counting()
        self.counting.entered.connect(self._on_entered)
        self.counting.finished.connect(self._on_finished)
        self.chart = BarChart()
        self.words, self.base, self.moved = label("", "next"), label("", "muted"), label("", "muted")
        self.close_button = button(tr("Close the poll"), self.close_poll, "primary", "Ctrl+Return, Ctrl+Enter")
        self.again_button = button(tr("Second round"), self.again)
        self.recount_button = button(tr("Recount…"), self._on_recount, "quiet")
        self.void_button = button(tr("Declare void…"), self._on_void, "quiet")
        self._buttons = flow(self.close_button, self.again_button, self.recount_button, self.void_button)
        self.reason = ReasonLine()
        self.reason.given.connect(self._on_reason)
        for widget in (self.counting, self.chart, self.words, self.base, self.moved, self._buttons, self.reason):
            self.card.body.addWidget(widget)

    # Showing

    def show_subject(self, gathering: Gathering | None, subject: Subject | None) -> None:
        """Show the last poll on this question in this meeting, or the way to open one."""
        changed = (subject.id if subject else None) != (self._subject.id if self._subject else None)
        self._gathering, self._subject = gathering, subject
        polls = self._polls()
        self.poll = polls[-1] if polls else self._orphan()
        if changed:
            self.notice.clear()
            key = "spectrum5" if isinstance(subject, Dilemma) else "agree5"
            self.method_buttons[key].setChecked(True)
        self.refresh()
        self.showing.emit(self.poll)

    def _polls(self) -> Sequence[Poll]:
        if self._gathering is None or self._subject is None:
            return ()
        return [p for p in self._desk.polling.polls(self._gathering) if p.ballot.subject == self._subject.id]

    def _orphan(self) -> Poll | None:
        """An open poll of this meeting whose question was removed: it must still be closed or declared void."""
        if self._gathering is None:
            return None
        there = {row.id for kind in (Dilemma, Statement) for row in self._desk.editing.all(kind)}
        polls = self._desk.polling.polls(self._gathering)
        return next((p for p in polls if p.accepting and p.ballot.subject not in there), None)

    def show_gathering(self, gathering: Gathering) -> None:
        """Presence changed: the same poll, another base."""
        self._gathering = gathering
        self.refresh()

    def refresh(self, *, history: bool = True) -> None:
        """Show the poll as it stands; without `history` when only a total was entered."""
        poll = self.poll
        if self._asked is not None and self._asked[1] != poll:
            self._asked = None
            self.reason.hide()
        ready = poll is None or poll.state is PollState.VOID
        self._start.setVisible(ready and self._subject is not None)
        for key, toggle in self.method_buttons.items():
            toggle.setVisible(key != "spectrum5" or isinstance(self._subject, Dilemma))
        self.card.set_caption(self._caption())
        self._show_head()
        accepting = poll is not None and poll.accepting
        closed = poll is not None and poll.state is PollState.CLOSED
        self.counting.setVisible(accepting)
        self.chart.setVisible(closed)
        for widget in (self.words, self.base, self.moved):
            widget.setVisible(closed)
        self.close_button.setVisible(accepting)
        self.again_button.setVisible(closed)
        self.recount_button.setVisible(closed)
        self.void_button.setVisible(accepting or closed)
        self._buttons.setVisible(accepting or closed)
        self._show_numbers()
        if history:
            self._show_history()

    def _caption(self) -> str:
        if self.poll is None:
            return tr("Poll · counting hands") if self._subject else tr("Poll · choose a question first")
        method = tr(METHODS[self.poll.ballot.method].name)
        return tr("Poll · round {n} · counting hands · {method}", n=self.poll.round, method=method)

    def _show_head(self) -> None:
        poll = self.poll
        for widget in (self._head, self._progress):
            widget.setVisible(poll is not None and poll.state is not PollState.VOID)
        if poll is None:
            return
        tally = poll.tally
        present = tally.present if tally else self._present
        answered = tally.answered if tally else sum(poll.entry)
        self._big.setText(str(answered))
        missing = present - answered
        note = trn("{n} did not vote", "{n} did not vote", missing) if missing >= 0 else tr("too many hands")
        self._of.setText(trn("of {n} present", "of {n} present", present) + f" · {note}")
        self._state.setText(tr(STATE_NAMES[poll.state]))
        set_role(self._state, "chip" if poll.accepting else "chip-quiet")
        self._progress.setRange(0, max(1, present))
        self._progress.setValue(min(answered, max(1, present)))

    @property
    def _present(self) -> int:
        return self._gathering.present if self._gathering else 0

    def _show_numbers(self) -> None:
        poll = self.poll
        if poll is None:
            return
        if poll.accepting:
            colours = poll.method.colours
            self.counting.show_totals(poll.ballot.options, colours, poll.entry, self._present)
        tally = poll.tally
        reading = tally.reading() if tally else None
        if tally is None or reading is None:
            return
        before = poll.previous.tally if poll.previous else None
        self.chart.show_bars(bars(tally, before))
        self.words.setText(reading.words)
        self.base.setText(" · ".join(part for part in (reading.base, tally.tip()) if part))
        self.moved.setText(self._movement(poll))
        self.moved.setVisible(poll.previous is not None)

    @staticmethod
    def _movement(poll: Poll) -> str:
        """The difference between the groups first, then what moved."""
        tally, before = poll.tally, poll.previous.tally if poll.previous else None
        if tally is None or before is None:
            return ""
        return tr(
            "Round {before_round}: {before_n} of {before_present} answered; now {n} of {present}, not necessarily "
            "the same people. Net change: {change} of the answers.",
            before_round=poll.round - 1,
            before_n=before.answered,
            before_present=before.present,
            n=tally.answered,
            present=tally.present,
            change=percentage(net_change(before.shares, tally.shares)),
        )

    def _show_history(self) -> None:
        polls = self._polls()
        lines = [
            tr(
                "Round {n}: count {counts} was struck: {reason}",
                n=poll.round,
                counts=" – ".join(map(str, count.counts)),
                reason=recount.reason,
            )
            for poll in polls
            for count, recount in poll.struck
        ]
        lines += [tr("Round {n} is void: {reason}", n=p.round, reason=p.void.reason) for p in polls if p.void]
        self.history.setText("\n".join(lines))
        self.history.setVisible(bool(lines))

    # Acting

    def open(self) -> None:
        """Open the first round, or a fresh one after a void poll."""
        self._desk.settle()
        if self._gathering is None or self._subject is None:
            return
        if self.poll is not None and self.poll.previous is not None:  # a void round is asked again as that round
            self._run(self._desk.polling.again, self.poll.previous, self._gathering)
            return
        key = next(key for key, toggle in self.method_buttons.items() if toggle.isChecked())
        self._run(self._desk.polling.open, self._gathering, self._subject, key)
        if self.poll and self.poll.accepting and self.counting.boxes:
            self.counting.boxes[0].setFocus()

    def close_poll(self) -> None:
        """Seal what was counted."""
        self._desk.settle()
        if self.poll is None or not self.poll.accepting:
            return
        totals = self.counting.totals()
        if totals != self.poll.entry and not self._run(self._desk.polling.enter, self.poll, totals):
            return
        self._run(self._desk.polling.close, self.poll, self._present)

    def again(self) -> None:
        """The next round, in the same words."""
        self._desk.settle()
        if self.poll is not None and self._gathering is not None:
            self._run(self._desk.polling.again, self.poll, self._gathering)
            if self.poll.accepting and self.counting.boxes:
                self.counting.boxes[0].setFocus()

    def _on_recount(self) -> None:
        self._ask("recount", tr("Why is this counted again?"), tr("Strike this count"))

    def _on_void(self) -> None:
        self._ask("void", tr("Why is this poll void?"), tr("Declare void"))

    def _ask(self, act: str, title: str, go: str) -> None:
        if self.poll is not None:
            self._asked = act, self.poll
            self.reason.ask(title, go)

    def _on_reason(self, reason: str) -> None:
        """Only about the poll that the reason was asked for."""
        if self._asked is None:
            return
        act, poll = self._asked
        if self._run(self._desk.polling.recount if act == "recount" else self._desk.polling.declare_void, poll, reason):
            self._asked = None
            self.reason.hide()

    def _on_entered(self, totals: tuple[int, ...]) -> None:
        if self.poll is not None and self.poll.accepting and totals != self.poll.entry:
            self._run(self._desk.polling.enter, self.poll, totals)

    def _on_finished(self) -> None:
        self.close_button.setFocus()

    def _run(self, act: Callable[..., object], *args: object) -> bool:
        self.notice.clear()
        self._acting = True
        try:
            return self._desk.run(act, *args, refused=self._on_refused) is not None
        finally:
            self._acting = False

    def _on_changed(self, changes: "Changes") -> None:
        """An undo, here or in another view, may have changed what was entered."""
        if not self._acting and changes.touches(Ballot, Sheet, Recount, Count, Void):
            self.show_subject(self._gathering, self._subject)

    def _on_refused(self, error: AtelierError) -> None:
        """Too many hands is no wall: the entry stays, and there are two ways on."""
        if isinstance(error, CountError):
            extra = error.counted - error.present
            self.notice.warn(
                str(error),
                (trn("present +{n}", "present +{n}", extra), self._on_more_present),
                (tr("Count again"), self._on_count_again),
            )
        else:
            self.notice.warn(str(error))

    def _on_more_present(self) -> None:
        if self.poll is not None:
            self.notice.clear()
            self.present_wanted.emit(sum(self.poll.entry))

    def _on_count_again(self) -> None:
        self.notice.clear()
        if self.counting.boxes:
            self.counting.boxes[0].setFocus()
            self.counting.boxes[0].selectAll()

    def _on_polled(self, poll: Poll) -> None:
        """The changed value travels with the signal; only another question is asked for."""
        mine = self._subject is not None and poll.ballot.subject == self._subject.id
        if mine or (self.poll is not None and poll.id == self.poll.id):
            before, self.poll = self.poll, poll
            entered = before is not None and before == replace(poll, entry=before.entry)
            self.refresh(history=not entered)
            self.showing.emit(poll)
