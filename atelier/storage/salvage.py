"""Reading row by row what a damaged file still has, beside the newest sound backup; the file itself stays untouched."""

import secrets
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from atelier.domain.entity import Entity
from atelier.domain.errors import FileRefusedError
from atelier.i18n import tr
from atelier.storage import backups, ciphers, database
from atelier.storage.acts import Act, Entry, Write
from atelier.storage.copies import private_copy
from atelier.storage.entries import SEAL, entries, writes_of
from atelier.storage.journal import record
from atelier.storage.order import Order
from atelier.storage.refusals import why
from atelier.storage.unfinished import LOGS
from atelier.storage.whole_files import sync_file, sync_folder

ACT = "SELECT id, lamport, line, role, at, kind, target, label, digest FROM act"
WRITE = "SELECT act, n, entity, row, cell, value, replaces, restores, seal FROM write WHERE act = ? ORDER BY n"
BEYOND = 5000  # rows looked for behind the last one that is known
PAGE = 4096


@dataclass(frozen=True, slots=True)
class Rescued:
    """A new file: how many acts came from the backup and from the damaged file, and what could not be read."""

    path: Path
    kept: int
    found: int
    lost: tuple[str, ...]


def rescue(damaged: Path, base: Path | None, target: Path, heart: type[Entity] | None = None) -> Rescued:
    """Make a new file at `target` of a sound backup and of every act of the damaged file whose digest is right.

    `heart` is the kind of row without which nothing of it can be shown.

    Raises:
        FileRefusedError: nothing can be read, or no heart, or nothing can be written at `target`.
    """
    fresh = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        with TemporaryDirectory(prefix="atelier-", ignore_cleanup_errors=True) as folder:
            copy = Path(folder) / "damaged"
            for tail in ("", *LOGS):
                if Path(f"{damaged}{tail}").exists():
                    shutil.copyfile(f"{damaged}{tail}", f"{copy}{tail}")
            _begin(fresh, base, damaged)
            kept, found, lost = _fill(fresh, copy, base)
        if kept + found == 0:
            raise FileRefusedError(tr("Nothing in “{name}” can be read any more.", name=damaged.name))
        if heart is not None:
            _require(heart, fresh, damaged)
        backups.prove(fresh)
        fresh.replace(target)
        sync_folder(target.parent)
    except ciphers.FAILED as error:
        raise FileRefusedError(tr("“{name}” cannot be read: {why}.", name=damaged.name, why=why(error))) from error
    finally:
        for tail in ("", "-wal", "-shm", "-journal"):
            Path(f"{fresh}{tail}").unlink(missing_ok=True)
    return Rescued(target, kept, found, tuple(lost))


def _require(heart: type[Entity], fresh: Path, damaged: Path) -> None:
    with closing(database.reader(fresh)) as connection:
        if connection.execute(f"SELECT 1 FROM {heart.TABLE} WHERE deleted = 0").fetchone() is None:  # noqa: S608
            sentence = tr("Too little of “{name}” can be read to open it. Go back to a backup.", name=damaged.name)
            raise FileRefusedError(sentence)


def _begin(fresh: Path, base: Path | None, damaged: Path) -> None:
    if base is None:
        database.create(fresh, ciphers.key_salt(damaged))
        return
    with private_copy(base) as place:
        shutil.copyfile(place, fresh)
        sync_file(fresh)


def _fill(fresh: Path, copy: Path, base: Path | None) -> tuple[int, int, list[str]]:
    """Add what the damaged file has more; a value that is no value of ours is passed over like a wrong digest."""
    with closing(database.reader(fresh)) as sound:
        known = list(entries(sound))
    order, lost = Order(), []
    for sound_entry in known:
        order.add(sound_entry)
    have = {sound_entry.act.id for sound_entry in known}
    good = []
    for entry, name in sorted(_read(copy, base, have), key=_place):
        if entry is not None and (entry.act.target is None or entry.act.target in have) and order.fits(entry):
            have.add(entry.act.id)
            good.append(entry)
        else:
            lost.append(name)
    connection = database.connect(fresh)
    try:
        with connection.begin():
            record(connection, good)
    finally:
        database.close(connection)
    return len(known), len(good), lost


