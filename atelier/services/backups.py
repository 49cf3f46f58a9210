"""Backups of the open event in the program's own folder, and in a second place that may come and go."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from atelier.domain.ballots import Count, Void
from atelier.domain.errors import AtelierError, BackupError, reason
from atelier.domain.week import Event
from atelier.i18n import short_date, tr
from atelier.storage import backups
from atelier.storage.backups import Backup, Frozen
from atelier.storage.checking import Finding, check
from atelier.storage.checkouts import Checkout
from atelier.storage.event_file import Changes, EventFile
from atelier.storage.lines import Lines
from atelier.storage.since import Since
from atelier.storage.since import since as compare
from atelier.storage.whole_files import put_whole

FOLDER = "Atelier"  # in the second place
FOLDERS, ORIGIN = "backups", "origin.txt"  # in the data folder, and in a folder of backups: where the files are


@dataclass(frozen=True, slots=True)
class Kept:
    """The state of one place: since when its newest backup is there (None: none), or why it is not."""

    at: datetime | None = None
    problem: str = ""
    path: Path | None = None


class Backups:
    """Takes the backups of one open event; `freeze` on its thread, the rest on any."""

    def __init__(self, file: EventFile, data: Path, place: Path) -> None:
        self._file, self._place = file, place
        self._data = data / FOLDERS
        self._frozen = -1

    @property
    def folder(self) -> Path:
        """Where the backups of this event are."""
        return self._data / self._name

    @property
    def _name(self) -> str:
        events = self._file.all(Event)
        return str(events[0].id) if events else "unnamed"

    def beside(self, place: Path) -> Path:
        """Where they are in a second place."""
        return place / FOLDER / self._name

    def changed(self) -> bool:
        """Whether there were acts since the last time the file was frozen."""
        return self._file.lamport != self._frozen

    @property
    def origin(self) -> Path:
        """Where the event itself is."""
        return self._place

    def look(self) -> Frozen:
        """The event as it is now, to compare with."""
        return backups.freeze(self._file)

    def freeze(self) -> Frozen:
        """The event as it is now."""
        self._frozen = self._file.lamport
        return backups.freeze(self._file)


def closes_poll(changes: Changes) -> bool:
    """Whether an act sealed a result."""
    return changes.touches(Count, Void)


def keep(frozen: Frozen, folder: Path, origin: Path) -> Kept:
    """Make a backup of the file at `origin`; what went wrong is a state and no error."""
    try:
        backup = backups.keep(frozen, folder)
        _note_origin(folder, origin)
    except OSError as error:
        return Kept(_newest(folder), reason(error))
    except AtelierError as error:
        return Kept(_newest(folder), str(error))
    return Kept(backup.at, path=backup.path)


def unsound(path: Path) -> str:
    """What a full check has against a backup; empty: nothing."""
    return _first_problem(check(path))


def proof(frozen: Frozen) -> tuple[Finding, ...]:
    """Every check of the event as it is now; none when there is no room to look."""
    try:
        with backups.laid_down(frozen) as path:
            return tuple(check(path))
    except (OSError, AtelierError):
        return ()


def unsound_now(frozen: Frozen) -> str:
    """What a full check has against the event as it is now; empty: nothing."""
    return _first_problem(proof(frozen))


def _first_problem(findings: Iterable[Finding]) -> str:
    return next((finding.problem for finding in findings if finding.problem), "")


def mirror(folder: Path, second: Path, place: Path) -> Kept:
    """Bring the newest backup to a second place, when that is there."""
    try:
        if not place.is_dir():
            return Kept(None, tr("not found"))
        backup = backups.mirror(folder, second)
    except OSError as error:
        return Kept(None, reason(error))
    except AtelierError as error:
        return Kept(None, str(error))
    return Kept(backup.at if backup else None)


def renew(frozen: Frozen, folder: Path, origin: Path, second: tuple[Path, Path] | None, copies: Iterable[Path]) -> str:
    """A backup of now and none of before, here and in a second place (folder and place); what went wrong, or empty.

    Nothing older goes before the new one is there.
    """
    kept = keep(frozen, folder, origin)
    if kept.problem:
        return kept.problem
    old = [backup.path for backup in listed(folder)[1:]]
    missed = ""
    if second is not None:
        missed = mirror(folder, *second).problem
        old += [] if missed else [backup.path for backup in listed(second[0])[1:]]
    try:
        for path in [*old, *copies]:
            path.unlink(missing_ok=True)
    except OSError as error:
        return reason(error)
    return f"{second[1].name}: {missed}" if second and missed else ""


def returned(checkout: Checkout, kept: Path) -> str:
    """Copy a backup back to the place that the file came from; what went wrong, or nothing."""
    try:
        checkout.give_back(kept)
    except AtelierError as error:
        return str(error)
    return ""


def listed(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder, the newest first."""
    return tuple(backups.listed(folder))


def _newest(folder: Path) -> datetime | None:
    return next((backup.at for backup in backups.listed(folder)), None)


def since(now: Frozen, backup: Backup) -> Since | str:
    """What was done after a backup, or the sentence that says why that cannot be told."""
    try:
        return compare(now, backup.path)
    except AtelierError as error:
        return str(error)


def of_file(data: Path, path: Path, lines: Lines) -> tuple[Backup, ...]:
    """The backups of the file at this place, whatever it holds now; the newest first.

    Copies of one event share a folder: what was made of another file that is still there is left out.
    """
    place = path.resolve()
    folders = [origin.parent for origin in (data / FOLDERS).glob(f"*/{ORIGIN}") if str(place) in _places(origin.parent)]
    found = [backup for folder in folders for backup in backups.listed(folder)]
    own = [backup for backup in found if not _is_other(lines.place(backups.line_of(backup)), place)]
    return tuple(sorted(own or found, key=lambda backup: backup.at, reverse=True))


def _is_other(home: Path | None, place: Path) -> bool:
    return home is not None and home != place and home.exists()


def newest_sound(found: Iterable[Backup]) -> Backup | None:
    """The first of these that can be trusted."""
    return next((backup for backup in found if not unsound(backup.path)), None)


def newest_readable(found: Iterable[Backup]) -> Backup | None:
    """The first of these that opens, with every act as it was; quicker than all checks."""
    return next((backup for backup in found if backups.is_sound(backup.path)), None)


def require_no_backup(path: Path) -> None:
    """Refuse to work in a backup: it would no longer be what its name says, and go when its turn is over.

    Raises:
        BackupError: it is one.
    """
    backup = backups.told_of(path)
    if backup is not None and path.is_file():
        day = f"{short_date(backup.at)}, {backup.at:%H:%M}"
        raise BackupError(tr("This is a backup of {day}. Open it as a new file; the backup stays as it is.", day=day))


def copy_name(path: Path) -> str:
    """How a copy of a file can be called."""
    backup = backups.told_of(path)
    return tr("Backup of {day}", day=f"{backup.at:%Y-%m-%d %H.%M}") if backup else path.stem


def _note_origin(folder: Path, origin: Path) -> None:
    place = str(origin.resolve())
    known = _places(folder)
    if place not in known:
        put_whole(folder / ORIGIN, "\n".join([*known, place]).encode())


def _places(folder: Path) -> list[str]:
    """Where the files lie of which these are the backups."""
    with suppress(OSError, UnicodeDecodeError):
        return (folder / ORIGIN).read_text(encoding="utf-8").split("\n")
    return []
