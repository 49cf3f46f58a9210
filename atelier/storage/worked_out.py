"""A merge that was tried on a copy: its outcome is taken over row by row in one short transaction (rule 15).

Nothing is worked out again: as long as the file is what the copy was made of, the rows of the copy are its own.
"""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from uuid import UUID
from weakref import finalize

from sqlalchemy import Connection

from atelier.domain.entity import Entity
from atelier.storage import intake
from atelier.storage.acts import Entry
from atelier.storage.blanking import erased_by

_ACTS = (
    "INSERT INTO merged SELECT * FROM trial.merged",
    "INSERT INTO act SELECT * FROM trial.act WHERE id IN (SELECT act FROM merged)",
    "INSERT INTO write SELECT * FROM trial.write WHERE act IN (SELECT act FROM merged)",
    "CREATE TEMP TABLE came (row BLOB PRIMARY KEY) WITHOUT ROWID",
    "INSERT OR IGNORE INTO came SELECT row FROM trial.write WHERE act IN (SELECT act FROM merged)",
    "DELETE FROM head WHERE row IN (SELECT row FROM came)",
    "INSERT INTO head SELECT * FROM trial.head WHERE row IN (SELECT row FROM came)",
)
_TABLE = 'INSERT OR REPLACE INTO "{name}" SELECT * FROM trial."{name}" WHERE id IN (SELECT row FROM came)'


class Workplace:
    """A folder that goes as soon as nobody needs it any more, at the latest with the program."""

    def __init__(self) -> None:
        self.path = Path(mkdtemp(prefix="atelier-"))
        self.clear = finalize(self, shutil.rmtree, self.path, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """The closed copy, in a folder of its own, and what the merge changed in it.

    `base` is the number of the last act that was in both, `lamport` the highest of those that came in.
    """

    folder: Workplace
    trial: Path
    base: int
    lamport: int
    kinds: frozenset[type[Entity]]
    values: dict[UUID, Entity | None]


def may_be_taken_over(entries: Sequence[Entry], own: bytes) -> bool:
    """Whether rows tell all: not where people are erased, nor where the own line went on elsewhere."""
    erases = bool(erased_by(write for entry in entries for write in entry.writes).people)
    return bool(entries) and not erases and all(entry.act.line != own for entry in entries)


@contextmanager
def attached(connection: Connection, trial: Path) -> Iterator[None]:
    """The copy beside the file, for statements on both; a file with a password opens it with its own key."""
    raw = connection.connection.driver_connection
    if raw is None:
        raise ValueError("the file is closed")
    raw.execute("ATTACH ? AS trial", (str(trial),))
    try:
        yield
    finally:
        raw.execute("DETACH trial")


def take_rows(connection: Connection, tables: Iterable[str]) -> None:
    """Take over the acts that came in there, the heads and the rows that they touched; the caller commits."""
    intake.forget(connection)
    for statement in (*_ACTS, *(_TABLE.format(name=name) for name in sorted(tables)), "DROP TABLE came"):
        connection.exec_driver_sql(statement)
