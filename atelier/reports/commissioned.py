"""What a complete proposal has, in words: mandate, cover, who takes part, people, partners, checks, experiment."""

from collections.abc import Iterator

from atelier.domain.commission import PARTNER_NAMES, VERDICT_NAMES, Supplier, Verdict
from atelier.domain.dossier import Dossier
from atelier.domain.participation import STANCE_NAMES, Participation
from atelier.domain.proposals import APPOINTER_NAMES, Proposal
from atelier.i18n import tr, trn
from atelier.reports.words import fte, listed

Rows = Iterator[tuple[str, str]]  # labels with what was typed; an empty text was not


def aim(dossier: Dossier) -> Rows:
    """Goal, its year and measure, the result, and the programme of the year."""
    proposal = dossier.proposal
    yield tr("Goal"), proposal.goal
    yield tr("Year of the goal"), str(proposal.goal_year or "")
    yield tr("Measure"), proposal.measure
    yield tr("Result"), proposal.result
    yield tr("Regional programme"), str(dossier.programme.year) if dossier.programme else ""


def steering(proposal: Proposal) -> Rows:
    """Who leads, who answers for it politically, and who steers."""
    yield tr("Who leads"), proposal.leader
    yield tr("Political commissioner"), _commissioner(proposal)
    yield tr("Steering"), proposal.steering


def _commissioner(proposal: Proposal) -> str:
    parts = [proposal.commissioner.strip()]
    if proposal.nominated_by.strip():
        parts.append(tr("nominated by {who}", who=proposal.nominated_by.strip()))
    if proposal.appointer:
        parts.append(tr("appointed by {who}", who=tr(APPOINTER_NAMES[proposal.appointer])))
    return ", ".join(filter(None, parts))


def mandate(proposal: Proposal) -> Rows:
    """The mandate in one sentence, and each of its parts."""
    yield tr("Mandate"), proposal.mandate
    yield tr("Mandate: for what"), proposal.mandate_scope
    yield tr("Mandate: to whom"), proposal.mandate_holder
    yield tr("Mandate: until when"), proposal.mandate_until.words() if proposal.mandate_until else ""
    yield tr("Mandate: how it is withdrawn"), proposal.mandate_withdrawal


def cover(proposal: Proposal) -> Rows:
    """What the money comes from."""
    yield tr("Cover of what is paid once"), proposal.once_cover
    yield tr("Cover of what is paid yearly"), proposal.yearly_cover


def joining(dossier: Dossier) -> Rows:
    """The municipalities by their answer; not joining is an answer like any other, and so is none yet."""
    known = {answer.municipality: answer for answer in dossier.participations}
    groups: dict[str, list[str]] = {}
    for member in dossier.members if known else ():
        answer = known.get(member.id) or Participation(id=member.id, proposal=member.id, municipality=member.id)
        condition = answer.condition.strip()
        name = tr("{name} (if: {condition})", name=member.name, condition=condition) if condition else member.name
        groups.setdefault(tr(STANCE_NAMES[answer.stance]) if answer.stance else tr("no answer yet"), []).append(name)
    order = [*(tr(name) for name in reversed(STANCE_NAMES.values())), tr("no answer yet")]
    for words in order:
        if words in groups:
            count = trn("{n} municipality", "{n} municipalities", len(groups[words]))
            yield f"{words[:1].upper()}{words[1:]}", f"{listed(groups[words])} ({count})"


def suppliers(dossier: Dossier) -> Rows:
    """Who supplies how much capacity."""
    for supplier in dossier.suppliers:
        yield _supplier(dossier, supplier), fte(supplier.fte) if supplier.fte else ""


def _supplier(dossier: Dossier, supplier: Supplier) -> str:
    names = {member.id: member.name for member in dossier.members}
    return names.get(supplier.municipality, "") if supplier.municipality else supplier.name.strip()


def partners(dossier: Dossier) -> Rows:
    """Who outside the municipalities takes part, of which kind, and with what."""
    for partner in dossier.partners:
        if partner.name.strip():
            kind = tr(PARTNER_NAMES[partner.kind])
            yield partner.name.strip(), "; ".join(filter(None, (kind, partner.contribution.strip())))


def checks(dossier: Dossier) -> Rows:
    """The checks that were answered, with their reason."""
    for check in dossier.checks:
        answer = dossier.answer_to(check)
        if answer and answer.verdict is not Verdict.UNKNOWN:
            yield check.question, "; ".join(filter(None, (tr(VERDICT_NAMES[answer.verdict]), answer.text.strip())))


def experiment(proposal: Proposal) -> Rows:
    """When an experiment ends, and when it is stopped before."""
    if proposal.experiment:
        yield tr("Experiment until"), proposal.ends.words() if proposal.ends else tr("no date yet")
        yield tr("Stop rule"), proposal.stop_rule


def minority(proposal: Proposal) -> Rows:
    """What a minority thinks."""
    yield tr("Minority view"), proposal.minority
