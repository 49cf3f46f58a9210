"""Files that are there whole and for good when a call returns; private ones leave no former state on the disk."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

POSIX = os.name == "posix"  # elsewhere a folder cannot be synced, nor an open file replaced


def make_private_folder(folder: Path) -> None:
    """A folder that only its owner can look into (0700), durable when this returns."""
    make_folder(folder)
    folder.chmod(0o700)
    sync_folder(folder.parent)


def make_folder(folder: Path) -> None:
    """A folder with those above it that were missing, durable when this returns."""
    fresh = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for place in fresh:
        settle(place.parent)


def put_whole(path: Path, data: bytes) -> None:
    """Give `path` this content, whole or not at all, durable when this returns.

    Raises:
        OSError: it could not be written; what was there before stays.
    """
    fresh = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}")
    try:
        write_through(fresh, data)
        fresh.replace(path)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
    settle(path.parent)


def write_through(path: Path, data: bytes) -> None:
    """Write a file and wait for the disk; only its name may still be lost."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_file(path: Path) -> None:
    """Wait until the disk has what was written to a file."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def settle(folder: Path) -> None:
    """Make the names in a folder durable where its disk knows how; some shares do not."""
    with suppress(OSError):
        sync_folder(folder)


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
