"""A note beside an open file that says where it is open; the lock of SQLite decides, the note only tells.

After a crash the note stays and the lock does not: whoever opens the file then gets it, and writes a new note.
"""

import json
import platform
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Holder:
    """The laptop on which a file is open, and since when by its own clock."""

    host: str
    since: datetime


def claim(path: Path) -> None:
    """Say that the file is open here; a place that takes no note is no reason not to work."""
    note = {"host": platform.node(), "since": datetime.now().astimezone().isoformat(timespec="seconds")}
    with suppress(OSError):
        _note(path).write_text(json.dumps(note), encoding="utf-8")


def release(path: Path) -> None:
    """The file is closed."""
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
