"""The invented way of the example's proposals: submissions, frames and answers of councils as rows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Any
from uuid import UUID

from atelier.domain.completeness import requirements
from atelier.domain.council_answers import AnswerOf, CouncilAnswer
from atelier.domain.entity import Entity, natural_id
from atelier.domain.frames import CouncilFrame, Fit, check_of, frame_of
from atelier.domain.polls import Poll
from atelier.domain.proposals import Audience, Proposal
from atelier.domain.submitting import ProposalRelease, ProposalStep, StepOf, Submission
from atelier.reports.polls import conclusion
from atelier.services.frozen import content, live, names
from atelier.storage.event_file import EventFile

EVENING = time(22, 0, tzinfo=timezone(timedelta(hours=1)))
Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Way:
    """What happened to the proposals of `fictitious.toml` after they were written."""

    file: EventFile
    event: UUID
    tables: Table
    polls: Callable[[], tuple[Poll, ...]]

    def rows(self) -> list[Entity]:
        """Everything in the order in which it happened."""
        submitted = [row for table in self.tables["submission"] for row in self._submitted(table)]
        frames = [self._frame(table) for table in self.tables["council_frame"]]
        checks = [self._check(table) for table in self.tables["frame_check"]]
        return [*submitted, *frames, *checks, *self._answers()]

    def _id(self, section: str, key: object) -> UUID:
        return natural_id(self.event, section, key)

    def _submitted(self, table: Table) -> Iterator[Entity]:
        proposal = self.file.get(Proposal, self._id("proposal", table["proposal"]))
        if proposal is None:
            raise LookupError(f"fictitious.toml submits an unknown proposal “{table['proposal']}”")
        at, frozen = datetime.fromisoformat(table["at"]), live(self.file, proposal)
        quoted = [poll for poll in self.polls() if poll.id in proposal.ballots]
        submission = Submission(
            id=self._id("submission", table["proposal"]),
            proposal=proposal.id,
            title=proposal.title,
            content=content(frozen),
            names=names(frozen),
            evidence=tuple(f"{poll.ballot.question} {conclusion(poll.tally)}" for poll in quoted if poll.tally),
            lacking=tuple(need.text for need in requirements(proposal, frozen.points) if not need.met),
            at=at,
        )
        yield submission
        yield from self._steps(submission, table)

    def _steps(self, submission: Submission, table: Table) -> Iterator[Entity]:
        same: dict[str, Any] = {"proposal": submission.proposal, "submission": submission.id}
        for n, (step, reason) in enumerate(zip(table["steps"], table["reasons"], strict=True), 1):
            at, row = submission.at + timedelta(hours=n), natural_id(submission.id, "step", n)
            yield ProposalStep(id=row, step=StepOf(step), reason=reason, at=at, **same)
        for audience in table["released"]:
            at, row = submission.at + timedelta(days=1), natural_id(submission.id, "release", audience)
            yield ProposalRelease(id=row, audience=Audience(audience), at=at, **same)

    def _frame(self, table: Table) -> Entity:
        row = frame_of(self.event, self._id("municipality", table["municipality"]))
        texts = {name: table[name] for name in ("interest", "room", "limit")}
        return CouncilFrame(id=row.id, municipality=row.municipality, **texts)

    def _check(self, table: Table) -> Entity:
        proposal = self._id("proposal", table["proposal"])
        row = check_of(self.event, proposal, self._id("municipality", table["municipality"]))
        return type(row)(
            id=row.id,
            proposal=row.proposal,
            municipality=row.municipality,
            fit=Fit(table["fit"]),
            reason=table["reason"],
        )

    def _answers(self) -> Iterator[Entity]:
        before: dict[tuple[str, str], UUID] = {}
        for n, table in enumerate(self.tables["council_answer"]):
            key, row = (table["proposal"], table["municipality"]), self._id("council_answer", n)
            votes = table["votes"] or (None, None)
            yield CouncilAnswer(
                id=row,
                proposal=self._id("proposal", table["proposal"]),
                municipality=self._id("municipality", table["municipality"]),
                answer=AnswerOf(table["answer"]),
                decided=date.fromisoformat(table["decided"]),
                number=table.get("number", ""),
                votes_for=votes[0],
                votes_against=votes[1],
                note=table.get("note", ""),
                corrects=(before[key],) if key in before else (),
                at=datetime.combine(date.fromisoformat(table["decided"]), EVENING) + timedelta(minutes=n),
            )
            before[key] = row
