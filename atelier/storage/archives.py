"""The mark of a file that was made for an archive: it holds no people, and merges with nothing."""

import sqlite3

from sqlalchemy import insert

from atelier.storage.event_file import EventFile
from atelier.storage.tables import META

MARK = "archive"  # in the table `meta`


def mark(file: EventFile) -> None:
    """Say that this open file is one.

    Raises:
        NotSavedError: it could not be written.
    """
    with file.writing():
        file.connection.execute(insert(META).values(key=MARK, value=b""))


def is_archive(connection: sqlite3.Connection) -> bool:
    """Whether a file is one."""
    return connection.execute("SELECT 1 FROM meta WHERE key = ?", (MARK,)).fetchone() is not None
