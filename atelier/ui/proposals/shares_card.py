"""What a proposal costs each municipality."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from atelier.domain.dossier import Dossier
from atelier.domain.participation import Joining
from atelier.domain.proposals import ALLOCATION_NAMES, Proposal
from atelier.domain.share_range import over, range_of
from atelier.i18n import tr
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, clear, label, nest
from atelier.ui.widgets.evidence import money_range


class SharesCard(Card):
    """What a proposal costs each municipality in a year."""

    def __init__(self) -> None:
        super().__init__(tr("Yearly amount per municipality"))
        self._base = label("", "muted")
        self.body.addWidget(self._base)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(3))
        self._grid.setColumnStretch(0, 1)
        nest(self.body, self._grid)
        self._out = label("", "muted")
        self.body.addWidget(self._out)
        self._shown: dict[str, tuple[int, int]] = {}

    def show_shares(self, dossier: Dossier) -> None:
        """The lowest and the highest amount of every municipality that joins or may, and on which base."""
        proposal, who = dossier.proposal, dossier.joining
        wrong = proposal.yearly_low > proposal.yearly_high
        wanted = proposal.yearly_high and not wrong
        ranges = range_of(proposal, (proposal.yearly_low, proposal.yearly_high), who) if wanted else {}
        self._base.setText(_base(proposal, who, wrong=wrong, known=bool(ranges)))
        names = ", ".join(member.name for member in who.out)
        self._out.setText(tr("Not paying along: {names}.", names=names) if names and ranges else "")
        self._out.setVisible(bool(self._out.text()))
        if ranges == self._shown:
            return
        self._shown = ranges
        clear(self._grid)
        for n, (name, (low, high)) in enumerate(ranges.items()):
            amount = label(money_range(low, high), wrap=False)
            amount.setAccessibleName(f"{name}: {amount.text()}")
            self._grid.addWidget(label(name, "muted"), n, 0)
            self._grid.addWidget(amount, n, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)


def _base(proposal: Proposal, who: Joining, *, wrong: bool, known: bool) -> str:
    """The sentence that says what the amounts stand on, or why there are none."""
    if wrong:
        return tr("The yearly range runs from high to low, so nothing can be shared out yet.")
    if not known:
        return tr("No yearly amount yet.") if not proposal.yearly_high else tr("The key divides over nobody yet.")
    year = tr("from {year}", year=proposal.from_year) if proposal.from_year else ""
    return " · ".join(part for part in (over(who), tr(ALLOCATION_NAMES[proposal.allocation]), year) if part)
