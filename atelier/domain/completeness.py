"""What an atelierversie still lacks before it is ripe for those who must decide."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from atelier.domain.proposals import AUDIENCE_NAMES, Audience, DecisionPoint, Proposal
from atelier.i18n import mark, tr

YEAR = re.compile(r"\b2\d{3}\b")
NEARLY = 3  # with at most so many open requirements a proposal counts as nearly ripe


class Ripeness(StrEnum):
    """How far a proposal is."""

    RIPE = "ripe"
    NEARLY = "nearly"
    NOT_YET = "not-yet"


RIPENESS_NAMES = {
    Ripeness.RIPE: mark("ripe"),
    Ripeness.NEARLY: mark("nearly ripe"),
    Ripeness.NOT_YET: mark("not ripe yet"),
}


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a proposal needs, and whether it has it."""

    text: str
    met: bool


def requirements(proposal: Proposal, points: Sequence[DecisionPoint]) -> tuple[Requirement, ...]:
    """The check list of an atelierversie, in the order of its form."""
    dated = {point.audience for point in points if point.text.strip() and point.moment}
    fields = [
        (tr("Title"), proposal.title),
        (tr("Goal with a year"), proposal.goal.strip() and (proposal.goal_year or YEAR.search(proposal.goal))),
        (tr("Result that councils can see"), proposal.result),
        (tr("Who leads"), proposal.leader),
        (tr("Mandate in one sentence"), proposal.mandate),
        (tr("Money, or capacity in fte"), proposal.once_high or proposal.yearly_high or proposal.fte),
        (tr("Role of the councils"), proposal.roles),
        *((tr("Dated decision point: {who}", who=tr(AUDIENCE_NAMES[a])), a in dated) for a in Audience),
        (tr("Counter-argument from the room"), proposal.counter),
        (tr("What if a municipality does not join"), proposal.without),
    ]
    return tuple(Requirement(text, bool(value.strip() if isinstance(value, str) else value)) for text, value in fields)


def ripeness(proposal: Proposal, points: Sequence[DecisionPoint]) -> Ripeness:
    """Ripe when nothing lacks, nearly with at most NEARLY open requirements."""
    open_count = sum(not requirement.met for requirement in requirements(proposal, points))
    if not open_count:
        return Ripeness.RIPE
    return Ripeness.NEARLY if open_count <= NEARLY else Ripeness.NOT_YET
