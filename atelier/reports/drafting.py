"""What the papers drafted from one proposal share: their frame, their blocks, and what somebody must still write."""

from collections.abc import Iterable, Iterator

from atelier.domain.proposals import Proposal
from atelier.i18n import language, long_date, tr, trn
from atelier.reports import commissioned, details
from atelier.reports import polls as by_poll
from atelier.reports.data import ReportData
from atelier.reports.glossary import explained
from atelier.reports.model import (
    Block,
    Bold,
    BulletList,
    Heading,
    Italic,
    Paragraph,
    Report,
    Runs,
    Status,
    Table,
    Text,
)
from atelier.reports.words import body, fte, labelled, listed, runs, short, softly, stated, when

Labelled = tuple[str, str]


def framed(
    data: ReportData, title: str, kind: Iterable[str], front: Iterable[Block], rest: Iterable[Block] = ()
) -> Report:
    """A concept of a paper; `kind` says what it is and for whom."""
    fictitious = (tr("fictitious example"),) if data.event.fictitious else ()
    made = Report(
        title=title,
        subtitle=(*kind, *fictitious),
        event=short(data.event.title, 80) or tr("Event without a title"),
        region=short(data.event.region, 60),
        language=language(),
        audience=None,
        status=Status.CONCEPT,
        fictitious=data.event.fictitious,
        fingerprint=data.fingerprint(),
        made_at=data.made_at,
        logo=data.logo,
        front=tuple(front),
        blocks=tuple(rest),
    )
    return explained(made)


def gap(what: str) -> Paragraph:
    """The place of a text that only a person can write; it is never made up."""
    return Paragraph((Bold(tr("Still to write:")), Italic(f" {what}")))


def section(title: str, blocks: Iterable[Block], missing: str) -> tuple[Block, ...]:
    """A heading with its blocks, or with what somebody must still write there."""
    return (Heading(title), *(tuple(blocks) or (gap(missing),)))


def filled(rows: Iterable[Labelled]) -> tuple[Block, ...]:
    """Labels with what was typed, as a list; those without a text are left out."""
    items = tuple(labelled(label, text.strip()) for label, text in rows if text.strip())
    return (BulletList(items),) if items else ()


def origin(data: ReportData, proposal: Proposal) -> str:
    """From which week and which duo a proposal comes, and for which challenge."""
    days = sorted(day.date for day in data.days)
    challenge = data.named(data.challenges, proposal.challenge)
    sentences = [
        tr("This proposal comes from “{event}”.", event=short(data.event.title, 80) or tr("Event without a title")),
        tr("The ateliers were from {first} to {last}.", first=long_date(days[0]), last=long_date(days[-1]))
        if days
        else "",
        tr("It was written by {duo}.", duo=details.duo(data, proposal)) if details.duo(data, proposal) else "",
        tr("It is part of the challenge {challenge}.", challenge=challenge.name)
        if challenge and challenge.name
        else "",
    ]
    return " ".join(filter(None, sentences))


def room(data: ReportData, proposal: Proposal) -> tuple[Runs, ...]:
    """What the rooms answered on the questions that a proposal rests on, each with its base."""
    return tuple(
        (Bold(by_poll.name(data, poll).rstrip(".")), Text(f" – {by_poll.conclusion(poll.tally)}"))
        for poll in data.polls_of(proposal)
        if poll.tally
    )


def money_blocks(data: ReportData, proposal: Proposal) -> tuple[Block, ...]:
    """The whole amount, the share of every municipality and the capacity; nothing when nothing is stated."""
    people = (body(tr("Capacity: {fte}, of all who join together.", fte=fte(proposal.fte))),) if proposal.fte else ()
    return (*amounts(data, proposal), *people)


def amounts(data: ReportData, proposal: Proposal) -> tuple[Block, ...]:
    """The whole amount and the share of every municipality; nothing when no amount is stated."""
    blocks: list[Block] = []
    if proposal.once_high or proposal.yearly_high:
        blocks.append(body(tr("Together: {money}.", money=details.money(proposal))))
        blocks += filled(commissioned.cover(proposal))
        blocks += share_table(data, proposal)
    return tuple(blocks)


