"""How one poll is named, based and compared in a report: always with its n, its source and its margin."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from fractions import Fraction

from atelier.domain.methods import METHODS
from atelier.domain.methods.base import LARGELY, WAY_NAMES, OrderedMethod
from atelier.domain.methods.spectrum import SPECTRA
from atelier.domain.polls import Poll
from atelier.domain.second_round import compared
from atelier.domain.tally import Tally
from atelier.domain.vague_date import VagueDate
from atelier.domain.week import GATHERING_NAMES, Gathering
from atelier.i18n import long_date, tr, trn
from atelier.reports.data import ReportData
from atelier.reports.model import Bars, Figure, StackedBars, StackedRow
from atelier.reports.words import short

_NAME = 90  # characters of a question that fit beside its bar in three lines


def name(data: ReportData, poll: Poll) -> str:
    """What a poll is called for short: the title of its dilemma, else its frozen question."""
    dilemma = data.named(data.dilemmas, poll.ballot.subject)
    return short(dilemma.title if dilemma and dilemma.title.strip() else poll.ballot.question, _NAME) or tr("Question")


def meeting(gathering: Gathering | None) -> str:
    """The title of a meeting, else what kind it is."""
    if gathering is None:
        return tr("unknown meeting")
    return gathering.title.strip() or tr(GATHERING_NAMES[gathering.kind])


def local_date(data: ReportData, instant: datetime) -> date:
    """The day of an instant where the report is made."""
    return instant.astimezone(data.made_at.tzinfo).date()


def words(tally: Tally) -> str:
    """The conclusion in words."""
    reading = tally.reading()
    return reading.words if reading else tr("nobody answered")


def words_with_count(tally: Tally) -> str:
    """The conclusion, and where it names a side how many stand there, how many opposite, and of how many answers."""
    told = words(tally)
    if tally.camps is None:
        return told
    ahead, behind = max(tally.camps), min(tally.camps)
    if tally.answered and tally.sides[tally.camps.index(ahead)] in told.split(" ", 1)[-1]:
        counts = {"n": ahead, "other": behind, "whole": tally.answered}
        return tr("{words} ({n} to {other}, of {whole})", words=told, **counts)
    return told


def base(tally: Tally) -> str:
    """How many answered of how many present."""
    return trn(
        "{n} of {present} present answered",
        "{n} of {present} present answered",
        tally.answered,
        present=tally.present,
    )


def conclusion(tally: Tally) -> str:
    """Words, base and margin of one tally in one sentence; a room in the middle has no lead to lose."""
    reading = tally.reading()
    if reading is None:
        return tr("Nobody answered.")
    sentence = "; ".join(part for part in (f"{reading.words}, {reading.base}", tally.tip()) if part)
    return sentence[:1].upper() + sentence[1:] + "."


def source(data: ReportData, poll: Poll) -> str:
    """How, where, when and among whom a poll was counted, and in which form it was asked."""
    ballot = poll.ballot
    return tr(
        "{way}, {meeting}, {date}. Asked: {asked}. Form: {form}.",
        way=tr(WAY_NAMES[ballot.way]),
        meeting=meeting(data.named(data.gatherings, ballot.gathering)),
        date=long_date(local_date(data, poll.standing.at if poll.standing else ballot.at)),
        asked=ballot.asked.strip().rstrip(".") or tr("not recorded"),
        form=tr(METHODS[ballot.method].name),
    )


def sources(data: ReportData, polls: Sequence[Poll]) -> str:
    """The shared source of several closed polls."""
    days = sorted(local_date(data, poll.standing.at) for poll in polls if poll.standing)
    meetings = trn("{n} meeting", "{n} meetings", len({poll.ballot.gathering for poll in polls}))
    span = VagueDate(f"{days[0]}/{days[-1]}" if days[0] != days[-1] else f"{days[0]}").words()
    asked = dict.fromkeys(poll.ballot.asked.strip().rstrip(".") or tr("not recorded") for poll in polls)
    return tr(
        "{ways} in {meetings}, {dates}. Asked: {asked}. A room is no sample.",
        ways=", ".join(dict.fromkeys(tr(WAY_NAMES[poll.ballot.way]) for poll in polls)),
        meetings=meetings,
        dates=span,
        asked=short("; ".join(asked), _NAME),
    )


def sides(tally: Tally) -> tuple[str, str]:
    """The two sides by name, with the letters of the poles where the answers use them."""
    first, second = tally.sides
    return (f"A: {first}", f"B: {second}") if tally.method in SPECTRA else (first, second)


def bar(data: ReportData, poll: Poll, tally: Tally, label: str = "") -> StackedRow:
    """A poll as one bar, labelled with its name; a later round says that it is one."""
    if not label:
        label = name(data, poll)
        if poll.round > 1:
            label = tr("{question} (round {n})", question=label, n=poll.round)
    return StackedRow(label, tally, words_with_count(tally), base(tally))


def pictures(data: ReportData, polls: Iterable[Poll], caption: str = "") -> tuple[Figure, ...]:
    """Closed polls as stacked bars where they have two sides, each other one as a bar per option."""
    counted = [(poll, poll.tally) for poll in polls if poll.tally]
    sided = tuple(bar(data, poll, tally) for poll, tally in counted if tally.camps)
    others = [_options(bar(data, poll, tally), None, caption) for poll, tally in counted if not tally.camps]
    return (*([_stacked(sided, caption)] if sided else ()), *others)


def rounds_picture(data: ReportData, polls: Sequence[Poll], caption: str = "") -> Figure:
    """The rounds of one question: stacked bars from pole to pole, or bars with the round before as a mark."""
    rows = tuple(bar(data, poll, poll.tally, tr("Round {n}", n=poll.round)) for poll in polls if poll.tally)
    if rows[-1].tally.camps:
        return _stacked(rows, caption)
    earlier = rows[-2].tally if len(rows) > 1 and rows[-2].tally.options == rows[-1].tally.options else None
    return _options(rows[-1], earlier, caption)


def _options(row: StackedRow, before: Tally | None, caption: str) -> Figure:
    return Figure(Bars(row.tally, before, tr("the round before") if before else ""), _finding(row), caption)


def _stacked(rows: tuple[StackedRow, ...], caption: str) -> Figure:
    return Figure(StackedBars(rows), " ".join(map(_finding, rows)), caption)


def _finding(row: StackedRow) -> str:
    return tr(
        "{label}: {words} ({numbers}; {base}).",
        label=row.label,
        words=words(row.tally),
        numbers=numbers(row.tally),
        base=row.base,
    )


def numbers(tally: Tally) -> str:
    """Every answer with its count."""
    return ", ".join(f"{option} {count}" for option, count in zip(tally.options, tally.counts, strict=True))


def lean(tally: Tally) -> Fraction | None:
    """How much a room leans one way, to order questions by: A, or the lead in a yes-or-no; None below two answers."""
    if isinstance(tally.method, OrderedMethod):
        reading = tally.reading()
        return reading.agreement if reading else None
    if tally.camps is None:
        return None
    ahead, behind = sorted(tally.camps, reverse=True)
    return Fraction(ahead - behind, ahead + behind) if ahead + behind > 1 else None


def agreed(polls: Iterable[Poll], limit: int = 3) -> tuple[Poll, ...]:
    """The polls with most agreement, at least "largely"; agreeing on no more than the middle comes after."""
    rows = [(tally.in_the_middle, -value, poll) for poll, tally, value in _leaning(polls) if value >= LARGELY]
    return tuple(poll for _, _, poll in sorted(rows, key=lambda row: row[:2])[:limit])


def split(polls: Iterable[Poll], limit: int = 3) -> tuple[Poll, ...]:
    """The polls with least agreement: two camps before divided."""
    rows = [(value, poll) for poll, _, value in _leaning(polls) if value < LARGELY]
    return tuple(poll for _, poll in sorted(rows, key=lambda row: row[0])[:limit])


def _leaning(polls: Iterable[Poll]) -> Iterator[tuple[Poll, Tally, Fraction]]:
    for poll in polls:
        value = lean(poll.tally) if poll.tally else None
        if poll.tally and value is not None:
            yield poll, poll.tally, value


def comparison(first: Poll, second: Poll) -> tuple[str, ...]:
    """What moved between two closed rounds; the difference between the groups is told first, and never who moved."""
    one, two = first.tally, second.tally
    if one is None or two is None:
        return ()
    told = compared(first, second, one, two)
    return (*told.groups, *(_camps(first, second, one, two) if told.change else ()), *told.change)


def _camps(first: Poll, second: Poll, one: Tally, two: Tally) -> Iterator[str]:
    """Per side how many stood there in each round; nothing for a question without sides."""
    for side, before, after in zip(one.sides, one.camps or (), two.camps or (), strict=False):
        yield tr(
            "On the side of “{side}”: {a} of {x} in round {n}, {b} of {y} in round {m}.",
            side=side,
            a=before,
            x=one.answered,
            n=first.round,
            b=after,
            y=two.answered,
            m=second.round,
        )
