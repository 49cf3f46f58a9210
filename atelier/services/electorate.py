"""Who may answer by name, who of them is in the room, and what each weighs: frozen when a ballot opens."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

from atelier.domain.ballots import Ballot, Electorate
from atelier.domain.people import Municipality, Person
from atelier.domain.week import Gathering
from atelier.i18n import mark
from atelier.storage.event_file import Changes, EventFile


class Roll(NamedTuple):
    """The voters of a ballot with their names; sizes of municipalities in inhabitants."""

    voters: tuple[UUID, ...] = ()
    names: tuple[str, ...] = ()
    inhabitants: tuple[int, ...] = ()


def roll(file: EventFile, kind: Electorate) -> Roll:
    """Everybody who may answer, in their own order."""
    if kind is Electorate.MEMBERS:
        members = file.all(Municipality)
        return Roll(*zip(*((m.id, m.name, m.inhabitants) for m in members), strict=True)) if members else Roll()
    if kind is Electorate.PEOPLE:
        people = file.all(Person)
        return Roll(tuple(p.id for p in people), tuple(p.name for p in people))
    return Roll()


def absent(gathering: Gathering, ballot: Ballot) -> frozenset[UUID]:
    """The voters who are not in the room; while nobody's presence was noted everybody counts as there."""
    here = set(gathering.municipalities)
    if ballot.electorate is not Electorate.MEMBERS or not here:
        return frozenset()
    return frozenset(ballot.voters) - here


def arrive(file: EventFile, gathering: Gathering, ballot: Ballot, voter: UUID) -> Changes:
    """Somebody turns out to be in the room after all."""
    here = set(gathering.municipalities) | {voter}
    order: Mapping[UUID, int] = {row: place for place, row in enumerate(ballot.voters)}
    members = tuple(sorted(here, key=lambda row: order.get(row, len(order))))
    return file.commit(mark("presence"), replace(gathering, municipalities=members))
