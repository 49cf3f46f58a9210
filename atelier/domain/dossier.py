"""A proposal with all that belongs to it, as one frozen value."""

from dataclasses import dataclass
from typing import get_args

from atelier.domain.commission import CheckAnswer, Partner, Programme, RoleSwitch, Supplier
from atelier.domain.participation import Joining, Participation, joining
from atelier.domain.people import Municipality
from atelier.domain.proposals import Check, CooperationForm, DecisionPoint, Proposal
from atelier.domain.week import Moment

Part = DecisionPoint | Participation | Supplier | Partner | RoleSwitch | CheckAnswer
PARTS: tuple[type[Part], ...] = get_args(Part)  # what hangs below a proposal, reactions of officials apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The rows of one proposal, each kind in its own order, beside those of the event that it refers to."""

    proposal: Proposal
    points: tuple[DecisionPoint, ...] = ()
    participations: tuple[Participation, ...] = ()
    suppliers: tuple[Supplier, ...] = ()
    partners: tuple[Partner, ...] = ()
    answers: tuple[CheckAnswer, ...] = ()
    switches: tuple[RoleSwitch, ...] = ()
    stations: tuple[Moment, ...] = ()
    programme: Programme | None = None
    form: CooperationForm | None = None
    checks: tuple[Check, ...] = ()
    members: tuple[Municipality, ...] = ()

    @property
    def joining(self) -> Joining:
        """Who pays along, who may, and who does not."""
        return joining(self.members, self.participations)

    @property
    def supplied(self) -> int:
        """What all suppliers give together, in hundredths of an fte."""
        return sum(supplier.fte for supplier in self.suppliers)

    def answer_to(self, check: Check) -> CheckAnswer | None:
        """What was answered to a check."""
        return next((answer for answer in self.answers if answer.check == check.id), None)
