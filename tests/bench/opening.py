"""Opening files of many acts: every digest is checked before anything is shown."""

import sqlite3
from contextlib import closing
from pathlib import Path
from time import perf_counter

from atelier.services.workspace import Events
from atelier.storage.tables import ACT, HEAD, TABLES, WRITE
from tests.bench.result import Measure, Sample, column, in_turn

COUNTED = (ACT.name, WRITE.name, HEAD.name, *(table.name for table in TABLES.values()))


def measure(events: Events, path: Path, acts: int, runs: int) -> Measure:
    """`Events.open` of one file."""
    own, bare = in_turn(runs, lambda: _open(events, path), lambda: _count(path))
    return Measure(
        f"open.{acts}",
        f"opening {acts:,} acts",
        "ms",
        column(own, "ms"),
        "sqlite3 counts the same tables",
        column(bare, "ms"),
    )


def _open(events: Events, path: Path) -> Sample:
    start = perf_counter()
    workspace = events.open(path)
    took = perf_counter() - start
    workspace.close()
    return {"ms": took * 1000}


def _count(path: Path) -> Sample:
    start = perf_counter()
    with closing(sqlite3.connect(path)) as connection:
        for name in COUNTED:
            connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()
    return {"ms": (perf_counter() - start) * 1000}
