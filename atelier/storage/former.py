"""Under which names and addresses somebody stood in a file before: a text may still hold one of those."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, select

from atelier.domain.mentions import words_of
from atelier.domain.people import Person
from atelier.storage.acts import Write
from atelier.storage.event_file import EventFile
from atelier.storage.tables import TABLES, WRITE
from atelier.storage.versions import values_of

_PEOPLE = TABLES[Person.TABLE]
_CELLS = ("name", "email")


def all_as_ever(file: EventFile, people: Iterable[Person]) -> list[Person]:
    """These people as `as_ever` gives each of them."""
    with file.connection.begin():
        written = _written(file.connection, WRITE.c.entity == Person.TABLE)
        return [one for person in people for one in _ever(file.connection, person, written[person.id.bytes])]


def as_ever(connection: Connection, person: Person) -> Sequence[Person]:
    """The person as now, and as before under each other name and address.

    What only begins another one was still being typed, and what somebody else is called is no mistake for it.
    """
    row = person.id.bytes
    return _ever(connection, person, _written(connection, WRITE.c.row == row)[row])


def _written(connection: Connection, where: ColumnElement[bool]) -> dict[bytes, list[Write]]:
    """The names and addresses that rows had, by row."""
    found: dict[bytes, list[Write]] = defaultdict(list)
    query = select(WRITE).where(where, WRITE.c.cell.in_(_CELLS), WRITE.c.value.is_not(None))
    for write in (Write(*row) for row in connection.execute(query)):
        found[write.row].append(write)
    return found


def _ever(connection: Connection, person: Person, written: Iterable[Write]) -> Sequence[Person]:
    found = [replace(person, **values_of(write)) for write in written]
    words = {word.casefold() for one in (person, *found) for word in words_of(one)}
    if words <= {word.casefold() for word in words_of(person)}:
        return [person]  # mostly
    others = connection.execute(select(_PEOPLE.c.name, _PEOPLE.c.email).where(_PEOPLE.c.id != person.id.bytes))
    known = {word.casefold() for row in others for word in row}

    def former(word: str) -> str:
        typed = any(other != word.casefold() and other.startswith(word.strip().casefold()) for other in words)
        return "" if typed or word.strip().casefold() in known else word

    before = [replace(one, name=former(one.name), email=former(one.email)) for one in found]
    return [person, *(one for one in before if words_of(one))]
