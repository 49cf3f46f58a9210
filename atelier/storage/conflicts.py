"""Cells with two heads of different values, and how they are settled (DESIGN 2a, rules 3 and 7)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from atelier.domain.entity import Kind, cells
from atelier.domain.errors import AtelierError
from atelier.i18n import tr
from atelier.storage.acts import DELETED, Write
from atelier.storage.event_file import Changes, EventFile
from atelier.storage.hidden import hidden_work, removal_marks
from atelier.storage.journal import heads_by_row, heads_of, is_deleted, removes
from atelier.storage.mapper import dump, to_json
from atelier.storage.planning import THERE, CellChange, removal
from atelier.storage.tables import BY_NAME, HEAD
from atelier.storage.versions import Conflict, acts_of, version_of

PLACE = "position"  # a place in a list is no text: the highest is shown, and who minds moves the row


def conflicts(file: EventFile) -> list[Conflict]:
    """Every conflict of a file, by kind, row and cell."""
    with file.connection.begin():
        found = [*_contested_cells(file.connection), *hidden_work(file.connection)]
    in_sight = [one for one in found if one.hides or one.kind.PARENT is None or file.get(one.kind, one.row)]
    return sorted(in_sight, key=lambda one: (list(BY_NAME).index(one.kind.TABLE), one.row, one.cell))


def settle(file: EventFile, label: str, conflict: Conflict, values: Mapping[str, Any]) -> Changes:
    """One act that gives the cell these values by field instead of all that it has; an undo opens the conflict again.

    Of a removal that work went past, the values of any of that work keep the row, with all of it.

    Raises:
        AtelierError: a fact would become something that nobody has recorded.
    """

    def plan(connection: Connection) -> list[CellChange]:
        heads = heads_of(connection, conflict.row.bytes)
        own = tuple(head for head in heads if head.cell == conflict.cell)
        value = _settled(connection, conflict, values, heads)
        if conflict.kind.KIND is Kind.FACT and value not in {head.value for head in own}:
            raise AtelierError(tr("What was recorded cannot become something else. Choose one of the two."))
        return [CellChange(conflict.kind.TABLE, conflict.row.bytes, conflict.cell, value, own)]

    return file.write(label, plan)


def _settled(connection: Connection, conflict: Conflict, values: Mapping[str, Any], heads: Sequence[Write]) -> str:
    if conflict.cell == DELETED:
        return removal(connection, conflict.kind.TABLE, heads) if values.get(DELETED) else THERE
    return dump({name: to_json(values[name]) for name in cells(conflict.kind)[conflict.cell]})


def _contested_cells(connection: Connection) -> Iterator[Conflict]:
    several = select(HEAD.c.row).group_by(HEAD.c.row, HEAD.c.cell).having(func.count() > 1)
    suspects = {*(row for (row,) in connection.execute(several)), *(mark.row for mark in removal_marks(connection))}
    by_row = {row: heads for row, heads in heads_by_row(connection, suspects).items() if not is_deleted(heads)}
    contested = {(row, cell): heads for row, all_ in by_row.items() for cell, heads in _contested(all_)}
    acts = acts_of(connection, {head.act for heads in contested.values() for head in heads})
    for (row, cell), heads in contested.items():
        versions = tuple(version_of(head, acts[head.act]) for head in heads)
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
