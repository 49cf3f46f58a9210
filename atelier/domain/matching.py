"""Which rows of an event that was begun apart are ours already, which may be, and which are new (DESIGN 5)."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from atelier.domain.commission import CheckAnswer, Programme
from atelier.domain.entity import Entity, natural_id
from atelier.domain.folding import folded
from atelier.domain.frames import CouncilFrame, FrameCheck
from atelier.domain.naming import name_of
from atelier.domain.participation import Participation
from atelier.domain.people import Duo, Municipality, Person
from atelier.domain.proposals import Check, CooperationForm, CouncilRole
from atelier.domain.themes import Challenge, Dilemma, Pillar, Scale, Statement, TensionField
from atelier.domain.week import Day, Moment
from atelier.i18n import mark

Rows = Mapping[type[Entity], Sequence[Entity]]
Same = dict[UUID, UUID]  # of theirs to ours
Key = Callable[[Any, Mapping[UUID, UUID]], Hashable]  # of a row; nothing to compare by: an empty value

SAME_EMAIL, SAME_PLACE = mark("the same e-mail"), mark("the same name and municipality")
SAME_NAME, SAME_ENTRY = mark("the same name"), mark("the same entry of the library")
SAME_TITLE, SAME_DATE = mark("the same title"), mark("the same date and place")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row of theirs that may be one of ours, and why somebody could think so."""

    theirs: Entity
    ours: tuple[Entity, ...]
    why: str


@dataclass(slots=True)
class Matched:
    """What is certainly the same, and what must be asked."""

    same: Same = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)


def matched(ours: Rows, theirs: Rows, event: UUID, answers: Mapping[UUID, UUID | None]) -> Matched:
    """Compare with the rows of our `event`, in the order in which rows refer to each other.

    `answers` say what a doubtful row of theirs is: a row of ours, or None for a new one.
    """
    found = Matched()
    for kind in dict.fromkeys([Municipality, Person, *theirs]):
        known = {row.id for row in ours.get(kind, ())}
        for row in theirs.get(kind, ()):
            if row.id in known:  # taken over before
                found.same[row.id] = row.id
            elif kind in NATURAL:
                found.same[row.id] = _natural(row, event, found.same)
            elif row.id in answers:
                if answer := answers[row.id]:
                    found.same[row.id] = answer
            else:
                _compare(row, ours.get(kind, ()), found)
    return found


def _natural(row: Entity, event: UUID, same: Mapping[UUID, UUID]) -> UUID:
    """The identity that this event gives to what there is once of something."""
    above, *parts = (getattr(row, name) if name else event for name in NATURAL[type(row)])
    return natural_id(same.get(above, above), row.TABLE, *(same.get(part, part) for part in parts))


def _compare(row: Entity, ours: Sequence[Entity], found: Matched) -> None:
    for why, key in CERTAIN.get(type(row), ()):
        alike = _alike(row, ours, key, found.same)
        if len(alike) == 1 and not _contradicts(row, alike[0]):
            found.same[row.id] = alike[0].id
            return
        if alike:
            found.doubts.append(Doubt(row, tuple(alike), why))
            return
    for why, key in UNSURE.get(type(row), ()):
        if alike := _alike(row, ours, key, found.same):
            found.doubts.append(Doubt(row, tuple(alike), why))
            return


def _alike(row: Entity, ours: Iterable[Entity], key: Key, same: Mapping[UUID, UUID]) -> list[Entity]:
    wanted, used = key(row, same), set(same.values())
    return [other for other in ours if other.id not in used and key(other, {}) == wanted] if wanted else []


def _contradicts(one: Entity, other: Entity) -> bool:
    """People of one name and place with two e-mail addresses may be two people."""
    if not isinstance(one, Person) or not isinstance(other, Person):
        return False
    return bool(one.email and other.email) and squeezed(one.email) != squeezed(other.email)


def squeezed(text: str) -> str:
    """A text without case, accents and superfluous spaces."""
    return " ".join(folded(text).split())


def _email(person: Person, _: Mapping[UUID, UUID]) -> Hashable:
    return squeezed(person.email)


def _place(person: Person, same: Mapping[UUID, UUID]) -> Hashable:
    name, place = squeezed(person.name), person.municipality
    return (name, same.get(place, place)) if name and place else ()


def _origin(row: Any, _: Mapping[UUID, UUID]) -> Hashable:
    """The entry of the library, whatever its version: an event may have it once."""
    return str(row.origin).partition("@")[0]


def _name(row: Entity, _: Mapping[UUID, UUID]) -> Hashable:
    return squeezed(name_of(row))


def _day(day: Day, _: Mapping[UUID, UUID]) -> Hashable:
    return (day.date, squeezed(day.town)) if day.town else ()


LIBRARY: tuple[type[Entity], ...] = (
    Moment,
    Pillar,
    Scale,
    TensionField,
    Challenge,
    Dilemma,
    Statement,
    CouncilRole,
    CooperationForm,
    Check,
)
CERTAIN: dict[type[Entity], tuple[tuple[str, Key], ...]] = {
    **dict.fromkeys(LIBRARY, ((SAME_ENTRY, _origin),)),
    Municipality: ((SAME_NAME, _name),),
    Person: ((SAME_EMAIL, _email), (SAME_PLACE, _place)),
    Day: ((SAME_DATE, _day),),
}
UNSURE: dict[type[Entity], tuple[tuple[str, Key], ...]] = {
    **dict.fromkeys(LIBRARY, ((SAME_TITLE, _name),)),
    Person: ((SAME_NAME, _name),),
    Duo: ((SAME_TITLE, _name),),
}
# There is one of these for each of the rows in these fields; the first is above it, "" stands for the event.
NATURAL: dict[type[Entity], tuple[str, ...]] = {
    Programme: ("", "year"),
    CheckAnswer: ("proposal", "check"),
    Participation: ("proposal", "municipality"),
    CouncilFrame: ("", "municipality"),
    FrameCheck: ("", "proposal", "municipality"),
}
