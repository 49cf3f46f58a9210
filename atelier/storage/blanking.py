"""Taking values of erased people out of writes, as the fold of every file does when acts come in (rule 14)."""

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from atelier.domain.ballots import Ballot
from atelier.domain.erasing import Erased, Erasure
from atelier.domain.people import Person
from atelier.storage.acts import DELETED, Entry, Write, split, without
from atelier.storage.mapper import dump
from atelier.storage.tables import META, TABLES, WRITE
from atelier.storage.texts import covered

MARK = "scrub"  # in the table `meta`: old pages may still hold what was erased
_FACTS = TABLES[Erasure.TABLE]
_UPDATE = (
    update(WRITE)
    .where(WRITE.c.act == bindparam("of_act"), WRITE.c.n == bindparam("of_n"))
    .values(value=bindparam("left"), seal=bindparam("sealed"))
)


def erased_in(connection: Connection) -> Erased:
    """Everybody who was erased in an open file."""
    rows = connection.execute(select(_FACTS.c.person, _FACTS.c.texts, _FACTS.c.parts))
    return Erased.of((row.person.hex(), json.loads(row.texts or "[]"), json.loads(row.parts or "[]")) for row in rows)


def erased_by(writes: Iterable[Write]) -> Erased:
    """Everybody whom these writes erase."""
    facts = (json.loads(write.value) for write in writes if write.entity == Erasure.TABLE and write.value)
    return Erased.of((fact["person"], fact["texts"], fact.get("parts", ())) for fact in facts if "person" in fact)


def reaches(write: Write, erased: Erased) -> bool:
    """Whether anything of this write is erased."""
    if write.cell == DELETED:
        return False
    if erased.takes(write.entity, write.row.hex(), write.id.hex()) or write.id.hex() in erased.parts:
        return True
    return write.entity == Ballot.TABLE and erased.names(write.entity, json.loads(write.value or "{}"))


def blank(write: Write, erased: Erased) -> Write:
    """The write without what was erased."""
    if not reaches(write, erased):
        return write
    if write.value is None or erased.takes(write.entity, write.row.hex(), write.id.hex()):
        return without(write, None)
    if write.id.hex() in erased.parts:
        return without(write, covered(write, erased.parts[write.id.hex()]))
    return without(write, dump(erased.nameless(json.loads(write.value))))


def blanked(entries: Sequence[Entry], erased: Erased) -> Sequence[Entry]:
    """Acts as they may be written in a file in which these people were erased."""
    if not erased.people:
        return entries
    return [Entry(e.act, tuple(blank(write, erased) for write in e.writes), e.digest) for e in entries]


def blank_known(connection: Connection, erased: Erased) -> list[Write]:
    """Take what was erased out of the writes that are there already; what was changed."""
    if not erased.people:
        return []
    people = [bytes.fromhex(person) for person in erased.people]
    acts = [split(bytes.fromhex(text))[0] for text in (*erased.texts, *erased.parts)]
    own = (WRITE.c.entity == Person.TABLE) & WRITE.c.row.in_(people)
    query = select(WRITE).where(own | (WRITE.c.entity == Ballot.TABLE) | WRITE.c.act.in_(acts))
    known = [Write(*row) for row in connection.execute(query)]
    fresh = [left for write in known if (left := blank(write, erased)) != write]
    if fresh:
        connection.execute(_UPDATE, [{"of_act": w.act, "of_n": w.n, "left": w.value, "sealed": w.seal} for w in fresh])
        mark(connection)
    return fresh


def is_marked(connection: Connection) -> bool:
    """Whether old pages may hold what was erased."""
    return connection.execute(select(META.c.key).where(META.c.key == MARK)).first() is not None


def unmark(connection: Connection) -> None:
    """Old pages were overwritten."""
    connection.execute(delete(META).where(META.c.key == MARK))


def mark(connection: Connection) -> None:
    """Remember that old pages are to be overwritten."""
    connection.execute(upsert(META).values(key=MARK, value=b"").on_conflict_do_nothing())
