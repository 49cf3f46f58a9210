"""The ways on from a file that was refused: a copy, its newest backup, or what can still be read of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from atelier.domain.errors import AtelierError, DamagedError, HeldError, PasswordError, ReadOnlyError
from atelier.i18n import short_date, tr
from atelier.ui.desk import Worker
from atelier.ui.dialogs import ask_password
from atelier.ui.rescued import told
from atelier.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from atelier.services.workspace import Events, Workspace
    from atelier.storage.backups import Backup
    from atelier.storage.salvage import Rescued

Enter = Callable[["Callable[[], Workspace]", Path], None]
Way = tuple[str, Callable[[], None]]


class GoingBack:
    """Opens backups and rescued files as new files; what they were made of stays as it is."""

    def __init__(
        self, events: "Callable[[], Events]", enter: Enter, worker: Worker, notice: Callable[[], Notice]
    ) -> None:
        self._events, self._enter, self._worker, self._notice = events, enter, worker, notice
        self.ask = ask_password

    def ways_on(self, error: AtelierError, path: Path, open_copy: Callable[[Path], None]) -> list[Way]:
        """What can be done about a file that was refused."""
        if isinstance(error, PasswordError):
            return [(tr("Type the password…"), partial(self._unlock, path, open_copy))]
        if isinstance(error, (ReadOnlyError, HeldError)):
            return [(tr("Open a copy…"), partial(open_copy, path))]
        if not isinstance(error, DamagedError):
            return []
        return [*self._newest(path), (tr("Read what can be read"), partial(self._rescue, path))]

    def _unlock(self, path: Path, open_copy: Callable[[Path], None]) -> None:
        """Ask for the password until it is right or somebody has had enough."""
        from atelier.services.passwords import unlock  # noqa: PLC0415 - after the first paint

        password = self.ask(path.name)
        if not password:
            return
        try:
            unlock(path, password)
        except AtelierError as error:
            self._notice().warn(str(error), *self.ways_on(error, path, open_copy))
            return
        self._notice().clear()
        self._enter(lambda: self._events().open(path), path)

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

    def _newest(self, path: Path) -> list[Way]:
        for backup in self._events().backups_of(path)[:1]:
            name = tr("Open the backup of {day}, {time}", day=short_date(backup.at), time=f"{backup.at:%H:%M}")
            return [(name, partial(self.restore, backup, path))]
        return []

    def restore(self, backup: "Backup", path: Path) -> None:
        """A backup becomes a new file beside the one that it was made of."""
        from atelier.services.workspace import free_beside  # noqa: PLC0415 - after the first paint

        target = free_beside(path, f"{backup.at:%Y-%m-%d %H.%M}")
        self._enter(lambda: self._events().restore(backup, target), target)

    def _rescue(self, path: Path) -> None:
        self._worker.start(_rescued, self._events(), path, done=self._on_rescued)

    def _on_rescued(self, rescued: "Rescued | AtelierError") -> None:
        """Open what was read, and say what was not."""
        if isinstance(rescued, AtelierError):
            self._notice().warn(str(rescued))
            return
        self._enter(lambda: self._events().open(rescued.path), rescued.path)
        self._notice().warn(told(rescued))


def _rescued(events: "Events", path: Path) -> "Rescued | AtelierError":
    try:
        return events.rescue(path)
    except AtelierError as error:
        return error
