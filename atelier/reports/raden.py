"""The report for the councils: what is asked, when and by whom, the money, their role, and the counter-argument."""

from collections.abc import Iterator, Sequence

from atelier.domain.polls import Poll
from atelier.domain.proposals import Audience, Proposal
from atelier.i18n import tr
from atelier.reports import colleges, common, details, openings
from atelier.reports import polls as by_poll
from atelier.reports.data import ReportData
from atelier.reports.glossary import pointer
from atelier.reports.model import (
    Block,
    Bold,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Report,
    Runs,
    Table,
    Text,
    Tone,
)
from atelier.reports.words import body, note, reachable, runs, short

_POINTS, _PROPOSALS = 5, 3  # how many rows the first page can carry


def build(data: ReportData) -> Report:
    """The report for the councils."""
    points = common.points_first(data.dated_points(Audience.COUNCILS))
    figures = KeyFigures(
        (
            common.asked_figure(points, tr("no decision points for the councils")),
            colleges.money_figure(data),
            _role_figure(data),
        )
    )
    asking = common.asked_of(data, Audience.COUNCILS)[:_PROPOSALS]
    rest = (
        *_against(data, asking),
        note(f"{openings.papers_line()} {pointer()}"),
        *openings.for_councils(data, asking),
    )
    front = (_lead(data, points), figures, *_points(points), *_room(data), *rest)
    return common.report(data, Audience.COUNCILS, (common.title(points), tr("Message to the councils")), front)


def _lead(data: ReportData, points: list[common.Point]) -> Paragraph:
    """By whom, and whom to ask; when stands in the figure below."""
    lead: Runs = (Bold(tr("Contact:")), Text(" "), *reachable(short(data.event.contact, 120) or tr("not stated yet")))
    if points:
        lead = (Bold(tr("Decided by:")), Text(f" {_council(data)}. "), *lead)
    return Paragraph(lead, Tone.LEAD)


def _council(data: ReportData) -> str:
    if data.reader:
        return tr("the council of {municipality}", municipality=data.reader.name)
    return tr("the council of your own municipality")


def _role_figure(data: ReportData) -> KeyFigure:
    """The roles of all proposals together, in words; which role where stands in the table."""
    used = {role for proposal in data.proposals for role in proposal.roles}
    names = [role.name for role in data.council_roles if role.id in used]
    if not names:
        return KeyFigure(tr("Your role"), tr("not stated yet"))
    text = tr("{roles}; per proposal below", roles=short(details.roles_in_words(names), 120))
    return KeyFigure(tr("Your role"), text)


def _points(points: list[common.Point]) -> Iterator[Block]:
    yield Heading(tr("What is asked, and when?"))
    if not points:
        yield body(tr("There are no decision points for the councils yet."))
        return
    yield from common.points_table(points, tr("Asked of you"), _POINTS)


def _room(data: ReportData) -> Iterator[Block]:
    yield Heading(tr("What did the rooms answer?"))
    polls = _answers(data)
    if polls:
        decides = tr("This is a poll of the room; your council decides.")
        yield from by_poll.pictures(data, polls, f"{by_poll.sources(data, polls)} {decides}")
    elif data.latest_polls():
        yield body(tr("No poll is linked to a proposal; the polls stand further on."))
    else:
        yield body(tr("There are no closed polls yet."))


def _answers(data: ReportData) -> tuple[Poll, ...]:
    """Of every proposal on the page the first poll that it rests on, each poll once."""
    firsts = [data.polls_of(proposal)[:1] for proposal in common.asked_of(data, Audience.COUNCILS)[:_PROPOSALS]]
    return tuple({poll.id: poll for first in firsts for poll in first}.values())


def _against(data: ReportData, asking: Sequence[Proposal]) -> Iterator[Block]:
    yield Heading(tr("Your role, the money, and what speaks against it"))
    if not data.proposals:
        yield body(tr("There are no proposals yet."))
        return
    yield Table(
        header=(tr("Proposal"), tr("Your role"), _whose_share(data), tr("Counter-argument from the room")),
        rows=tuple(_row(data, proposal) for proposal in asking),
        weights=(16, 21, 37, 26),
        caption=details.whose_amounts(data),
        row_headers=True,
    )
    yield from common.more_proposals(len(data.proposals) - len(asking))


def _whose_share(data: ReportData) -> str:
    if data.reader:
        return tr("Share of {municipality}", municipality=data.reader.name)
    return tr("Share of a municipality")


def _row(data: ReportData, proposal: Proposal) -> tuple[Runs, ...]:
    unknown = tr("not stated yet")
    return (
        runs(details.title(proposal, 60)),
        runs(short(details.roles(data, proposal), 130) or unknown),
        runs("\n".join(openings.costs(data, proposal)) or unknown),
        details.counter(proposal, 200),
    )
