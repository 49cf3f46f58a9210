"""What a proposal still needs."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from atelier.domain.completeness import Requirement, requirements
from atelier.domain.proposals import DecisionPoint, Proposal
from atelier.i18n import tr, trn
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, clear, label


class NeededCard(Card):
    """The check list of an atelierversie; a sign and a word say the same."""

    def __init__(self) -> None:
        super().__init__(tr("Still needed"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._shown: tuple[Requirement, ...] = ()

    def show_needed(self, proposal: Proposal, points: Sequence[DecisionPoint]) -> None:
        """Mark what is there with ✔ and what lacks with !."""
        found = requirements(proposal, points)
        if found == self._shown:
            return
        self._shown = found
        lacking = sum(not requirement.met for requirement in found)
        self.set_caption(trn("Still needed: {n} thing", "Still needed: {n} things", lacking) if lacking else tr("Ripe"))
        clear(self._grid)
        for n, requirement in enumerate(found):
            role = "" if requirement.met else "strong"
            sign, text = label("✔" if requirement.met else "!", role, wrap=False), label(requirement.text, role)
            state = tr("Done") if requirement.met else tr("Still needed")
            text.setAccessibleName(f"{state}: {requirement.text}")
            self._grid.addWidget(sign, n, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
            self._grid.addWidget(text, n, 1)
