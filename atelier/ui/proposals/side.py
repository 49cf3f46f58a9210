"""What stands beside a proposal: what it still needs, its evidence, the money per municipality, the reactions."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.completeness import requirements
from atelier.domain.full_form import full_requirements
from atelier.domain.polls import Poll
from atelier.domain.proposals import Proposal
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.proposals.evidence_card import EvidenceCard
from atelier.ui.proposals.needed import NeededCard
from atelier.ui.proposals.reactions import ReactionsCard
from atelier.ui.proposals.shares_card import SharesCard
from atelier.ui.theme import px


class ProposalSide(QWidget):
    """The cards at the right of a proposal."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.needed, self.evidence, self.shares = NeededCard(tr("Ripe")), EvidenceCard(), SharesCard()
        self.needed_full = NeededCard(tr("The full form is complete"), tr("Full form"))
        self.reactions = ReactionsCard(desk)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(16))
        for card in (self.needed, self.needed_full, self.evidence, self.shares, self.reactions):
            layout.addWidget(card)
        layout.addStretch(1)
        self.needed_full.hide()

    def show_full(self, full: bool) -> None:  # what the signal of the form carries
        """Show what the full form lacks too."""
        self.needed_full.setVisible(full)

    def show_proposal(self, proposal: Proposal, polls: Sequence[Poll]) -> None:
        """Show what belongs to this proposal."""
        dossier = self._desk.proposing.dossier(proposal)
        self.needed.show_needed(requirements(proposal, dossier.points))
        self.needed_full.show_needed(full_requirements(dossier))
        self.evidence.show_polls([poll for poll in polls if poll.id in proposal.ballots])
        self.shares.show_shares(dossier)
        self.reactions.show_reactions(proposal)
