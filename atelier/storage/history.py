"""What happened in a file: acts in order, and the values that the cells of one row had."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from atelier.domain.entity import Entity
from atelier.storage.acts import Write
from atelier.storage.event_file import EventFile
from atelier.storage.mapper import entity_of
from atelier.storage.tables import ACT, BY_NAME, HEAD, TABLES, WRITE
from atelier.storage.versions import values_of

Row = tuple[type[Entity], UUID]


@dataclass(frozen=True, slots=True)
class Done:
    """One act: when (ISO with the offset of that laptop), in which role, on which line, and the rows that it wrote."""

    at: str
    role: str
    line: bytes
    kind: str
    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """What one act put in a cell, by field; `stands` as long as nobody replaced it."""

    done: Done
    cell: str
    values: Mapping[str, Any]
    stands: bool


def acts(file: EventFile) -> list[Done]:
    """Every act, in the order that counts: by Lamport number, whatever the clocks said."""
    rows: dict[bytes, dict[Row, None]] = {}
    for write in file.fetch(select(WRITE.c.act, WRITE.c.entity, WRITE.c.row).order_by(WRITE.c.act, WRITE.c.n)):
        rows.setdefault(write.act, {})[BY_NAME[write.entity], UUID(bytes=write.row)] = None
    order = select(ACT).order_by(ACT.c.lamport, ACT.c.id)
    return [
        Done(act.at, act.role, act.line, act.kind, act.label, tuple(rows.get(act.id, ()))) for act in file.fetch(order)
    ]


def values(file: EventFile, row: UUID) -> list[Value]:
    """Every value that the cells of one row had, in order; also of a row that was removed."""
    heads = {(head.act, head.n) for head in file.fetch(select(HEAD).where(HEAD.c.row == row.bytes))}
    query = select(ACT, *WRITE.c).join(WRITE, WRITE.c.act == ACT.c.id).where(WRITE.c.row == row.bytes)
    found = []
    for one in file.fetch(query.order_by(ACT.c.lamport, ACT.c.id, WRITE.c.n)):
        write = Write(*one[len(ACT.c) :])
        done = Done(one.at, one.role, one.line, one.kind, one.label, ((BY_NAME[write.entity], row),))
        found.append(Value(done, write.cell, values_of(write), (write.act, write.n) in heads))
    return found


def whatever(file: EventFile, kind: type[Entity], row: UUID) -> Entity | None:
    """A row as it is or was, removed or not; None when there never was one."""
    table = TABLES[kind.TABLE]
    found = file.fetch(select(table).where(table.c.id == row.bytes))
    return entity_of(kind, dict(found[0]._mapping)) if found else None
