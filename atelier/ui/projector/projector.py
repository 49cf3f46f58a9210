"""The projector: one page at a time on the beamer, that can be black, frozen, or given away for a while."""

from enum import Enum, auto

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

from atelier.i18n import tr
from atelier.ui.projector.pages import BlackPage, Page
from atelier.ui.projector.screens import AUTOMATIC, OWN, Screens
from atelier.ui.projector.window import WIDE, ProjectorWindow
from atelier.ui.screen_of import screen_of


class State(Enum):
    """What the room sees, for the line on the laptop."""

    OFF = auto()
    WAITING = auto()  # on, but there is no screen for it
    RELEASED = auto()
    BLACK = auto()
    FROZEN = auto()
    LIVE = auto()


class Projector(QObject):
    """Shows pages on the second screen while it is on, and follows when screens come and go."""

    page_changed = Signal(object)  # the Page that the room sees now
    changed = Signal()  # the state, or the screen
    turned = Signal(bool)  # on or off
    page_wanted = Signal(int)  # by a clicker while the projector has the focus
    lost = Signal(str)  # the beamer went away, in one sentence
    found = Signal(str)  # it is back, in one sentence

    def __init__(self, home: QWidget, wanted: str = AUTOMATIC) -> None:
        super().__init__(home)
        self._home = home
        self.screens = Screens(home, wanted, self)
        self.screens.changed.connect(self._place)
        self.screens.removed.connect(self._on_removed)
        self.window = ProjectorWindow()
        self.window.closed.connect(self.turn_off)
        self.window.escaped.connect(self._on_escaped)
        self.window.black_wanted.connect(self.toggle_black)
        self.window.freeze_wanted.connect(self.toggle_freeze)
        self.window.release_wanted.connect(self.toggle_release)
        self.window.page_wanted.connect(self.page_wanted)
        self.on = self.black = self.frozen = self.released = False
        self._seen = self._lost = False  # the room has seen the page; and then its screen went
        self._page: Page = BlackPage()  # what the session is at
        self._shown: Page = self._page  # the same, or what was frozen

    @property
    def state(self) -> State:
        """What the room sees."""
        hidden = State.RELEASED if self.released else None if self.window.isVisible() else State.WAITING
        if not self.on:
            return State.OFF
        return hidden or (State.BLACK if self.black else State.FROZEN if self.frozen else State.LIVE)

    @property
    def shape(self) -> float:
        """The width of the page divided by its height."""
        screen = self.screens.target()
        return screen.geometry().width() / screen.geometry().height() if screen else WIDE

    def show_page(self, page: Page) -> None:
        """What to show; while the screen is black or frozen it waits."""
        self._page = page
        self._paint()

    def lift(self) -> None:
        """Somebody chose a page: the room sees it, whatever was black or frozen."""
        self.black = self.frozen = False
        self._paint()
        self.changed.emit()

    def toggle_black(self) -> None:
        """Black, or back to the page."""
        self.black = not self.black
        self._paint()
        self.changed.emit()

    def toggle_freeze(self) -> None:
        """The room keeps this page while the laptop goes on; or it sees again what the laptop is at."""
        self.frozen = not self.frozen
        self._paint()
        self.changed.emit()

    def drop_frozen(self) -> None:
        """What was frozen may not be seen any more: black, as the room was not to see what the laptop is at."""
        if self.frozen:
            self.frozen, self.black = False, True
            self._paint()
            self.changed.emit()

    def toggle_release(self) -> None:
        """Leave the screen to somebody's slides, or take it back where it was."""
        if self.on:
            self.released = not self.released
            self._place()

    def turn_on(self) -> None:
        """Take the screen; when it is on already only what was released is taken back."""
        was_on, self.on, self.released = self.on, True, False
        self._place()
        if not was_on:
            self.turned.emit(True)

    def turn_off(self) -> None:
        """Give the screen back."""
        self.on = self.released = self._seen = self._lost = False
        self._place()
        self.turned.emit(False)

    def _paint(self) -> None:
        if not self.frozen:
            self._shown = self._page
        page = BlackPage() if self.black else self._shown
        if page != self.window.page:
            self.window.show_page(page)
            self.page_changed.emit(page)

    def _place(self) -> None:
        """On its screen, or hidden rather than on top of the laptop."""
        screen = self.screens.target() if self.on and not self.released else None
        if screen is not None:
            self.window.cover(screen, keys=self.screens.wanted == OWN)
        elif self.window.isVisible():
            self._hide()
        self._tell(here=screen is not None)
        self.changed.emit()

    def _tell(self, *, here: bool) -> None:
        """Say once that the beamer went, and once that it is back."""
        if here and self._lost:
            self.found.emit(tr("The beamer is back and shows the page again."))
        if not here and self._seen and self.on and not self.released:
            self._seen, self._lost = False, True
            self.lost.emit(tr("The beamer is gone. The page is back by itself when the beamer is connected again."))
        if here:
            self._seen, self._lost = True, False

    def _on_removed(self, screen: QScreen) -> None:
        """Before the system moves the window of a screen that went onto the laptop."""
        if self.window.isVisible() and screen_of(self.window) is screen:
            self._hide()

    def _hide(self) -> None:
        """The keys that the page had taken go back to the laptop."""
        had_keys = self.window.isActiveWindow()
        self.window.hide()
        if had_keys:
            self._home.activateWindow()

    def _on_escaped(self) -> None:
        """A clicker sends Escape too: only a page that covers the laptop itself goes away by it."""
        if self.screens.wanted == OWN and not self.released:
            self.toggle_release()
