"""Where a proposal stands: derived from the facts of its versions, never stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from atelier.domain.chains import in_order
from atelier.domain.proposals import Audience
from atelier.domain.submitting import ProposalRelease, ProposalStep, StepOf, Submission
from atelier.i18n import mark


class State(StrEnum):
    """The states of a proposal, in the order of the board."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    FEEDBACK = "feedback"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    ADOPTED = "adopted"
    DECIDED = "decided"


STATE_NAMES = {
    State.DRAFT: mark("Draft"),
    State.SUBMITTED: mark("Submitted"),
    State.FEEDBACK: mark("Out for reactions"),
    State.RETURNED: mark("Returned"),
    State.WITHDRAWN: mark("Withdrawn"),
    State.ADOPTED: mark("Adopted for the steering group"),
    State.DECIDED: mark("Decided"),
}
# The later in this list, the stronger: facts of two laptops give one state, whichever clock was ahead.
STRENGTH = (StepOf.FEEDBACK, StepOf.ADOPTED, StepOf.RETURNED, StepOf.WITHDRAWN, StepOf.DECIDED)


@dataclass(frozen=True, slots=True)
class Version:
    """One submitted version, by number, with what happened to it; `apart` was submitted on two laptops at once."""

    number: int
    submission: Submission
    steps: tuple[ProposalStep, ...] = ()
    releases: tuple[ProposalRelease, ...] = ()
    apart: bool = False

    @property
    def id(self) -> UUID:
        """The identity of the submission."""
        return self.submission.id

    @property
    def decisive(self) -> ProposalStep | None:
        """The step that makes its state; None when it was only submitted."""
        return max(self.steps, key=lambda step: STRENGTH.index(step.step), default=None)

    @property
    def state(self) -> State:
        """Where this version stands."""
        step = self.decisive
        return State(step.step.value) if step else State.SUBMITTED

    @property
    def reason(self) -> str:
        """Why it stands there, in the words of whoever put it there."""
        step = self.decisive
        return step.reason if step else ""

    def embargo(self, audience: Audience) -> ProposalRelease | None:
        """The release to an audience that opens it first; None when there is none."""
        mine = [release for release in self.releases if release.audience is audience]
        return min(mine, key=lambda one: (one.embargo is not None, one.embargo or one.at, one.id), default=None)

    def open_to(self, audience: Audience, now: datetime) -> bool:
        """Whether an audience may read it now; what was withdrawn nobody reads."""
        release = self.embargo(audience)
        if release is None or self.state is State.WITHDRAWN:
            return False
        return release.embargo is None or release.embargo <= now


@dataclass(frozen=True, slots=True)
class Standing:
    """All versions of one proposal, oldest first; `answered`: every council gave its last word."""

    versions: tuple[Version, ...] = ()
    answered: bool = False

    @property
    def current(self) -> Version | None:
        """The version that counts: the last one."""
        return self.versions[-1] if self.versions else None

    @property
    def state(self) -> State:
        """Where the proposal stands."""
        if self.current is None:
            return State.DRAFT
        return State.DECIDED if self.answered else self.current.state

    def readable(self, audience: Audience, now: datetime) -> Version | None:
        """The last version that an audience may read now."""
        return next((version for version in reversed(self.versions) if version.open_to(audience, now)), None)


def standing(
    submissions: Iterable[Submission],
    steps: Iterable[ProposalStep] = (),
    releases: Iterable[ProposalRelease] = (),
    *,
    answered: bool = False,
) -> Standing:
    """Where one proposal stands after all facts about it, in whatever order they are given."""
    ordered = in_order(submissions, _before)
    told, opened = list(steps), list(releases)
    after = [submission.follows for submission in ordered]
    versions = (
        Version(
            number,
            submission,
            in_order((step for step in told if step.submission == submission.id), _nothing),
            in_order((release for release in opened if release.submission == submission.id), _nothing),
            apart=after.count(submission.follows) > 1,
        )
        for number, submission in enumerate(ordered, 1)
    )
    return Standing(tuple(versions), answered)


def _before(submission: Submission) -> tuple[UUID, ...]:
    return (submission.follows,) if submission.follows else ()


def _nothing(_: object) -> tuple[UUID, ...]:
    return ()
