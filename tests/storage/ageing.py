"""Makes a file as an older version would have left it: the same acts, fewer tables and columns, a lower number."""

import sqlite3
from contextlib import closing
from pathlib import Path

LATER = ("step", "recount", "void")  # tables that the older version did not have
NARROWER = (("pillar", "text"), ("gathering", "present"))  # columns that it did not have


def age(path: Path) -> None:
    """Turn a closed file into one of version 1, which the program renews when it meets it."""
    with closing(sqlite3.connect(path)) as connection:
        for table in LATER:
            connection.execute(f'DROP TABLE "{table}"')
        for table, column in NARROWER:
            connection.execute(f'ALTER TABLE "{table}" DROP COLUMN "{column}"')
        connection.execute("PRAGMA user_version=1")
        connection.commit()
