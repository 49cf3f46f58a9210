"""Closed polls as small pictures that always carry their words and their base."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.domain.charts import bars, stacked
from atelier.domain.methods.spectrum import SPECTRA
from atelier.domain.polls import Poll
from atelier.domain.tally import Tally
from atelier.i18n import money, number, tr, trn
from atelier.ui.theme import px
from atelier.ui.widgets.bars import BarChart, StackedBar
from atelier.ui.widgets.basics import label, nest


def closed_polls(polls: Iterable[Poll]) -> tuple[Poll, ...]:
    """Polls with a result that may be shown."""
    return tuple(poll for poll in polls if poll.tally)


def latest_closed(polls: Iterable[Poll]) -> tuple[Poll, ...]:
    """Of every question the closed poll of its last round, also when a void round came after it."""
    closed = closed_polls(polls)
    followed = {earlier.id for poll in closed for earlier in rounds(poll)[:-1]}
    return tuple(poll for poll in closed if poll.id not in followed)


def rounds(poll: Poll) -> tuple[Poll, ...]:
    """A poll behind all rounds before it, the first one first."""
    return (*rounds(poll.previous), poll) if poll.previous else (poll,)


def base_of(tally: Tally) -> str:
    """How many answered of how many present."""
    return tr("{answered} of {present} present", answered=number(tally.answered), present=number(tally.present))


def words_of(tally: Tally) -> str:
    """The conclusion in words, as the start of a sentence."""
    reading = tally.reading()
    words = reading.words if reading else tr("no votes yet")
    return words[:1].upper() + words[1:]


def struck_of(poll: Poll) -> str:
    """How many counts of this round were struck by a recount; empty when none was."""
    return (
        trn("{n} count struck by a recount", "{n} counts struck by a recount", len(poll.struck)) if poll.struck else ""
    )


def sides_of(tally: Tally) -> tuple[str, str]:
    """The two sides by name, with the letters of the poles where the answers use them."""
    first, second = tally.sides
    return (f"A · {first}", f"B · {second}") if tally.method in SPECTRA else (first, second)


def counts_in_words(tally: Tally) -> str:
    """Every answer with its count, for who cannot see the picture."""
    return ", ".join(f"{option} {count}" for option, count in zip(tally.options, tally.counts, strict=True))


def money_range(low: int, high: int) -> str:
    """A range of amounts in cents as whole euros: € 2,601–3,094."""
    first, last = money(low), money(high)
    return first if first == last else f"{first}–{number(round(high / 100))}"


class TallyPicture(QWidget):
    """One tally as a stacked bar between its two sides, with words and base below it."""

    def __init__(self, tally: Tally, *notes: str, poles: bool = True) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        layout.addWidget(_bars(tally))
        if poles and tally.camps:
            nest(layout, _poles(tally))
        base = " · ".join(note for note in (words_of(tally), base_of(tally), *notes) if note)
        layout.addWidget(label(base, "muted"))


def _bars(tally: Tally) -> QWidget:
    """One bar from pole to pole, or a bar per option for a question without sides."""
    if tally.camps:
        return StackedBar(stacked(tally), counts_in_words(tally))
    chart = BarChart()
    chart.show_bars(bars(tally))
    return chart


def _poles(tally: Tally) -> QHBoxLayout:
    """The names of the sides at the two ends of the bar."""
    layout = QHBoxLayout()
    layout.setSpacing(px(12))
    first, second = (label(name, role) for name, role in zip(sides_of(tally), ("pole-a", "pole-b"), strict=True))
    second.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    layout.addWidget(first, 1)
    layout.addWidget(second, 1)
    return layout
