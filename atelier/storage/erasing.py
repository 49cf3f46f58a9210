"""Values of people who were erased: blanked in every write, also in those that come in later (DESIGN 2a, rule 14).

The act that wrote such a value keeps its digest, because that covers no more than a salted hash of it. What is left of
the old pages is overwritten by building the file anew; a mark in `meta` sees to it that this is done, also after a
kill.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, delete, select, update

from atelier.domain.ballots import Ballot, Count
from atelier.domain.entity import Entity, Kind
from atelier.domain.erasing import Erasure
from atelier.domain.mentions import INSTEAD, pattern, words_of
from atelier.domain.people import Person
from atelier.storage.acts import DELETED, Write
from atelier.storage.event_file import Changes, EventFile
from atelier.storage.former import as_ever
from atelier.storage.journal import heads_of
from atelier.storage.planning import CellChange, put, remove
from atelier.storage.tables import BY_NAME, DRAFT, WRITE
from atelier.storage.texts import changed, parts_of

SEALED = (Ballot, Count)  # a closed result has a seal of its own over its texts


@dataclass(frozen=True, slots=True)
class Mention:
    """A row in a text of which a name stands, or stood before; out of what is `sealed` it cannot be taken."""

    kind: type[Entity]
    row: UUID
    sealed: bool


def mentions(file: EventFile, person: Person) -> list[Mention]:
    """Where else in the file a name or an address of somebody stands, of now or of before, each row once."""
    with file.connection.begin():
        words = _words(file.connection, person)
        found = {(w.entity, w.row): None for w in _naming(file.connection, person, words)}
    kinds = [(BY_NAME[entity], row) for entity, row in found]
    return [Mention(kind, UUID(bytes=row), kind in SEALED) for kind, row in kinds]


def erase(file: EventFile, label: str, person: Person, *, texts: bool) -> Changes:
    """One act for good: nothing of the person is left in any write of the file, nor in what is merged with it later.

    With `texts` the name is taken out of the texts that hold it, also of what is being typed, and the former texts go;
    what is written once, such as a submitted version, stays and has dots for the name.

    Raises:
        NotSavedError: it could not be written; nobody was erased.
    """
    at = file.now()

    def plan(connection: Connection) -> Sequence[CellChange]:
        words = _words(connection, person) if texts else ()
        named, names = _naming(connection, person, words), pattern(words)
        held = [write for write in named if BY_NAME[write.entity].KIND is not Kind.FACT]
        once = [w for w in named if BY_NAME[w.entity].KIND is Kind.FACT and BY_NAME[w.entity] not in SEALED]
        ids = tuple(sorted(write.id.hex() for write in held))
        parts = tuple(map(str, sorted(part for write in once for part in parts_of(write, names))))
        changes = put(connection, Erasure.new(person=person.id, texts=ids, parts=parts, at=at))
        connection.execute(delete(DRAFT).where(DRAFT.c.row.in_([person.id.bytes, *(write.row for write in held)])))
        if words:
            _retype(connection, names)
        return [*changes, *remove(connection, person), *_rewritten(connection, held, names)]

    changes = file.write(label, plan, for_good=True)
    file.scrub()
    return changes


def _words(connection: Connection, person: Person) -> tuple[str, ...]:
    """What somebody is found by, now and before."""
    return tuple(dict.fromkeys(word for one in as_ever(connection, person) for word in words_of(one)))


def _naming(connection: Connection, person: Person, words: Sequence[str]) -> list[Write]:
    """Every write of another row in a text of which somebody stands by name, but for the roll of a poll."""
    if not words:
        return []
    names, rough = pattern(words), [re.findall(r"\w+", word.lower()) for word in words]
    query = select(WRITE).where(WRITE.c.row != person.id.bytes, WRITE.c.cell != DELETED, WRITE.c.value.is_not(None))
    query = query.where(WRITE.c.entity.not_in([Person.TABLE, Erasure.TABLE]))
    found = (Write(*row) for row in connection.execute(query) if _may_name(row.value.lower(), rough))
    return [write for write in found if any(parts_of(write, names))]


def _may_name(value: str, rough: Sequence[Sequence[str]]) -> bool:
    """A quick look that spares reading the texts of most writes."""
    return any(all(word in value for word in words) for words in rough)


def _retype(connection: Connection, names: re.Pattern[str]) -> None:
    """Take names out of what is being typed and is no act yet."""
    for row, field, value in connection.execute(select(DRAFT.c.row, DRAFT.c.field, DRAFT.c.value)).all():
        if names.search(value):
            one = update(DRAFT).where(DRAFT.c.row == row, DRAFT.c.field == field)
            connection.execute(one.values(value=names.sub(INSTEAD, value)))


def _rewritten(connection: Connection, held: Sequence[Write], names: re.Pattern[str]) -> list[CellChange]:
    """The cells that show such a text now, without the names."""
    changes, held_ids = [], {write.id for write in held}
    for row, cell in {(write.row, write.cell): None for write in held}:
        heads = heads_of(connection, row, cell)
        if held_ids.isdisjoint(head.id for head in heads):
            continue
        value = changed(heads[-1], lambda _, text: names.sub(INSTEAD, text))
        changes.append(CellChange(heads[-1].entity, row, cell, value, tuple(heads)))
    return changes
