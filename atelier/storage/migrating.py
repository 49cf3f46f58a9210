"""Bringing a file of an older version up to date: a copy beside it, then new tables filled from the old acts.

The tables are a fold of the acts, so a field or a kind of row that came later needs no more than a default: the acts
go as they are, with their digests, into a fresh file that takes the place of the old one in one step. Laptops that do
this apart therefore stay equal. Raise VERSION with the first change of the schema after a release.
"""

import secrets
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy import insert
from sqlalchemy.exc import DatabaseError, OperationalError

from atelier.domain.errors import FileRefusedError
from atelier.i18n import tr
from atelier.storage import ciphers, database, opening, unfinished
from atelier.storage.entries import entries
from atelier.storage.journal import record
from atelier.storage.refusals import why
from atelier.storage.tables import DRAFT, MERGED, META, VERSION
from atelier.storage.whole_files import sync_folder, write_through

FAILURES: tuple[type[Exception], ...] = (DatabaseError, *ciphers.FAILED)
KEPT = (META, DRAFT, MERGED)  # what is the file's own and no fold of the acts


def bring_up_to_date(path: Path) -> Path | None:
    """Give an older file the tables of this version; the copy of it as it was, None when it is of this version.

    Raises:
        FileRefusedError: it cannot be opened, or nothing can be written beside it; it is left as it was.
    """
    version = opening.version(path)
    unfinished.finish(path)
    if version == VERSION:
        return None
    opening.inspect(path)
    fold_log(path)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        fill(fresh, path, ciphers.key_salt(path))
        copy = _copied(path, version)
        sync_folder(path.parent)  # the copy is there before its original goes
        fresh.replace(path)
        sync_folder(path.parent)
    except FAILURES as error:
        sentence = tr(
            "“{name}” is of an older version and could not be renewed: {why}.", name=path.name, why=why(error)
        )
        raise FileRefusedError(sentence) from error
    finally:
        for rest in (fresh, *(fresh.with_name(f"{fresh.name}{tail}") for tail in ("-wal", "-shm"))):
            rest.unlink(missing_ok=True)
    return copy


def fold_log(path: Path) -> None:
    """What a killed program left in the log belongs to the old file and must not outlive it."""
    if not path.with_name(f"{path.name}-wal").exists():
        return
    try:
        database.close(database.connect(path))
    except OperationalError as error:
        raise opening.held(path) from error


def _copied(path: Path, version: int) -> Path:
    target = next(place for place in _names(path, version) if not place.exists())
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        write_through(part, path.read_bytes())
        return part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _names(path: Path, version: int) -> Iterator[Path]:
    yield path.with_stem(tr("{name} (version {n})", name=path.stem, n=version))
    for again in range(2, 1000):
        yield path.with_stem(tr("{name} (version {n}, copy {again})", name=path.stem, n=version, again=again))


def fill(fresh: Path, path: Path, salt: bytes) -> None:
    """Make a new file of the acts of another one, with the password that belongs to `salt`.

    Raises:
        FileRefusedError: what stands in it cannot be read.
    """
    database.create(fresh, salt)
    connection = database.connect(fresh)
    try:
        with closing(database.reader(path)) as old, connection.begin():
            record(connection, [entry.salted() for entry in entries(old)])
            there = {name for (name,) in old.execute("SELECT name FROM sqlite_schema")}
            for table in (table for table in KEPT if table.name in there):
                rows = old.execute(f'SELECT {", ".join(table.c.keys())} FROM "{table.name}"')  # noqa: S608
                kept = [dict(zip(table.c.keys(), row, strict=True)) for row in rows]
                if kept:
                    connection.execute(insert(table), kept)
    except (LookupError, ValueError, TypeError) as error:  # a cell or a value that this version does not know
        raise opening.damaged(path) from error
    finally:
        database.close(connection)
