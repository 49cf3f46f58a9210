"""The widgets that paint a page: the window on the beamer, and the small pictures of it on the laptop."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPainter, QPaintEvent, QPalette, QScreen, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from atelier.i18n import tr
from atelier.ui.projector.canvas import GROUND
from atelier.ui.projector.pages import BlackPage, Page
from atelier.ui.projector.painting import paint
from atelier.ui.screen_of import screen_of
from atelier.ui.theme import px

WIDE = 16 / 9  # the shape of a page while no beamer is known


class PageWidget(QWidget):
    """Paints a page in its own size."""

    def __init__(self) -> None:
        super().__init__()
        self.page: Page = BlackPage()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, GROUND)  # what a system may show before the first paint
        self.setPalette(palette)

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
    """A page in small, in the shape that it has on the beamer."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._shape = WIDE
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_shape(self, shape: float) -> None:
        """The width of the beamer divided by its height."""
        if shape != self._shape:
            self._shape = shape
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(min(width / self._shape, width * 0.8))  # one that stands upright would push the panel away

    def sizeHint(self) -> QSize:
        return QSize(px(150), self.heightForWidth(px(150)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(110), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        width = min(self.width(), self.height() * self._shape)
        rect = QRectF(0, 0, width, width / self._shape)
        rect.moveCenter(QRectF(self.rect()).center())
        paint(self.page, painter, rect)
        painter.end()


class ProjectorWindow(PageWidget):
    """The window on the beamer; its keys are those of the session, because a click on it takes them along."""

    page_wanted = Signal(int)  # one page on, or back when negative
    black_wanted = Signal()
    freeze_wanted = Signal()
    release_wanted = Signal()
    escaped = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(tr("Atelier – projector"))
        self.setCursor(Qt.CursorShape.BlankCursor)
        keys = {
            "B": self.black_wanted,
            ".": self.black_wanted,
            "F": self.freeze_wanted,
            "R": self.release_wanted,
            "Esc": self.escaped,
        }
        for key, wanted in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(wanted)
        for key, step in (("PgDown", 1), ("PgUp", -1)):
            QShortcut(QKeySequence(key), self).activated.connect(partial(self.page_wanted.emit, step))

    def cover(self, screen: QScreen, *, keys: bool) -> None:
        """Fill a screen: first placed on it, then full screen; the other way round it lands on the laptop.

        Without `keys` the laptop keeps the keyboard: somebody may be typing when a beamer comes back.
        """
        if self.isVisible() and screen_of(self) is screen:
            if self.geometry() != screen.geometry():
                self.setGeometry(screen.geometry())
            return
        self.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not keys)
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()  # showFullScreen would take the keyboard

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)
