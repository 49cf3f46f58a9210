"""The main window: the start page, or the workbench of the event that is open."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from atelier.i18n import tr
from atelier.ui.later import once
from atelier.ui.screen_of import screen_of
from atelier.ui.settings import Settings
from atelier.ui.start_view import StartView
from atelier.ui.widgets.basics import label

SIZE = QSize(1280, 720)
SNUG = QSize(1320, 800)  # a screen below this has no room for a window of that size with a frame and a task bar


class MainWindow(QMainWindow):
    """Holds what is shown, and tells of files that are dropped on it."""

    painted = Signal()  # once: the first paint is on the screen
    dropped = Signal(object)  # a list of Paths
    closing = Signal()
    start_made = Signal(object)  # another StartView, in the language and size of now

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._painted = False
        self.may_close: Callable[[], bool] = lambda: True  # whoever knows the event puts another one here
        self._after_paint = once(self, self.painted.emit)
        self.setWindowTitle("Atelier")
        self.setMinimumSize(720, 480)
        self.setAcceptDrops(True)
        self.resize(SIZE)
        if not settings.geometry.isEmpty():
            self.restoreGeometry(settings.geometry)
        self.pages = QStackedWidget()
        self.setCentralWidget(self.pages)
        self.start = StartView()
        self.pages.addWidget(self.start)
        self.waiting = label(tr("Opening…"), "title")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages.addWidget(self.waiting)

    def show_fitting(self) -> None:
        """Show it; the first time on a small screen as large as that is, so that its frame pushes nothing off."""
        room = screen_of(self).availableSize()
        if self._settings.geometry.isEmpty() and (room.width() < SNUG.width() or room.height() < SNUG.height()):
            self.showMaximized()
        else:
            self.show()

    def renew_start(self) -> None:
        """A new start page, in the language and size of now."""
        old, self.start = self.start, StartView()
        self.pages.addWidget(self.start)
        self.pages.removeWidget(old)
        old.deleteLater()
        self.start_made.emit(self.start)

    def show_page(self, page: QWidget) -> None:
        """Show the start page or a workbench."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)

    def drop_page(self, page: QWidget) -> None:
        """Forget the workbench of an event that was closed."""
        self.pages.removeWidget(page)
        page.hide()
        page.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self._after_paint.start(0)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self._settings.geometry = self.saveGeometry()
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.dropped.emit(paths)
