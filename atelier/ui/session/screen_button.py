"""The small menu that chooses the screen of the projector."""

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton

from atelier.i18n import tr
from atelier.ui.projector.screens import AUTOMATIC, OWN, Screens, size_of


class ScreenButton(QPushButton):
    """Offers every screen with its name and size, as they are at the moment that it is opened."""

    def __init__(self, screens: Screens) -> None:
        super().__init__(tr("Screen…"))
        self._screens = screens
        self.setAutoDefault(False)
        self.setToolTip(tr("Choose the screen of the projector"))
        self.setAccessibleName(tr("Choose the screen of the projector"))
        menu = QMenu(self)
        menu.aboutToShow.connect(self.fill)
        self.setMenu(menu)

    def fill(self) -> None:
        """Make the menu anew."""
        menu = self.menu()
        menu.clear()
        group = QActionGroup(menu)
        names = [(AUTOMATIC, tr("Any second screen"))]
        names += [(screen.name(), f"{screen.name()} · {size_of(screen)}") for screen in self._screens.others()]
        names += [(OWN, tr("This screen too: the beamer shows the same as the laptop"))]
        for key, name in names:
            action = QAction(name, menu)
            action.setCheckable(True)
            action.setChecked(key == self._screens.wanted)
            action.setData(key)
            group.addAction(action)
            menu.addAction(action)
        group.triggered.connect(self._on_chosen)

    def _on_chosen(self, action: QAction) -> None:
        self._screens.choose(str(action.data()))
