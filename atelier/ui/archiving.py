"""A copy of the event without people, for the archive: asks where, and tells what is and is not in it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from atelier.domain.errors import AtelierError
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.dialogs import ask_event, free_path
from atelier.ui.widgets.notice import Notice

Choose = Callable[[Path], Path | None]


class Archiver:
    """Makes such a copy of the event on the desk; `choose` asks where."""

    def __init__(self, desk: Desk, home: QWidget, choose: Choose | None = None) -> None:
        self._desk, self._home = desk, home
        self.choose = choose or self._ask

    def save(self, notice: Notice) -> None:
        """Ask where and make it; what came of it stands in `notice`."""
        from atelier.services.anonymising import anonymise  # noqa: PLC0415 - after the first paint

        self._desk.settle()
        file, home = self._desk.workspace.file, self._desk.workspace.place
        place = self.choose(free_path(home.parent, tr("{name} archive", name=home.stem)))
        if place is None:
            return
        try:
            anonymise(file, place)
        except AtelierError as error:
            notice.warn(str(error))
            return
        notice.tell(
            tr(
                "“{name}” holds no people, no notes and no former texts. It cannot be merged. "
                "Read its texts once before you give it away: a first name alone is not found.",
                name=place.name,
            )
        )

    def _ask(self, suggested: Path) -> Path | None:
        return ask_event(self._home, suggested)