def money_lines(data: ReportData, proposal: Proposal) -> tuple[Block, ...]:
    """The whole amount, what one municipality pays, and the capacity, in sentences."""
    shares = listed(details.asks(data, proposal))
    text = tr("{amounts}, {base}", amounts=shares, base=details.if_all_join(data)) if shares else ""
    rows = (
        (tr("Money"), details.money(proposal) if proposal.once_high or proposal.yearly_high else ""),
        (tr("Share of a municipality"), text),
        *commissioned.cover(proposal),
        (tr("Capacity"), fte(proposal.fte) if proposal.fte else ""),
    )
    return filled(rows)


def share_table(data: ReportData, proposal: Proposal) -> Iterator[Block]:
    """Per municipality what it would pay once and a year, from the lowest to the highest amount."""
    kinds = [
        (tr("Once"), details.once(data, proposal)),
        (tr("A year"), details.yearly(data, proposal)),
    ]
    used = [(name, shares) for name, shares in kinds if shares]
    members = data.municipalities
    if used and all(len({details.share(shares, member) for member in members}) == 1 for _, shares in used):
        text = tr("{amounts}, {base}", amounts=listed(details.asks(data, proposal)), base=details.if_all_join(data))
        yield body(tr("Each municipality the same: {share}.", share=text))
    elif used:
        yield Table(
            header=(tr("Municipality"), *(name for name, _ in used)),
            rows=tuple(
                (runs(member.name), *(runs(details.share(shares, member)) for _, shares in used))
                for member in data.municipalities
            ),
            weights=(40, *(30,) * len(used)),
            caption=tr("Share of each municipality, {base}", base=details.if_all_join(data)),
            row_headers=True,
        )


def legal(data: ReportData, proposal: Proposal) -> tuple[Block, ...]:
    """The form of co-operation and what it asks by law, to be checked by a lawyer."""
    form = data.named(data.forms, proposal.form)
    if form is None:
        return ()
    what = form.procedure or (tr("This form asks nothing of the council by law (have this checked)."),)
    return (Paragraph((Bold(f"{form.name}. "), Text(form.text.strip()))), BulletList(tuple(map(runs, what))))


def next_stations(data: ReportData, proposal: Proposal, limit: int = 8) -> tuple[Block, ...]:
    """Where a proposal is dealt with, in order of date, with what is asked there."""
    rows = [
        (moment, point)
        for point in data.points_of(proposal)
        if (moment := data.moment_of(point)) and point.text.strip()
    ]
    rows.sort(key=lambda row: row[0].when)
    items = tuple(
        labelled(when(moment), tr("{title}: {what}", title=stated(moment.title, 60), what=short(point.text, 160)))
        for moment, point in rows[:limit]
    )
    return (BulletList(items),) if items else ()


def roles(data: ReportData, proposal: Proposal) -> tuple[Block, ...]:
    """What the councils do in this assignment, in words."""
    named = softly(details.roles(data, proposal)).rstrip(".")
    return (body(tr("Role of the councils: {roles}.", roles=named)),) if named else ()


def annexes(data: ReportData) -> tuple[Block, ...]:
    """What the program can make to go with it, with the fingerprint that they have in common."""
    items = [
        tr("Message to the councils, with all figures (data {fingerprint})", fingerprint=data.fingerprint()),
        tr("Open data: all public facts of the ateliers, to count again"),
        *(tr("Minutes of the meeting “{meeting}”", meeting=by_poll.meeting(row)) for row in data.gatherings[:6]),
    ]
    return (BulletList(tuple(map(runs, items))),)


def contact(data: ReportData) -> str:
    """Whom to ask, as it was typed."""
    return short(data.event.contact, 120)


def open_count(data: ReportData, proposal: Proposal) -> str:
    """How many official reactions still wait; empty when none does."""
    n = len(data.open_reactions(proposal))
    return trn("{n} official reaction is still open.", "{n} official reactions are still open.", n) if n else ""
