"""What councils give beforehand and answer afterwards: frames, checks against them, answers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from atelier.domain.council_answers import Answered, AnswerOf, CouncilAnswer, answered
from atelier.domain.errors import AtelierError
from atelier.domain.frames import CouncilFrame, Fit, FrameCheck, check_of, frame_of
from atelier.domain.people import Municipality
from atelier.domain.proposals import Proposal
from atelier.domain.week import Event
from atelier.i18n import mark, tr
from atelier.storage.event_file import Changes, EventFile

ANSWER, FRAME, CHECK = mark("answer of a council"), mark("frame of a council"), mark("check against a frame")


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody enters about the decision of a council; votes are None where they are not known."""

    answer: AnswerOf
    decided: date | None = None
    number: str = ""
    votes_for: int | None = None
    votes_against: int | None = None
    note: str = ""


class Councils:
    """The frames and the answers of the councils in an open event."""

    def __init__(self, file: EventFile) -> None:
        self._file = file

    # Answers

    def answers(self) -> Mapping[tuple[UUID, UUID], Answered]:
        """Per proposal and municipality everything that was answered; open where the pair is missing."""
        return answered(self._file.all(CouncilAnswer))

    def answer(self, proposal: Proposal, municipality: Municipality, said: Said) -> Changes:
        """Note the answer of a council; an answer before it stays and is corrected by this one.

        Raises:
            AtelierError: a council has not so many seats, or the date has not come yet.
        """
        self._require_possible(municipality, said)
        before = self.answers().get((proposal.id, municipality.id), Answered())
        row = CouncilAnswer.new(
            proposal=proposal.id,
            municipality=municipality.id,
            answer=said.answer,
            decided=said.decided,
            number=said.number.strip(),
            votes_for=said.votes_for,
            votes_against=said.votes_against,
            note=said.note.strip(),
            corrects=tuple(answer.id for answer in before.standing),
            at=self._file.now(),
        )
        return self._file.commit(ANSWER, row)

    @staticmethod
    def _require_possible(municipality: Municipality, said: Said) -> None:
        votes = (said.votes_for or 0) + (said.votes_against or 0)
        if municipality.seats and votes > municipality.seats:
            raise AtelierError(
                tr(
                    "The council of {name} has {seats} seats, and {votes} votes were entered.",
                    name=municipality.name,
                    seats=municipality.seats,
                    votes=votes,
                )
            )

    # Frames

    def frame(self, municipality: Municipality) -> CouncilFrame:
        """The frame of a council; an empty one when nothing was given yet."""
        empty = frame_of(self._event, municipality.id)
        return self._file.get(CouncilFrame, empty.id) or empty

    def frames(self) -> dict[UUID, CouncilFrame]:
        """The frames in which a council said something, by municipality."""
        return {frame.municipality: frame for frame in self._file.all(CouncilFrame) if frame.given}

    def give(self, frame: CouncilFrame) -> Changes:
        """Write what a council gave beforehand."""
        return self._file.commit(FRAME, frame)

    def checks(self) -> dict[tuple[UUID, UUID], FrameCheck]:
        """How proposals lie to frames, by proposal and municipality; unknown where the pair is missing."""
        return {(check.proposal, check.municipality): check for check in self._file.all(FrameCheck)}

    def check(self, proposal: Proposal, municipality: Municipality, fit: Fit, reason: str) -> Changes:
        """Say how a proposal lies to the frame of a council, and why.

        Raises:
            AtelierError: it is said to lie outside without a reason, or the council gave no frame.
        """
        if fit is not Fit.UNKNOWN and not self.frame(municipality).given:
            raise AtelierError(tr("The council of {name} gave no frame yet. Write it first.", name=municipality.name))
        if fit is Fit.OUTSIDE and not reason.strip():
            raise AtelierError(tr("Write why it lies outside the frame."))
        empty = check_of(self._event, proposal.id, municipality.id)
        standing = self._file.get(FrameCheck, empty.id) or empty
        return self._file.commit(CHECK, replace(standing, fit=fit, reason=reason.strip()))

    @property
    def _event(self) -> UUID:
        return self._file.all(Event)[0].id
