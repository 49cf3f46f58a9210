"""Backups of the open event in the program's own folder, and in a second place that may come and go."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from atelier.domain.ballots import Count, Void
from atelier.domain.errors import AtelierError, reason
from atelier.domain.week import Event
from atelier.i18n import tr
from atelier.storage import backups
from atelier.storage.backups import Backup, Frozen
from atelier.storage.event_file import Changes, EventFile

FOLDER = "Atelier"  # in the second place


@dataclass(frozen=True, slots=True)
class Kept:
    """The state of one place: since when its newest backup is there (None: none), or why it is not."""

    at: datetime | None = None
    problem: str = ""


class Backups:
    """Takes the backups of one open event; `freeze` on its thread, the rest on any."""

    def __init__(self, file: EventFile, data: Path) -> None:
        self._file = file
        self._data = data / "backups"
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

    def freeze(self) -> Frozen:
        """The event as it is now."""
        self._frozen = self._file.lamport
        return backups.freeze(self._file)


def closes_poll(changes: Changes) -> bool:
    """Whether an act sealed a result."""
    return changes.touches(Count, Void)


def keep(frozen: Frozen, folder: Path) -> Kept:
    """Make a backup; what went wrong is a state and no error."""
    try:
        backup = backups.keep(frozen, folder)
    except OSError as error:
        return Kept(_newest(folder), reason(error))
    except AtelierError as error:
        return Kept(_newest(folder), str(error))
    return Kept(backup.at)


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


def listed(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder, the newest first."""
    return tuple(backups.listed(folder))


def _newest(folder: Path) -> datetime | None:
    return next((backup.at for backup in backups.listed(folder)), None)
