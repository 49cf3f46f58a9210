"""The numbers behind the picture of one poll: every count, its share, and what it all stands on."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from atelier.domain.charts import bars
from atelier.domain.methods import WAY_NAMES
from atelier.domain.name_tiles import public
from atelier.domain.polls import Poll
from atelier.domain.readings import held, three_ways
from atelier.domain.record import by_answer, linked_words, silence
from atelier.domain.second_round import moved, round_before
from atelier.domain.taking_part import enough
from atelier.domain.tally import Tally
from atelier.i18n import number, percentage, short_date, tr
from atelier.ui.theme import px, tokens
from atelier.ui.widgets.bars import BarChart
from atelier.ui.widgets.basics import Card, clear, label
from atelier.ui.widgets.evidence import base_of, closed_polls, rounds, words_of

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PollNumbers(QWidget):
    """One poll in full; empty until one is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[Poll, str] | None = None
        self.table: NumbersTable | None = None
        self.show_poll(None, "")

    def show_poll(self, poll: Poll | None, gathering: str) -> None:
        """Show this poll; `gathering` names where it was held."""
        if self._shown == (poll, gathering):
            return
        self._shown = (poll, gathering) if poll else None
        clear(self._box)
        self.table = None
        tally = poll.tally if poll else None
        if poll is None or tally is None:
            card = Card(tr("The numbers"))
            card.body.addWidget(label(tr("Press a question to see the numbers behind it."), "muted"))
        else:
            card = self._card(poll, tally, gathering)
        self._box.addWidget(card)
        self._box.addStretch(1)

    def _card(self, poll: Poll, tally: Tally, gathering: str) -> Card:
        card = Card(tr("The numbers · round {n}", n=poll.round))
        card.body.addWidget(label(poll.ballot.question, "strong"))
        card.body.addWidget(label(words_of(tally)))
        before = round_before(poll)
        chart = BarChart()
        chart.show_bars(bars(tally, before.tally if before else None))
        card.body.addWidget(chart)
        if before:
            card.body.addWidget(label(tr("The stroke marks round {n}.", n=before.round), "muted"))
        self.table = NumbersTable(tally)
        card.body.addWidget(self.table)
        for line in _facts(poll, tally, gathering):
            card.body.addWidget(label(line, "muted"))
        for earlier in closed_polls(rounds(poll)[:-1])[::-1]:
            self._add_round(card, earlier)
        return card

    @staticmethod
    def _add_round(card: Card, poll: Poll) -> None:
        """The numbers of an earlier round, so that nothing in a pair of pictures lacks them."""
        if poll.tally is None:
            return
        card.body.addWidget(label(tr("Round {n}: {words}", n=poll.round, words=words_of(poll.tally)), "strong"))
        card.body.addWidget(NumbersTable(poll.tally))
        for line in _struck(poll):
            card.body.addWidget(label(line, "muted"))


def _facts(poll: Poll, tally: Tally, gathering: str) -> list[str]:
    """What the numbers stand on, in sentences."""
    at = (poll.standing.at if poll.standing else poll.ballot.at).astimezone()
    reading = tally.reading()
    margin = tally.tip()
    lines = [
        _base(tally),
        margin[:1].upper() + margin[1:] + "." if margin else "",
        tr("Agreement: {value} (1 all agree, 0 spread, −1 two camps).", value=number(float(reading.agreement), 2))
        if reading and reading.agreement is not None
        else "",
        tr("Method: {method}, {way}.", method=tr(tally.method.name), way=tr(WAY_NAMES[poll.ballot.way]).lower()),
        tr("Asked: {asked}.", asked=poll.ballot.asked),
        tr("{gathering}, closed {date} at {time}.", gathering=gathering, date=short_date(at), time=f"{at:%H:%M}"),
    ]
    return [line for line in [*lines, *_beside(poll, tally), *_struck(poll)] if line]


def _beside(poll: Poll, tally: Tally) -> Iterator[str]:
    """What was agreed beforehand, other ways of counting, and who answered what where that was public."""
    threshold, reading, found = held(poll), tally.reading(), moved(poll)
    yield silence(poll)
    if threshold:
        yield f"{threshold.sentence()} {threshold.tip()}".strip()
    yield from (way.sentence() for way in three_ways(poll))
    yield from enough(poll)
    yield from reading.more if reading else ()
    yield from found.more if found else ()
    yield from by_answer(poll) if public(poll) else ()
    yield from linked_words(poll)


def _base(tally: Tally) -> str:
    """What the shares are parts of."""
    if tally.share_base == tally.answered:
        return tr("Shares are of the {n} who answered.", n=number(tally.answered))
    return tr("Shares are of the {n} dots.", n=number(tally.share_base))


def _struck(poll: Poll) -> list[str]:
    """The counts that a recount replaced, with its reason."""
    lines = []
    for count, recount in poll.struck:
        old = poll.tally_of(count)
        counts = " · ".join(map(str, old.counts)) or tr("without a result")
        lines.append(tr("Struck: {counts} ({base}). {reason}", counts=counts, base=base_of(old), reason=recount.reason))
    return lines


class NumbersTable(QTableWidget):
    """Every answer with its count and share, then who answered, who did not, and who was there."""

    def __init__(self, tally: Tally) -> None:
        rows = [
            (option, number(count), percentage(share))
            for option, count, share in zip(tally.options, tally.counts, tally.shares, strict=True)
        ]
        rows += [
            (tr("Answered"), number(tally.answered), ""),
            (tr("Not voted"), number(tally.not_voted), ""),
            (tr("Present"), number(tally.present), ""),
        ]
        super().__init__(len(rows), 3)
        self.setAccessibleName(tr("The numbers"))
        for column, title in enumerate((tr("Answer"), tr("Number"), tr("Share"))):
            self.setHorizontalHeaderItem(column, _cell(title, column))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        colours = tokens()
        self.setStyleSheet(
            f"QTableWidget::item {{ padding: {px(3)}px {px(8)}px; }}"
            f"QTableWidget::item:selected {{ background: {colours.brand_soft}; color: {colours.on_brand_soft}; }}"
            f"QHeaderView, QHeaderView::section {{ background: transparent; border: none; font-weight: 600;"
            f" color: {colours.muted}; font-size: {px(13)}px; padding: {px(3)}px {px(8)}px; }}"
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        for n, texts in enumerate(rows):
            for column, text in enumerate(texts):
                self.setItem(n, column, _cell(text, column))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.geometriesChanged.connect(self._fit)
        self.verticalHeader().sectionResized.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Be as tall as all rows together."""
        height = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + px(4)
        if height != self.height():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(px(220), self.height())


def _cell(text: str, column: int) -> QTableWidgetItem:
    """A cell; numbers stand at the right, below each other."""
    item = QTableWidgetItem(text)
    item.setTextAlignment(RIGHT if column else LEFT)
    return item
