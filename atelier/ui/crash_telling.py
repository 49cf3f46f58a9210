"""Telling somebody that the program made a mistake, and what of the work is safe."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from atelier.i18n import tr
from atelier.ui.crash_dialog import CrashDialog, safe_until
from atelier.ui.dialogs import documents
from atelier.ui.main_window import MainWindow
from atelier.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from atelier.ui.rail import Rail


class CrashTelling(QObject):
    """Offers a fresh start; what goes wrong while the dialog is open waits."""

    restart_wanted = Signal()

    def __init__(self, window: MainWindow, notice: Callable[[], Notice]) -> None:
        super().__init__(window)
        self._window, self._notice = window, notice
        self.stopped = ""  # the report of a program that fell out of itself the last time
        self.rail: Rail | None = None  # of the event that is open: it knows until when that is saved
        self.dialog: CrashDialog | None = None

    def tell(self, report: str) -> None:
        """Say what is safe, with the report to pass on."""
        if self.dialog is not None and self.dialog.isVisible():
            return
        rail = self.rail
        saved = safe_until(rail.saved_until if rail else "", saved=bool(rail and rail.is_saved))
        self.dialog = CrashDialog(self._window, saved, report, documents())
        self.dialog.restart.setVisible(rail is not None)
        self.dialog.restart_wanted.connect(self.restart_wanted)
        self.dialog.open()

    def tell_stopped(self) -> None:
        """If the program fell out of itself the last time; everything confirmed is in the file."""
        report, self.stopped = self.stopped, ""
        if report:
            self._notice().add(
                tr("The last time the program stopped by itself. Everything that was saved is there."),
                (tr("Show the report"), partial(self.tell, report)),
            )
