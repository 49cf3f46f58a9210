"""From values to writes: what an act must write so that rows become what is asked."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from atelier.domain.entity import Entity, Kind, cells
from atelier.storage.acts import DELETED, Write
from atelier.storage.journal import heads_of
from atelier.storage.mapper import dump, to_json

THERE = dump({"deleted": 0, "seen": []})


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that must get another value (None empties it), instead of the heads that it has now."""

    entity: str
    row: bytes
    cell: str
    value: str | None
    heads: tuple[Write, ...] = ()
    restores: bytes | None = None


def put(connection: Connection, value: Entity) -> list[CellChange]:
    """Only the cells that differ from what is there; a new row writes all of its cells.

    Raises:
        ValueError: a fact would be written a second time.
    """
    row, table = value.id.bytes, value.TABLE
    heads: dict[str, tuple[Write, ...]] = {}
    for head in heads_of(connection, row):
        heads[head.cell] = (*heads.get(head.cell, ()), head)
    if heads and value.KIND is Kind.FACT:
        raise ValueError(f"{table} {value.id} is a fact and cannot change")
    wanted = {} if _there(heads.get(DELETED, ())) else {DELETED: THERE}
    for cell, names in cells(type(value)).items():
        wanted[cell] = dump({name: to_json(getattr(value, name)) for name in names})
    return [
        CellChange(table, row, cell, fresh, heads.get(cell, ()))
        for cell, fresh in wanted.items()
        if cell == DELETED or not heads.get(cell) or heads[cell][-1].value != fresh
    ]


def _there(marks: Sequence[Write]) -> bool:
    mark = marks[-1].value if marks else None
    return mark is not None and not json.loads(mark)["deleted"]


def remove(connection: Connection, value: Entity) -> list[CellChange]:
    """The mark of removal, with the writes that it had seen standing (rule 7)."""
    heads = heads_of(connection, value.id.bytes)
    seen = sorted({head.stands.hex() for head in heads if head.cell != DELETED})
    marks = tuple(head for head in heads if head.cell == DELETED)
    return [CellChange(value.TABLE, value.id.bytes, DELETED, dump({"deleted": 1, "seen": seen}), marks)]


def writes(act: bytes, changes: Iterable[CellChange]) -> list[Write]:
    """Numbered writes that replace all heads of their cells."""
    return [
        Write(act, n, c.entity, c.row, c.cell, c.value, b"".join(head.id for head in c.heads), c.restores)
        for n, c in enumerate(changes)
    ]
