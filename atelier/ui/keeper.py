"""Backups without asking: on opening, every ten minutes with changes, after each closed poll, and on closing."""

from concurrent.futures import Future
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from atelier.i18n import tr
from atelier.ui.desk import Desk, Worker

if TYPE_CHECKING:
    from atelier.services.backups import Kept
    from atelier.services.workspace import Workspace
    from atelier.storage.event_file import Changes

EVERY_MS, LOOK_MS, PROOF_MS = 600_000, 5_000, 20_000
PATIENCE = 3  # looks at a second place that does not answer, before that is said


class Keeper(QObject):
    """Keeps the backups of the event on the desk; a disk that is slow or gone holds up nobody."""

    told = Signal(str, bool)  # the state of the backups, and whether it asks for attention
    unsound = Signal(str)  # what a full check has against the event

    def __init__(self, place: Path | None) -> None:
        super().__init__()
        self.place = place
        self._desk: Desk | None = None
        self._here, self._there = Worker(), Worker()  # a share that hangs must not hold up the backup on this laptop
        self._looking = Worker()  # nor may a check of everything, which takes long
        self._local: Kept | None = None
        self._second: Kept | None = None
        self._asked: Future[Any] | None = None
        self._looks = 0
        self._every, self._look = QTimer(self), QTimer(self)
        self._every.setInterval(EVERY_MS)
        self._every.timeout.connect(self.keep)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._visit)
        self._proof = QTimer(self)
        self._proof.setSingleShot(True)
        self._proof.setInterval(PROOF_MS)  # after the busy first moments
        self._proof.timeout.connect(self.prove)

    def watch(self, desk: Desk) -> None:
        """Keep this event from now on; the first time at once."""
        if self._desk is None or self._desk.workspace is not desk.workspace:
            self._local = self._second = None
            self._proof.start()
        self._desk = desk
        desk.changed.connect(self._on_changed)
        desk.older_unwanted.connect(self.renew)
        self._every.start()
        self._look.start()
        self.tell()
        self.keep()

    def keep(self) -> None:
        """A backup of what is there now, when anything changed since the last one."""
        from atelier.services.backups import keep  # noqa: PLC0415 - after the first paint

        failed = self._local is not None and self._local.problem
        if self._desk is None or not (failed or self._desk.workspace.backups.changed()):
            return
        backups = self._desk.workspace.backups
        self._here.start(keep, backups.freeze(), backups.folder, backups.origin, done=self._on_kept)

    def renew(self) -> None:
        """A backup of now instead of all that there are, because they hold somebody who was erased."""
        from atelier.services.backups import renew  # noqa: PLC0415 - after the first paint

        if self._desk is None:
            return
        backups, copies = self._desk.workspace.backups, self._desk.workspace.merging.copies()
        second = (backups.beside(self.place), self.place) if self.place is not None else None
        frozen = backups.freeze()
        self._here.start(renew, frozen, backups.folder, backups.origin, second, copies, done=self._on_renewed)

    def _on_renewed(self, problem: str) -> None:
        if problem and self._desk is not None:
            self._desk.refused.emit(tr("Not all older backups could be removed: {why}.", why=problem))

    def prove(self) -> None:
        """Check all of the event as it is: also that what is shown equals its acts."""
        from atelier.services.backups import unsound_now  # noqa: PLC0415 - after the first paint

        if self._desk is not None:
            workspace = self._desk.workspace
            self._looking.start(unsound_now, workspace.backups.look(), done=partial(self._on_proved, workspace))

    def _on_proved(self, workspace: "Workspace", problem: str) -> None:
        if problem and self._desk is not None and self._desk.workspace is workspace:
            self.unsound.emit(problem)

    def leave(self) -> None:
        """The event is about to be closed: the last backup is made while the window goes on."""
        self.keep()
        self._every.stop()
        self._look.stop()
        self._proof.stop()
        self._desk = None

    def choose(self, place: Path | None) -> None:
        """Another second place, or none."""
        self.place, self._second, self._looks = place, None, 0
        self.tell()
        self._visit()

    def stop(self) -> None:
        """Wait for the backups that are being made."""
        self._here.stop(drop=False)
        self._there.stop()
        self._looking.stop()

    def _on_changed(self, changes: "Changes") -> None:
        from atelier.services.backups import closes_poll  # noqa: PLC0415 - after the first paint

        if closes_poll(changes):
            self.keep()

    def _on_kept(self, kept: "Kept") -> None:
        self._local = kept
        self.tell()
        self._visit()
        checkout = self._desk.workspace.checkout if self._desk else None
        if checkout is not None and kept.path is not None and not kept.problem:
            from atelier.services.backups import returned  # noqa: PLC0415 - after the first paint

            self._here.start(returned, checkout, kept.path, done=self._on_returned)

    def _on_returned(self, problem: str) -> None:
        if problem and self._desk is not None:
            self._desk.refused.emit(problem)

    def _visit(self) -> None:
        """Bring the second place up to date when it is there, and know when it is not."""
        from atelier.services.backups import Kept, mirror  # noqa: PLC0415 - after the first paint

        if self._desk is None or self.place is None:
            return
        if self._asked is not None and not self._asked.done():
            self._looks += 1
            if self._looks == PATIENCE:
                self._second = Kept(None, tr("does not answer"))
                self.tell()
            return
        self._looks = 0
        backups = self._desk.workspace.backups
        done = partial(self._on_visited, self.place)
        self._asked = self._there.start(mirror, backups.folder, backups.beside(self.place), self.place, done=done)

    def _on_visited(self, place: Path, kept: "Kept") -> None:
        if place == self.place and kept != self._second:
            self._second = kept
            self.tell()

    def tell(self) -> None:
        """Say how it stands."""
        if self._local is None:
            parts, wrong = [tr("Backup…")], False
        elif self._local.problem:
            parts, wrong = [tr("No backup: {why}", why=self._local.problem)], True
        else:
            parts, wrong = [tr("Backup {time}", time=_time(self._local.at))], False
        if self.place is not None and self._second is not None:
            state = self._second.problem or _time(self._second.at)
            parts.append(f"{name_of(self.place)} {state}")
            wrong = wrong or bool(self._second.problem)
        self.told.emit(" · ".join(parts), wrong)


def name_of(place: Path) -> str:
    """How a second place is called: its last folder, or its drive."""
    return place.name or place.drive or str(place)


def _time(at: datetime | None) -> str:
    if at is None:
        return "–"
    return f"{at:%H:%M}" if at.date() == datetime.now().date() else f"{at:%d-%m %H:%M}"
