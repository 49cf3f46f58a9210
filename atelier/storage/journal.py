"""The one function that writes acts, and the fold that turns them into tables (DESIGN 2a, rules 1-4 and 7)."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, insert, select, tuple_
from sqlalchemy.dialects.sqlite import insert as upsert

from atelier.domain.entity import cells
from atelier.storage.acts import DELETED, Act, Write, split
from atelier.storage.mapper import from_json, to_column, types_of
from atelier.storage.tables import ACT, BY_NAME, HEAD, TABLES, WRITE

_HEADS = (
    select(WRITE)
    .join(HEAD, and_(HEAD.c.act == WRITE.c.act, HEAD.c.n == WRITE.c.n))
    .join(ACT, ACT.c.id == WRITE.c.act)
    .where(HEAD.c.row == bindparam("of_row"))
    .order_by(ACT.c.lamport, ACT.c.id)
)
_HEADS_OF_CELL = _HEADS.where(HEAD.c.cell == bindparam("of_cell"))


def heads_of(connection: Connection, row: bytes, cell: str | None = None) -> list[Write]:
    """The heads of one cell, or of all cells of a row, the one that is shown last."""
    query = _HEADS if cell is None else _HEADS_OF_CELL
    return [Write(*found) for found in connection.execute(query, {"of_row": row, "of_cell": cell})]


def write_by_id(connection: Connection, write_id: bytes) -> Write:
    """One write of any act."""
    act, n = split(write_id)
    row = connection.execute(select(WRITE).where(WRITE.c.act == act, WRITE.c.n == n)).one()
    return Write(*row)


def writes_of(connection: Connection, act: bytes) -> list[Write]:
    """The writes of one act in order."""
    query = select(WRITE).where(WRITE.c.act == act).order_by(WRITE.c.n)
    return [Write(*row) for row in connection.execute(query)]


def append(connection: Connection, act: Act, writes: Sequence[Write]) -> None:
    """Record an act with its writes, move the heads and fold the touched rows; the caller commits."""
    values = {name: getattr(act, name) for name in Act.__slots__}
    connection.execute(insert(ACT), [{**values, "digest": act.digest(writes)}])
    if not writes:
        return
    connection.execute(insert(WRITE), [{name: getattr(write, name) for name in Write.__slots__} for write in writes])
    gone = [split(write_id) for write in writes for write_id in write.replaced]
    if gone:
        connection.execute(delete(HEAD).where(tuple_(HEAD.c.act, HEAD.c.n).in_(gone)))
    connection.execute(insert(HEAD), [{"row": w.row, "cell": w.cell, "act": w.act, "n": w.n} for w in writes])
    fold(connection, writes)


def fold(connection: Connection, writes: Iterable[Write]) -> None:
    """Bring the tables in line with the heads of the cells that `writes` touched."""
    touched: dict[tuple[str, bytes], set[str]] = {}
    for write in writes:
        touched.setdefault((write.entity, write.row), set()).add(write.cell)
    for (entity, row), names in touched.items():
        heads = heads_of(connection, row)
        _store(connection, entity, row, shown(heads, names))


def shown(heads: Sequence[Write], names: Iterable[str]) -> dict[str, Any]:
    """The columns of the named cells, and whether the row is removed, given all heads of a row in order."""
    last = {head.cell: head for head in heads}
    columns: dict[str, Any] = {}
    for name in names:
        if name != DELETED:
            columns.update(columns_of(last[name]))
    return {**columns, "deleted": int(is_deleted(heads))}


def columns_of(write: Write) -> dict[str, Any]:
    """The column values that a write gives to its cell."""
    entity = BY_NAME[write.entity]
    value = json.loads(write.value) if write.value is not None else {}
    hints = types_of(entity)
    return {name: to_column(from_json(hints[name], value.get(name))) for name in cells(entity)[write.cell]}


def is_deleted(heads: Sequence[Write]) -> bool:
    """Whether a row is removed: never made, made undone, or removed by somebody who had seen all of it.

    What an undo or redo brought back counts as the write that it stands for, so that it was seen when that was.
    """
    marks = [head.value for head in heads if head.cell == DELETED]
    value = json.loads(marks[-1]) if marks and marks[-1] else None
    if value is None:
        return True
    unseen = {head.stands.hex() for head in heads if head.cell != DELETED} - set(value["seen"])
    return bool(value["deleted"]) and not unseen


def _store(connection: Connection, entity: str, row: bytes, columns: dict[str, Any]) -> None:
    table = TABLES[entity]
    statement = upsert(table).values(id=row, **columns)
    connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=columns))
