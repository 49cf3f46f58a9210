"""Private files that are replaced whole, and of which no former state is left lying on the disk."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

POSIX = os.name == "posix"  # elsewhere a folder cannot be synced, nor an open file replaced


def make_private_folder(folder: Path) -> None:
    """A folder that only its owner can look into (0700), durable when this returns."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    sync_folder(folder.parent)


def replace_whole(path: Path, data: bytes) -> None:
    """Give `path` this content, durable when this returns; a refusal leaves what was there.

    Raises:
        OSError: it could not be written.
    """
    before = path.read_bytes() if path.exists() else None
    try:
        _put(path, data)
    except OSError:
        with suppress(OSError):  # a disk that fails after the rename must not keep what was refused
            if before is not None and path.read_bytes() != before:
                _put(path, before)
        wipe(fresh_beside(path))
        raise


def fresh_beside(path: Path) -> Path:
    """Where the next content of `path` is written before it takes its place."""
    return path.with_suffix(".new")


def wipe(path: Path) -> None:
    """Overwrite and remove a file, as far as the disk lets us; one that is not there is no error."""
    with suppress(OSError):
        with path.open("r+b") as file:
            _blank(file)
        path.unlink()


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    if not POSIX:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _put(path: Path, data: bytes) -> None:
    fresh = fresh_beside(path)
    wipe(fresh)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    with blanking(path):
        fresh.replace(path)
        sync_folder(path.parent)


@contextmanager
def blanking(path: Path) -> Iterator[None]:
    """Overwrite what `path` held, once another file has taken its place.

    Best effort: a journal, a copying file system or the wear levelling of an SSD may keep a copy.
    """
    if not POSIX or not path.exists():
        yield
        return
    with path.open("r+b") as old:
        yield
        with suppress(OSError):  # the new content stands; what is left of the old one cannot undo that
            _blank(old)


def _blank(file: BinaryIO) -> None:
    size = os.fstat(file.fileno()).st_size
    file.seek(0)
    file.write(bytes(size))
    file.flush()
    os.fsync(file.fileno())
