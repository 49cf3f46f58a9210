"""Backups of an event file: frozen at one instant, written whole, proved, and only then older ones go.

An open file is held by its one connection, so it is copied in memory on that connection's thread, which takes a few
milliseconds; everything that waits for a disk goes on from there and may be done on any thread.
"""

import hashlib
import re
import secrets
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from atelier.domain.errors import FileRefusedError
from atelier.domain.rotation import staying
from atelier.storage import ciphers, opening
from atelier.storage.database import reader
from atelier.storage.event_file import EventFile
from atelier.storage.refusals import system_error
from atelier.storage.whole_files import make_private_folder, sync_file, sync_folder

SUFFIX = ".atelier"
NAME = re.compile(r"(\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d) (\d+) ([0-9a-f]{8})")
STAMP = "%Y-%m-%d %H.%M.%S"
LEFT_BEHIND = ".backup-"  # how a backup is called until it is whole
HOUR = 3600  # seconds: what is called so for longer was left by a kill


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: when it was made (time of that laptop), how many acts are in it, and a mark of which."""

    path: Path
    at: datetime
    acts: int
    mark: str


@dataclass(frozen=True, slots=True)
class Frozen:
    """An open file as it was at one instant; any one thread may use it, and ends it."""

    connection: sqlite3.Connection
    at: datetime
    salt: bytes = b""  # of the file, where it has a password


def freeze(file: EventFile) -> Frozen:
    """Copy an open file in memory; on the thread of the file."""
    held = file.connection.connection.driver_connection
    if held is None:
        raise ValueError("the file is closed")
    salt = file.salt
    return Frozen(ciphers.in_memory(held, salt), file.now(), salt)


def keep(frozen: Frozen, folder: Path) -> Backup:
    """Write and prove a backup, then let go of older ones; the newest one there, when nothing changed since that.

    Raises:
        OSError: nothing can be written in `folder`.
        FileRefusedError: what was written is not sound; older backups stay.
    """
    with closing(frozen.connection):
        acts, mark = _contents(frozen.connection)
        newest = next(iter(listed(folder)), None)
        same = newest is not None and (newest.acts, newest.mark) == (acts, mark)
        if newest is not None and same and ciphers.salt_of(newest.path) == frozen.salt and is_sound(newest.path):
            return newest
        make_private_folder(folder)
        fresh = folder / f"{LEFT_BEHIND}{secrets.token_hex(4)}"
        try:
            _write(frozen, fresh)
            kept = _placed(fresh, folder / f"{frozen.at:{STAMP}} {acts} {mark}{SUFFIX}")
        finally:
            _remove(fresh)
    _rotate(folder, kept)
    return kept


@contextmanager
def laid_down(frozen: Frozen) -> Iterator[Path]:
    """What was frozen as a file of its own, gone afterwards.

    Raises:
        OSError: there is no room for it.
    """
    with closing(frozen.connection), TemporaryDirectory(prefix="atelier-", ignore_cleanup_errors=True) as folder:
        place = Path(folder) / "event.atelier"
        _write(frozen, place)
        yield place


def mirror(folder: Path, second: Path) -> Backup | None:
    """Bring the newest backup to a second place, unless it is there; what is newest there, None: there is none.

    Raises:
        OSError: the place is gone or full.
        FileRefusedError: what was written there is not sound.
    """
    newest = next(iter(listed(folder)), None)
    if newest is None:
        return None
    there = {backup.path.name: backup for backup in listed(second)}
    if newest.path.name in there and ciphers.salt_of(there[newest.path.name].path) == ciphers.salt_of(newest.path):
        return there[newest.path.name]
    second.mkdir(parents=True, exist_ok=True)
    fresh = second / f"{LEFT_BEHIND}{secrets.token_hex(4)}"
    try:
        shutil.copyfile(newest.path, fresh)
        kept = _placed(fresh, second / newest.path.name)
    finally:
        _remove(fresh)
    _rotate(second, kept)
    return kept


def listed(folder: Path) -> list[Backup]:
    """The backups in a folder, the newest first; none when there is no such folder."""
    found = [_told(path) for path in folder.glob(f"*{SUFFIX}")]
    return sorted((one for one in found if one), key=lambda one: (one.at, one.acts), reverse=True)


def _told(path: Path) -> Backup | None:
    match = NAME.fullmatch(path.stem)
    if match is None:
        return None
    try:
        at = datetime.strptime(match[1], STAMP)
    except ValueError:
        return None
    return Backup(path, at, int(match[2]), match[3])


def told_of(path: Path) -> Backup | None:
    """The backup that a file is by its name; None: it is none."""
    return _told(path) if path.suffix == SUFFIX else None


def line_of(backup: Backup) -> bytes:
    """The line of the file that a backup was made of; empty when it cannot be read."""
    with suppress(FileRefusedError, *ciphers.UNTRUSTED), closing(reader(backup.path)) as connection:
        found = connection.execute("SELECT value FROM meta WHERE key = 'line'").fetchone()
        return bytes(found[0]) if found else b""
    return b""


def _contents(connection: sqlite3.Connection) -> tuple[int, str]:
    """How many acts, and a mark that tells two sets of acts apart."""
    mark, acts = hashlib.sha256(), 0
    for (digest,) in connection.execute("SELECT digest FROM act ORDER BY id"):
        mark.update(digest)
        acts += 1
    return acts, mark.hexdigest()[:8]


def _write(frozen: Frozen, fresh: Path) -> None:
    try:
        with closing(ciphers.open_raw(fresh, frozen.salt)) as copy:
            frozen.connection.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
    except ciphers.Error as error:
        raise system_error(error) from error


def _placed(fresh: Path, place: Path) -> Backup:
    """Prove a copy as it stands on the disk, and give it its name."""
    prove(fresh)
    sync_file(fresh)
    fresh.replace(place)
    with suppress(OSError):  # some shares do not know it
        sync_folder(place.parent)
    told = _told(place)
    if told is None:
        raise ValueError(place.name)
    return told


def prove(path: Path) -> None:
    """Every page and the digest of every act.

    Raises:
        FileRefusedError: it is not sound.
    """
    try:
        with closing(reader(path)) as connection:
            if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                raise opening.damaged(path)
            opening.read_ledger(connection, path)
    except ciphers.UNTRUSTED as error:
        raise opening.damaged(path) from error


def is_sound(path: Path) -> bool:
    """Whether every page and every act can be trusted."""
    try:
        prove(path)
    except FileRefusedError:
        return False
    return True


def _rotate(folder: Path, fresh: Backup) -> None:
    """What was just made stays even where the clock was set back; of one second only the last stays."""
    made = listed(folder)
    stay = set(staying((one.at for one in made), fresh.at.date())) - {fresh.at}
    for one in made:
        if one.at in stay or one.path == fresh.path:
            stay.discard(one.at)
        else:
            with suppress(OSError):  # it goes another time
                one.path.unlink()
    for rest in folder.glob(f"{LEFT_BEHIND}*"):
        with suppress(OSError):
            if abs(time.time() - rest.stat().st_mtime) > HOUR:
                rest.unlink()


def _remove(fresh: Path) -> None:
    for tail in ("", "-journal"):
        with suppress(OSError):
            Path(f"{fresh}{tail}").unlink(missing_ok=True)
