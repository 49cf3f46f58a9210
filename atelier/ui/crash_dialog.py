"""The dialog after a mistake of the program: what is safe, a report to pass on, and a fresh start."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from atelier.domain.errors import reason
from atelier.i18n import tr
from atelier.ui.screen_of import screen_of
from atelier.ui.theme import px
from atelier.ui.widgets.basics import button, flow, label

WIDE, HIGH = 640, 420
NAME = "atelier-report.txt"


class CrashDialog(QDialog):
    """Says plainly that it is our mistake, and until when the work is saved."""

    restart_wanted = Signal()

    def __init__(self, home: QWidget, saved: str, report: str, folder: Path) -> None:
        super().__init__(home)
        self._folder = folder
        self.setWindowTitle(tr("Something went wrong in the program"))
        self.resize(px(WIDE), px(HIGH))
        room = screen_of(self).availableSize()
        self.setMaximumSize(room.boundedTo(home.size()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(22), px(20), px(22), px(20))
        layout.setSpacing(px(10))
        layout.addWidget(label(tr("Something went wrong in the program. That is our mistake, not yours."), "strong"))
        layout.addWidget(label(saved))
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setMinimumHeight(px(60))
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(tr("Report"))
        layout.addWidget(label(tr("The report helps whoever repairs it. Nothing from your event is in it."), "muted"))
        layout.addWidget(self.report, 1)
        self.told = label("", "muted")
        layout.addWidget(self.told)
        self.restart = button(tr("Start again here"), self._on_restart, "primary")
        self.copy = button(tr("Copy the report"), self._on_copy)
        self.save = button(tr("Save the report"), self._on_save)
        layout.addWidget(flow(self.restart, self.copy, self.save, button(tr("Go on"), self.reject, "quiet")))
        self.restart.setFocus()

    def _on_restart(self) -> None:
        self.accept()
        self.restart_wanted.emit()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.told.setText(tr("The report is on the clipboard."))

    def _on_save(self) -> None:
        path = self._folder / NAME
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.report.toPlainText(), encoding="utf-8")
        except OSError as error:
            self.told.setText(tr("Nothing can be written at {place}: {why}.", place=path.parent, why=reason(error)))
        else:
            self.told.setText(tr("The report stands in {place}.", place=path))


def safe_until(time: str, *, saved: bool) -> str:
    """Until when the work is in the file."""
    if not time:
        return tr("No event was open.")
    if saved:
        return tr("Your work is saved up to {time}.", time=time)
    return tr("Your work is saved up to {time}; the last change could not be saved.", time=time)
