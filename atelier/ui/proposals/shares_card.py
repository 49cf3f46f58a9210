"""What a proposal costs each municipality."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from atelier.domain.people import Municipality
from atelier.domain.proposals import ALLOCATION_NAMES, Proposal
from atelier.domain.shares import yearly_range
from atelier.i18n import tr, trn
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, clear, label
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
        self.body.addLayout(self._grid)
        self._shown: dict[str, tuple[int, int]] = {}

    def show_shares(self, proposal: Proposal, members: Sequence[Municipality]) -> None:
        """The lowest and the highest amount of every municipality, and on which base."""
        wrong = proposal.yearly_low > proposal.yearly_high
        ranges = yearly_range(proposal, members) if proposal.yearly_high and not wrong else {}
        self._base.setText(_base(proposal, len(members), wrong=wrong, known=bool(ranges)))
        if ranges == self._shown:
            return
        self._shown = ranges
        clear(self._grid)
        for n, (name, (low, high)) in enumerate(ranges.items()):
            amount = label(money_range(low, high), wrap=False)
            amount.setAccessibleName(f"{name}: {amount.text()}")
            self._grid.addWidget(label(name, "muted"), n, 0)
            self._grid.addWidget(amount, n, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)


def _base(proposal: Proposal, members: int, *, wrong: bool, known: bool) -> str:
    """The sentence that says what the amounts stand on, or why there are none."""
    if wrong:
        return tr("The yearly range runs from high to low, so nothing can be shared out yet.")
    if not known:
        return tr("No yearly amount yet.")
    base = trn("Lowest–highest, if the only municipality joins", "Lowest–highest, if all {n} join", members)
    year = tr("from {year}", year=proposal.from_year) if proposal.from_year else ""
    return " · ".join(part for part in (base, tr(ALLOCATION_NAMES[proposal.allocation]), year) if part)
