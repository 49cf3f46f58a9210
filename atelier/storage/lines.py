"""Which line a file continues on this laptop (DESIGN 2a, rule 5): a copy, a restore or a move begins a new one."""

import json
from pathlib import Path

from atelier.storage.whole_files import make_folder, put_whole


class Lines:
    """The program's own memory of the files it wrote: line, place, and the last act it saw there."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "lines.json"

    def continues(self, line: bytes, path: Path, known_acts: set[bytes]) -> bool:
        """Whether `path` still is the file that this laptop wrote on `line`, and nothing older."""
        entry = self._read().get(line.hex())
        if not entry or entry["path"] != str(path.resolve()):
            return False
        return not entry["last"] or bytes.fromhex(entry["last"]) in known_acts

    def remember(self, line: bytes, path: Path, last: bytes) -> None:
        """Note where a line lives and what was written last."""
        entries = self._read()
        entries[line.hex()] = {"path": str(path.resolve()), "last": last.hex()}
        make_folder(self._path.parent)
        put_whole(self._path, json.dumps(entries, indent=1).encode())

    def place(self, line: bytes) -> Path | None:
        """Where a line lives on this laptop; None for one that was never written here."""
        entry = self._read().get(line.hex())
        return Path(entry["path"]) if entry else None

    def _read(self) -> dict[str, dict[str, str]]:
        try:
            entries = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return entries if isinstance(entries, dict) else {}
