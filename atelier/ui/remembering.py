"""What of the window is found again at the next start: the view, the projector, and its screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from atelier.ui.settings import Settings

if TYPE_CHECKING:
    from atelier.ui.projector.projector import Projector
    from atelier.ui.workbench import Workbench


class Remembering(QObject):
    """Writes it in the settings at once: after a kill the program opens where it was."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings

    def follow_window(self, bench: "Workbench") -> None:
        """From now on, the view that is open."""
        bench.turned.connect(self._on_view)

    def follow_projector(self, projector: "Projector") -> None:
        """From now on, whether it is on and where."""
        projector.turned.connect(self._on_turned)
        projector.screens.chosen.connect(self._on_screen)

    def let_go(self, projector: "Projector") -> None:
        """It is turned off because the event closes: it comes on again with the next one."""
        projector.turned.disconnect(self._on_turned)

    def _on_view(self, key: str) -> None:
        self._settings.view = key

    def _on_turned(self, on: bool) -> None:
        self._settings.projector = on

    def _on_screen(self, name: str) -> None:
        self._settings.screen = name
