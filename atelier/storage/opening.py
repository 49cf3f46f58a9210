"""Looking at a file before it is opened: what is refused is refused in words, and left as it was."""

import errno
import os
import platform
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from atelier.domain.errors import DamagedError, FileRefusedError, HeldError, NewerError, ReadOnlyError, reason
from atelier.i18n import short_date, tr
from atelier.storage import ciphers, in_use
from atelier.storage.acts import digest_of
from atelier.storage.ciphers import MAGIC
from atelier.storage.database import reader
from atelier.storage.entries import ACTS, writes_of
from atelier.storage.figures import are_complete, are_sealed
from atelier.storage.in_use import Hold, holder
from atelier.storage.seals import seals
from atelier.storage.tables import APPLICATION_ID, VERSION

OWN_INDEX = {"write", "head"}
CORE = ("act", "head", "draft", "meta")  # tables that are as they were in version 1


@dataclass(slots=True)
class Ledger:
    """What one pass over all acts tells: the highest Lamport number and the acts of each line."""

    lamport: int = 0
    acts: int = 0
    lines: dict[bytes, list[tuple[bytes, str, bytes | None, str]]] = field(default_factory=dict)


def inspect(path: Path) -> Ledger:
    """Prove that `path` is an undamaged event file of this version or an older one, without writing to it.

    Raises:
        FileRefusedError: it is not, or another program has it open; the sentence says which.
        ReadOnlyError: it cannot be changed where it is.
    """
    older = version(path) < VERSION
    _require_writable(path)
    connection = reader(path)
    try:
        _require_whole(connection, path)
        _require_tables(connection, path, older=older)
        _require_indexes(connection, path)
        return read_ledger(connection, path)
    except ciphers.OperationalError as error:
        raise (held(path) if "locked" in str(error) else damaged(path)) from error
    except ciphers.UNTRUSTED as error:
        raise damaged(path) from error
    finally:
        connection.close()


def require_sealed(path: Path) -> None:
    """Prove that the tables lack no row, and that every closed result in them is the one that was sealed.

    Raises:
        DamagedError: it is not.
    """
    try:
        with closing(reader(path)) as connection:
            if not (are_complete(connection) and are_sealed(connection)):
                raise damaged(path)
    except ciphers.OperationalError as error:
        raise (held(path) if "locked" in str(error) else damaged(path)) from error
    except ciphers.UNTRUSTED as error:
        raise damaged(path) from error


def hold(path: Path) -> Hold:
    """Hold an event file, of this version or an older one, so that nobody else works in it.

    Raises:
        FileRefusedError: it is none, or somebody works in it.
    """
    version(path)
    try:
        return in_use.hold(path)
    except BlockingIOError as error:
        raise held(path) from error


def held(path: Path) -> HeldError:
    """The refusal of a file that somebody else is working in."""
    found = holder(path)
    if found is None:
        sentence = tr("“{name}” is open in another window or on another laptop. Close it there first.", name=path.name)
    else:
        since = f"{short_date(found.since)}, {found.since:%H:%M}"
        sentence = tr(
            "“{name}” is in use on {host} since {since}. Close it there first, or open a copy.",
            name=path.name,
            host=tr("this laptop, in another window,") if found.host == platform.node() else found.host,
            since=since,
        )
    return HeldError(sentence)


def damaged(path: Path) -> DamagedError:
    """The refusal of a file that cannot be trusted."""
    return DamagedError(tr("“{name}” is damaged and was not opened, nor changed. Go back to a backup.", name=path.name))


