"""A copy of the event without people, for the archive: asks where, and tells what is and is not in it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from atelier.domain.errors import AtelierError
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.dialogs import ask_event, free_path
from atelier.ui.views import Views

NAMED = 8  # places that are told; the rest is counted
Choose = Callable[[Path], Path | None]


class Archiver:
    """Makes such a copy of the event on the desk; `choose` asks where, and the view that is open tells of it."""

    def __init__(self, desk: Desk, views: Views, choose: Choose | None = None) -> None:
        self._desk, self._views = desk, views
        self.choose = choose or self._ask

    def save(self) -> None:
        """Ask where and make it."""
        from atelier.services.anonymising import anonymise  # noqa: PLC0415 - after the first paint

        self._desk.settle()
        notice = self._views.current.notice
        file, home = self._desk.workspace.file, self._desk.workspace.place
        place = self.choose(free_path(home.parent, tr("{name} archive", name=home.stem)))
        if place is None:
            return
        try:
            loose = anonymise(file, place)
        except AtelierError as error:
            notice.warn(str(error))
            return
        made = tr("“{name}” holds no people, no notes and no former texts. It cannot be merged.", name=place.name)
        if not loose:
            notice.tell(made)
            return
        lines = [f"{one.word} · {one.around}" for one in loose]
        copy = partial(QGuiApplication.clipboard().setText, "\n".join(lines))
        notice.ask("\n".join([made, *told(lines)]), (tr("Copy the whole list"), copy))

    def _ask(self, suggested: Path) -> Path | None:
        return ask_event(self._views, suggested)


def told(lines: Sequence[str]) -> list[str]:
    """What is left for a reader to judge, as many lines as a notice holds."""
    head = trn(
        "A name still stands in {n} place. Look at it before you give the file away:",
        "A name still stands in {n} places. Look at them before you give the file away:",
        len(lines),
    )
    rest = len(lines) - NAMED
    return [head, *(f"– {line}" for line in lines[:NAMED]), *([tr("and {n} more", n=rest)] if rest > 0 else [])]
