"""Who may answer by name, who of them is in the room, and what each weighs: frozen when a ballot opens."""

from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

from atelier.domain.ballots import Ballot, Electorate
from atelier.domain.errors import AtelierError
from atelier.domain.people import Municipality, Person, speaks_for
from atelier.domain.week import Gathering
from atelier.i18n import mark, tr
from atelier.services.attending import Attending
from atelier.storage.event_file import Changes, EventFile


class Roll(NamedTuple):
    """The voters of a ballot with their names; sizes of municipalities in inhabitants."""

    voters: tuple[UUID, ...] = ()
    names: tuple[str, ...] = ()
    inhabitants: tuple[int, ...] = ()


def roll(file: EventFile, kind: Electorate) -> Roll:
    """Everybody who may answer, in their own order; people who only listen do not."""
    if kind is Electorate.MEMBERS:
        members = file.all(Municipality)
        return Roll(*zip(*((m.id, m.name, m.inhabitants) for m in members), strict=True)) if members else Roll()
    if kind is Electorate.PEOPLE:
        people = [person for person in file.all(Person) if not person.listens]
        return Roll(tuple(p.id for p in people), tuple(p.shown_name for p in people))
    return Roll()


def absent(file: EventFile, gathering: Gathering, ballot: Ballot) -> frozenset[UUID]:
    """The voters who are not in the room; while nobody's presence was noted everybody counts as there.

    A municipality is there when somebody who was checked in stands for it; one without anybody on the list, when it
    was noted for this meeting.
    """
    room = Attending(file).attendance(gathering)
    if ballot.electorate is Electorate.PEOPLE:
        return frozenset(ballot.voters) - {person.id for person in room.people} if room.stays else frozenset()
    if not room.stays:
        return frozenset(ballot.voters) - set(gathering.municipalities) if gathering.municipalities else frozenset()
    noted = set(gathering.municipalities) - _listed(file)
    return frozenset(ballot.voters) - set(room.municipalities) - noted


def arrive(file: EventFile, gathering: Gathering, ballot: Ballot, voter: UUID) -> Changes:
    """Somebody turns out to be in the room after all.

    Raises:
        AtelierError: for a municipality it must be said who came.
    """
    attending = Attending(file)
    if ballot.electorate is Electorate.PEOPLE:
        person = file.get(Person, voter)
        if person is None:
            raise AtelierError(tr("This name was removed from the list."))
        return attending.check_in(gathering, person)
    if attending.attendance(gathering).stays and voter in _listed(file):
        name = ballot.names[ballot.voters.index(voter)]
        raise AtelierError(tr("Check in who came for {name}: Esc, then P.", name=name))
    here = {*gathering.municipalities, voter}
    members = tuple(member.id for member in file.all(Municipality) if member.id in here)
    return file.commit(mark("presence"), replace(gathering, municipalities=members))


def _listed(file: EventFile) -> set[UUID]:
    """The municipalities that somebody on the list of people stands for."""
    people = {person.id: person for person in file.all(Person)}
    return {member for person in people.values() for member in speaks_for(person, people)}
