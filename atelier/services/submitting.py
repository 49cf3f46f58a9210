"""Submitting proposals and what happens to a submitted version; who may read it from when."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from atelier.domain.completeness import requirements
from atelier.domain.council_answers import CouncilAnswer, all_final, answered
from atelier.domain.errors import AtelierError, UnsettledError
from atelier.domain.mentions import told
from atelier.domain.outside import outside
from atelier.domain.people import Municipality
from atelier.domain.polls import Poll
from atelier.domain.proposal_states import Standing, State, Version, standing
from atelier.domain.proposals import AUDIENCE_NAMES, Audience, Proposal
from atelier.domain.submitting import RELEASE_ORDER, ProposalRelease, ProposalStep, StepOf, Submission
from atelier.i18n import mark, tr, trn
from atelier.reports.polls import conclusion
from atelier.services.frozen import content, live, names
from atelier.storage.event_file import Changes, EventFile

F = TypeVar("F", Submission, ProposalStep, ProposalRelease)

SUBMIT, RELEASE = mark("submit the proposal"), mark("release the proposal")
LABELS = {
    StepOf.FEEDBACK: mark("send the proposal out for reactions"),
    StepOf.ADOPTED: mark("adopt the proposal for the steering group"),
    StepOf.RETURNED: mark("return the proposal"),
    StepOf.WITHDRAWN: mark("withdraw the proposal"),
    StepOf.DECIDED: mark("note that the proposal is decided"),
}
# From which states each step can be taken.
WAY = {
    StepOf.FEEDBACK: (State.SUBMITTED,),
    StepOf.ADOPTED: (State.SUBMITTED, State.FEEDBACK),
    StepOf.RETURNED: (State.SUBMITTED, State.FEEDBACK, State.ADOPTED),
    StepOf.WITHDRAWN: (State.SUBMITTED, State.FEEDBACK, State.ADOPTED, State.RETURNED),
    StepOf.DECIDED: (State.SUBMITTED, State.FEEDBACK, State.ADOPTED),
}


class Submitting:
    """The way of the proposals of an open event."""

    def __init__(self, file: EventFile, polls: Callable[[], tuple[Poll, ...]]) -> None:
        self._file = file
        self._polls = polls

    # Where they stand

    def standings(self) -> dict[UUID, Standing]:
        """Where every proposal stands, derived from the facts in the file."""
        submissions, steps = _by_proposal(self._file.all(Submission)), _by_proposal(self._file.all(ProposalStep))
        releases = _by_proposal(self._file.all(ProposalRelease))
        answers, members = answered(self._file.all(CouncilAnswer)), len(self._file.all(Municipality))
        found = {}
        for row in (proposal.id for proposal in self._file.all(Proposal)):
            given = [one for (proposal, _), one in answers.items() if proposal == row]
            final = all_final(given, members)
            found[row] = standing(submissions[row], steps[row], releases[row], answered=final)
        return found

    def standing(self, proposal: Proposal) -> Standing:
        """Where one proposal stands."""
        return self.standings().get(proposal.id, Standing())

    def changed(self, proposal: Proposal, current: Version | None) -> bool:
        """Whether a proposal differs from the version that was submitted last; a name that was erased is no change."""
        return current is None or told(content(live(self._file, proposal))) != told(current.submission.content)

    # Acts

    def submit(self, proposal: Proposal, *, with_lacking: bool = False) -> Changes:
        """Freeze the proposal as it is into a new version; there is no undo, but a version can be withdrawn.

        Raises:
            UnsettledError: something still lacks; it can be submitted `with_lacking` all the same.
            AtelierError: nothing changed since the last version, or the councils have decided.
        """
        current = self.standing(proposal).current
        self._require_open(proposal, current)
        frozen = live(self._file, proposal)
        lacking = tuple(need.text for need in requirements(frozen.proposal, frozen.points) if not need.met)
        if lacking and not with_lacking:
            raise UnsettledError(_lacking(lacking))
        submission = Submission.new(
            proposal=proposal.id,
            follows=current.id if current else None,
            title=frozen.proposal.title,
            content=content(frozen),
            names=names(frozen),
            evidence=self._evidence(frozen.proposal),
            lacking=lacking,
            at=self._file.now(),
        )
        return self._file.commit(SUBMIT, submission)

    def _require_open(self, proposal: Proposal, current: Version | None) -> None:
        state = self.standing(proposal).state
        if state is State.DECIDED:
            raise AtelierError(tr("This proposal is decided. Make a new proposal for what comes after it."))
        if state in {State.SUBMITTED, State.FEEDBACK, State.ADOPTED} and not self.changed(proposal, current):
            number = current.number if current else 1
            raise AtelierError(tr("Nothing changed since version {n}, so there is nothing new to submit.", n=number))

    def _evidence(self, proposal: Proposal) -> tuple[str, ...]:
        quoted = [outside(poll) for poll in self._polls() if poll.id in proposal.ballots]
        return tuple(f"{poll.ballot.question} {conclusion(poll.tally)}" for poll in quoted if poll.tally)

    def take(self, proposal: Proposal, step: StepOf, reason: str = "") -> Changes:
        """Note what happened to the last version, for good.

        Raises:
            AtelierError: its state does not allow it, or a return or withdrawal has no reason.
        """
        found = self.standing(proposal)
        if found.current is None or found.state not in WAY[step]:
            raise AtelierError(tr("This cannot be done with the proposal where it stands now."))
        if step in {StepOf.RETURNED, StepOf.WITHDRAWN} and not reason.strip():
            raise AtelierError(tr("Write the reason, so that the duo knows what to do."))
        row = ProposalStep.new(
            proposal=proposal.id,
            submission=found.current.id,
            step=step,
            reason=reason.strip(),
            at=self._file.now(),
        )
        return self._file.commit(LABELS[step], row)

    def release(self, proposal: Proposal, audience: Audience, embargo: datetime | None = None) -> Changes:
        """Let an audience read the last version, at once or from a moment on; in the order of the audiences.

        Raises:
            AtelierError: nothing was submitted, it came back, or an audience before this one may not read it by then.
        """
        found = self.standing(proposal)
        version = found.current
        if version is None or found.state in {State.RETURNED, State.WITHDRAWN}:
            raise AtelierError(tr("Only a version that was submitted, and did not come back, can be released."))
        self._require_order(version, audience, embargo)
        row = ProposalRelease.new(
            proposal=proposal.id,
            submission=version.id,
            audience=audience,
            embargo=embargo,
            at=self._file.now(),
        )
        return self._file.commit(RELEASE, row)

    def _require_order(self, version: Version, audience: Audience, embargo: datetime | None) -> None:
        place = RELEASE_ORDER.index(audience)
        if not place:
            return
        before = RELEASE_ORDER[place - 1]
        release = version.embargo(before)
        if release is None:
            raise AtelierError(tr("Release it to this audience first: {who}.", who=tr(AUDIENCE_NAMES[before])))
        if release.embargo and (embargo or self._file.now()) < release.embargo:
            raise AtelierError(
                tr("This is before the embargo for the audience in front ends: {who}.", who=tr(AUDIENCE_NAMES[before]))
            )

    # For the reports

    def readable(self, audience: Audience) -> dict[UUID, Version] | None:
        """Per proposal the version that an audience may read now; None as long as nothing was ever submitted.

        Until then reports show what is being written, as a working paper of the week.
        """
        found, now = self.standings(), self._file.now()
        if not any(one.versions for one in found.values()):
            return None
        versions = {row: one.readable(audience, now) for row, one in found.items()}
        return {row: version for row, version in versions.items() if version}


def _by_proposal(facts: list[F]) -> dict[UUID, list[F]]:
    found: dict[UUID, list[F]] = defaultdict(list)
    for fact in facts:
        found[fact.proposal].append(fact)
    return found


def _lacking(lacking: tuple[str, ...]) -> str:
    return trn(
        "{n} thing is still needed: {what}. Submit it with this open point?",
        "{n} things are still needed: {what}. Submit it with these open points?",
        len(lacking),
        what="; ".join(lacking),
    )
