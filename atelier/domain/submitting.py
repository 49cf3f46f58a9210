"""The facts of a proposal on its way: submitted, handled, released to an audience."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from atelier.domain.entity import Entity, Kind
from atelier.domain.proposals import Audience
from atelier.i18n import mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission(Entity):
    """A version that was submitted, with everything as it was then.

    `content` is JSON of the proposal and of what hangs below it, by table; `names` are "identity name" of what it
    refers to; `evidence` the quoted results in words; `lacking` the requirements with which it was submitted all the
    same; `follows` the version before it.
    """

    TABLE = "submission"
    KIND = Kind.FACT
    PARENT = "proposal"

    proposal: UUID
    follows: UUID | None = None
    title: str
    content: str
    names: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    at: datetime


class StepOf(StrEnum):
    """What can happen to a submitted version."""

    FEEDBACK = "feedback"
    ADOPTED = "adopted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalStep(Entity):
    """Something happened to one version, for a reason in words; returning never goes without one."""

    TABLE = "proposal_step"
    KIND = Kind.FACT
    PARENT = "proposal"

    proposal: UUID
    submission: UUID
    step: StepOf
    reason: str = ""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRelease(Entity):
    """One version may be read by an audience, from the moment of the `embargo` on; without one at once."""

    TABLE = "proposal_release"
    KIND = Kind.FACT
    PARENT = "proposal"

    proposal: UUID
    submission: UUID
    audience: Audience
    embargo: datetime | None = None
    at: datetime


STEP_NAMES = {
    StepOf.FEEDBACK: mark("Sent out for reactions"),
    StepOf.ADOPTED: mark("Adopted for the steering group"),
    StepOf.RETURNED: mark("Returned"),
    StepOf.WITHDRAWN: mark("Withdrawn"),
    StepOf.DECIDED: mark("Decided"),
}
RELEASE_ORDER = (Audience.STEERING, Audience.COLLEGES, Audience.COUNCILS)
