"""What two files must have in common when all that was done has reached both of them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from atelier.domain.entity import Entity
from atelier.domain.model import ENTITIES, PARENTS
from atelier.storage.acts import Write
from atelier.storage.conflicts import conflicts
from atelier.storage.entries import WRITES
from atelier.storage.event_file import EventFile
from atelier.storage.foreign import gather
from atelier.storage.tables import TABLES
from tests.storage.support import Laptop

State = dict[str, Any]


def state(path: Path, laptop: Laptop) -> State:
    """Tables, heads, acts that say anything, what is visible and what is contested in a closed file."""
    with closing(sqlite3.connect(path)) as connection:
        tables = {name: sorted(connection.execute(f'SELECT * FROM "{name}"')) for name in TABLES}
        heads = sorted(connection.execute("SELECT * FROM head"))
        acts = sorted(connection.execute("SELECT * FROM act WHERE id IN (SELECT act FROM write)"))
        writes = sorted(map(repr, connection.execute(WRITES)))
    with laptop.open(path) as file:
        return {
            "tables": tables,
            "heads": heads,
            "acts": acts,
            "writes": writes,
            "visible": [file.all(kind) for kind in ENTITIES],
            "conflicts": conflicts(file),
        }


def differences(one: State, other: State) -> list[str]:
    """Which parts are not the same."""
    return [part for part in one if one[part] != other[part]]


def unsound(path: Path) -> Iterator[str]:
    """References that lead nowhere, and acts or writes that are there twice."""
    with closing(sqlite3.connect(path)) as connection:
        writes = [Write(*row) for row in connection.execute(WRITES)]
        ids = {write.id for write in writes}
        if len(ids) != len(writes):
            yield "a write is there twice"
        if any(replaced not in ids for write in writes for replaced in write.replaced):
            yield "a write replaces what is not there"
        acts = [act for (act,) in connection.execute("SELECT id FROM act")]
        if len(set(acts)) != len(acts):
            yield "an act is there twice"
        for kind in ENTITIES:
            yield from _orphans(connection, kind)


def _orphans(connection: sqlite3.Connection, kind: type[Entity]) -> Iterator[str]:
    if kind.PARENT is None:
        return
    above = PARENTS[kind.PARENT].TABLE
    query = f'SELECT count(*) FROM "{kind.TABLE}" WHERE "{kind.PARENT}" NOT IN (SELECT id FROM "{above}")'
    if connection.execute(query).fetchone() != (0,):
        yield f"a {kind.TABLE} hangs below nothing"


def history(path: Path) -> set[tuple[bytes, str, str | None]]:
    """Every value that any cell ever had."""
    with closing(sqlite3.connect(path)) as connection:
        return set(connection.execute("SELECT row, cell, value FROM write"))


def merge(file: EventFile, *others: Path) -> None:
    """Bring other, closed files into an open one."""
    with TemporaryDirectory() as folder:
        own = Path(folder) / "own.atelier"
        file.copy_to(own)
        file.take_in("merge", gather(own, others, lambda _: None, lambda: True).entries)
