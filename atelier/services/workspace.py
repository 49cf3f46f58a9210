"""Opening and making event files, and the services of the one that is open."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path

from atelier.domain.errors import FileRefusedError, reason
from atelier.domain.week import Event
from atelier.i18n import tr
from atelier.services import example
from atelier.services.answering import Answering
from atelier.services.backups import Backups, newest_sound, of_file, require_no_backup
from atelier.services.catalogue import Library, load, read_toml
from atelier.services.clashing import Clashing
from atelier.services.comparing import Comparing
from atelier.services.councils import Councils
from atelier.services.documents import Documents
from atelier.services.editing import Editing
from atelier.services.erasing import Erasing
from atelier.services.exporting import Exporting
from atelier.services.forms import Forms
from atelier.services.giving import Giving
from atelier.services.history import History
from atelier.services.importing import Importing
from atelier.services.joining import Joining
from atelier.services.logos import Logos
from atelier.services.merging import Merging
from atelier.services.papers import Papers
from atelier.services.pin import Pin
from atelier.services.polling import Polling
from atelier.services.printing import Printing
from atelier.services.proposing import Proposing
from atelier.services.reporting import Reporting
from atelier.services.secret import Secret
from atelier.services.sending import Sending
from atelier.services.sessions import Sessions
from atelier.services.submitting import Submitting
from atelier.services.taking_over import TakingOver
from atelier.services.talk import Talk
from atelier.services.wording import Wording
from atelier.storage.backups import Backup, prove
from atelier.storage.checkouts import Checkout, take
from atelier.storage.event_file import Changes, EventFile
from atelier.storage.lines import Lines
from atelier.storage.pins import Pins
from atelier.storage.salvage import Rescued, rescue
from atelier.storage.shares import conflict_copies, is_local
from atelier.storage.unfinished import LOGS
from atelier.storage.whole_files import settle, write_through

SUFFIX = ".atelier"


def local_now() -> datetime:
    """The time on this laptop with its offset."""
    return datetime.now().astimezone()


@dataclass(slots=True)
class Workspace:
    """One open event with its services; `recovered` is what was being typed when the program last stopped."""

    file: EventFile
    library: Library
    data: Path  # what belongs to this laptop and not to the file
    checkout: Checkout | None = None  # where the file really lies, when it cannot be worked on there
    editing: Editing = field(init=False)
    importing: Importing = field(init=False)
    polling: Polling = field(init=False)
    clashing: Clashing = field(init=False)
    proposing: Proposing = field(init=False)
    sessions: Sessions = field(init=False)
    talk: Talk = field(init=False)
    reporting: Reporting = field(init=False)
    exporting: Exporting = field(init=False)
    sending: Sending = field(init=False)
    printing: Printing = field(init=False)
    papers: Papers = field(init=False)
    documents: Documents = field(init=False)
    logos: Logos = field(init=False)
    pin: Pin = field(init=False)
    merging: Merging = field(init=False)
    joining: Joining = field(init=False)
    history: History = field(init=False)
    backups: Backups = field(init=False)
    wording: Wording = field(init=False)
    giving: Giving = field(init=False)
    taking_over: TakingOver = field(init=False)
    erasing: Erasing = field(init=False)
    submitting: Submitting = field(init=False)
    comparing: Comparing = field(init=False)
    councils: Councils = field(init=False)
    forms: Forms = field(init=False)
    answering: Answering = field(init=False)
    recovered: Changes | None = field(init=False)

    def __post_init__(self) -> None:
        self.editing = Editing(self.file)
        self.polling = Polling(self.file, Secret(self.data / "urns", self.file.salt))
        self.importing = Importing(self.file)
        self.clashing = Clashing(self.file, self.polling.polls.all)
        self.proposing = Proposing(self.file)
        self.sessions = Sessions(self.file)
        self.talk = Talk(self.file, self.editing)
        self.reporting = Reporting(self.file, self.polling.polls.all)
        self.sending = Sending(self.file, self.reporting)
        self.printing = Printing(self.file)
        self.papers = Papers(self.file, self.reporting)
        self.documents = Documents(self.file, self.reporting, self.papers)
        self.exporting = Exporting(self.reporting, self.documents)
        self.logos = Logos(self.file)
        self.pin = Pin(self.file, Pins(self.file, self.data))
        self.merging = Merging(self.file, self.data)
        self.joining = Joining(self.file)
        self.taking_over = TakingOver(self.file)
        self.history = History(self.file)
        self.backups = Backups(self.file, self.data, self.place)
        self.wording = Wording(self.file)
        self.giving = Giving(self.file, self.polling.polls.all)
        self.erasing = Erasing(self.file)
        self.submitting = Submitting(self.file, self.polling.polls.all)
        self.comparing = Comparing(self.file, self.editing)
        self.councils = Councils(self.file)
        self.forms = Forms(self.file, self.giving)
        self.answering = Answering(self.file, self.wording)
        if self.giving.is_part:
            self.file.role = "duo"
        self.giving.note_opened()
        self.recovered = self.editing.recover()
        self.polling.secret.clean(self.polling.polls.all)

    @property
    def event(self) -> Event:
        """The event of this file.

        Raises:
            FileRefusedError: the file holds none.
        """
        events = self.editing.all(Event)
        if not events:
            raise FileRefusedError(tr("“{name}” holds no event.", name=self.file.path.name))
        return events[0]

    def close(self) -> None:
        """Leave one single file behind.

        Raises:
            AtelierError: it could not be written, or not copied back to where it came from.
        """
        self.file.close()
        if self.checkout is not None:
            self.checkout.give_back(self.file.path, last=True)

    @property
    def place(self) -> Path:
        """Where the file lies for its users."""
        return self.checkout.home if self.checkout else self.file.path

    def conflict_copies(self) -> list[Path]:
        """Copies beside it that a sync program made because two laptops wrote it."""
        return conflict_copies(self.place)


class Events:
    """Makes and opens event files; knows the library and this laptop's own data folder."""

    def __init__(self, resources: Path, data: Path, now: Callable[[], datetime] = local_now) -> None:
        self._resources = resources
        self._data = data
        self._lines = Lines(data)
        self._now = now

    @cached_property
    def library(self) -> Library:
        """The built-in content, validated."""
        return load(self._resources / "library")

    def open(self, path: Path) -> Workspace:
        """Open an event file.

        Raises:
            FileRefusedError: it is no sound event file, is a backup, or cannot be written here.
        """
        require_no_backup(path)
        checkout = None if is_local(path) else take(path, self._data)
        try:
            file = EventFile.open(checkout.work if checkout else path, self._lines, self._now)
        except FileRefusedError:
            if checkout is not None:
                checkout.cancel()
            raise
        workspace = Workspace(file, self.library, self._data, checkout)
        try:
            _ = workspace.event
        except FileRefusedError:
            workspace.close()
            raise
        return workspace

    def create(self, path: Path, title: str, region: str, *, with_library: bool) -> Workspace:
        """A new event, with or without the content of the library.

        Raises:
            FileRefusedError: there is a file at `path` already, or nothing can be written there.
        """
        file = self._new_file(path)
        example.begin(file, title, region, self.library if with_library else None)
        return Workspace(file, self.library, self._data)

    def example(self, path: Path, *, fictitious: bool) -> Workspace:
        """The built-in example, the Week van de Regio 2019, with or without its fictitious filling.

        Raises:
            FileRefusedError: there is a file at `path` already, or nothing can be written there.
        """
        filling = read_toml(self._resources / "library" / "fictitious.toml") if fictitious else None
        file = self._new_file(path)
        example.fill_example(file, self.library, filling)
        return Workspace(file, self.library, self._data)

    def copy(self, path: Path, target: Path) -> Workspace:
        """Open a copy of a file, for instance of one that cannot be changed where it is.

        Raises:
            FileRefusedError: there is a file at `target` already, or nothing can be written there.
        """
        try:
            _require_free(target)
            copied = _copied(path, target)
        except OSError as error:
            raise _unwritable(target, error) from error
        try:
            return self.open(target)
        except FileRefusedError:
            for part in copied:
                part.unlink(missing_ok=True)
            raise

    def backups_of(self, path: Path) -> tuple[Backup, ...]:
        """The backups on this laptop of the file at this place, the newest first."""
        return of_file(self._data, path, self._lines)

    def restore(self, backup: Backup, target: Path) -> Workspace:
        """Open a copy of a backup as a new file.

        Raises:
            FileRefusedError: it is not sound, there is a file at `target`, or nothing can be written there.
        """
        prove(backup.path)
        return self.copy(backup.path, target)

    def rescue(self, path: Path) -> Rescued:
        """Read what a damaged file still has into a new file beside it, on top of its newest sound backup.

        Raises:
            FileRefusedError: nothing can be read, or nothing can be written there.
        """
        base = newest_sound(self.backups_of(path))
        return rescue(path, base.path if base else None, free_beside(path, tr("rescued")), Event)

    def _new_file(self, path: Path) -> EventFile:
        try:
            _require_free(path)
            path.parent.mkdir(parents=True, exist_ok=True)
            return EventFile.create(path, self._lines, self._now)
        except OSError as error:
            raise _unwritable(path, error) from error


def free_beside(path: Path, what: str) -> Path:
    """A place that is free in the folder of a file: `week (what)`."""
    names = (path.with_stem(f"{path.stem} ({what}{again})") for again in ("", *(f" {n}" for n in range(2, 1000))))
    return next(place for place in names if not place.exists())


def _copied(path: Path, target: Path) -> list[Path]:
    """Copy a file, and the log that a killed program left beside it; what was made."""
    copied = []
    try:
        for tail in ("", *LOGS):
            source = path.with_name(f"{path.name}{tail}")
            if tail == "" or source.exists():
                copied.append(target.with_name(f"{target.name}{tail}"))
                write_through(copied[-1], source.read_bytes())
    except OSError:
        for part in copied:
            part.unlink(missing_ok=True)
        raise
    settle(target.parent)
    return copied


def _require_free(path: Path) -> None:
    if path.exists():
        raise FileRefusedError(tr("“{name}” exists already. Choose another name.", name=path.name))


def _unwritable(path: Path, error: OSError) -> FileRefusedError:
    return FileRefusedError(tr("Nothing can be written at {place}: {why}.", place=path.parent, why=reason(error)))
