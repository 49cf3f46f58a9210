"""Where the backups of the open event are kept, and going back to one of them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from atelier.ui.desk import Desk
from atelier.ui.dialogs import Dialogs
from atelier.ui.going_back import GoingBack
from atelier.ui.keeper import Keeper
from atelier.ui.settings import Settings

if TYPE_CHECKING:
    from atelier.storage.backups import Backup
    from atelier.ui.workbench import Workbench


class Safekeeping(QObject):
    """Between the keeper, who makes the backups, and the window, where they are told of and chosen."""

    def __init__(self, keeper: Keeper, settings: Settings, dialogs: Dialogs, back: GoingBack) -> None:
        super().__init__(keeper)
        self._keeper, self._settings, self._dialogs, self._back = keeper, settings, dialogs, back
        self._desk: Desk | None = None
        self._bench: Workbench | None = None
        keeper.unsound.connect(self._on_unsound)

    def watch(self, desk: Desk, bench: "Workbench") -> None:
        """Keep the event on this desk, and tell of it in this window."""
        self._desk, self._bench = desk, bench
        panel = bench.backups
        self._keeper.told.connect(bench.rail.backed_up)
        self._keeper.told.connect(panel.told)
        panel.restore_wanted.connect(self._on_restore)
        panel.place_wanted.connect(self._on_place)
        panel.place_left.connect(self._keep_at)
        panel.show_place(self._settings.second_place)
        self._keeper.watch(desk)

    def leave(self) -> None:
        """The event is about to be closed."""
        self._desk = self._bench = None
        self._keeper.leave()

    def _on_restore(self, backup: "Backup") -> None:
        if self._desk is not None:
            self._desk.settle()
            self._back.restore(backup, self._desk.workspace.place)

    def _on_unsound(self, problem: str) -> None:
        if self._desk is not None and self._bench is not None:
            self._bench.views.current.notice.warn(*self._back.unsound(problem, self._desk.workspace.place))

    def _on_place(self) -> None:
        place = self._dialogs.choose_folder()
        if place is not None:
            self._keep_at(place)

    def _keep_at(self, place: Path | None = None) -> None:
        self._settings.second_place = place
        self._keeper.choose(place)
        if self._bench is not None:
            self._bench.backups.show_place(place)
