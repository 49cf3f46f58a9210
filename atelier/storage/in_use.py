"""A note beside an open file that says where it is open, and a lock on that note that holds the file.

SQLite locks the file itself as well. But on Linux and macOS all locks of a program on a file are gone as soon as that
program closes any handle of it, also one with which it only looked at the first bytes; the lock on the note is another
kind, and stays. After a crash the note stays and the locks do not: whoever opens the file then gets it.
"""

import json
import os
import platform
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where the locks of SQLite are enough
    LOCKS = False
else:
    LOCKS = True


@dataclass(frozen=True, slots=True)
class Holder:
    """The laptop on which a file is open, and since when by its own clock."""

    host: str
    since: datetime


@dataclass(slots=True)
class Hold:
    """A file that this program works in; nobody else can hold it until it is released."""

    path: Path
    _handle: int | None

    def release(self) -> None:
        """The file is closed."""
        release(self.path)
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def hold(path: Path) -> Hold:
    """Hold a file; a place that takes no note or knows no locks is no reason not to work.

    Raises:
        BlockingIOError: somebody else holds it.
    """
    return Hold(path, _locked(_note(path)) if LOCKS else None)


def _locked(note: Path) -> int | None:
    try:
        handle = os.open(note, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise
    except OSError:
        os.close(handle)
        return None
    if _is_same(handle, note):
        return handle
    os.close(handle)  # whoever held it took it away meanwhile
    return _locked(note)


def _is_same(handle: int, note: Path) -> bool:
    with suppress(OSError):
        return os.path.samestat(os.fstat(handle), note.stat())
    return False


def is_held(path: Path) -> bool:
    """Whether a program on this laptop holds a file, also this one; nothing is changed."""
    note = _note(path)
    try:
        handle = _locked(note) if LOCKS and note.exists() else None
    except BlockingIOError:
        return True
    if handle is not None:
        os.close(handle)
    return False


def claim(path: Path) -> None:
    """Say that the file is open here; a place that takes no note is no reason not to work."""
    note = {"host": platform.node(), "since": datetime.now().astimezone().isoformat(timespec="seconds")}
    with suppress(OSError):
        _note(path).write_text(json.dumps(note), encoding="utf-8")


def release(path: Path) -> None:
    """Take the note away."""
    with suppress(OSError):
        _note(path).unlink(missing_ok=True)


def holder(path: Path) -> Holder | None:
    """Who said that the file is open there; None when nobody did, or it cannot be read."""
    try:
        note = json.loads(_note(path).read_text(encoding="utf-8"))
        return Holder(str(note["host"])[:80], datetime.fromisoformat(note["since"]))
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _note(path: Path) -> Path:
    return path.with_name(f".{path.name}.in-use")
