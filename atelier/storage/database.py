"""Connections to an event file: one exclusive writer, and a reader that changes nothing."""

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlmodel import SQLModel

from atelier.storage import ciphers
from atelier.storage.refusals import system_error
from atelier.storage.tables import APPLICATION_ID, VERSION

PRAGMAS = (
    "PRAGMA busy_timeout=500",  # first, because the next ones may have to wait
    "PRAGMA locking_mode=EXCLUSIVE",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
)

SALT = "salt"  # in what is known of a connection


def connect(path: Path, salt: bytes = b"") -> Connection:
    """The one connection that writes; it holds the file until it is closed. A new file takes the key of `salt`.

    Raises:
        sqlalchemy.exc.OperationalError: another program holds the file.
    """
    salt = salt or ciphers.key_salt(path)
    url, module = URL.create("sqlite", database=str(path)), ciphers.module_of(salt)
    creator = partial(ciphers.open_raw, path, salt)
    engine = create_engine(url, poolclass=StaticPool, module=module, creator=creator, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _prepare(dbapi: sqlite3.Connection, _record: object) -> None:
        dbapi.isolation_level = None  # DDL must not escape the transaction
        for pragma in PRAGMAS:
            dbapi.execute(pragma)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    connection = engine.connect()
    connection.info[SALT] = salt
    return connection


def salt_of(connection: Connection) -> bytes:
    """The salt of the password with which a connection was made; empty for none."""
    return bytes(connection.info[SALT])


def close(connection: Connection) -> None:
    """Fold the log back into the one file and let it go."""
    connection.rollback()
    raw = connection.connection.driver_connection
    try:
        if raw is not None:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            raw.execute("PRAGMA journal_mode=DELETE")
            # Whoever looked at the file after a kill left an index of its log; nobody else can be using it now.
            Path(f"{connection.engine.url.database}-shm").unlink(missing_ok=True)
    finally:  # also on a full disk the file is let go: its log stays beside it until the next opening
        connection.close()
        connection.engine.dispose()


def rebuild(connection: Connection) -> None:
    """Write every page anew, so that no former content is left in the file or its log; not within a transaction.

    Raises:
        sqlite3.Error: there is no room.
    """
    raw = connection.connection.driver_connection
    if raw is not None:
        connection.rollback()
        raw.execute("VACUUM")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def create(path: Path, salt: bytes = b"") -> None:
    """Make a new file with its tables, and with the password that belongs to `salt`.

    Raises:
        OSError: nothing can be written at `path`.
    """
    try:
        connection = connect(path, salt)
        SQLModel.metadata.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")
        connection.commit()
        close(connection)
    except DBAPIError as error:
        raise system_error(error) from error


def backup(connection: Connection, target: Path) -> None:
    """Copy an open file as it is now, in one piece and one file; the caller sees to it that `target` is free.

    Raises:
        OSError: nothing can be written at `target`.
    """
    raw = connection.connection.driver_connection
    if raw is None:
        raise ValueError("the file is closed")
    try:
        with closing(ciphers.open_raw(target, salt_of(connection))) as copy:
            raw.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
    except ciphers.Error as error:
        raise system_error(error) from error


def reader(path: Path) -> sqlite3.Connection:
    """A plain connection that cannot write, for looking at a file before it is trusted."""
    place = f"{path.absolute().as_uri()}?mode=ro"
    connection = ciphers.open_raw(place, ciphers.key_salt(path), uri=True, timeout=0.5)
    connection.execute("PRAGMA trusted_schema=OFF")
    return connection
