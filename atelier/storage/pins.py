"""What is kept of a PIN: its hash in the event file, and the wrong tries on this laptop."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from atelier.storage.event_file import EventFile
from atelier.storage.tables import META
from atelier.storage.whole_files import make_folder, put_whole

KEY = "pin"
SALT = 16


@dataclass(frozen=True, slots=True)
class Tries:
    """How often in a row a PIN was wrong, and when it was so last."""

    wrong: int = 0
    last: datetime | None = None


class Pins:
    """Salt and hash travel with the file; a wait after wrong tries stays on the laptop, also after a restart."""

    def __init__(self, file: EventFile, data: Path) -> None:
        self._file = file
        self._path = data / "pins.json"
        self._unwritten: dict[str, Tries] = {}  # tries that a full disk refused

    def read(self) -> tuple[bytes, bytes] | None:
        """Salt and hash; None when this file has no PIN."""
        row = next(iter(self._file.fetch(select(META.c.value).where(META.c.key == KEY))), None)
        return (row[0][:SALT], row[0][SALT:]) if row else None

    def write(self, salt: bytes, key: bytes) -> None:
        """Keep another PIN.

        Raises:
            NotSavedError: it could not be written.
        """
        row = upsert(META).values(key=KEY, value=salt + key)
        with self._file.writing():
            self._file.connection.execute(row.on_conflict_do_update(index_elements=["key"], set_={"value": salt + key}))

    def erase(self) -> None:
        """This file has no PIN any more.

        Raises:
            NotSavedError: it could not be written.
        """
        with self._file.writing():
            self._file.connection.execute(delete(META).where(META.c.key == KEY))

    def tries(self) -> Tries:
        """The wrong tries on the PIN that this file has now."""
        name = self._name()
        if name in self._unwritten:
            return self._unwritten[name]
        try:
            entry = self._entries()[name]
            return Tries(int(entry["wrong"]), datetime.fromisoformat(entry["last"]))
        except (LookupError, TypeError, ValueError):
            return Tries()

    def note(self, tries: Tries) -> None:
        """Remember wrong tries, or that there are none any more; a full disk does not stop the counting."""
        name, entries = self._name(), self._entries()
        self._unwritten[name] = tries
        entries.pop(name, None)
        if tries.last:
            entries[name] = {"wrong": str(tries.wrong), "last": tries.last.isoformat()}
        with suppress(OSError):
            make_folder(self._path.parent)
            put_whole(self._path, json.dumps(entries, indent=1).encode())
            del self._unwritten[name]

    def _name(self) -> str:
        """Copies of a file share their salt, and so the wait."""
        held = self.read()
        return held[0].hex() if held else ""

    def _entries(self) -> dict[str, dict[str, str]]:
        try:
            entries = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return entries if isinstance(entries, dict) else {}
