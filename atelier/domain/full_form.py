"""What a proposal still lacks behind its atelierversie, before councils can decide on it (W9, W10)."""

from collections.abc import Iterator

from atelier.domain import verbs
from atelier.domain.commission import PARTNER_NAMES, Verdict
from atelier.domain.completeness import Requirement, requirements
from atelier.domain.dossier import Dossier
from atelier.domain.proposals import Allocation
from atelier.i18n import number, tr, trn


def full_requirements(dossier: Dossier) -> tuple[Requirement, ...]:
    """The check list of the full form in its order; what the atelierversie asks stands in its own list."""
    parts = (_aim, _money, _people, _mandate, _councils, _checks, _rest)
    return tuple(Requirement(text, met) for part in parts for text, met in part(dossier))


def lacking(dossier: Dossier) -> tuple[str, ...]:
    """Everything that is still open, of the atelierversie first."""
    every = (*requirements(dossier.proposal, dossier.points), *full_requirements(dossier))
    return tuple(requirement.text for requirement in every if not requirement.met)


Wanted = Iterator[tuple[str, bool]]


def _aim(dossier: Dossier) -> Wanted:
    proposal = dossier.proposal
    yield tr("Year of the regional programme"), dossier.programme is not None
    yield tr("Year of the goal"), proposal.goal_year > 0
    yield tr("Measure of the goal"), _said(proposal.measure)


def _money(dossier: Dossier) -> Wanted:
    proposal = dossier.proposal
    if proposal.once_high:
        yield tr("Cover of what is paid once"), _said(proposal.once_cover)
    if proposal.yearly_high:
        yield tr("Cover of what is paid yearly"), _said(proposal.yearly_cover)
    if proposal.allocation is Allocation.CUSTOM:
        yield tr("Parts of the key of its own"), any(part > 0 for part in proposal.key_parts)
    waiting = len(dossier.joining.possible)
    text = trn("A firm answer of {n} municipality", "A firm answer of {n} municipalities", waiting)
    yield text if waiting else tr("Answers of all municipalities"), not waiting


def _people(dossier: Dossier) -> Wanted:
    proposal = dossier.proposal
    if proposal.fte:
        yield _supplied(dossier), dossier.supplied == proposal.fte
    yield tr("Partners"), any(_said(partner.name) for partner in dossier.partners)
    yield tr("Steering"), _said(proposal.steering)
    yield tr("Political commissioner, nominated"), _said(proposal.commissioner) and _said(proposal.nominated_by)
    yield tr("Political commissioner, appointed"), proposal.appointer is not None and proposal.appointed_on is not None


def _supplied(dossier: Dossier) -> str:
    given, wanted = (number(amount / 100, 2) for amount in (dossier.supplied, dossier.proposal.fte))
    if dossier.supplied == dossier.proposal.fte:
        return tr("Capacity by supplier")
    return tr("Capacity by supplier: {given} of {wanted} fte", given=given, wanted=wanted)


def _mandate(dossier: Dossier) -> Wanted:
    proposal = dossier.proposal
    yield tr("Mandate: for what"), _said(proposal.mandate_scope)
    yield tr("Mandate: to whom"), _said(proposal.mandate_holder)
    yield tr("Mandate: until when"), proposal.mandate_until is not None
    yield tr("Mandate: how it is withdrawn"), _said(proposal.mandate_withdrawal)


def _councils(dossier: Dossier) -> Wanted:
    yield tr("Form of co-operation"), dossier.form is not None
    if dossier.form and dossier.form.procedure:
        yield tr("Steps of the form in the calendar"), bool(dossier.stations)
    untold = sum(not switch.told for switch in dossier.switches)
    if untold:
        yield tr("Who proposed the role of the councils, and why"), False
    if any(map(verbs.warning, dossier.points)):
        yield tr("Verbs that fit who is asked"), False


def _checks(dossier: Dossier) -> Wanted:
    answers = [dossier.answer_to(check) for check in dossier.checks]
    open_count = sum(answer is None or answer.verdict is Verdict.UNKNOWN for answer in answers)
    text = trn("{n} check without an answer", "{n} checks without an answer", open_count)
    yield text if open_count else tr("All checks answered"), not open_count
    bare = sum(answer is not None and answer.verdict is Verdict.NO and not _said(answer.text) for answer in answers)
    if bare:
        yield trn("A reason at {n} check with “no”", "Reasons at {n} checks with “no”", bare), False


def _rest(dossier: Dossier) -> Wanted:
    proposal = dossier.proposal
    if proposal.experiment:
        yield tr("End date of the experiment"), proposal.ends is not None
        yield tr("Stop rule of the experiment"), _said(proposal.stop_rule)
    yield tr("Minority view"), _said(proposal.minority)


def _said(text: str) -> bool:
    return bool(text.strip())


def partner_kinds_missing(dossier: Dossier) -> tuple[str, ...]:
    """Which of the four kinds of partners nobody is named of; a remark, no requirement."""
    present = {partner.kind for partner in dossier.partners if _said(partner.name)}
    return tuple(tr(name) for kind, name in PARTNER_NAMES.items() if kind not in present)
