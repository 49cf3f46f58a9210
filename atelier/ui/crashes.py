"""What goes wrong in the program itself: caught on every thread, told on the main one."""

import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from atelier.i18n import tr


class Crashes(QObject):
    """Brings an unexpected error, from whichever thread, to the main one."""

    happened = Signal(str)

    def install(self) -> None:
        """Catch what nobody caught."""
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error

    def _on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        text = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(text)
        self.happened.emit(text)

    def _on_thread_error(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_error(args.exc_type, args.exc_value, args.exc_traceback)


def tell_crash(window: QWidget, text: str) -> None:
    """Say plainly that it is our mistake, and that nothing confirmed is lost."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(tr("Something went wrong in the program. Your work is saved up to the last change."))
    box.setInformativeText(tr("Close the program and open it again. The details help whoever repairs it."))
    box.setDetailedText(text)
    box.open()
