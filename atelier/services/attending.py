"""Who is in the room: how many, and by name who came and left, with the time; the number follows the names."""

from dataclasses import replace
from datetime import datetime, timedelta
from operator import attrgetter

from atelier.domain.attendance import Attendance, Room, room
from atelier.domain.errors import AtelierError
from atelier.domain.people import Municipality, Person
from atelier.domain.week import Gathering
from atelier.i18n import mark, tr
from atelier.storage.event_file import Changes, EventFile


class Attending:
    """The presence at the meetings of an open event: a number, and people by name."""

    def __init__(self, file: EventFile) -> None:
        self._file = file

    def set_present(self, gathering: Gathering, present: int) -> Changes:
        """How many people are in the room.

        Raises:
            AtelierError: fewer than 0.
        """
        if present < 0:
            raise AtelierError(tr("Fewer than nobody cannot be present."))
        return self._file.commit(mark("presence"), replace(self._current(gathering), present=present))

    def attendance(self, gathering: Gathering) -> Room:
        """Who is in the room now, since when, and for which municipalities."""
        return self._room(self._current(gathering), self._facts(gathering))

    def check_in(self, gathering: Gathering, person: Person) -> Changes:
        """Somebody came: the fact with its time, and one more present (unless they only listen).

        Raises:
            AtelierError: they are in the room already, or were removed from the list.
        """
        return self._check(gathering, person, arrived=True)

    def check_out(self, gathering: Gathering, person: Person) -> Changes:
        """Somebody left: the fact with its time, and one fewer present (unless they only listened).

        Raises:
            AtelierError: they are not in the room, or were removed from the list.
        """
        return self._check(gathering, person, arrived=False)

    def _check(self, gathering: Gathering, person: Person, *, arrived: bool) -> Changes:
        current, facts = self._current(gathering), self._facts(gathering)
        before = self._room(current, facts)
        self._require_a_change(before, person, arrived=arrived)
        fact = Attendance.new(gathering=gathering.id, person=person.id, arrived=arrived, at=self._after(facts))
        present = before.others + self._room(current, [*facts, fact]).listed
        label = mark("check in") if arrived else mark("check out")
        return self._file.commit(label, fact, replace(current, present=present))

    def _require_a_change(self, before: Room, person: Person, *, arrived: bool) -> None:
        if self._file.get(Person, person.id) is None:
            raise AtelierError(tr("{name} was removed from the list of people.", name=person.name))
        if before.holds(person.id) and arrived:
            raise AtelierError(tr("{name} is in the room already.", name=person.name))
        if not before.holds(person.id) and not arrived:
            raise AtelierError(tr("{name} is not in the room.", name=person.name))

    def _current(self, gathering: Gathering) -> Gathering:
        return self._file.get(Gathering, gathering.id) or gathering

    def _facts(self, gathering: Gathering) -> list[Attendance]:
        return self._file.all(Attendance, gathering=gathering.id)

    def _room(self, gathering: Gathering, facts: list[Attendance]) -> Room:
        return room(gathering, facts, self._file.all(Person), self._file.all(Municipality))

    def _after(self, facts: list[Attendance]) -> datetime:
        """Now, and behind what came before also when the clock was set back meanwhile."""
        last = max(facts, key=attrgetter("at"), default=None)
        now = self._file.now()
        return max(now, last.at + timedelta(microseconds=1)) if last else now
