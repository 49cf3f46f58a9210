"""From values to writes: what an act must write so that rows become what is asked."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Connection, func, select

from atelier.domain.entity import Entity, Kind, cells
from atelier.domain.model import PARENTS
from atelier.storage.acts import DELETED, NOTHING, SALT_BYTES, Write
from atelier.storage.journal import heads_of, is_deleted
from atelier.storage.mapper import dump, to_json
from atelier.storage.tables import ACT

ABOVE = frozenset(kind.TABLE for kind in PARENTS.values())
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

    A cell that this file never had, because it is younger than the row or was not given along, stands at its default.

    Raises:
        ValueError: a fact would be written a second time.
    """
    row, table = value.id.bytes, value.TABLE
    known = heads_of(connection, row)
    heads: dict[str, tuple[Write, ...]] = {}
    for head in known:
        heads[head.cell] = (*heads.get(head.cell, ()), head)
    if heads and value.KIND is Kind.FACT:
        raise ValueError(f"{table} {value.id} is a fact and cannot change")
    wanted = {DELETED: THERE} if is_deleted(known) else {}
    for cell, names in cells(type(value)).items():
        wanted[cell] = dump({name: to_json(getattr(value, name)) for name in names})
    return [
        CellChange(table, row, cell, fresh, heads.get(cell, ()))
        for cell, fresh in wanted.items()
        if cell == DELETED or _differs(value, cell, fresh, heads)
    ]


def _differs(value: Entity, cell: str, fresh: str, heads: Mapping[str, Sequence[Write]]) -> bool:
    if heads.get(cell):
        return heads[cell][-1].value != fresh
    standing = {field.name: field.default for field in fields(value)}
    return not heads or any(getattr(value, name) != standing[name] for name in cells(type(value))[cell])


def remove(connection: Connection, value: Entity) -> list[CellChange]:
    """The mark of removal, with what it had seen (rule 7)."""
    heads = heads_of(connection, value.id.bytes)
    marks = tuple(head for head in heads if head.cell == DELETED)
    return [CellChange(value.TABLE, value.id.bytes, DELETED, removal(connection, value.TABLE, heads), marks)]


def affirm(connection: Connection, value: Entity) -> CellChange:
    """The mark that a row is there, once more, which a removal elsewhere cannot have seen."""
    return CellChange(value.TABLE, value.id.bytes, DELETED, THERE, tuple(heads_of(connection, value.id.bytes, DELETED)))


def removal(connection: Connection, entity: str, heads: Iterable[Write]) -> str:
    """The value of a mark of removal by somebody who saw a row with these heads.

    Where other rows may hang below, it also tells how far every line was known, so that work which the removal hides
    and had not seen can be pointed out.
    """
    seen = sorted({head.stands.hex() for head in heads} - {NOTHING.hex()})
    mark: dict[str, Any] = {"deleted": 1, "seen": seen}
    if entity in ABOVE:
        lines = select(ACT.c.line, func.max(ACT.c.lamport)).group_by(ACT.c.line)
        mark["known"] = {line.hex(): lamport for line, lamport in connection.execute(lines)}
    return dump(mark)


def salt() -> bytes:
    """What keeps a value that is erased later from being guessed by its hash."""
    return secrets.token_bytes(SALT_BYTES)


def writes(act: bytes, changes: Iterable[CellChange]) -> list[Write]:
    """Numbered writes that replace all heads of their cells."""
    return [
        Write(act, n, c.entity, c.row, c.cell, c.value, b"".join(head.id for head in c.heads), c.restores, salt())
        for n, c in enumerate(changes)
    ]
