"""A file whose last closing was cut off by the power: what was half written there is taken back, as SQLite means it.

Beside such a file lies a journal with what the file was; a reader that may not write cannot use it. It is tried on a
copy first, so that nothing is written to a file that turns out to be damaged.
"""

import shutil
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from atelier.storage import ciphers

LOGS = ("-wal", "-journal")  # what belongs to a file and may hold its last acts, or what it was before


def is_unfinished(path: Path) -> bool:
    """Whether a journal lies beside the file."""
    return path.with_name(f"{path.name}-journal").exists()


def finish(path: Path) -> None:
    """Take back what was half written, when that gives a sound file; else leave everything as it is."""
    if not is_unfinished(path):
        return
    with (
        suppress(*ciphers.FAILED, UnicodeDecodeError),
        TemporaryDirectory(prefix="atelier-", ignore_cleanup_errors=True) as folder,
    ):
        copy = Path(folder) / path.name
        for tail in ("", *LOGS):
            if path.with_name(f"{path.name}{tail}").exists():
                shutil.copyfile(f"{path}{tail}", f"{copy}{tail}")
        if _rolled_back(copy):
            _rolled_back(path)


def _rolled_back(path: Path) -> bool:
    """Open a file so that SQLite uses the journal; whether it is whole then."""
    with closing(ciphers.open_raw(path, ciphers.key_salt(path), timeout=0.5)) as connection:
        whole: tuple[str] = connection.execute("PRAGMA quick_check(1)").fetchone()
        return whole == ("ok",)
