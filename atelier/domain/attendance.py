"""Who is in the room: who came and who left, with the time, and what follows from that."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from uuid import UUID

from atelier.domain.entity import Entity, Kind
from atelier.domain.people import Municipality, Person, speaks_for
from atelier.domain.week import Gathering


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Entity):
    """The fact that somebody came into the room, or left it; a wrong key is put right by the other one."""

    TABLE = "attendance"
    KIND = Kind.FACT
    PARENT = "gathering"

    gathering: UUID
    person: UUID
    arrived: bool = True
    at: datetime


@dataclass(frozen=True, slots=True)
class Stay:
    """One time that somebody was in the room; `left` is None while they are."""

    person: UUID
    came: datetime
    left: datetime | None = None


def stays(facts: Iterable[Attendance]) -> tuple[Stay, ...]:
    """The stays of everybody, by the time of coming; coming twice or leaving without having come changes nothing."""
    open_stays: dict[UUID, datetime] = {}
    ended: list[Stay] = []
    for fact in sorted(facts, key=attrgetter("at", "id")):
        if fact.arrived:
            open_stays.setdefault(fact.person, fact.at)
        elif fact.person in open_stays:
            ended.append(Stay(fact.person, open_stays.pop(fact.person), fact.at))
    still = [Stay(person, came) for person, came in open_stays.items()]
    return tuple(sorted([*ended, *still], key=attrgetter("came")))


def inside(facts: Iterable[Attendance]) -> tuple[UUID, ...]:
    """Who is in the room now, in the order in which they came."""
    return tuple(stay.person for stay in stays(facts) if stay.left is None)


def municipalities_present(
    room: Iterable[Person], people: Iterable[Person], members: Sequence[Municipality]
) -> tuple[UUID, ...]:
    """The members for whom somebody in the room stands, in their own order; `people` are all, present or not."""
    known = {person.id: person for person in people}
    served = {row for person in room for row in speaks_for(person, known)}
    return tuple(member.id for member in members if member.id in served)


@dataclass(frozen=True, slots=True)
class Room:
    """A meeting at one moment. `present` is the base of a poll: those listed who answer, and others."""

    present: int
    people: tuple[Person, ...]  # checked in by name, in the order in which they came
    municipalities: tuple[UUID, ...]
    members: int  # of how many municipalities
    stays: tuple[Stay, ...]

    @property
    def listed(self) -> int:
        """How many were checked in by name and can answer."""
        return sum(not person.listens for person in self.people)

    @property
    def listening(self) -> int:
        """How many were checked in by name and only listen; they are no part of `present`."""
        return sum(person.listens for person in self.people)

    @property
    def others(self) -> int:
        """How many are counted beside those checked in by name."""
        return max(0, self.present - self.listed)

    def holds(self, person: UUID) -> bool:
        """Whether somebody is in the room now."""
        return any(inside.id == person for inside in self.people)

    def stays_of(self, person: UUID) -> tuple[Stay, ...]:
        """When somebody was in the room."""
        return tuple(stay for stay in self.stays if stay.person == person)


def room(
    gathering: Gathering, facts: Sequence[Attendance], people: Sequence[Person], members: Sequence[Municipality]
) -> Room:
    """The room as it is after these facts; who was removed from the list is not in it by name."""
    known = {person.id: person for person in people}
    here = tuple(known[row] for row in inside(facts) if row in known)
    present = municipalities_present(here, people, members)
    return Room(gathering.present, here, present, len(members), stays(facts))
