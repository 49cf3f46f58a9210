"""What changes for the others when a municipality leaves or enters."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from atelier.domain.dossier import Dossier
from atelier.domain.share_range import Shift, on_entering, on_leaving
from atelier.i18n import tr
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, clear, label, nest
from atelier.ui.widgets.evidence import money_range


class ShiftsCard(Card):
    """One sentence for each municipality that can leave, and one for each that can enter."""

    def __init__(self) -> None:
        super().__init__(tr("When one leaves or enters"))
        self._base = label("", "muted")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(5))
        self.body.addWidget(self._base)
        nest(self.body, self._lines)
        self._shown: list[str] = []

    def show_dossier(self, dossier: Dossier) -> None:
        """The shifts of the yearly amount, or of what is paid once when there is no yearly one."""
        proposal, who = dossier.proposal, dossier.joining
        yearly, once = (proposal.yearly_low, proposal.yearly_high), (proposal.once_low, proposal.once_high)
        amounts = yearly if proposal.yearly_high else once
        usable = who.firm and amounts[0] <= amounts[1] and amounts[1]
        leaving = on_leaving(proposal, amounts, who) if usable else ()
        entering = on_entering(proposal, amounts, who) if usable else ()
        self._base.setText(_base(dossier, usable=bool(usable), yearly=amounts is yearly))
        self._show([*map(leaves, leaving), *map(enters, entering)])

    def _show(self, lines: Sequence[str]) -> None:
        if list(lines) == self._shown:
            return
        self._shown = list(lines)
        clear(self._lines)
        for line in lines:
            self._lines.addWidget(label(line))


def _base(dossier: Dossier, *, usable: bool, yearly: bool) -> str:
    if not dossier.joining.firm:
        return tr("Nobody takes part for certain yet. Note above who does.")
    if not usable:
        return tr("No amount yet that can be divided.")
    period = tr("a year") if yearly else tr("once")
    return tr("Amounts {period}, as seen from those who take part for certain now.", period=period)


def leaves(shift: Shift) -> str:
    """What the others pay more when a municipality leaves."""
    return tr(
        "{name} leaves: the others pay {amount} more together, {most} the most ({its}).",
        name=shift.member.name,
        amount=money_range(*shift.together),
        most=shift.most,
        its=money_range(*shift.most_amounts),
    )


def enters(shift: Shift) -> str:
    """What the others pay less when a municipality enters."""
    return tr(
        "{name} enters: the others pay {amount} less together, {most} the most ({its}).",
        name=shift.member.name,
        amount=money_range(*shift.together),
        most=shift.most,
        its=money_range(*shift.most_amounts),
    )
