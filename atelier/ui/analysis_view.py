"""Analysis: where rooms agree, where they are divided, and what moved between rounds; pictures first."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import ClassVar, NamedTuple
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.ballots import Ballot, Count, Recount, Void
from atelier.domain.entity import Entity
from atelier.domain.methods.base import DIVIDED, LARGELY, OrderedMethod
from atelier.domain.movement import net_change
from atelier.domain.polls import Poll
from atelier.domain.record import withheld_words
from atelier.domain.second_round import moved, round_before
from atelier.domain.tally import Tally
from atelier.domain.week import GATHERING_NAMES, Gathering
from atelier.i18n import mark, tr
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.view import View
from atelier.ui.widgets.basics import Card, clear, label
from atelier.ui.widgets.columns import Columns
from atelier.ui.widgets.evidence import (
    TallyPicture,
    base_of,
    counts_in_words,
    latest_closed,
    struck_of,
    words_of,
)
from atelier.ui.widgets.flow_painting import FlowChart
from atelier.ui.widgets.poll_numbers import PollNumbers
from atelier.ui.widgets.row_button import RowButton

PICTURES, NUMBERS = range(2)
Asked = tuple[Poll, Tally]


class Group(NamedTuple):
    """Questions that belong below one heading; `holds` judges agreement A, None where there is no A."""

    title: str
    hint: str
    holds: Callable[[Fraction | None], bool]


ORDERED = (
    Group(mark("Where do we agree"), mark("Most agreement first."), lambda a: a is not None and a >= LARGELY),
    Group(
        mark("Where are we divided"),
        mark("Answers lie spread between the sides."),
        lambda a: a is not None and DIVIDED <= a < LARGELY,
    ),
    Group(mark("Two camps"), mark("Many at both ends, few between."), lambda a: a is not None and a < DIVIDED),
    Group(mark("Too few answers to tell"), mark("One answer shows no agreement."), lambda a: a is None),
)


def agreement_of(tally: Tally) -> Fraction | None:
    """Agreement A of a tally, where it has one."""
    reading = tally.reading()
    return reading.agreement if reading else None


class AnalysisView(View):
    """Every question by its latest closed round, and the numbers behind each picture."""

    KINDS: ClassVar[tuple[type[Entity], ...]] = (Ballot, Count, Recount, Void, Gathering)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Analysis"))
        self._shown: tuple[object, ...] | None = None
        self._gatherings: dict[UUID, Gathering] = {}
        self.rows: dict[tuple[UUID, str], RowButton] = {}
        self.opened: UUID | None = None
        self.numbers = PollNumbers()
        holder = QWidget()
        self._box = QVBoxLayout(holder)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(16))
        self.columns = Columns([(tr("Pictures"), holder, 560, 5), (tr("The numbers"), self.numbers, 340, 3)])
        self.set_content(self.columns)

    def refresh(self) -> None:
        every = self.desk.polling.polls.all()
        polls, withheld = latest_closed(every), tuple(poll for poll in every if withheld_words(poll))
        self._gatherings = {row.id: row for row in self.desk.editing.all(Gathering)}
        shown = (polls, withheld, tuple(self._gatherings.values()))
        if shown != self._shown:
            self._shown = shown
            self._rebuild([(poll, poll.tally) for poll in polls if poll.tally], withheld)
        self._show_numbers()

    def focus_on(self, value: Entity) -> None:
        if isinstance(value, Ballot):
            self._open(value.id)

    # Building

    def _rebuild(self, asked: Sequence[Asked], withheld: Sequence[Poll]) -> None:
        focused = next((key for key, row in self.rows.items() if row.hasFocus()), None)
        clear(self._box)
        self.rows = {}
        if not asked and not withheld:
            card = Card()
            card.body.addWidget(label(tr("No closed polls yet. Run one in Session.")))
            self._box.addWidget(card)
        for card in (*self._cards(asked), *_withheld(withheld)):
            self._box.addWidget(card)
        self._box.addStretch(1)
        if focused in self.rows:
            self.rows[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _cards(self, asked: Sequence[Asked]) -> list[Card]:
        """The groups that hold something, and what moved."""
        ordered = [row for row in asked if isinstance(row[1].method, OrderedMethod)]
        other = [row for row in asked if row not in ordered]
        cards = [self._group(group.title, group.hint, _sorted(ordered, group)) for group in ORDERED]
        yes_no = [row for row in other if row[1].camps]
        cards.append(self._group(mark("Yes or no"), mark("Conclusions are about those who chose."), yes_no))
        rest = [row for row in other if row not in yes_no]
        cards.append(self._group(mark("Choices and preferences"), mark("Each with its own base."), rest))
        cards.append(self._moved(asked))
        return [card for card in cards if card]

    def _group(self, title: str, hint: str, asked: Sequence[Asked]) -> Card | None:
        if not asked:
            return None
        card = Card(f"{tr(title)} · {len(asked)}")
        card.body.setSpacing(px(6))
        card.body.addWidget(label(tr(hint), "muted"))
        for poll, tally in asked:
            notes = [tr("round {n}", n=poll.round)] if poll.round > 1 else []
            picture = TallyPicture(tally, *notes, struck_of(poll), self._gathering(poll))
            self._add_row(card, poll, tally, picture, "")
        return card

    def _moved(self, asked: Sequence[Asked]) -> Card | None:
        pairs = [(before, poll, tally) for poll, tally in asked if (before := round_before(poll)) and before.tally]
        if not pairs:
            return None
        caption = tr("What moved between rounds")
        card = Card(f"{caption} · {len(pairs)}")
        card.body.setSpacing(px(6))
        card.body.addWidget(label(tr("Most change first; below 15% counts as stable."), "muted"))
        for before, poll, tally in sorted(pairs, key=_change, reverse=True):
            self._add_row(card, poll, tally, self._pair(before, poll), "moved")
        return card

    def _pair(self, before: Poll, after: Poll) -> QWidget:
        """Two rounds of one question: the groups first, then the bars, then what moved."""
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(5))
        told = moved(after)
        if told is None:
            return holder
        layout.addWidget(label(" ".join(told.groups), "muted"))
        for poll in (before, after):
            if poll.tally:
                notes = tr("round {n}", n=poll.round), struck_of(poll)
                layout.addWidget(TallyPicture(poll.tally, *notes, poles=poll is after))
        layout.addWidget(label(" ".join(told.change), "strong"))
        if told.picture:
            picture = FlowChart()
            picture.show_picture(told.picture)
            picture.setMaximumWidth(px(460))
            layout.addWidget(picture)
        return holder

    def _add_row(self, card: Card, poll: Poll, tally: Tally, picture: QWidget, part: str) -> None:
        name = ". ".join((poll.ballot.question, words_of(tally), base_of(tally), counts_in_words(tally)))
        row = RowButton(name, label(poll.ballot.question, "strong"), picture)
        row.clicked.connect(self._on_pressed)
        card.body.addWidget(row)
        self.rows[poll.id, part] = row

    def _gathering(self, poll: Poll) -> str:
        gathering = self._gatherings.get(poll.ballot.gathering)
        if gathering is None:
            return tr("unknown meeting")
        return gathering.title.strip() or tr(GATHERING_NAMES[gathering.kind])

    # The numbers

    def _on_pressed(self) -> None:
        pressed = next((key for key, row in self.rows.items() if row is self.sender()), None)
        if pressed:
            self._open(pressed[0])

    def _open(self, poll: UUID) -> None:
        self.opened = poll
        self._show_numbers()
        self.columns.show_panel(NUMBERS)

    def _show_numbers(self) -> None:
        for (poll, _), row in self.rows.items():
            row.setChecked(poll == self.opened)
        opened = self.desk.polling.polls.get(self.opened) if self.opened else None
        self.numbers.show_poll(opened, self._gathering(opened) if opened else "")
        self.numbers.setVisible(bool(self.rows))
        self.crumb.setText(tr("A room is no sample of the region.") if self.rows else "")


def _withheld(polls: Sequence[Poll]) -> list[Card]:
    """Secret polls in which too few answered to show a result."""
    if not polls:
        return []
    caption = tr("Closed without a result")
    card = Card(f"{caption} · {len(polls)}")
    for poll in polls:
        card.body.addWidget(label(poll.ballot.question, "strong"))
        card.body.addWidget(label(withheld_words(poll), "muted"))
    return [card]


def _change(pair: tuple[Poll, Poll, Tally]) -> Fraction:
    before, _, after = pair
    change = net_change(before.tally.counts, after.counts) if before.tally else None
    return change or Fraction(0)


def _sorted(asked: Sequence[Asked], group: Group) -> list[Asked]:
    """Those that belong to a group, the most agreement first."""
    found = [(poll, tally, agreement_of(tally)) for poll, tally in asked if group.holds(agreement_of(tally))]
    return [(poll, tally) for poll, tally, _ in sorted(found, key=lambda row: -(row[2] or 0))]
