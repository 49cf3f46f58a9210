"""A letter that informs the council about one proposal and asks no decision (DOMAIN section 6)."""

from collections.abc import Iterator

from atelier.domain.proposals import Proposal
from atelier.i18n import tr
from atelier.reports import commissioned, details, drafting
from atelier.reports.data import ReportData
from atelier.reports.drafting import section
from atelier.reports.model import Block, BulletList, Report, Runs
from atelier.reports.words import body, labelled, note, runs


def build(data: ReportData, proposal: Proposal) -> Report:
    """The letter on one proposal."""
    contact = drafting.contact(data)
    front = (
        note(tr("A draft for the college. It asks no decision of the council.")),
        *section(tr("To take note of"), _note_of(data, proposal), ""),
        *section(tr("Core message"), _core(data, proposal), tr("what the council must remember, in three sentences")),
        *section(tr("Occasion"), (body(drafting.origin(data, proposal)),), ""),
        *section(tr("Consequences"), _consequences(data, proposal), tr("what it means for money, people and policy")),
        *section(tr("Communication"), (), tr("who else hears about it, how and when")),
        *section(tr("What comes next"), drafting.next_stations(data, proposal), tr("dates, when they are known")),
        *section(tr("Contact"), (body(contact),) if contact else (), tr("whom the council can ask")),
        *section(tr("Annexes"), drafting.annexes(data), ""),
    )
    return drafting.framed(data, details.title(proposal), (tr("Letter to inform the council"),), front)


def _note_of(data: ReportData, proposal: Proposal) -> tuple[Block, ...]:
    """What the council gets to know; without any decision."""
    items = [tr("the proposal “{title}”, as it is after the ateliers", title=details.title(proposal))]
    if data.polls_of(proposal):
        items.append(tr("what the rooms answered on the questions behind it; an atelier polls and decides nothing"))
    return (BulletList(tuple(map(runs, items))),)


def _core(data: ReportData, proposal: Proposal) -> Iterator[Block]:
    lines: list[Runs] = [
        labelled(label, text.strip())
        for label, text in ((tr("Goal"), proposal.goal), (tr("Result"), proposal.result))
        if text.strip()
    ]
    lines += drafting.room(data, proposal)
    if proposal.counter.strip():
        lines.append(labelled(tr("Counter-argument from the room"), proposal.counter.strip()))
    if lines:
        yield BulletList(tuple(lines))


def _consequences(data: ReportData, proposal: Proposal) -> Iterator[Block]:
    yield from drafting.roles(data, proposal)
    yield from drafting.filled(
        (*commissioned.mandate(proposal), (tr("If a municipality does not join"), proposal.without))
    )
    yield from drafting.money_lines(data, proposal)
