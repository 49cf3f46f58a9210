"""Starting the duo mode from the window of an event."""

from PySide6.QtCore import QObject

from atelier.domain.people import Duo
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.duo.screen import DuoScreen
from atelier.ui.workbench import Workbench


class DuoMode(QObject):
    """One screen at a time over the window of a workbench."""

    def __init__(self, desk: Desk, workbench: Workbench) -> None:
        super().__init__(workbench)
        self._desk, self._workbench = desk, workbench
        self.screen: DuoScreen | None = None

    def begin(self, duo: Duo | None = None) -> None:
        """Cover the window; without a duo it is chosen there."""
        if self.screen is None:
            self.screen = DuoScreen(self._desk, self._workbench.window())
            self.screen.ended.connect(self._on_ended)
            self.screen.begin(duo)

    def begin_here(self) -> None:
        """Begin with the only duo of a file that was given, else with the choice."""
        giving = self._desk.workspace.giving
        duos = giving.duos() if giving.is_part else []
        self.begin(duos[0] if len(duos) == 1 else None)

    def greet(self) -> None:
        """In a file that was given to a duo, offer its own page."""
        if self._desk.workspace.giving.is_part:
            told = tr("This file holds the work of one duo. Its own page shows just that.")
            self._workbench.view.notice.ask(told, (tr("Start the duo mode"), self._on_greeted))

    def _on_greeted(self) -> None:
        self._workbench.view.notice.clear()
        self.begin_here()

    def _on_ended(self) -> None:
        self.screen = None
