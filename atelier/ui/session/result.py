"""What a closed poll says: bars and words, what was agreed beforehand, what moved, who said what."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from atelier.domain.ballots import Relation
from atelier.domain.charts import bars
from atelier.domain.methods.base import Reading, Way
from atelier.domain.name_tiles import said
from atelier.domain.polls import Poll, PollState
from atelier.domain.readings import held, three_ways
from atelier.domain.record import by_answer, history, silence, tells_all, withheld_words
from atelier.domain.second_round import Moved, moved, round_before
from atelier.domain.taking_part import enough
from atelier.domain.tally import Tally
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.bars import BarChart
from atelier.ui.widgets.basics import button, flow, label
from atelier.ui.widgets.explained import Explained
from atelier.ui.widgets.flow_painting import FlowChart
from atelier.ui.widgets.three_ways import ThreeWays
from atelier.ui.widgets.told import Told


class ResultPanel(QWidget):
    """The result of the poll on the table, for who leads the room; what the room may not see is on the laptop only."""

    released = Signal()  # a result that was held back may be projected now

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._poll: Poll | None = None
        self._released: set[UUID] = set()
        self.release = button(tr("Show it to the room"), self._on_release)
        self.chart, self.words, self.base = BarChart(), label("", "next"), label("", "muted")
        self.warning, self.clash = Told(tr("Before you show this")), Told(tr("This clashes"))
        self.held, self.silence = Told(), Told(role="muted")
        self.ways, self.picture = ThreeWays(), FlowChart()
        self.groups, self.change = Told(role="muted"), Told()
        self.who = Told(tr("Who moved (only on this laptop)"), "muted")
        self.names, self.remarks = Told(tr("Who answered what"), "muted"), Told(tr("Said with it"))
        self.explained = Explained()
        self.more_button = QPushButton(tr("More"))
        self.more_button.setCheckable(True)
        self.more_button.setProperty("role", "toggle")
        self.more_button.setAutoDefault(False)
        self.more_button.toggled.connect(self._on_more)
        self.more, self.history = Told(role="muted"), Told(role="muted")
        self._more_lines: Sequence[str] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(10))
        for widget in self._parts():
            layout.addWidget(widget)

    def _parts(self) -> tuple[QWidget, ...]:
        """From top to bottom: what must be known first, the result, what it is held against, and the rest."""
        return (
            self.warning,
            flow(self.release),
            self.chart,
            self.words,
            self.base,
            self.silence,
            self.explained,
            self.held,
            self.ways,
            self.clash,
            self.groups,
            self.change,
            self.picture,
            self.who,
            self.names,
            self.remarks,
            flow(self.more_button),
            self.more,
            self.history,
        )

    def show_poll(self, poll: Poll | None, polls: Sequence[Poll]) -> None:
        """Show a closed or void poll beside all others on its question in this meeting."""
        tally = poll.tally if poll else None
        reading = tally.reading() if tally else None
        self._show_words(poll, tally, reading)
        self._show_meaning(poll if tally else None)
        found = moved(poll) if poll and tally else None
        self._show_movement(poll, found)
        self.names.tell(by_answer(poll) if poll else ())
        self.remarks.tell(_remarks(poll) if poll else ())
        self._show_more((*(reading.more if reading else ()), *(found.more if found else ())))
        self.history.tell(tuple(history(poll, polls)))
        self.explained.show_keys(tuple(_terms(poll, reading, found)) if poll else ())

    def _show_words(self, poll: Poll | None, tally: Tally | None, reading: Reading | None) -> None:
        """The bars, the conclusion, and what it stands on; or why there is none."""
        self.chart.setVisible(tally is not None)
        if poll and tally:
            before = round_before(poll)
            self.chart.show_bars(bars(tally, before.tally if before else None))
        why = withheld_words(poll) if poll else ""
        words = reading.words if reading else why
        self.words.setText(words)
        self.words.setVisible(bool(words))
        base = " · ".join(part for part in (reading.base, tally.tip()) if part) if tally and reading else ""
        self.base.setText(base)
        self.base.setVisible(bool(base))
        self.silence.tell((silence(poll),) if poll else ())
        self.warning.tell((tells_all(poll),) if poll else ())
        self._poll = poll
        self.release.setVisible(poll is not None and self.holds_back(poll))

    def holds_back(self, poll: Poll) -> bool:
        """Whether a secret result that tells what everybody answered waits for a decision to show it."""
        return bool(tells_all(poll)) and poll.id not in self._released

    def _on_release(self) -> None:
        if self._poll is not None:
            self._released.add(self._poll.id)
            self.release.hide()
            self.released.emit()

    def _show_meaning(self, poll: Poll | None) -> None:
        """What was agreed beforehand, the other ways of counting, and what clashes."""
        threshold = held(poll) if poll else None
        lines = (threshold.sentence(), threshold.tip()) if threshold else ()
        self.held.tell((*lines, *(enough(poll) if poll else ())))
        self.ways.show_ways(three_ways(poll) if poll else ())
        self.clash.tell(self._desk.clashing.clashes(poll) if poll else ())

    def _show_movement(self, poll: Poll | None, found: Moved | None) -> None:
        """How the groups differ first, then what moved."""
        before = round_before(poll) if poll else None
        heading = tr("Since round {n}", n=before.round) if before else ""
        self.groups.heading.setVisible(bool(heading))
        self.groups.tell(found.groups if found else (), heading)
        self.change.tell(found.change if found else ())
        self.picture.show_picture(found.picture if found else None)
        self.who.tell(found.who if found else ())

    def _show_more(self, lines: Sequence[str]) -> None:
        self._more_lines = lines
        self.more_button.setVisible(bool(lines))
        self._on_more(self.more_button.isChecked())

    def _on_more(self, wanted: bool) -> None:
        self.more.tell(self._more_lines if wanted else ())


def _remarks(poll: Poll) -> tuple[str, ...]:
    """Conditions, concerns and objections in the words of who said them."""
    return tuple(
        tr("{name} ({answer}): {text}", name=row.name, answer=row.answer, text=row.text)
        if row.name
        else tr("{answer}: {text}", answer=row.answer, text=row.text)
        for row in said(poll)
    )


def _terms(poll: Poll, reading: Reading | None, found: Moved | None) -> Iterator[str]:
    """What can be explained of what is shown, the conclusion first."""
    if reading:
        yield from (reading.key, "base")
        if reading.margin:
            yield "margin"
        if reading.agreement is not None:
            yield "agreement"
    yield from (key for key, there in _settings(poll).items() if there)
    if found and found.change:
        yield from ("round", "net", *(["gross"] if found.who else []))
    yield from reading.terms if reading else ()


def _settings(poll: Poll) -> dict[str, bool]:
    """What belongs to how this poll was asked and counted."""
    tally = poll.tally
    return {
        "threshold": tally is not None and bool(held(poll)),
        "rule2021": bool(three_ways(poll)),
        "viable": bool(enough(poll)),
        "named": poll.ballot.way is Way.NAMED,
        "secret": poll.ballot.secret,
        "silence": tally is not None and bool(tally.blank or tally.invalid),
        "struck": bool(poll.struck),
        "void": poll.state is PollState.VOID,
        "writing": poll.linked is not None and poll.ballot.relation is Relation.WRITING,
        "wording": poll.linked is not None and poll.ballot.relation is Relation.WORDING,
    }
