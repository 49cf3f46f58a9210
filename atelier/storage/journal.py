"""The one place that writes acts, and the fold that turns them into tables (DESIGN 2a, rules 1-4 and 7)."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, and_, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from atelier.domain.entity import cells
from atelier.storage.acts import DELETED, NOTHING, Act, Entry, Write, split
from atelier.storage.blanking import blank_known, blanked, erased_by, erased_in
from atelier.storage.mapper import from_json, to_column, types_of
from atelier.storage.tables import ACT, BY_NAME, HEAD, TABLES, WRITE

T = TypeVar("T")
Touched = Mapping[tuple[str, bytes], frozenset[str]]  # entity and row to the names of cells

CHUNK = 500  # what one statement of SQLite takes easily
FOLDED = 2_000  # rows of which the heads are in memory at once

_JOINED = (
    select(WRITE)
    .join(HEAD, and_(HEAD.c.act == WRITE.c.act, HEAD.c.n == WRITE.c.n))
    .join(ACT, ACT.c.id == WRITE.c.act)
    .order_by(ACT.c.lamport, ACT.c.id, WRITE.c.n)
)
_DROP = (
    "DELETE FROM head WHERE (row, cell) = (SELECT row, cell FROM write WHERE act = ? AND n = ?) AND act = ? AND n = ?"
)
_HEADS = _JOINED.where(HEAD.c.row == bindparam("of_row"))
_HEADS_OF_CELL = _HEADS.where(HEAD.c.cell == bindparam("of_cell"))
_HEADS_OF_ROWS = _JOINED.where(HEAD.c.row.in_(bindparam("of_rows", expanding=True)))


def heads_of(connection: Connection, row: bytes, cell: str | None = None) -> list[Write]:
    """The heads of one cell, or of all cells of a row, the one that is shown last."""
    query = _HEADS if cell is None else _HEADS_OF_CELL
    return [Write(*found) for found in connection.execute(query, {"of_row": row, "of_cell": cell})]


def heads_by_row(connection: Connection, rows: Iterable[bytes]) -> dict[bytes, list[Write]]:
    """The heads of many rows, each in order, the one that is shown last."""
    heads: dict[bytes, list[Write]] = defaultdict(list)
    for part in chunks(rows):
        for found in connection.execute(_HEADS_OF_ROWS, {"of_rows": part}):
            heads[found.row].append(Write(*found))
    return heads


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """Parts that fit in one statement."""
    rest = iter(values)
    while part := list(islice(rest, CHUNK)):
        yield part


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
    """Record a new act with its writes; the caller commits."""
    record(connection, [Entry.sealed(act, writes)])


def record(connection: Connection, entries: Sequence[Entry]) -> Touched:
    """Record acts that are not in the file yet, move the heads and fold what they touched; the caller commits.

    Of people who were erased nothing comes in, and nothing stays of those whom these acts erase. An act comes with
    all that it had seen, so nothing that is here can have replaced what comes in.
    """
    fresh = erased_by(write for entry in entries for write in entry.writes)
    entries = blanked(entries, erased_in(connection) | fresh)
    _insert(connection, ACT, [(*_columns(entry.act), entry.digest) for entry in entries])
    writes = [write for entry in entries for write in entry.writes]
    if not writes:
        return {}
    for part in chunks(writes):
        _insert(connection, WRITE, [_columns(write) for write in part])
    gone = {write_id for write in writes for write_id in write.replaced}
    _add_heads(connection, (write for write in writes if not gone or write.id not in gone))
    _drop_heads(connection, gone - {write.id for write in writes})
    touched = touched_by([*writes, *blank_known(connection, fresh)])
    fold(connection, touched)
    return touched


def _columns(value: Act | Write) -> tuple[Any, ...]:
    return tuple(getattr(value, name) for name in value.__slots__)


def _insert(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Rows as the driver takes them, in the order of the columns: four times as fast for very many."""
    if rows:
        marks = ", ".join("?" * len(table.c))
        connection.exec_driver_sql(f'INSERT INTO "{table.name}" VALUES ({marks})', list(rows))  # noqa: S608


def _add_heads(connection: Connection, writes: Iterable[Write]) -> None:
    for part in chunks(writes):
        _insert(connection, HEAD, [(write.row, write.cell, write.act, write.n) for write in part])