def _place(found: tuple[Entry | None, str]) -> tuple[int, bytes]:
    entry = found[0]
    return (entry.act.lamport, entry.act.id) if entry else (0, b"")


def _read(copy: Path, base: Path | None, known: set[bytes]) -> Iterator[tuple[Entry | None, str]]:
    """Each act that the backup lacks: whole, or None with as much of its name as can be told."""
    acts, writes = _tables(copy)
    if not acts and base is not None:
        _mend_header(copy, base)
        acts, writes = _tables(copy)
    for row in acts:
        if row[0] in known:
            continue
        entry = _entry(row, writes.get(row[0], []))
        yield entry, _named(row)
    for act in writes.keys() - {row[0] for row in acts} - known:
        yield None, tr("a change of which the name cannot be read ({id})", id=bytes(act).hex()[:8])


def _entry(row: Sequence[Any], writes: Iterable[Sequence[Any]]) -> Entry | None:
    """The act, when its digest is right; whose a write is stands in each, and may be damaged there."""
    try:
        act = Act(*row[:8])
        entry = Entry(act, tuple(Write(act.id, *write[1:]) for write in writes), row[8])
        return entry.salted() if act.digest(entry.writes) == entry.digest else None
    except (TypeError, ValueError, AttributeError, OverflowError):
        return None


def _named(row: Sequence[Any]) -> str:
    at, label = str(row[4])[:16].replace("T", " "), str(row[7])
    return f"{at} {tr(label) if label else ''}".strip()


def _tables(copy: Path) -> tuple[list[Sequence[Any]], dict[bytes, list[Sequence[Any]]]]:
    """All rows of acts that can still be reached, and their writes."""
    acts: dict[bytes, Sequence[Any]] = {}
    writes: dict[bytes, list[Sequence[Any]]] = {}
    try:
        connection = ciphers.open_raw(copy, ciphers.key_salt(copy))
    except ciphers.Error:
        return [], {}
    with closing(connection):
        connection.text_factory = _text
        last = _last(connection)
        query_of_act = _query(connection)
        for query in (ACT, f"{ACT} ORDER BY rowid DESC"):
            acts.update((row[0], row) for row in _rows(connection, query) if _is_id(row[0]))
        for rowid in range(1, last + 1):
            acts.update((row[0], row) for row in _rows(connection, f"{ACT} WHERE rowid = ?", rowid) if _is_id(row[0]))
        orphans = {row[0] for row in _rows(connection, "SELECT act FROM write GROUP BY act") if _is_id(row[0])}
        for act in orphans | acts.keys():
            writes[act] = list(_rows(connection, query_of_act, act))
    return list(acts.values()), {act: rows for act, rows in writes.items() if rows}


def _query(connection: sqlite3.Connection) -> str:
    """The writes of an act; those of version 1 have no seal."""
    with suppress(*ciphers.UNTRUSTED):
        return WRITE if SEAL in writes_of(connection) else WRITE.replace("seal", "x''")
    return WRITE


def _is_id(value: object) -> bool:
    return isinstance(value, bytes)


def _last(connection: sqlite3.Connection) -> int:
    found = [row[0] for row in _rows(connection, "SELECT max(rowid) FROM act") if isinstance(row[0], int)]
    return min(found[0], 10**6) if found else BEYOND


def _rows(connection: sqlite3.Connection, query: str, *values: object) -> Iterator[Sequence[Any]]:
    """Rows until the first one that cannot be reached."""
    with suppress(*ciphers.Error, UnicodeError, OverflowError):
        yield from connection.execute(query, values)


def _text(raw: bytes) -> str:
    """What is no text any more has another digest."""
    return raw.decode(errors="backslashreplace")


def _mend_header(copy: Path, base: Path) -> None:
    """The first page says where the tables begin; that never changes, so the one of the backup serves."""
    with base.open("rb") as sound:
        page = bytearray(sound.read(PAGE))
    pages = copy.stat().st_size // PAGE
    page[28:32] = pages.to_bytes(4, "big")
    page[32:40] = bytes(8)  # no free pages are known
    page[92:96] = page[24:28]
    with copy.open("r+b") as file:
        file.write(page)
