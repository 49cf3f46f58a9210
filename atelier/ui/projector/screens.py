"""Which screen is the beamer's: follows screens that come, go and change, and a laptop window that is moved."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from atelier.ui.screen_of import screen_of

AUTOMATIC, OWN = "", "="  # any second screen; the laptop's own, for a beamer that shows the same as the laptop
REST_MS = 150  # a change of screens comes in parts; the page moves once, when they are done


def size_of(screen: QScreen) -> str:
    """The pixels of a screen: 1920×1080."""
    size = screen.geometry().size() * screen.devicePixelRatio()
    return f"{size.width()}×{size.height()}"


class Screens(QObject):
    """Knows the screen that the page belongs on; `wanted` is a name, AUTOMATIC or OWN."""

    changed = Signal()  # the screens, or where the laptop's window stands, some rest later
    removed = Signal(object)  # a screen that is going at this moment
    chosen = Signal(str)

    def __init__(self, home: QWidget, wanted: str = AUTOMATIC, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self.wanted = wanted
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.changed)
        home.installEventFilter(self)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._on_added)
            application.screenRemoved.connect(self._on_removed)
            application.primaryScreenChanged.connect(self._on_changed)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._on_changed)

    def others(self) -> list[QScreen]:
        """The screens that show something else than the one that the laptop's window is on."""
        home = screen_of(self._home)
        return [s for s in QGuiApplication.screens() if s is not home and not s.geometry().intersects(home.geometry())]

    def target(self) -> QScreen | None:
        """The screen for the page; None while there is none but the laptop's."""
        if self.wanted == OWN:
            return screen_of(self._home)
        others = self.others()
        named = [screen for screen in others if screen.name() == self.wanted]
        return next(iter(named or others), None)

    def choose(self, wanted: str) -> None:
        """Another screen, from now on and next time."""
        self.wanted = wanted
        self.chosen.emit(wanted)
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Show):
            self._rest.start()  # the window may have come onto another screen
        return super().eventFilter(watched, event)

    def _on_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_changed)
        self._rest.start()

    def _on_removed(self, screen: QScreen) -> None:
        self.removed.emit(screen)
        self._rest.start()

    def _on_changed(self) -> None:
        self._rest.start()
