"""Acts with their writes, read from a plain connection in the order in which they count."""

import sqlite3
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from sys import intern
from typing import Any

from atelier.storage.acts import Act, Entry, Write

SHORT = 40  # characters of a value that many writes may have, such as an answer
ACTS = "SELECT id, lamport, line, role, at, kind, target, label, digest FROM act ORDER BY lamport, id"
SEAL = "w.seal"
WRITES = (
    "SELECT w.act, w.n, w.entity, w.row, w.cell, w.value, w.replaces, w.restores, w.seal"
    " FROM act a JOIN write w ON w.act = a.id ORDER BY a.lamport, a.id, w.n"
)


def entries(connection: sqlite3.Connection, known: Container[bytes] = frozenset()) -> Iterator[Entry]:
    """All acts but the `known` ones."""
    writes = groupby(connection.execute(writes_of(connection)), key=itemgetter(0))
    waiting = next(writes, None)
    for row in connection.execute(ACTS):
        own: tuple[Write, ...] = ()
        if waiting and waiting[0] == row[0]:
            own = _writes(row[0], waiting[1]) if row[0] not in known else ()
            waiting = next(writes, None)
        if row[0] not in known:
            yield Entry(Act(*row[:8]), own, row[8])


def writes_of(connection: sqlite3.Connection) -> str:
    """The query for all writes of a file; those of version 1 have no seal."""
    names = {row[1] for row in connection.execute("PRAGMA table_info(write)")}
    return WRITES if "seal" in names else WRITES.replace(SEAL, "x''")


def _writes(act: bytes, found: Iterable[Sequence[Any]]) -> tuple[Write, ...]:
    """What many writes have in common is kept once: names, the row within an act, and short values."""
    rows: dict[bytes, bytes] = {}
    return tuple(
        Write(act, n, intern(entity), rows.setdefault(row, row), intern(cell), _shared(value), *rest)
        for _, n, entity, row, cell, value, *rest in found
    )


def _shared(value: str | None) -> str | None:
    return intern(value) if value is not None and len(value) < SHORT else value
