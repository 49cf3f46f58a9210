"""Saving something to print as PDF: asks where, draws on the worker, and tells how it went."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from atelier.domain.errors import AtelierError
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.dialogs import ask_pdf
from atelier.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from atelier.services.printing import Print

Choose = Callable[[Path], Path | None]


class Printer(QObject):
    """Saves for one widget, whose notice says what came of it; `choose` asks where."""

    def __init__(self, desk: Desk, home: QWidget, notice: Notice, choose: Choose | None = None) -> None:
        super().__init__(home)
        self._desk, self._home, self._notice = desk, home, notice
        self._choose = choose or self._ask
        self._folder = desk.workspace.place.parent
        self._target: Path | None = None  # where the PDF that is being drawn goes

    def save(self, what: "Print", name: str) -> None:
        """Save it under a name of the user's choice; `name` is proposed."""
        from atelier.services.printing import free_name, write  # noqa: PLC0415 - slow to import at the start

        if self._target is not None:
            return
        self._target = self._choose(free_name(self._folder, name))
        if self._target is not None:
            self._folder = self._target.parent
            self._notice.tell(tr("Drawing the pages…"))
            self._desk.worker.start(write, what, self._target, done=self._on_written)

    def _on_written(self, error: AtelierError | None) -> None:
        if not shiboken6.isValid(self) or self._target is None:
            return  # the window was closed meanwhile
        target, self._target = self._target, None
        if error is not None:
            self._notice.warn(str(error))
        else:
            self._notice.saved(target)

    def _ask(self, suggested: Path) -> Path | None:
        return ask_pdf(self._home, suggested)
