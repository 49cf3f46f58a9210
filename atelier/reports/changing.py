"""What can still change on a proposal: who leaves, and how the role of the councils was switched."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from atelier.domain.commission import RoleSwitch
from atelier.domain.dossier import Dossier
from atelier.domain.share_range import Shift, on_leaving
from atelier.i18n import long_date, tr
from atelier.reports.data import ReportData
from atelier.reports.words import amount, listed

Rows = Iterator[tuple[str, str]]


def leaving(data: ReportData, dossier: Dossier) -> Rows:
    """What the others pay more a year when the reader leaves; in the general edition who weighs most."""
    proposal = dossier.proposal
    yearly = (proposal.yearly_low, proposal.yearly_high)
    shifts = on_leaving(proposal, yearly, dossier.joining) if proposal.yearly_high else ()
    shift = _chosen(data, shifts)
    if shift:
        yield (
            tr("If one leaves"),
            tr(
                "{name} leaves: the others pay {amount} more together, {most} the most ({its}).",
                name=shift.member.name,
                amount=amount(*shift.together),
                most=shift.most,
                its=amount(*shift.most_amounts),
            ),
        )


def _chosen(data: ReportData, shifts: tuple[Shift, ...]) -> Shift | None:
    if data.reader:
        return next((shift for shift in shifts if shift.member.id == data.reader.id), None)
    return max(shifts, key=lambda shift: shift.together[1], default=None)


def switches(data: ReportData, dossier: Dossier) -> Rows:
    """Every told switch in the role of the councils: when, to what, who proposed it and why."""
    names = {role.id: role.name for role in data.council_roles}
    lines = [_switch(one, names) for one in dossier.switches if one.told]
    if lines:
        yield tr("Switches in the role of the councils"), "\n".join(lines)


def _switch(switch: RoleSwitch, names: Mapping[UUID, str]) -> str:
    return tr(
        "{date}: {roles}; proposed by {who}, because: {why}",
        date=long_date(switch.at.date()),
        roles=listed([names[role] for role in switch.after if role in names]) or tr("no role"),
        who=switch.by.strip(),
        why=switch.reason.strip(),
    )
