"""Deciding by consent: everybody who was asked has answered, and no objection is open.

A concern does not block and is kept. Abstaining answers the question and is not consent. A changed text asks
everybody again: the answers are those to the text as it stands now.
"""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Generic, TypeVar

from atelier.i18n import tr, trn

Voter = TypeVar("Voter", bound=Hashable)


class Consent(IntEnum):
    """One person's answer, in the order of the options of a poll of consent; whoever abstains stands last."""

    CONSENT = 0
    CONCERN = 1
    OBJECTION = 2
    ABSTAIN = 3


class Standing(StrEnum):
    """Where a question of consent stands."""

    UNASKED = "unasked"
    WAITING = "waiting"
    OBJECTED = "objected"
    ABSTAINED = "abstained"
    DECIDED = "decided"


@dataclass(frozen=True)  # slots and Generic do not go together before Python 3.12
class ConsentState(Generic[Voter]):
    """Where it stands and who is where; objections are those that are still open."""

    standing: Standing
    waiting: frozenset[Voter]
    objections: frozenset[Voter]
    concerns: frozenset[Voter]
    abstained: frozenset[Voter]

    @property
    def decided(self) -> bool:
        """Whether there is consent."""
        return self.standing is Standing.DECIDED

    def reason(self) -> str:
        """Why there is consent or not, in words."""
        if self.standing is Standing.UNASKED:
            return tr("nobody was asked")
        if self.standing is Standing.ABSTAINED:
            return tr("everybody abstained, which is not consent")
        if self.decided:
            return "; ".join((tr("everybody who was asked answered, and no objection is open"), *self._kept()))
        return "; ".join(self._open())

    def _open(self) -> list[str]:
        objections, waiting = len(self.objections), len(self.waiting)
        against = trn("{n} objection is open", "{n} objections are open", objections)
        silent = trn("{n} person has not answered yet", "{n} people have not answered yet", waiting)
        return [part for part, count in ((against, objections), (silent, waiting)) if count]

    def _kept(self) -> list[str]:
        concerns, abstained = len(self.concerns), len(self.abstained)
        kept = trn("{n} concern is kept", "{n} concerns are kept", concerns)
        aside = trn("{n} abstained, which is not consent", "{n} abstained, which is not consent", abstained)
        return [part for part, count in ((kept, concerns), (aside, abstained)) if count]


def consent_state(
    asked: Collection[Voter], answers: Mapping[Voter, Consent], settled: Collection[Voter] = ()
) -> ConsentState[Voter]:
    """Where it stands. `settled` are the people whose objection was taken away; answers of others do not count."""

    def who(answer: Consent) -> frozenset[Voter]:
        return frozenset(voter for voter in asked if answers.get(voter) is answer)

    waiting = frozenset(voter for voter in asked if voter not in answers)
    objections = who(Consent.OBJECTION).difference(settled)
    abstained = who(Consent.ABSTAIN)
    standing = {
        Standing.UNASKED: not asked,
        Standing.OBJECTED: bool(objections),
        Standing.WAITING: bool(waiting),
        Standing.ABSTAINED: len(abstained) == len(asked),
    }
    found = next((name for name, holds in standing.items() if holds), Standing.DECIDED)
    return ConsentState(found, waiting, objections, who(Consent.CONCERN), abstained)
