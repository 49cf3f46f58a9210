"""What eighteen councils answer to a proposal (W9): facts, of which the last one is shown and none is lost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from atelier.domain.chains import heads, in_order
from atelier.domain.entity import Entity, Kind
from atelier.i18n import mark


class AnswerOf(StrEnum):
    """The answers that a council can give; open is no answer yet."""

    OPEN = "open"
    CONFORM = "conform"
    AMENDED = "amended"
    MOTION = "motion"
    DEFERRED = "deferred"
    REJECTED = "rejected"
    NOT_JOINING = "not-joining"


ANSWER_NAMES = {
    AnswerOf.OPEN: mark("No answer yet"),
    AnswerOf.CONFORM: mark("Conform"),
    AnswerOf.AMENDED: mark("Amended"),
    AnswerOf.MOTION: mark("With a motion"),
    AnswerOf.DEFERRED: mark("Deferred"),
    AnswerOf.REJECTED: mark("Rejected"),
    AnswerOf.NOT_JOINING: mark("Stays out"),
}
FINAL = frozenset(AnswerOf) - {AnswerOf.OPEN, AnswerOf.DEFERRED}


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilAnswer(Entity):
    """One answer of one council. `number` is that of its decision; votes are None where nobody wrote them down.

    A correction `corrects` the answers that it was shown in place of; they stay.
    """

    TABLE = "council_answer"
    KIND = Kind.FACT
    PARENT = "proposal"

    proposal: UUID
    municipality: UUID
    answer: AnswerOf
    decided: date | None = None
    number: str = ""
    votes_for: int | None = None
    votes_against: int | None = None
    note: str = ""
    corrects: tuple[UUID, ...] = ()
    at: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    """All that one council answered to one proposal, oldest first."""

    history: tuple[CouncilAnswer, ...] = ()

    @property
    def shown(self) -> CouncilAnswer | None:
        """The answer that holds: the last one."""
        return self.history[-1] if self.history else None

    @property
    def answer(self) -> AnswerOf:
        """What is shown in the matrix."""
        return self.shown.answer if self.shown else AnswerOf.OPEN

    @property
    def standing(self) -> tuple[CouncilAnswer, ...]:
        """The answers that nothing corrects: more than one when two laptops entered different answers."""
        return heads(self.history, _corrected)

    @property
    def apart(self) -> bool:
        """Whether two laptops entered answers that differ, so that somebody must say which holds."""
        return len({_said(answer) for answer in self.standing}) > 1


def answered(answers: Iterable[CouncilAnswer]) -> Mapping[tuple[UUID, UUID], Answered]:
    """Per proposal and municipality what was answered, in whatever order the facts are given."""
    cells: dict[tuple[UUID, UUID], list[CouncilAnswer]] = {}
    for answer in answers:
        cells.setdefault((answer.proposal, answer.municipality), []).append(answer)
    return {key: Answered(in_order(found, _corrected)) for key, found in cells.items()}


def all_final(answers: Iterable[Answered], members: int) -> bool:
    """Whether every council gave an answer that is the last word."""
    given = [one for one in answers if one.answer in FINAL]
    return bool(members) and len(given) >= members


def _corrected(answer: CouncilAnswer) -> tuple[UUID, ...]:
    return answer.corrects


def _said(answer: CouncilAnswer) -> tuple[object, ...]:
    votes = answer.votes_for, answer.votes_against
    return answer.answer, answer.decided, answer.number, votes, answer.note
