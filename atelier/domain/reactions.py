"""Which official reactions are open, over all proposals, the first due in front (W8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from atelier.domain.proposals import Proposal, Reaction


@dataclass(frozen=True, slots=True)
class OpenReaction:
    """One reaction that waits; `late` when its day has passed."""

    reaction: Reaction
    proposal: Proposal
    late: bool


def open_reactions(
    proposals: Sequence[Proposal], reactions: Sequence[Reaction], today: date
) -> tuple[OpenReaction, ...]:
    """All that wait to be settled: by due day, those without one last, then in the order of proposals and rows."""
    places = {proposal.id: (n, proposal) for n, proposal in enumerate(proposals)}
    found = [one for one in reactions if not one.settled and one.proposal in places]
    found.sort(key=lambda one: (one.due or date.max, places[one.proposal][0]))
    return tuple(
        OpenReaction(one, places[one.proposal][1], late=one.due is not None and one.due < today) for one in found
    )
