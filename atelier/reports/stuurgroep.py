"""The report for the steering group: what to choose now, where support is, what is ripe, who was absent, what comes."""

from collections.abc import Iterable, Iterator

from atelier.domain.completeness import RIPENESS_NAMES, Ripeness, requirements, ripeness
from atelier.domain.polls import Poll
from atelier.domain.proposals import AUDIENCE_NAMES, Audience, Proposal, Reaction, Verb
from atelier.domain.week import BODY_NAMES, Moment
from atelier.i18n import long_date, number, short_date, tr, trn
from atelier.reports import common, details, openings
from atelier.reports import polls as by_poll
from atelier.reports.data import ReportData
from atelier.reports.glossary import pointer
from atelier.reports.model import (
    Block,
    BulletList,
    Columns,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Report,
    Runs,
    Table,
    Text,
)
from atelier.reports.words import body, labelled, listed, note, runs, short, softly, stated, when

_DECISIONS, _PROPOSALS, _STATIONS = 5, 6, 5  # how many rows the first page can carry


def build(data: ReportData) -> Report:
    """The report for the steering group."""
    points = common.points_first(data.dated_points(Audience.STEERING))
    front = (_key_figures(data, points), *_decisions(data, points), *_support(data), *_ripe(data), _next(data))
    return common.report(data, Audience.STEERING, (common.title(points), tr("Report to the steering group")), front)


def _key_figures(data: ReportData, points: list[common.Point]) -> KeyFigures:
    return KeyFigures(
        (
            common.asked_figure(points, tr("no decision points for the steering group")),
            _ripe_figure(data),
            _reaction_figure(data),
        )
    )


def _ripe_figure(data: ReportData) -> KeyFigure:
    if not data.proposals:
        return KeyFigure(tr("None yet"), tr("no proposals"))
    states = [ripeness(proposal, data.points_of(proposal)) for proposal in data.proposals]
    value = tr("{n} of {total} ripe", n=states.count(Ripeness.RIPE), total=len(states))
    rest = tr(
        "proposals; {nearly} nearly, {later} not yet",
        nearly=states.count(Ripeness.NEARLY),
        later=states.count(Ripeness.NOT_YET),
    )
    return KeyFigure(value, rest)


def _reaction_figure(data: ReportData) -> KeyFigure:
    mine = [reaction for proposal in data.proposals for reaction in data.reactions if reaction.proposal == proposal.id]
    if not mine:
        return KeyFigure(tr("None yet"), tr("no official reactions"))
    open_ones = [reaction for reaction in mine if not reaction.settled]
    return KeyFigure(
        trn("{n} reaction open", "{n} reactions open", len(open_ones)),
        "; ".join(filter(None, (tr("of {n} by officials", n=number(len(mine))), _due(open_ones)))),
    )


def _decisions(data: ReportData, points: list[common.Point]) -> Iterator[Block]:
    yield Heading(tr("What must you choose now?"))
    if not points:
        yield body(tr("There are no decision points for the steering group yet."))
        return
    shown = points[:_DECISIONS]
    rows = tuple(
        (common.asked_words(point, proposal, 100), runs(_who(data, proposal)), runs(when(moment)))
        for point, proposal, moment in shown
        if point.verb is not Verb.NOTE
    )
    if rows:
        yield Table(header=(tr("Decision"), tr("Who"), tr("When")), rows=rows, weights=(56, 22, 22))
    for point, proposal, moment in shown:
        if point.verb is Verb.NOTE:
            asked = common.asked_words(point, proposal, 100)
            yield Paragraph((*asked, Text(f" ({when(moment)})")) if moment else asked)
    yield from common.more_points(len(points) - _DECISIONS)


def _who(data: ReportData, proposal: Proposal) -> str:
    """Who decides, and which duo prepared it."""
    deciding = tr(AUDIENCE_NAMES[Audience.STEERING])
    number = next((n for n, duo in enumerate(data.duos, 1) if duo.id == proposal.duo), 0)
    return tr("{who}, prepared by duo {n}", who=deciding, n=number) if number else deciding


def _support(data: ReportData) -> Iterator[Block]:
    polls = data.latest_polls()
    if not polls:
        yield Heading(tr("Where is support?"))
        yield body(tr("There are no closed polls yet."))
        return
    agreed, split = by_poll.agreed(polls), by_poll.split(polls)
    unity = _picture(data, agreed, tr("No question on which a room largely agreed."))
    division = _picture(data, split, tr("No question on which a room was split."))
    yield Columns(
        (
            (Heading(tr("Where the rooms largely agreed")), unity),
            (Heading(tr("Where the rooms were split")), division),
        )
    )
    decide = tr("This is a poll of the room; colleges and councils decide.")
    yield note(f"{by_poll.sources(data, agreed + split or polls)} {decide} {pointer()}")


def _picture(data: ReportData, polls: tuple[Poll, ...], nothing: str) -> Block:
    return by_poll.pictures(data, polls)[0] if polls else body(nothing)


def _ripe(data: ReportData) -> Iterator[Block]:
    yield Heading(tr("Which proposals are ripe?"))
    if not data.proposals:
        yield body(tr("There are no proposals yet."))
        return
    yield Table(
        header=(tr("Proposal"), tr("State"), tr("Still lacks"), tr("Reactions open")),
        rows=tuple(_ripe_row(data, proposal) for proposal in data.proposals[:_PROPOSALS]),
        weights=(36, 13, 27, 24),
        row_headers=True,
    )
    yield from common.more_proposals(len(data.proposals) - _PROPOSALS)
    yield from openings.in_time(data)


def _ripe_row(data: ReportData, proposal: Proposal) -> tuple[Runs, ...]:
    points = data.points_of(proposal)
    lacking = [need.text for need in requirements(proposal, points) if not need.met]
    few = listed(lacking) if len(lacking) < 3 else trn("{n} item", "{n} items", len(lacking))
    return (
        runs(details.title(proposal, 70)),
        runs(tr(RIPENESS_NAMES[ripeness(proposal, points)])),
        runs(few if lacking else tr("nothing")),
        runs(_reactions_open(data, proposal)),
    )


def _reactions_open(data: ReportData, proposal: Proposal) -> str:
    """How many, from whom, and before which day the first must be settled."""
    rows = data.open_reactions(proposal)
    senders = listed([short(name, 40) for name in dict.fromkeys(row.sender.strip() for row in rows) if name])
    return " · ".join(filter(None, (number(len(rows)), senders, _due(rows))))


def _due(rows: Iterable[Reaction]) -> str:
    days = sorted({row.due for row in rows if row.due})
    if not days:
        return ""
    first = short_date(days[0])
    return tr("before {date}", date=first) if len(days) == 1 else tr("the first before {date}", date=first)


def _next(data: ReportData) -> Columns:
    return Columns(
        (
            (Heading(tr("The next four weeks")), *_stations(data)),
            (Heading(tr("Who was absent?")), body(common.absent_words(data))),
        )
    )


def _stations(data: ReportData) -> Iterator[Block]:
    stations = common.coming(data)
    if not stations:
        yield body(tr("Nothing in the calendar for the four weeks after {date}.", date=long_date(data.last_day())))
        return
    yield BulletList(tuple(map(_station, stations[:_STATIONS])))
    yield from common.more_stations(len(stations) - _STATIONS)


def _station(moment: Moment) -> Runs:
    text = tr("{title} ({who})", title=stated(moment.title, 60), who=softly(tr(BODY_NAMES[moment.body])))
    return labelled(when(moment), text)
