"""The ways on from a file that was refused: a copy, its newest backup, or what can still be read of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from atelier.domain.errors import (
    AtelierError,
    BackupError,
    DamagedError,
    HeldError,
    NewerError,
    PasswordError,
    ReadOnlyError,
)
from atelier.i18n import short_date, tr
from atelier.ui.desk import Worker
from atelier.ui.dialogs import ask_password
from atelier.ui.rescued import told
from atelier.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from atelier.services.workspace import Events, Workspace
    from atelier.storage.backups import Backup
    from atelier.storage.salvage import Rescued

Enter = Callable[["Callable[[], Workspace]", Path, Path], bool]
Way = tuple[str, Callable[[], None]]


@dataclass(frozen=True, slots=True)
class Doors:
    """What the program does with files, and where it tells of them."""

    events: "Callable[[], Events]"
    enter: Enter
    notice: Callable[[], Notice]
    open_copy: Callable[[Path], None]
    open_backup: Callable[[], None]


class GoingBack:
    """Opens backups and rescued files as new files; what they were made of stays as it is."""

    def __init__(self, doors: Doors, worker: Worker) -> None:
        self._events, self._enter, self._notice = doors.events, doors.enter, doors.notice
        self._doors, self._worker = doors, worker
        self._chosen: set[Path] = set()  # backups that were gone back to
        self.ask = ask_password

    def ways_on(self, error: AtelierError, path: Path) -> list[Way]:
        """What can be done about a file that was refused."""
        if isinstance(error, PasswordError):
            return [(tr("Type the password…"), partial(self._unlock, path))]
        if isinstance(error, BackupError):
            return [(tr("Open as a new file…"), partial(self._doors.open_copy, path))]
        if isinstance(error, (ReadOnlyError, HeldError)):
            return [(tr("Open a copy…"), partial(self._doors.open_copy, path))]
        if isinstance(error, NewerError) or path in self._chosen:
            return []
        if not isinstance(error, DamagedError):  # it is gone, or something else stands there now
            return self._newest(path)
        return [*self._any(path), (tr("Read what can be read"), partial(self._rescue, path))]

    def _unlock(self, path: Path) -> None:
        """Ask for the password until it is right or somebody has had enough."""
        from atelier.services.passwords import unlock  # noqa: PLC0415 - after the first paint

        password = self.ask(path.name)
        if not password:
            return
        try:
            unlock(path, password)
        except AtelierError as error:
            self._notice().warn(str(error), *self.ways_on(error, path))
            return
        self._notice().clear()
        self._enter(lambda: self._events().open(path), path, path)

    def tell_password(self, password: str, problem: str) -> None:
        """What came of another password."""
        if problem:
            self._notice().warn(problem)
        elif password:
            self._notice().tell(tr("The file is encrypted from now on. Without the password it is lost."))
        else:
            self._notice().tell(tr("The file has no password any more."))

    def unsound(self, problem: str, path: Path) -> tuple[str, Way]:
        """What is said of an open file of which not all is what its acts say, and the way on."""
        sentence = tr("This file is damaged: {what}. Trust no figure in it before it was read anew.", what=problem)
        return sentence, (tr("Read what can be read"), partial(self._rescue, path))

    def _any(self, path: Path) -> list[Way]:
        return self._newest(path) or [(tr("Open a backup from a stick…"), self._doors.open_backup)]

    def _newest(self, path: Path) -> list[Way]:
        from atelier.services.backups import newest_readable  # noqa: PLC0415 - after the first paint

        backup = newest_readable(self._events().backups_of(path))
        if backup is None:
            return []
        name = tr("Open the backup of {day}, {time}", day=short_date(backup.at), time=f"{backup.at:%H:%M}")
        return [(name, partial(self.restore, backup, path))]

    def restore(self, backup: "Backup", path: Path) -> None:
        """A backup becomes a new file beside the one that it was made of."""
        from atelier.services.workspace import free_beside  # noqa: PLC0415 - after the first paint

        target = free_beside(path, f"{backup.at:%Y-%m-%d %H.%M}")
        self._chosen.add(backup.path)
        if self._enter(lambda: self._events().restore(backup, target), target, backup.path):
            told = tr(
                "This is the backup of {day}, {time}, as the new file “{name}” in “{folder}”. “{old}” stays as it is.",
                day=short_date(backup.at),
                time=f"{backup.at:%H:%M}",
                name=target.name,
                folder=target.parent,
                old=path.name,
            )
            self._notice().ask(told)

    def copy(self, path: Path, target: Path) -> None:
        """Open a copy of a file that cannot be changed where it is."""
        if self._enter(lambda: self._events().copy(path, target), target, path):
            told = tr("You work in the copy “{name}” in “{folder}”.", name=target.name, folder=target.parent)
            self._notice().ask(told)

    def _rescue(self, path: Path) -> None:
        self._notice().tell(tr("Reading what can be read of “{name}”…", name=path.name))
        self._worker.start(_rescued, self._events(), path, done=partial(self._on_rescued, path))

    def _on_rescued(self, path: Path, rescued: "Rescued | AtelierError") -> None:
        """Open what was read, and say what was not."""
        if isinstance(rescued, AtelierError):
            self._notice().warn(str(rescued), *self._any(path))
        elif self._enter(lambda: self._events().open(rescued.path), rescued.path, rescued.path):
            copy = [(tr("Copy the whole list"), partial(_copy, "\n".join(rescued.lost)))] if rescued.lost else []
            self._notice().warn(told(rescued), *copy)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def _rescued(events: "Events", path: Path) -> "Rescued | AtelierError":
    try:
        return events.rescue(path)
    except AtelierError as error:
        return error
