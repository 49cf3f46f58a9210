"""The composition root: the only place that knows every part, and hands each what it needs."""

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication

from atelier import __version__, paths
from atelier.domain.errors import AtelierError
from atelier.i18n import mark, tr
from atelier.ui import theme
from atelier.ui.actions import Command
from atelier.ui.appearance import Appearance
from atelier.ui.collector import Collector
from atelier.ui.crash_dialog import CrashDialog, safe_until
from atelier.ui.crashes import Crashes, watch_natively
from atelier.ui.desk import Desk, Worker
from atelier.ui.dialogs import Dialogs, documents, free_path
from atelier.ui.going_back import Doors, GoingBack
from atelier.ui.keeper import Keeper
from atelier.ui.leaving import Leaving
from atelier.ui.loading import load
from atelier.ui.main_window import MainWindow
from atelier.ui.settings import Settings
from atelier.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from atelier.services.workspace import Events, Workspace
    from atelier.storage.backups import Backup
    from atelier.ui.projector.projector import Projector
    from atelier.ui.workbench import Workbench


class Atelier(QObject):
    """The running program: its window, its projector, and the event that is open."""

    ready = Signal()  # everything that is slow to import is there

    def __init__(self, application: QApplication, data: Path, dialogs: Dialogs | None = None) -> None:
        super().__init__()
        self._collector = Collector(self)
        self._resources = paths.resources()
        self.settings = Settings(data)
        self._data = data
        self._worker = Worker()
        self.keeper = Keeper(self.settings.second_place)
        doors = Doors(self._events, self._enter, self._notice, self.open_copy, self.open_backup)
        self._back = GoingBack(doors, self._worker)
        self._leaving = Leaving(lambda: self.desk, self._notice)
        self.keeper.unsound.connect(self._on_unsound)
        self.events: Events | None = None
        self.desk: Desk | None = None
        self.workbench: Workbench | None = None
        self.projector: Projector | None = None
        self.crashed: CrashDialog | None = None
        self.stopped = ""  # the report of a program that fell out of itself the last time
        self._waiting: list[Callable[[], object]] = []
        theme.load_fonts(self._resources / "fonts")
        self.appearance = Appearance(application, self.settings, self._renew)
        self.window = MainWindow(self.settings)
        self.dialogs = dialogs or Dialogs(self.window)
        self._wire_start()
        self.window.painted.connect(self._on_painted)
        self.window.dropped.connect(self._on_dropped)
        self.window.closing.connect(self.close_event)
        self.window.may_close = partial(self._leaving.may, self.window.close)

    # Starting

    def _wire_start(self) -> None:
        start = self.window.start
        start.new.wanted.connect(self.make_event)
        start.open_wanted.connect(self.ask_open)
        start.path_wanted.connect(self.open_path)
        start.example_wanted.connect(self.open_example)
        start.language_wanted.connect(self.appearance.set_language)
        start.show_recent(self.settings.recent)

    def _on_painted(self) -> None:
        """Only now import what is slow, in one worker thread."""
        self._worker.start(load, self._resources, self._data, done=self._on_loaded)

    def _on_loaded(self, events: "Events") -> None:
        self.events = events
        waiting, self._waiting = self._waiting, []
        for action in waiting:
            action()
        if self.desk is None:
            self.window.show_page(self.window.start)
        if self.stopped:
            self.tell_stopped()
        self.ready.emit()

    def _when_ready(self, action: Callable[[], object]) -> None:
        if self.events is None:
            self._waiting.append(action)
            self.window.show_page(self.window.waiting)
        else:
            action()

    # Opening and making events

    def ask_open(self) -> None:
        """Let somebody choose a file."""
        path = self.dialogs.open_event()
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open an event file; a refusal is told on the page that is shown."""
        self._when_ready(lambda: self._open(path))

    def _on_dropped(self, paths: Sequence[Path]) -> None:
        """On an open event others may be meant to be merged with it; on the start page one is opened."""
        from atelier.ui.dropping import take  # noqa: PLC0415 - after the first paint

        if self.workbench is not None:
            take(self.workbench, paths, self.open_path)
        elif len(paths) == 1:
            self.open_path(paths[0])
        else:
            several = tr("Several files can only be brought into an open event. Open one first, then drop the others.")
            self.window.start.notice.warn(several)

    def _open(self, path: Path) -> None:
        events = self._events()
        self._enter(lambda: events.open(path), path)

    def make_event(self, title: str, region: str, with_library: bool) -> None:
        """A new event at a place that somebody chooses."""
        path = self.dialogs.save_event(title)
        if path is not None:
            self._when_ready(
                lambda: self._enter(lambda: self._events().create(path, title, region, with_library=with_library), path)
            )

    def open_example(self, fictitious: bool) -> None:
        """A fresh copy of the built-in example among the documents."""
        path = free_path(documents() / "Atelier", tr("Example Week van de Regio 2019"))
        self._when_ready(lambda: self._enter(lambda: self._events().example(path, fictitious=fictitious), path))

    def open_copy(self, path: Path) -> None:
        """A copy of a file that cannot be changed where it is."""
        from atelier.services.backups import copy_name  # noqa: PLC0415 - after the first paint

        target = self.dialogs.save_event(copy_name(path))
        if target is not None:
            self._enter(lambda: self._events().copy(path, target), target, path)

    def open_backup(self) -> None:
        """Let somebody choose a backup that is not on this laptop."""
        path = self.dialogs.open_event(self.settings.second_place)
        if path is not None:
            self.open_path(path)

    def _events(self) -> "Events":
        if self.events is None:
            raise RuntimeError("not ready yet")
        return self.events

    def _enter(self, make: "Callable[[], Workspace]", path: Path, source: Path | None = None) -> bool:
        """Open first, then close what was open: a refusal leaves everything as it is; whether `path` is open now.

        `source` is what the file at `path` is made of.
        """
        notice = self._notice()
        if self.desk is not None and self.desk.workspace.place.resolve() == path.resolve():
            return True
        if not self._leaving.may(partial(self._enter, make, path, source)):
            return False
        try:
            workspace = make()
        except AtelierError as error:
            notice.warn(str(error), *self._back.ways_on(error, source or path))
            return False
        self.close_event()
        self.settings.opened(path)
        self._show(workspace)
        return True

    def _notice(self) -> Notice:
        return self.workbench.views.current.notice if self.workbench else self.window.start.notice

    def _restore_here(self, backup: "Backup") -> None:
        if self.desk is not None:
            self.desk.settle()
            self._back.restore(backup, self.desk.workspace.place)

    def _on_unsound(self, problem: str) -> None:
        if self.desk is not None:
            self._notice().warn(*self._back.unsound(problem, self.desk.workspace.place))

    def _choose_place(self) -> None:
        place = self.dialogs.choose_folder()
        if place is not None:
            self._keep_at(place)

    def _keep_at(self, place: Path | None = None) -> None:
        self.settings.second_place = place
        self.keeper.choose(place)
        if self.workbench is not None:
            self.workbench.backups.show_place(place)

    def _show(self, workspace: "Workspace", memory: "Mapping[str, object] | None" = None) -> None:
        """Build the workbench of an event; `memory` is what the views of a former one were at."""
        from atelier.ui.places import build_workbench  # noqa: PLC0415 - after the first paint
        from atelier.ui.projector.projector import Projector  # noqa: PLC0415

        if self.projector is None:
            self.projector = Projector(self.window, self.settings.screen)
            self.projector.turned.connect(self._on_projector)
            self.projector.screens.chosen.connect(self._on_screen)
        self.desk = Desk(workspace, self._worker)
        self.workbench = build_workbench(self.desk, self.projector, self._commands(), self.settings.view)
        panel = self.workbench.backups
        self.workbench.turned.connect(self._on_view)
        self.workbench.password.chosen.connect(self._on_password)
        self.keeper.told.connect(self.workbench.rail.backed_up)
        self.keeper.told.connect(panel.told)
        panel.restore_wanted.connect(self._restore_here)
        panel.place_wanted.connect(self._choose_place)
        panel.place_left.connect(self._keep_at)
        panel.show_place(self.settings.second_place)
        self.keeper.watch(self.desk)
        self.window.show_page(self.workbench)
        self.window.setWindowTitle(self.workbench.standing.title)
        if memory is not None:
            self.workbench.views.recall(memory)
            return
        self.workbench.opened.emit()
        if self.settings.projector:
            self.projector.turn_on()

    def _on_projector(self, on: bool) -> None:
        self.settings.projector = on

    def _on_view(self, key: str) -> None:
        """Remembered at once: after a kill the program opens where it was."""
        self.settings.view = key

    def _on_screen(self, name: str) -> None:
        self.settings.screen = name

    def close_event(self) -> None:
        """Make acts of what is being typed and leave one single file behind; what goes wrong is told."""
        desk, workbench, projector = self.desk, self.workbench, self.projector
        if desk is None or workbench is None or projector is None:
            return
        desk.settle()
        self.desk = self.workbench = self.projector = None
        projector.turned.disconnect(self._on_projector)
        projector.turn_off()
        projector.deleteLater()
        workbench.release()
        self.window.drop_page(workbench)
        self.window.show_page(self.window.start)
        self.window.setWindowTitle("Atelier")
        self.keeper.leave()
        try:
            desk.workspace.close()
        except AtelierError as error:
            self.window.start.notice.warn(str(error))

    def to_start(self) -> None:
        """Close the event and go back to the start page, unless something typed would be lost."""
        if not self._leaving.may(self.to_start):
            return
        self._renew_start()
        self.close_event()

    # Language, size and theme

    def _renew_start(self) -> None:
        self.window.renew_start()
        self._wire_start()

    def _renew(self, change: Callable[[], object]) -> None:
        """Build what is shown again in another look or language; the room goes on where it was.

        What was shown goes first, because to give all of it another style takes seconds.
        """
        desk, old = self.desk, self.workbench
        if desk is None or old is None:
            change()
            self._renew_start()
            self.window.show_page(self.window.start)
            self.window.setWindowTitle("Atelier")
            return
        desk.settle()
        desk.workspace.recovered, memory = None, old.views.memory()
        self.window.setUpdatesEnabled(False)
        old.release()
        self.window.drop_page(old)
        QCoreApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete)
        change()
        self._renew_start()
        self._show(desk.workspace, memory)
        if self.desk is not None:
            self.desk.owed.take_over(desk.owed)
        self.window.setUpdatesEnabled(True)

    def _commands(self) -> Sequence[Command]:
        projector = self.projector
        return (
            Command(mark("Projector on"), "F5, Shift+F5", projector.turn_on if projector else None),
            Command(mark("Projector off"), "Ctrl+F5", projector.turn_off if projector else None),
            Command(mark("Larger text"), "Ctrl++, Ctrl+=", self.appearance.larger),
            Command(mark("Smaller text"), "Ctrl+-", self.appearance.smaller),
            Command(mark("Light or dark"), "Ctrl+Shift+D", self.appearance.toggle_dark),
            Command(mark("Nederlands / English"), "Ctrl+Shift+L", self.appearance.toggle_language),
            Command(),
            Command(mark("Open another event…"), "Ctrl+O", self.ask_open),
            Command(mark("Close this event"), "Ctrl+W", self.to_start),
        )

    # When something went wrong

    def tell_crash(self, report: str) -> None:
        """Say what is safe and offer a fresh start; what goes wrong meanwhile waits."""
        if self.crashed is not None and self.crashed.isVisible():
            return
        rail = self.workbench.rail if self.workbench else None
        saved = safe_until(rail.saved_until if rail else "", saved=bool(rail and rail.is_saved))
        self.crashed = CrashDialog(self.window, saved, report, documents())
        self.crashed.restart.setVisible(rail is not None)
        self.crashed.restart_wanted.connect(self.restart)
        self.crashed.open()

    def tell_stopped(self) -> None:
        """The program fell out of itself the last time; everything confirmed is in the file."""
        report, self.stopped = self.stopped, ""
        self._notice().add(
            tr("The last time the program stopped by itself. Everything that was saved is there."),
            (tr("Show the report"), partial(self.tell_crash, report)),
        )

    def restart(self) -> None:
        """Close the event and open it again, where it was."""
        if self.desk is None or self.workbench is None:
            return
        path, memory = self.desk.workspace.place, self.workbench.views.memory()
        self.close_event()
        self._enter(lambda: self._events().open(path), path)
        if self.workbench is not None:
            self.workbench.views.recall(memory)

    def _on_password(self, password: str) -> None:
        """Another password for the event, which is closed meanwhile; older backups go."""
        from atelier.services.passwords import choose  # noqa: PLC0415 - after the first paint

        if self.desk is None or self.workbench is None or not self._leaving.may(partial(self._on_password, password)):
            return
        path, memory = self.desk.workspace.place, self.workbench.views.memory()
        self.close_event()
        problem = choose(path, password)
        self._enter(lambda: self._events().open(path), path)
        if self.workbench is not None:
            self.workbench.views.recall(memory)
            self._back.tell_password(password, problem)
            if not problem:
                self.keeper.renew()

    def stop(self) -> None:
        """Close the event, wait for the worker, and take the windows down while everything still is there."""
        self.close_event()
        self._worker.stop()
        self.keeper.stop()
        self._collector.stop()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.settings.sync()


def run(file: Path | None) -> int:
    """Open the window, on `file` if there is one; the exit status of the program."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
    application.setApplicationName("Atelier")
    application.setApplicationVersion(__version__)
    crashes = Crashes()
    crashes.install()
    atelier = Atelier(application, paths.program_data())
    crashes.happened.connect(atelier.tell_crash)
    atelier.stopped = watch_natively(paths.program_data())
    atelier.window.show_fitting()
    if file is not None:
        atelier.open_path(file)
    status = application.exec()
    atelier.stop()
    return status
