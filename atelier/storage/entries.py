"""Acts with their writes, read from a plain connection in the order in which they count."""

import sqlite3
from collections.abc import Container, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from sys import intern
from typing import Any

from atelier.storage.acts import Act, Entry, Write

ACTS = "SELECT id, lamport, line, role, at, kind, target, label, digest FROM act ORDER BY lamport, id"
WRITES = (
    "SELECT w.act, w.n, w.entity, w.row, w.cell, w.value, w.replaces, w.restores"
    " FROM act a JOIN write w ON w.act = a.id ORDER BY a.lamport, a.id, w.n"
)


def entries(connection: sqlite3.Connection, known: Container[bytes] = frozenset()) -> Iterator[Entry]:
    """All acts but the `known` ones."""
    writes = groupby(connection.execute(WRITES), key=itemgetter(0))
    waiting = next(writes, None)
    for row in connection.execute(ACTS):
        own: tuple[Write, ...] = ()
        if waiting and waiting[0] == row[0]:
            own = tuple(_write(row[0], write) for write in waiting[1]) if row[0] not in known else ()
            waiting = next(writes, None)
        if row[0] not in known:
            yield Entry(Act(*row[:8]), own, row[8])


def _write(act: bytes, row: Sequence[Any]) -> Write:
    """What many writes have in common is kept once."""
    return Write(act, row[1], intern(row[2]), row[3], intern(row[4]), *row[5:])
