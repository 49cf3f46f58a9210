"""What stands beside a proposal: what it still needs, its evidence, the money per municipality, the reactions."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.people import Municipality
from atelier.domain.polls import Poll
from atelier.domain.proposals import DecisionPoint, Proposal
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
        self.needed, self.evidence, self.shares = NeededCard(), EvidenceCard(), SharesCard()
        self.reactions = ReactionsCard(desk)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(16))
        for card in (self.needed, self.evidence, self.shares, self.reactions):
            layout.addWidget(card)
        layout.addStretch(1)

    def show_proposal(self, proposal: Proposal, polls: Sequence[Poll]) -> None:
        """Show what belongs to this proposal."""
        self.needed.show_needed(proposal, self._desk.editing.all(DecisionPoint, proposal=proposal.id))
        self.evidence.show_polls([poll for poll in polls if poll.id in proposal.ballots])
        self.shares.show_shares(proposal, self._desk.editing.all(Municipality))
        self.reactions.show_reactions(proposal)
