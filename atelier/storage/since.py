"""What was done since a backup: how many acts, and which rows of which kind are new or other now."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from atelier.domain.entity import Entity
from atelier.domain.errors import FileRefusedError
from atelier.storage import ciphers, opening
from atelier.storage.backups import Frozen
from atelier.storage.database import reader
from atelier.storage.tables import BY_NAME


@dataclass(frozen=True, slots=True)
class Since:
    """Acts that a backup lacks, and per kind how many rows they made and how many they changed or removed."""

    acts: int
    kinds: tuple[tuple[type[Entity], int, int], ...]


def since(now: Frozen, backup: Path) -> Since:
    """Compare the event of now with a backup; any thread may do it.

    Raises:
        FileRefusedError: the backup cannot be read.
    """
    try:
        with closing(now.connection) as ours, closing(reader(backup)) as theirs:
            known = {act for (act,) in theirs.execute("SELECT id FROM act")}
            rows = set(theirs.execute("SELECT DISTINCT row FROM write"))
            fresh = [act for (act,) in ours.execute("SELECT id FROM act") if act not in known]
            return Since(len(fresh), _kinds(ours, known, {row for (row,) in rows}))
    except ciphers.Error as error:
        raise FileRefusedError(str(opening.damaged(backup))) from error


def _kinds(ours: sqlite3.Connection, known: set[bytes], rows: set[bytes]) -> tuple[tuple[type[Entity], int, int], ...]:
    touched: dict[str, set[bytes]] = {}
    for act, entity, row in ours.execute("SELECT DISTINCT act, entity, row FROM write"):
        if act not in known:
            touched.setdefault(entity, set()).add(row)
    return tuple(
        (kind, len(touched[name] - rows), len(touched[name] & rows))
        for name, kind in BY_NAME.items()
        if name in touched
    )