def _drop_heads(connection: Connection, ids: Iterable[bytes]) -> None:
    """A head is looked up by row and cell, which stand in the write that was replaced."""
    gone = [(act, n, act, n) for act, n in map(split, ids)]
    if gone:
        connection.exec_driver_sql(_DROP, gone)


def touched_by(writes: Iterable[Write]) -> dict[tuple[str, bytes], frozenset[str]]:
    """The cells of these writes, by row; rows with the same cells share one set, because a merge has very many."""
    touched: dict[tuple[str, bytes], frozenset[str]] = {}
    grown: dict[tuple[frozenset[str], str], frozenset[str]] = {}
    for write in writes:
        key = write.entity, write.row
        names = touched.get(key, frozenset())
        more = grown.get((names, write.cell))
        if more is None:
            more = grown[names, write.cell] = names | {write.cell}
        touched[key] = more
    return touched


def withdraw(connection: Connection, entries: Sequence[Entry]) -> Touched:
    """Take acts out of the file again, as if they had never come in; nothing may have followed them."""
    writes = [write for entry in entries for write in entry.writes]
    touched = touched_by(writes)
    for part in chunks(entry.act.id for entry in entries):
        connection.execute(delete(WRITE).where(WRITE.c.act.in_(part)))
        connection.execute(delete(ACT).where(ACT.c.id.in_(part)))
    for rows in chunks({write.row for write in writes}):
        connection.execute(delete(HEAD).where(HEAD.c.row.in_(rows)))
    _add_heads(connection, _heads_from_writes(connection, {write.row for write in writes}))
    for entity, row in touched:
        table = TABLES[entity]
        connection.execute(delete(table).where(table.c.id == row))
    remaining = heads_by_row(connection, {write.row for write in writes})
    fold(connection, touched_by(head for heads in remaining.values() for head in heads))
    return touched


def _heads_from_writes(connection: Connection, rows: set[bytes]) -> list[Write]:
    """The heads of some rows from all writes: one pass, because writes are not indexed by row."""
    own = [Write(*found) for found in connection.execute(select(WRITE)) if found.row in rows]
    gone = {write_id for write in own for write_id in write.replaced}
    return [write for write in own if write.id not in gone]


def fold(connection: Connection, touched: Touched) -> None:
    """Bring the tables in line with the heads of the touched cells."""
    rest = iter(touched.items())
    while part := dict(islice(rest, FOLDED)):
        _fold(connection, part)


def _fold(connection: Connection, touched: Touched) -> None:
    heads = heads_by_row(connection, {row for _, row in touched})
    alike: dict[tuple[str, frozenset[str]], list[dict[str, Any]]] = defaultdict(list)
    for (entity, row), names in touched.items():
        columns = {"id": row, **shown(heads[row], names)}
        alike[entity, frozenset(columns)].append(columns)
    for (entity, names_), rows in alike.items():
        statement = upsert(TABLES[entity])
        fresh = {name: statement.excluded[name] for name in names_ if name != "id"}
        connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=fresh), rows)


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
    """Whether a row is removed: never made, or removed by people who together had seen all of it.

    What an undo or redo brought back counts as the write that it stands for, so that it was seen when that was.
    """
    marks = [head for head in heads if head.cell == DELETED]
    removals = [mark for mark in marks if removes(mark)]
    if not removals:
        return not marks
    if any(mark.value is None for mark in removals):  # a making that version 1 took back tells not what it had seen
        return len(removals) == len(marks)
    seen = {write_id for mark in removals for write_id in _seen(mark)}
    rest = [head for head in heads if head not in removals and head.stands != NOTHING and not head.gone]
    return all(head.stands.hex() in seen for head in rest)


def removes(mark: Write) -> bool:
    """Whether this write to the cell `deleted` takes its row away."""
    return mark.value is None or bool(json.loads(mark.value)["deleted"])


def was_removed(heads: Sequence[Write]) -> bool:
    """Whether somebody took a row away, other than by taking back its making."""
    return any(head.cell == DELETED and head.stands != NOTHING and removes(head) for head in heads)


def _seen(mark: Write) -> list[str]:
    return [*json.loads(mark.value or "{}")["seen"], *(write_id.hex() for write_id in mark.replaced)]
