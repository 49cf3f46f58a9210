"""A local copy of a file that lies on a share or in a synced folder: worked on here, and given back whole.

Beside the copy stands what the file was when they were last equal. Whatever somebody else wrote there meanwhile is
never overwritten: then the copy is laid beside it, under the name of this laptop, to be merged.
"""

import hashlib
import platform
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

from atelier.domain.errors import AtelierError, FileRefusedError, NotSavedError, reason
from atelier.i18n import tr
from atelier.storage import in_use, opening
from atelier.storage.unfinished import LOGS
from atelier.storage.whole_files import make_private_folder, put_whole, sync_file, sync_folder, wipe

FOLDER = "working"  # in the program's own data
EQUAL = "equal"
ALIVE = timedelta(minutes=30)  # a note that was not renewed for so long was left behind by a crash


@dataclass(slots=True)
class Checkout:
    """A file at `home` of which `work` is the copy on this laptop; `beside` is set once they grew apart."""

    home: Path
    work: Path
    fresh: bool = False
    beside: Path | None = None
    _over: bool = False
    _lock: Lock = field(default_factory=Lock)

    def give_back(self, source: Path, *, last: bool = False) -> None:
        """Lay a sound copy of now at the home; after the `last` one nothing goes there any more.

        Raises:
            NotSavedError: the place is gone or full; the copy on this laptop stays, and is gone on with next time.
        AtelierError: it was the last time, and the work had to be laid beside the file.
        """
        with self._lock:
            if self._over:
                return
            try:
                self._put(source)
            except OSError as error:
                sentence = tr(
                    "“{name}” could not be copied back to {place}: {why}. All work is on this laptop; open the file "
                    "again from the same place to go on.",
                    name=self.home.name,
                    place=self.home.parent,
                    why=reason(error),
                )
                raise NotSavedError(sentence) from error
            if last:
                self._over = True
                in_use.release(self.home)
                forget(self.work)
            else:
                in_use.claim(self.home)
        if last and self.beside is not None:
            sentence = tr(
                "“{name}” was changed elsewhere meanwhile and stays as it is. Your work lies beside it as “{beside}”: "
                "open one of the two and merge the other.",
                name=self.home.name,
                beside=self.beside.name,
            )
            raise AtelierError(sentence)

    def cancel(self) -> None:
        """The file was not opened after all."""
        in_use.release(self.home)
        if self.fresh:
            forget(self.work)

    def _put(self, source: Path) -> None:
        known = _known(self.work)
        if self.beside is None and self.home.exists() and _digest(self.home) != known:
            self.beside = self.home.with_stem(f"{self.home.stem} ({platform.node() or 'laptop'})")
        target = self.beside or self.home
        fresh = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
        try:
            shutil.copyfile(source, fresh)
            sync_file(fresh)
            fresh.replace(target)
        finally:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
        with suppress(OSError):  # some shares do not know it
            sync_folder(target.parent)
        if self.beside is None:
            _remember(self.work, _digest(target))


def take(home: Path, data: Path) -> Checkout:
    """Copy a file to this laptop, or go on with the copy that is there since it could not be given back.

    Raises:
        FileRefusedError: it cannot be read, or somebody works in it elsewhere.
    """
    opening.version(home)
    _require_free(home)
    key = hashlib.sha256(str(home.absolute()).encode()).hexdigest()[:16]
    work = data / FOLDER / key / home.name
    try:
        make_private_folder(work.parent)
        fresh = not work.exists()
        if fresh:
            for tail in (*LOGS, ""):
                if home.with_name(f"{home.name}{tail}").exists():
                    shutil.copyfile(f"{home}{tail}", f"{work}{tail}")
                    sync_file(Path(f"{work}{tail}"))
            _remember(work, _digest(home))
    except OSError as error:
        raise FileRefusedError(tr("“{name}” cannot be read: {why}.", name=home.name, why=reason(error))) from error
    in_use.claim(home)
    return Checkout(home, work, fresh)


def forget(work: Path) -> None:
    """Nothing of the copy is left on this laptop."""
    for tail in ("", "-shm", *LOGS):
        wipe(Path(f"{work}{tail}"))
    with suppress(OSError):
        (work.parent / EQUAL).unlink(missing_ok=True)
        work.parent.rmdir()


def _require_free(home: Path) -> None:
    """Another laptop that wrote its note lately works there; on this one the note was left by a crash."""
    found = in_use.holder(home)
    if found is not None and found.host != platform.node() and datetime.now(UTC) - found.since < ALIVE:
        raise opening.held(home)


def _remember(work: Path, digest: str) -> None:
    put_whole(work.parent / EQUAL, digest.encode("ascii"))


def _known(work: Path) -> str:
    with suppress(OSError, UnicodeDecodeError):
        return (work.parent / EQUAL).read_text(encoding="ascii")
    return ""


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
