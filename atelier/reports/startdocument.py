"""A proposal as the start document of a co-operation: who, how, result, officials, partners, money (W13)."""

from collections.abc import Iterator

from atelier.domain.dossier import Dossier
from atelier.domain.proposals import Proposal
from atelier.i18n import tr
from atelier.reports import commissioned, details, drafting
from atelier.reports.data import ReportData
from atelier.reports.drafting import section
from atelier.reports.model import Block, Heading, Report, Table
from atelier.reports.words import body, fte, runs, softly

_EMPTY = "\N{NO-BREAK SPACE}"


def build(data: ReportData, proposal: Proposal) -> Report:
    """The start document of one proposal, with room for those who take part to agree to it."""
    dossier = data.dossier(proposal)
    front = (
        *section(tr("Who"), _who(data, dossier), tr("who leads, and who takes part")),
        *section(tr("How"), _how(data, proposal), tr("the mandate, and the form of co-operation")),
        *section(tr("Intended result"), drafting.filled(_result(dossier)), tr("goal and result")),
        *section(tr("Work of officials"), _officials(dossier), tr("how much capacity, and who supplies it")),
        *section(
            tr("Partners in society"),
            drafting.filled(commissioned.partners(dossier)),
            tr("who outside the governments takes part, and with what"),
        ),
        *section(tr("Money"), drafting.amounts(data, proposal), tr("no amount stated yet")),
        *section(tr("Councils"), _councils(data, proposal), tr("where the councils set a framework or control")),
        *section(tr("What comes next"), drafting.next_stations(data, proposal), tr("dates, when they are known")),
    )
    return drafting.framed(data, details.title(proposal), (tr("Start document"),), front, _agreed(data, dossier))


def _who(data: ReportData, dossier: Dossier) -> Iterator[Block]:
    yield from drafting.filled(
        (
            *commissioned.steering(dossier.proposal),
            *commissioned.joining(dossier),
            (tr("Prepared by"), details.duo(data, dossier.proposal)),
        )
    )


def _how(data: ReportData, proposal: Proposal) -> Iterator[Block]:
    yield from drafting.filled((*commissioned.mandate(proposal), *commissioned.experiment(proposal)))
    yield from drafting.legal(data, proposal)


def _result(dossier: Dossier) -> Iterator[drafting.Labelled]:
    yield from commissioned.aim(dossier)
    yield tr("If a municipality does not join"), dossier.proposal.without
    yield tr("Open points"), dossier.proposal.open_points


def _officials(dossier: Dossier) -> Iterator[Block]:
    amount = dossier.proposal.fte
    if amount:
        yield body(tr("Capacity: {fte}, of all who join together.", fte=fte(amount)))
    yield from drafting.filled(commissioned.suppliers(dossier))


def _councils(data: ReportData, proposal: Proposal) -> Iterator[Block]:
    named = softly(details.roles(data, proposal)).rstrip(".")
    if named:
        yield body(
            tr(
                "Where councils set a framework or control, this document goes to them: {roles}.",
                roles=named,
            )
        )


def _agreed(data: ReportData, dossier: Dossier) -> Iterator[Block]:
    """A line for everyone who may take part: the document binds who signs it, and nobody else."""
    yield Heading(tr("Agreed by those who take part"))
    yield body(tr("Whoever does not take part signs nothing; that is a valid answer."))
    out = {member.id for member in dossier.joining.out}
    members = [member.name for member in data.municipalities if member.id not in out]
    names = [*members, *(partner.name.strip() for partner in dossier.partners if partner.name.strip()), _EMPTY]
    yield Table(
        header=(tr("Municipality or partner"), tr("Name and office"), tr("Date"), tr("Signature")),
        rows=tuple((runs(name), runs(_EMPTY), runs(_EMPTY), runs(f"{_EMPTY}\n{_EMPTY}")) for name in names),
        weights=(30, 30, 15, 25),
        row_headers=True,
    )
