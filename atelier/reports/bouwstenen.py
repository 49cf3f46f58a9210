"""Building blocks of a council proposal: a college pastes them into its own template (DOMAIN section 6)."""

from collections.abc import Callable, Iterator, Sequence

from atelier.domain.decision_words import decision
from atelier.domain.proposals import Audience, DecisionPoint, Proposal, Verb
from atelier.domain.themes import Side
from atelier.i18n import tr
from atelier.reports import answers, commissioned, details, drafting
from atelier.reports.data import ReportData
from atelier.reports.drafting import gap, section
from atelier.reports.model import Block, BulletList, Columns, Heading, Paragraph, Report, Runs, Text, Tone
from atelier.reports.words import body, labelled, listed, note, runs, spoken

_SAID = 3  # arguments of one side that are quoted
_MONEY, _PEOPLE = {Verb.FUND}, {Verb.APPOINT, Verb.PERMIT}


def build(data: ReportData, proposal: Proposal) -> Report:
    """The blocks of one proposal, in the order in which a council reads them."""
    points = tuple(point for point in data.points_of(proposal, Audience.COUNCILS) if point.text.strip())
    front = (
        note(tr("Building blocks for the college: put them in the template of your own municipality.")),
        *section(tr("Subject"), (body(details.title(proposal)),), ""),
        *section(tr("Proposed decision"), _decisions(points), tr("no decision point for the councils yet")),
        *section(tr("Summary"), (), tr("five sentences at most, by the person who writes the proposal")),
        *section(tr("Occasion"), (body(drafting.origin(data, proposal)),), ""),
        *section(
            tr("Intended result"), drafting.filled(commissioned.aim(data.dossier(proposal))), tr("goal and result")
        ),
        *section(tr("Framework"), _framework(data, proposal), tr("earlier decisions of the council")),
        *_numbered(tr("Arguments"), points, lambda point, first: _arguments(data, proposal, point, first=first)),
        *_numbered(tr("Remarks against"), points, lambda point, first: _against(data, proposal, point, first=first)),
        *section(tr("Alternatives"), drafting.filled(_alternatives(data, proposal)), tr("what else could be done")),
        *section(tr("Financial consequences"), _money(data, proposal), tr("no amount and no capacity stated yet")),
        *section(tr("Legal consequences"), drafting.legal(data, proposal), tr("no form of co-operation chosen yet")),
        *section(tr("Communication"), (), tr("who hears about the decision, how and when")),
        *section(
            tr("What comes next, and evaluation"), _next(data, proposal), tr("dates, and how the council looks back")
        ),
        *section(tr("Annexes"), drafting.annexes(data), ""),
    )
    return drafting.framed(
        data, details.title(proposal), (tr("Building blocks of a council proposal"),), front, _draft(proposal, points)
    )


def _decisions(points: Sequence[DecisionPoint]) -> tuple[Block, ...]:
    """Numbered, each to be read and amended alone."""
    if not points:
        return ()
    items = tuple(runs(f"{decision(point)}.") for point in points)
    return (body(tr("The council decides:")), BulletList(items, tuple(f"{n}." for n in range(1, len(points) + 1))))


def _framework(data: ReportData, proposal: Proposal) -> tuple[Block, ...]:
    pillar = data.named(data.pillars, proposal.pillar)
    named = drafting.filled(
        (
            (tr("Pillar"), pillar.name if pillar else ""),
            *commissioned.mandate(proposal),
            *commissioned.checks(data.dossier(proposal)),
        )
    )
    return (*named, gap(tr("earlier decisions of the council, and policy that this fits in")))


def _numbered(
    title: str, points: Sequence[DecisionPoint], made: Callable[[DecisionPoint, bool], Iterator[Runs]]
) -> Iterator[Block]:
    """Per decision its lines, numbered 1.1, 1.2 … after the decision that they belong to."""
    yield Heading(title)
    if not points:
        yield gap(tr("first the decisions that they belong to"))
    for n, point in enumerate(points, 1):
        lines = tuple(made(point, n == 1))
        yield Heading(tr("Decision {n}: {what}", n=n, what=decision(point)), 2)
        if lines:
            yield BulletList(lines, tuple(f"{n}.{m}" for m in range(1, len(lines) + 1)))
        else:
            yield gap(tr("{n}.1, at least one", n=n))


