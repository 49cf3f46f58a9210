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
        """A file that was given to a duo opens on its own page."""
        if self._desk.workspace.giving.is_part:
            self.begin_here()

    def _on_ended(self) -> None:
        self.screen = None
        if self._desk.workspace.giving.is_part:
            name = self._desk.workspace.place.name
            told = tr("Done? Close the program and give “{name}” back to the facilitator.", name=name)
            self._workbench.views.current.notice.ask(told, (tr("Back to the duo mode"), self._on_back))

    def _on_back(self) -> None:
        self._workbench.views.current.notice.clear()
        self.begin_here()
