"""The composition root: the only place that knows every part, and hands each what it needs."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from atelier import __version__, paths
from atelier.domain.errors import AtelierError
from atelier.i18n import mark, tr
from atelier.ui import theme
from atelier.ui.actions import Command
from atelier.ui.appearance import Appearance
from atelier.ui.collector import Collector
from atelier.ui.crash_telling import CrashTelling
from atelier.ui.crashes import Crashes, watch_natively
from atelier.ui.desk import Desk, Worker
from atelier.ui.dialogs import Dialogs
from atelier.ui.files import Files
from atelier.ui.keeper import Keeper
from atelier.ui.leaving import Leaving
from atelier.ui.main_window import MainWindow
from atelier.ui.remembering import Remembering
from atelier.ui.safekeeping import Safekeeping
from atelier.ui.settings import Settings
from atelier.ui.start_view import StartView
from atelier.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from atelier.services.workspace import Workspace
    from atelier.ui.projector.projector import Projector
    from atelier.ui.workbench import Workbench


class Atelier(QObject):
    """The running program: its window, its projector, and the event that is open."""

    def __init__(self, application: QApplication, data: Path, dialogs: Dialogs | None = None) -> None:
        super().__init__()
        self._collector = Collector(self)
        self._resources = paths.resources()
        self.settings = Settings(data)
        self._data = data
        self._worker = Worker()
        self.keeper = Keeper(self.settings.second_place)
        self._remembering = Remembering(self.settings)
        self.desk: Desk | None = None
        self.workbench: Workbench | None = None
        self.projector: Projector | None = None
        theme.load_fonts(self._resources / "fonts")
        self.appearance = Appearance(application, self.settings, self._renew)
        self.window = MainWindow(self.settings)
        self.dialogs = dialogs or Dialogs(self.window)
        self._leaving = Leaving(lambda: self.desk, self._notice)
        self.files = Files(self.window, self.settings, self.dialogs, self._worker, self._notice, self._leaving)
        self._safekeeping = Safekeeping(self.keeper, self.settings, self.dialogs, self.files.back)
        self.crash_telling = CrashTelling(self.window, self._notice)
        self._connect()

    def _connect(self) -> None:
        window = self.window
        window.start_made.connect(self._on_start)
        self._on_start(window.start)
        window.painted.connect(partial(self.files.load, self._resources, self._data))  # only now: it is slow
        window.dropped.connect(self._on_dropped)
        window.closing.connect(self.close_event)
        window.may_close = partial(self._leaving.may, window.close)
        self.files.opened.connect(self._on_opened)
        self.files.ready.connect(self.crash_telling.tell_stopped)
        self.crash_telling.restart_wanted.connect(self.restart)

    def _on_start(self, start: StartView) -> None:
        start.new.wanted.connect(self.files.make_event)
        start.open_wanted.connect(self.files.ask_open)
        start.path_wanted.connect(self.files.open_path)
        start.example_wanted.connect(self.files.open_example)
        start.language_wanted.connect(self.appearance.set_language)
        start.show_recent(self.settings.recent)

    def _on_dropped(self, paths: Sequence[Path]) -> None:
        """On an open event others may be meant to be merged with it; on the start page one is opened."""
        from atelier.ui.dropping import take  # noqa: PLC0415 - after the first paint

        if self.workbench is not None:
            take(self.workbench, paths, self.files.open_path)
        elif len(paths) == 1:
            self.files.open_path(paths[0])
        else:
            several = tr("Several files can only be brought into an open event. Open one first, then drop the others.")
            self.window.start.notice.warn(several)

    def _notice(self) -> Notice:
        return self.workbench.views.current.notice if self.workbench else self.window.start.notice

    # The open event

    def _on_opened(self, workspace: "Workspace") -> None:
        self.close_event()
        self._show(workspace)

    def _show(self, workspace: "Workspace", memory: "Mapping[str, object] | None" = None) -> None:
        """Build the workbench of an event; `memory` is what the views of a former one were at."""
        from atelier.ui.places import build_workbench  # noqa: PLC0415 - after the first paint
        from atelier.ui.projector.projector import Projector  # noqa: PLC0415

        if self.projector is None:
            self.projector = Projector(self.window, self.settings.screen)
            self._remembering.follow_projector(self.projector)
        self.desk = Desk(workspace, self._worker)
        self.workbench = build_workbench(self.desk, self.projector, self._commands(), self.settings.view)
        self.files.place, self.crash_telling.rail = workspace.place, self.workbench.rail
        self._remembering.follow_window(self.workbench)
        self.workbench.password.chosen.connect(self._on_password)
        self._safekeeping.watch(self.desk, self.workbench)
        self.window.show_page(self.workbench)
        self.window.setWindowTitle(self.workbench.standing.title)
        if memory is not None:
            self.workbench.views.recall(memory)
            return
        self.workbench.opened.emit()
        if self.settings.projector:
            self.projector.turn_on()

    def close_event(self) -> None:
        """Make acts of what is being typed and leave one single file behind; what goes wrong is told."""
        desk, workbench, projector = self.desk, self.workbench, self.projector
        if desk is None or workbench is None or projector is None:
            return
        desk.settle()
        self.desk = self.workbench = self.projector = self.files.place = self.crash_telling.rail = None
        self._remembering.let_go(projector)
        projector.turn_off()
        projector.deleteLater()
        workbench.release()
        self.window.drop_page(workbench)
        self.window.show_page(self.window.start)
        self.window.setWindowTitle("Atelier")
        self._safekeeping.leave()
        try:
            desk.workspace.close()
        except AtelierError as error:
            self.window.start.notice.warn(str(error))

    def to_start(self) -> None:
        """Close the event and go back to the start page, unless something typed would be lost."""
        if self._leaving.may(self.to_start):
            self.window.renew_start()
            self.close_event()

    @contextmanager
    def _closed(self, desk: Desk, workbench: "Workbench") -> Iterator[Path]:
        """The event is closed meanwhile; afterwards it is open again, where it was."""
        path, memory = desk.workspace.place, workbench.views.memory()
        self.close_event()
        yield path
        self.files.open_path(path)
        if self.workbench is not None:
            self.workbench.views.recall(memory)

    def restart(self) -> None:
        """Close the event and open it again, where it was."""
        if self.desk is not None and self.workbench is not None:
            with self._closed(self.desk, self.workbench):
                pass

    def _on_password(self, password: str) -> None:
        """Another password for the event, which is closed meanwhile; older backups go."""
        from atelier.services.passwords import choose  # noqa: PLC0415 - after the first paint

        if self.desk is None or self.workbench is None or not self._leaving.may(partial(self._on_password, password)):
            return
        with self._closed(self.desk, self.workbench) as path:
            problem = choose(path, password)
        if self.desk is not None:
            self.files.back.tell_password(password, problem)
            if not problem:
                self.keeper.renew()

    # Language, size and theme

    def _renew(self, change: Callable[[], object]) -> None:
        """Build what is shown again in another look or language; the room goes on where it was.

        What was shown goes first, because to give all of it another style takes seconds.
        """
        desk, old = self.desk, self.workbench
        if desk is None or old is None:
            change()
            self.window.renew_start()
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
        self.window.renew_start()
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
            Command(mark("Open another event…"), "Ctrl+O", self.files.ask_open),
            Command(mark("Close this event"), "Ctrl+W", self.to_start),
        )

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
    crashes.happened.connect(atelier.crash_telling.tell)
    atelier.crash_telling.stopped = watch_natively(paths.program_data())
    atelier.window.show_fitting()
    if file is not None:
        atelier.files.open_path(file)
    status = application.exec()
    atelier.stop()
    return status
