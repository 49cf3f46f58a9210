"""Values of people who were erased: blanked in every write, also in those that come in later (DESIGN 2a, rule 14).

The act that wrote such a value keeps its digest, because that covers no more than a salted hash of it. What is left of
the old pages is overwritten by building the file anew; a mark in `meta` sees to it that this is done, also after a
kill.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, delete, select

from atelier.domain.ballots import Ballot
from atelier.domain.entity import Entity, Kind
from atelier.domain.erasing import Erasure, taken_out
from atelier.domain.people import Person
from atelier.storage.acts import DELETED, Write
from atelier.storage.event_file import Changes, EventFile
from atelier.storage.journal import heads_of
from atelier.storage.mapper import dump
from atelier.storage.planning import CellChange, put, remove
from atelier.storage.tables import BY_NAME, DRAFT, WRITE

INSTEAD = "…"  # what stands for a name in a text


@dataclass(frozen=True, slots=True)
class Mention:
    """A row in a text of which a name stands, or stood before; `sealed` cannot be changed any more."""

    kind: type[Entity]
    row: UUID
    sealed: bool


def mentions(file: EventFile, person: Person) -> list[Mention]:
    """Where else in the file the name or the address of somebody stands, each row once."""
    with file.connection.begin():
        found = {(w.entity, w.row): None for w in _naming(file.connection, person, _words(person))}
    kinds = [(BY_NAME[entity], row) for entity, row in found]
    return [Mention(kind, UUID(bytes=row), kind.KIND is Kind.FACT) for kind, row in kinds]


def erase(file: EventFile, label: str, person: Person, *, texts: bool) -> Changes:
    """One act for good: nothing of the person is left in any write of the file, nor in what is merged with it later.

    With `texts` the name is taken out of the texts that hold it, and the former texts go.

    Raises:
        NotSavedError: it could not be written; nobody was erased.
    """
    at = file.now()

    def plan(connection: Connection) -> Sequence[CellChange]:
        words = _words(person)
        named = _naming(connection, person, words) if texts else []
        held = [write for write in named if BY_NAME[write.entity].KIND is not Kind.FACT]
        ids = tuple(sorted(write.id.hex() for write in held))
        changes = put(connection, Erasure.new(person=person.id, texts=ids, at=at))
        connection.execute(delete(DRAFT).where(DRAFT.c.row.in_([person.id.bytes, *(write.row for write in held)])))
        return [*changes, *remove(connection, person), *_rewritten(connection, held, words)]

    changes = file.write(label, plan, for_good=True)
    file.scrub()
    return changes


def _words(person: Person) -> tuple[str, ...]:
    return tuple(word for word in (person.name.strip(), person.email.strip()) if word)


def _naming(connection: Connection, person: Person, words: Iterable[str]) -> list[Write]:
    """Every write of another row in which one of these words stands."""
    low = [word.lower() for word in words]
    query = select(WRITE).where(WRITE.c.row != person.id.bytes, WRITE.c.cell != DELETED, WRITE.c.value.is_not(None))
    query = query.where(WRITE.c.entity.not_in([Person.TABLE, Ballot.TABLE]))
    return [Write(*row) for row in connection.execute(query) if any(word in row.value.lower() for word in low)]


def _rewritten(connection: Connection, held: Sequence[Write], words: Sequence[str]) -> list[CellChange]:
    """The cells that show such a text now, without these words."""
    changes, held_ids = [], {write.id for write in held}
    for row, cell in {(write.row, write.cell): None for write in held}:
        heads = heads_of(connection, row, cell)
        if held_ids.isdisjoint(head.id for head in heads):
            continue
        value = dump(taken_out(json.loads(heads[-1].value or "{}"), words, INSTEAD))
        changes.append(CellChange(heads[-1].entity, row, cell, value, tuple(heads)))
    return changes
