"""Who takes part in a proposal: one answer per municipality, also under a condition (W9)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from atelier.domain.coalition import Coalition
from atelier.domain.entity import Entity, natural_id
from atelier.domain.people import Municipality
from atelier.i18n import mark, tr


class Stance(StrEnum):
    """What a municipality does with a proposal; not joining is an answer like any other."""

    NO = "no"
    FOLLOWS = "follows"
    JOINS = "joins"
    LEADS = "leads"


STANCE_NAMES = {
    Stance.NO: mark("does not join"),
    Stance.FOLLOWS: mark("follows"),
    Stance.JOINS: mark("joins"),
    Stance.LEADS: mark("leads"),
}
PAYING = frozenset({Stance.JOINS, Stance.LEADS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Entity):
    """The answer of one municipality to one proposal; None is no answer yet, a condition keeps it open."""

    TABLE = "participation"
    PARENT = "proposal"

    proposal: UUID
    municipality: UUID
    stance: Stance | None = None
    condition: str = ""

    @property
    def firm(self) -> bool:
        """Whether it holds as it is: answered, and without a condition."""
        return self.stance is not None and not self.condition.strip()

    def words(self) -> str:
        """The answer in words, with its condition."""
        if self.stance is None:
            return tr("no answer yet")
        name, condition = tr(STANCE_NAMES[self.stance]), self.condition.strip()
        return tr("{answer}, under a condition: {text}", answer=name, text=condition) if condition else name


def participation_id(proposal: UUID, municipality: UUID) -> UUID:
    """The identity that two laptops give to the answer of a municipality."""
    return natural_id(proposal, Participation.TABLE, municipality)


@dataclass(frozen=True, slots=True)
class Joining:
    """Who pays along for certain, who may still do so, and who does not; each in the order of the members."""

    firm: tuple[Municipality, ...]
    possible: tuple[Municipality, ...]
    out: tuple[Municipality, ...]

    @property
    def everyone(self) -> tuple[Municipality, ...]:
        """All who pay along or may still do so."""
        return self.firm + self.possible


def joining(members: Sequence[Municipality], answers: Iterable[Participation]) -> Joining:
    """The members by their answers to one proposal; no answer and a condition both leave it possible."""
    known = {answer.municipality: answer for answer in answers}
    groups: tuple[list[Municipality], ...] = ([], [], [])
    for member in members:
        groups[_group(known.get(member.id))].append(member)
    return Joining(*map(tuple, groups))


def _group(answer: Participation | None) -> int:
    if answer is None or answer.stance is None:
        return 1
    if answer.stance in PAYING:
        return 0 if answer.firm else 1
    return 2


def coalition_of(members: Sequence[Municipality], answers: Iterable[Participation]) -> Coalition[UUID]:
    """The coalition that the firm answers to one proposal make; who is no member any more is left out."""
    inhabitants = {member.id: member.inhabitants for member in members}
    firm = [answer for answer in answers if answer.firm and answer.municipality in inhabitants]
    sets = {stance: frozenset(a.municipality for a in firm if a.stance is stance) for stance in PAYING}
    return Coalition(sets[Stance.JOINS], sets[Stance.LEADS], inhabitants)