def version(path: Path) -> int:
    """The version of an event file, from its header.

    Raises:
        FileRefusedError: it is none, or of a later version than this program knows.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise FileRefusedError(tr("“{name}” cannot be read: {why}.", name=path.name, why=reason(error))) from error
    ciphers.require_key(path)
    if ciphers.key_salt(path):
        header = _deciphered(path)
    if len(header) < 100 or not header.startswith(MAGIC):
        raise FileRefusedError(tr("“{name}” is not an Atelier file.", name=path.name))
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise FileRefusedError(tr("“{name}” belongs to another program.", name=path.name))
    found = int.from_bytes(header[60:64], "big")
    if found > VERSION:
        raise NewerError(
            tr("“{name}” was made by a newer version of Atelier. Install that version to open it.", name=path.name)
        )
    return found


def _deciphered(path: Path) -> bytes:
    """The header of a file with a password, as far as it tells whose it is and of which version."""
    try:
        with closing(reader(path)) as connection:
            found, owner = (connection.execute(f"PRAGMA {n}").fetchone()[0] for n in ("user_version", "application_id"))
    except ciphers.OperationalError as error:
        raise (held(path) if "locked" in str(error) else damaged(path)) from error
    except ciphers.UNTRUSTED as error:
        raise damaged(path) from error
    return b"".join(
        (MAGIC, bytes(44), int(found).to_bytes(4, "big"), bytes(4), int(owner).to_bytes(4, "big"), bytes(28))
    )


def _require_writable(path: Path) -> None:
    """Also for an administrator, to whom every place seems writable, the read-only mark counts."""
    marked = not path.stat().st_mode & 0o222
    if marked or not os.access(path, os.W_OK) or not _folder_writable(path.parent):
        raise ReadOnlyError(tr("“{name}” stands in a place where nothing can be changed.", name=path.name))


def _folder_writable(folder: Path) -> bool:
    probe = folder / f".atelier-{os.getpid()}"
    try:
        probe.touch()
        probe.unlink()
    except OSError as error:
        return error.errno not in {errno.EACCES, errno.EPERM, errno.EROFS}
    return True


def _require_whole(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise damaged(path)


def _require_indexes(connection: sqlite3.Connection, path: Path) -> None:
    """The quick look does not hold an index against its table; the two largest tables are their own."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    for name in {*names} - OWN_INDEX:
        if connection.execute(f'PRAGMA integrity_check("{name}")').fetchone() != ("ok",):
            raise damaged(path)


def _require_tables(connection: sqlite3.Connection, path: Path, *, older: bool) -> None:
    found = dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))
    schema = {name: _squeezed(sql) for name, sql in found.items()}
    if schema != expected_schema() and not (older and _is_part(connection, schema)):
        raise FileRefusedError(
            tr("“{name}” has other tables than an Atelier file, and was not opened.", name=path.name)
        )


def _is_part(connection: sqlite3.Connection, schema: dict[str, str]) -> bool:
    """Whether an older file has nothing but tables of ours, each with nothing but columns of ours."""
    expected = expected_schema()
    tables = {name for name, sql in schema.items() if sql.startswith("CREATE TABLE ")}
    exact = {*CORE, *(schema.keys() - tables)}
    ours = {"write"} <= tables <= SQLModel.metadata.tables.keys()
    if not ours or any(schema.get(name) != expected.get(name) for name in exact):
        return False
    with closing(sqlite3.connect(":memory:")) as empty:
        for name in tables:
            empty.execute(expected[name])
        return all(_columns(connection, name) <= _columns(empty, name) for name in tables)


def _columns(connection: sqlite3.Connection, table: str) -> set[tuple[object, ...]]:
    return {tuple(row[1:]) for row in connection.execute(f'PRAGMA table_xinfo("{table}")')}


@cache
def expected_schema() -> dict[str, str]:
    """Name to definition of every table and index of this version."""
    dialect = sqlite.dialect()
    schema = {}
    for table in SQLModel.metadata.sorted_tables:
        schema[table.name] = _squeezed(str(CreateTable(table).compile(dialect=dialect)))
        for index in table.indexes:
            schema[str(index.name)] = _squeezed(str(CreateIndex(index).compile(dialect=dialect)))
    return schema


def _squeezed(sql: str) -> str:
    return " ".join(sql.split())


def read_ledger(connection: sqlite3.Connection, path: Path) -> Ledger:
    """Check the digest of every act; SQLite itself does not notice a flipped bit.

    Raises:
        FileRefusedError: an act is not what it was when it was written.
    """
    ledger, writes, parts = Ledger(), _writes_by_act(connection), seals(connection)
    waiting = next(writes, None)
    for row in connection.execute(ACTS):
        act, digest = row[:8], row[8]
        own: list[tuple[object, ...]] = []
        if waiting and waiting[0] == act[0]:
            own, waiting = waiting[1], next(writes, None)
        if digest_of(act, own) != parts.get(act[0], digest):
            raise damaged(path)
        ledger.lamport = max(ledger.lamport, act[1])
        ledger.acts += 1
        ledger.lines.setdefault(act[2], []).append((act[0], act[5], act[6], act[7]))
    orphans = "SELECT EXISTS (SELECT 1 FROM write WHERE act NOT IN (SELECT id FROM act))"
    if waiting or connection.execute(orphans).fetchone() != (0,):
        raise damaged(path)
    return ledger


def _writes_by_act(connection: sqlite3.Connection) -> Iterator[tuple[bytes, list[tuple[object, ...]]]]:
    for act, rows in groupby(connection.execute(writes_of(connection)), key=itemgetter(0)):
        yield act, [row[1:] for row in rows]
