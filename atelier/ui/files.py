"""Opening, making and copying event files; what is refused leaves everything as it is and is told with ways on."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from atelier.domain.errors import AtelierError
from atelier.i18n import tr
from atelier.ui.desk import Worker
from atelier.ui.dialogs import Dialogs, documents, free_path
from atelier.ui.going_back import Doors, GoingBack
from atelier.ui.leaving import Leaving
from atelier.ui.loading import load, prepare
from atelier.ui.main_window import MainWindow
from atelier.ui.settings import Settings
from atelier.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from atelier.services.workspace import Events, Workspace


class Files(QObject):
    """Has one event opened after another; what is asked before everything is loaded waits for that."""

    ready = Signal()  # everything that is slow to import is there
    opened = Signal(object)  # the Workspace that takes the place of what was open

    def __init__(
        self,
        window: MainWindow,
        settings: Settings,
        dialogs: Dialogs,
        worker: Worker,
        notice: Callable[[], Notice],
        leaving: Leaving,
    ) -> None:
        super().__init__(window)
        self._window, self._settings, self._dialogs = window, settings, dialogs
        self._worker, self._notice, self._leaving = worker, notice, leaving
        self.back = GoingBack(Doors(self.events, self.enter, notice, self.open_copy, self.open_backup), worker)
        self.loaded: Events | None = None
        self.place: Path | None = None  # of the event that is open
        self._waiting: list[Callable[[], object]] = []

    def load(self, resources: Path, data: Path) -> None:
        """Import what is slow, in one worker thread."""
        prepare()
        self._worker.start(load, resources, data, done=self._on_loaded)

    def _on_loaded(self, events: "Events") -> None:
        self.loaded = events
        waiting, self._waiting = self._waiting, []
        for action in waiting:
            action()
        if self.place is None:
            self._window.show_page(self._window.start)
        self.ready.emit()

    def _when_ready(self, action: Callable[[], object]) -> None:
        if self.loaded is None:
            self._waiting.append(action)
            self._window.show_page(self._window.waiting)
        else:
            action()

    def events(self) -> "Events":
        """What makes and opens event files.

        Raises:
            RuntimeError: not everything is loaded yet.
        """
        if self.loaded is None:
            raise RuntimeError("not ready yet")
        return self.loaded

    def ask_open(self) -> None:
        """Let somebody choose a file."""
        path = self._dialogs.open_event()
        if path is not None:
            self.open_path(path)

    def open_backup(self) -> None:
        """Let somebody choose a backup that is not on this laptop."""
        path = self._dialogs.open_event(self._settings.second_place)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open an event file; a refusal is told on the page that is shown."""
        self._when_ready(lambda: self.enter(lambda: self.events().open(path), path))

    def make_event(self, title: str, region: str, with_library: bool) -> None:
        """A new event at a place that somebody chooses."""
        path = self._dialogs.save_event(title)
        if path is not None:
            self._when_ready(
                lambda: self.enter(lambda: self.events().create(path, title, region, with_library=with_library), path)
            )

    def open_example(self, fictitious: bool) -> None:
        """A fresh copy of the built-in example among the documents."""
        path = free_path(documents() / "Atelier", tr("Example Week van de Regio 2019"))
        self._when_ready(lambda: self.enter(lambda: self.events().example(path, fictitious=fictitious), path))

    def open_copy(self, path: Path) -> None:
        """A copy of a file that cannot be changed where it is."""
        from atelier.services.backups import copy_name  # noqa: PLC0415 - after the first paint

        target = self._dialogs.save_event(copy_name(path))
        if target is not None:
            self.back.copy(path, target)

    def enter(self, make: "Callable[[], Workspace]", path: Path, source: Path | None = None) -> bool:
        """Open first, then let go of what was open; whether `path` is open now.

        `source` is what the file at `path` is made of.
        """
        notice = self._notice()
        if self.place is not None and self.place.resolve() == path.resolve():
            return True
        if not self._leaving.may(partial(self.enter, make, path, source)):
            return False
        try:
            workspace = make()
        except AtelierError as error:
            notice.warn(str(error), *self.back.ways_on(error, source or path))
            return False
        self._settings.opened(path)
        self.opened.emit(workspace)
        return True