def _arguments(data: ReportData, proposal: Proposal, point: DecisionPoint, *, first: bool) -> Iterator[Runs]:
    if first:
        yield from _lines(
            (tr("Goal"), proposal.goal), (tr("Result"), proposal.result), (tr("Measure"), proposal.measure)
        )
        yield from drafting.room(data, proposal)
        yield from _said(data, proposal, leading=True)
    if point.verb in _MONEY:
        yield from _lines((tr("Money"), _priced(proposal)), (tr("Share of a municipality"), _share(data, proposal)))
        yield from _lines(*commissioned.cover(proposal))
    if point.verb in _PEOPLE:
        yield from _lines(*commissioned.steering(proposal), (tr("Mandate"), proposal.mandate))
    if not first and point.verb not in _MONEY | _PEOPLE:
        yield from _lines((tr("Role of the councils"), details.roles(data, proposal)))


def _against(data: ReportData, proposal: Proposal, point: DecisionPoint, *, first: bool) -> Iterator[Runs]:
    if first:
        yield from _lines((tr("Counter-argument from the room"), proposal.counter), *commissioned.minority(proposal))
        yield from _said(data, proposal, leading=False)
        yield from _lines(
            (tr("Open points"), proposal.open_points), (tr("Officials"), drafting.open_count(data, proposal))
        )
    if point.verb in _MONEY and _share(data, proposal):
        yield from _lines(
            (tr("Not sure yet"), tr("The share of a municipality: {base}.", base=details.if_all_join(data)))
        )
    if first:
        yield from _lines((tr("If a municipality does not join"), proposal.without))


def _lines(*rows: drafting.Labelled) -> Iterator[Runs]:
    yield from (labelled(label, text.strip()) for label, text in rows if text.strip())


def _said(data: ReportData, proposal: Proposal, *, leading: bool) -> Iterator[Runs]:
    """What was said in the rooms for the side that most chose, or for the other one; as what somebody spoke."""
    for poll in data.polls_of(proposal):
        camps = poll.tally.camps if poll.tally else None
        if camps is None or camps[0] == camps[1]:
            continue
        place = int(camps[1] > camps[0]) if leading else int(camps[1] < camps[0])
        wanted = (Side.A, Side.B)[place]
        rows = data.arguments_on(poll.ballot.subject, poll.ballot.gathering)
        for argument in [row for row in rows if row.side is wanted and row.merged_into is None][:_SAID]:
            label = tr("Said for “{side}”: ", side=poll.ballot.sides[place])
            yield (Text(label), *spoken(argument.text, answers.voice(data, argument)))


def _alternatives(data: ReportData, proposal: Proposal) -> Iterator[drafting.Labelled]:
    yield tr("Not joining"), proposal.without
    for dilemma in (data.named(data.dilemmas, row) for row in proposal.dilemmas):
        if dilemma:
            for name, text in ((dilemma.a_name, dilemma.a_text), (dilemma.b_name, dilemma.b_text)):
                yield name.strip() or tr("The other way"), text


def _priced(proposal: Proposal) -> str:
    return details.money(proposal) if proposal.once_high or proposal.yearly_high else ""


def _share(data: ReportData, proposal: Proposal) -> str:
    return listed(details.asks(data, proposal))


def _money(data: ReportData, proposal: Proposal) -> tuple[Block, ...]:
    return drafting.money_blocks(data, proposal)


def _next(data: ReportData, proposal: Proposal) -> tuple[Block, ...]:
    looking_back = drafting.filled((*commissioned.experiment(proposal), (tr("Measure"), proposal.measure)))
    return (*drafting.next_stations(data, proposal), *drafting.roles(data, proposal), *looking_back)


def _draft(proposal: Proposal, points: Sequence[DecisionPoint]) -> Iterator[Block]:
    """The decision itself, ready to be signed once everything in it is known."""
    yield Heading(tr("Draft decision of the council"))
    yield Paragraph(runs(tr("The council of the municipality of …")), Tone.LEAD)
    yield body(
        tr("having read the proposal of the college of …, number …, on “{title}”;", title=details.title(proposal))
    )
    yield body(tr("having regard to … (article of the law, have this checked);"))
    yield body(tr("decides:"))
    yield from _decisions(points)[1:] or (gap(tr("no decision point for the councils yet")),)
    yield body(tr("Decided in the public meeting of …"))
    room = "\n\N{NO-BREAK SPACE}\n…"
    yield Columns(((body(tr("the clerk,") + room),), (body(tr("the chair,") + room),)))
