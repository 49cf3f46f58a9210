"""The projector: keeps its window on the right screen and paints one page at a time, without flicker."""

from functools import partial

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QScreen,
    QShortcut,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from atelier.i18n import tr
from atelier.ui.projector.pages import BlackPage, Page
from atelier.ui.projector.painting import paint
from atelier.ui.theme import px


class PageWidget(QWidget):
    """Paints a page in its own size."""

    def __init__(self) -> None:
        super().__init__()
        self.page: Page = BlackPage()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_page(self, page: Page) -> None:
        """Paint this page from now on; the same page costs nothing."""
        if page != self.page:
            self.page = page
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint(self.page, painter, QRectF(self.rect()))
        painter.end()


class Preview(PageWidget):
    """The page in small, on the laptop."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("What the projector shows"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return width * 9 // 16

    def sizeHint(self) -> QSize:
        return QSize(px(320), px(180))


class ProjectorWindow(PageWidget):
    """The window on the beamer; Escape gives the screen back."""

    given_back = Signal()
    page_wanted = Signal(int)  # one page on, or back when negative
    black_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(tr("Atelier – projector"))
        keys = {"Esc": self.given_back, "B": self.black_wanted, ".": self.black_wanted}
        for key, wanted in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(wanted)
        for key, step in (("PgDown", 1), ("PgUp", -1)):
            QShortcut(QKeySequence(key), self).activated.connect(partial(self.page_wanted.emit, step))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.given_back.emit()
        super().closeEvent(event)


class Projector(QObject):
    """Shows pages on the second screen while it is on, and follows when screens come and go."""

    page_changed = Signal(object)  # the Page that is shown now
    turned = Signal(bool)  # on or off
    page_wanted = Signal(int)  # by a clicker while the projector has the focus

    def __init__(self, home: QWidget) -> None:
        super().__init__(home)
        self._home = home  # the main window: the projector stays off its screen
        self.window = ProjectorWindow()
        self.window.given_back.connect(self.turn_off)
        self.window.black_wanted.connect(self.toggle_black)
        self.window.page_wanted.connect(self.page_wanted)
        self.on = False
        self.black = False
        self._page: Page = BlackPage()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._on_screens)
            application.screenRemoved.connect(self._on_screens)

    def show_page(self, page: Page) -> None:
        """What to show; while the screen is black it waits."""
        self._page = page
        self._paint()

    def toggle_black(self) -> None:
        """Black, or back to the page."""
        self.black = not self.black
        self._paint()

    def toggle(self) -> None:
        """On or off."""
        if self.on:
            self.turn_off()
        else:
            self.turn_on()

    def turn_on(self) -> None:
        """Take the second screen; without one the page opens in a window of its own."""
        self.on = True
        self._place()
        self.turned.emit(True)

    def turn_off(self) -> None:
        """Give the screen back."""
        self.on = False
        self.window.hide()
        self.turned.emit(False)

    def second_screen(self) -> QScreen | None:
        """A screen that the main window is not on."""
        home = self._home.screen()
        return next((screen for screen in QGuiApplication.screens() if screen is not home), None)

    def _paint(self) -> None:
        page: Page = BlackPage() if self.black else self._page
        self.window.show_page(page)
        self.page_changed.emit(page)

    def _place(self) -> None:
        """First on its screen, then full screen: the other way round it lands on the laptop."""
        screen = self.second_screen()
        if screen is None:
            self.window.showNormal()
            self.window.resize(960, 540)
            return
        self.window.showNormal()
        self.window.setScreen(screen)
        self.window.setGeometry(screen.geometry())
        self.window.showFullScreen()
        self._home.activateWindow()

    def _on_screens(self, _screen: QScreen) -> None:
        if self.on:
            self._place()
