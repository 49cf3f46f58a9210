"""Cells with two heads of different values, and how they are settled (DESIGN 2a, rules 3 and 7)."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, func, select

from atelier.domain.entity import Entity, Kind, cells
from atelier.domain.errors import AtelierError
from atelier.i18n import tr
from atelier.storage.acts import DELETED, Write
from atelier.storage.event_file import Changes, EventFile
from atelier.storage.journal import chunks, heads_by_row, heads_of, is_deleted, removes
from atelier.storage.mapper import dump, from_json, to_json, types_of
from atelier.storage.planning import THERE, CellChange, removal
from atelier.storage.tables import ACT, BY_NAME, HEAD, WRITE

PLACE = "position"  # a place in a list is no text: the highest is shown, and who minds moves the row


@dataclass(frozen=True, slots=True)
class Version:
    """One of the values of a cell, by field: who wrote it, on which line and when. `at` is ISO, for display only."""

    values: Mapping[str, Any]
    act: bytes
    line: bytes
    role: str
    at: str
    label: str

    @property
    def removes(self) -> bool:
        """Whether this version takes the row away."""
        return bool(self.values.get(DELETED))


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell of a visible row that lines which had not seen each other gave different values; the last is shown.

    For the cell `deleted` the versions are the removal, and the writes that it had not seen.
    """

    kind: type[Entity]
    row: UUID
    cell: str
    versions: tuple[Version, ...]

    @property
    def shown(self) -> Version:
        """The one that stands in the table until somebody chooses."""
        return self.versions[-1]


def conflicts(file: EventFile) -> list[Conflict]:
    """Every conflict of a file, by kind, row and cell."""
    with file.connection.begin():
        return sorted(_found(file.connection), key=lambda c: (list(BY_NAME).index(c.kind.TABLE), c.row, c.cell))


def settle(file: EventFile, label: str, conflict: Conflict, values: Mapping[str, Any]) -> Changes:
    """One act that gives the cell these values by field instead of all that it has; an undo opens the conflict again.

    Raises:
        AtelierError: a fact would become something that nobody has recorded.
    """

    def plan(connection: Connection) -> list[CellChange]:
        heads = heads_of(connection, conflict.row.bytes)
        own = tuple(head for head in heads if head.cell == conflict.cell)
        value = _settled(conflict, values, heads)
        if conflict.kind.KIND is Kind.FACT and value not in {head.value for head in own}:
            raise AtelierError(tr("What was recorded cannot become something else. Choose one of the two."))
        return [CellChange(conflict.kind.TABLE, conflict.row.bytes, conflict.cell, value, own)]

    return file.write(label, plan)


def _settled(conflict: Conflict, values: Mapping[str, Any], heads: Sequence[Write]) -> str:
    if conflict.cell == DELETED:
        return removal(heads) if values[DELETED] else THERE
    return dump({name: to_json(values[name]) for name in cells(conflict.kind)[conflict.cell]})


def _found(connection: Connection) -> Iterator[Conflict]:
    several = select(HEAD.c.row).group_by(HEAD.c.row, HEAD.c.cell).having(func.count() > 1)
    marks = select(WRITE.c.row).join(HEAD, (HEAD.c.act == WRITE.c.act) & (HEAD.c.n == WRITE.c.n))
    removed = marks.where(HEAD.c.cell == DELETED, WRITE.c.value.like('{"deleted":1%'))
    suspects = {row for query in (several, removed) for (row,) in connection.execute(query)}
    by_row = {row: heads for row, heads in heads_by_row(connection, suspects).items() if not is_deleted(heads)}
    contested = {(row, cell): heads for row, all_ in by_row.items() for cell, heads in _contested(all_)}
    acts = _acts(connection, {head.act for heads in contested.values() for head in heads})
    for (row, cell), heads in contested.items():
        versions = tuple(_version(head, acts[head.act]) for head in heads)
        yield Conflict(BY_NAME[heads[0].entity], UUID(bytes=row), cell, versions)


def _contested(heads: Sequence[Write]) -> Iterator[tuple[str, list[Write]]]:
    """The cells of a visible row that wait for a choice, each with its heads, the one that is shown last."""
    by_cell: dict[str, list[Write]] = defaultdict(list)
    for head in heads:
        by_cell[head.cell].append(head)
    removals = [mark for mark in by_cell.pop(DELETED, []) if removes(mark)]
    if removals:
        yield DELETED, [*removals, *_unseen(removals, heads)]
    for cell, own in by_cell.items():
        if cell != PLACE and len({head.value for head in own}) > 1:
            yield cell, own


def _unseen(removals: Sequence[Write], heads: Sequence[Write]) -> list[Write]:
    """What keeps a removed row in sight: each write by itself is one that the removals had not seen."""
    return [head for head in heads if head not in removals and not is_deleted([*removals, head])]


def _acts(connection: Connection, ids: set[bytes]) -> dict[bytes, Row[Any]]:
    return {row.id: row for part in chunks(ids) for row in connection.execute(select(ACT).where(ACT.c.id.in_(part)))}


def _version(head: Write, act: Row[Any]) -> Version:
    return Version(values_of(head), act.id, act.line, act.role, act.at, act.label)


def values_of(write: Write) -> dict[str, Any]:
    """The values that a write gives by field; for the cell `deleted` whether the row is gone."""
    if write.cell == DELETED:
        return {DELETED: removes(write)}
    kind, value = BY_NAME[write.entity], json.loads(write.value or "{}")
    hints = types_of(kind)
    return {name: from_json(hints[name], value.get(name)) for name in cells(kind)[write.cell]}
