"""Reading rows of an open file as frozen values, without what was removed or hangs below what was removed."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import Connection, Row, Select, select

from atelier.domain.entity import Entity
from atelier.domain.model import PARENTS
from atelier.storage.journal import heads_by_row, was_removed
from atelier.storage.mapper import entity_of
from atelier.storage.tables import TABLES

E = TypeVar("E", bound=Entity)
KEPT = 20_000  # values; a row of a full room is read many times with every key


class Rows:
    """What can be seen in a file."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._made: dict[tuple[type[Entity], bytes], tuple[tuple[Any, ...], Any]] = {}

    def fetch(self, query: Select[Any]) -> Sequence[Row[Any]]:
        """All rows of a query, in a transaction of its own."""
        with self.connection.begin():
            return self.connection.execute(query).all()

    def get(self, kind: type[E], row: UUID | None) -> E | None:
        """The value of one row; None when it is removed or was never there."""
        found = self.some(kind, [row]) if row else []
        return found[0] if found else None

    def some(self, kind: type[E], ids: Iterable[UUID]) -> list[E]:
        """The values of those of these rows that are visible; at most some hundreds are asked at once."""
        table = TABLES[kind.TABLE]
        query = select(table).where(table.c.id.in_([row.bytes for row in ids]), table.c.deleted == 0)
        values = [self._value(kind, row) for row in self.fetch(query)]
        return self._below_visible(kind, values)

    def all(self, kind: type[E], **where: object) -> list[E]:
        """Visible rows whose fields equal `where`, in their own order, without what hangs below a removed row."""
        table = TABLES[kind.TABLE]
        query = select(table).where(table.c.deleted == 0)
        for name, value in where.items():
            query = query.where(table.c[name] == (value.bytes if isinstance(value, UUID) else value))
        order = [table.c[name] for name in ("position", "at", "date") if name in table.c]
        rows = self.fetch(query.order_by(*order, table.c.id))
        return self._below_visible(kind, [self._value(kind, row) for row in rows])

    def removed(self, kind: type[E]) -> list[E]:
        """Rows that somebody removed, as they were then; rows of which the making was undone were never there."""
        table = TABLES[kind.TABLE]
        rows = {row.id: dict(row._mapping) for row in self.fetch(select(table).where(table.c.deleted == 1))}
        with self.connection.begin():
            heads = heads_by_row(self.connection, rows)
        return [cast("E", entity_of(kind, row)) for key, row in rows.items() if was_removed(heads[key])]

    def _value(self, kind: type[E], row: Row[Any]) -> E:
        """The value of a row as it was just read; made anew only when the row is another one than before."""
        columns = tuple(row)
        before, value = self._made.get((kind, row.id), ((), None))
        if before != columns:
            if len(self._made) >= KEPT:
                self._made.clear()
            value = entity_of(kind, dict(row._mapping))
            self._made[kind, row.id] = columns, value
        found: E = value
        return found

    def _below_visible(self, kind: type[E], values: list[E]) -> list[E]:
        if kind.PARENT is None or not values:
            return values
        wanted = {getattr(value, kind.PARENT).bytes for value in values}
        there = self._there(PARENTS[kind.PARENT], wanted)
        return [value for value in values if getattr(value, kind.PARENT).bytes in there]

    def _there(self, kind: type[Entity], ids: Iterable[bytes]) -> set[bytes]:
        """Which of these rows are visible, without reading more of them than their place."""
        table = TABLES[kind.TABLE]
        above = table.c[kind.PARENT] if kind.PARENT else table.c.id
        rows = self.fetch(select(table.c.id, above.label("above")).where(table.c.id.in_(ids), table.c.deleted == 0))
        if kind.PARENT is None:
            return {row.id for row in rows}
        there = self._there(PARENTS[kind.PARENT], {row.above for row in rows})
        return {row.id for row in rows if row.above in there}
