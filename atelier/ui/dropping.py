"""Files that are dropped on an open event: what is done with them, and what is said of those nothing is done with."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from atelier.i18n import tr, trn
from atelier.services.form_files import SUFFIXES
from atelier.ui.dialogs import SUFFIX

if TYPE_CHECKING:
    from atelier.ui.workbench import Workbench

NAMED = 3  # files that are named; the rest is counted


def local_files(data: QMimeData) -> list[Path]:
    """What is dropped, as far as it lies on this laptop."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def known(paths: Sequence[Path]) -> list[Path]:
    """The event files and forms among them."""
    return [path for path in paths if path.suffix.lower() in {SUFFIX, *SUFFIXES}]


def left_out(paths: Sequence[Path]) -> str:
    """Which of these files nothing is done with; empty when there are none."""
    files = known(paths)
    others = [path.name for path in paths if path not in files]
    names = ", ".join(f"“{name}”" for name in others[:NAMED])
    if len(others) > NAMED:
        names += " " + tr("and {n} more", n=len(others) - NAMED)
    if not others:
        return ""
    return trn(
        "{names} is not an event or a form of Atelier.",
        "{names} are not events or forms of Atelier.",
        len(others),
        names=names,
    )


def take(workbench: "Workbench", paths: Sequence[Path], open_path: Callable[[Path], None]) -> None:
    """One event is opened or merged, as one chooses; several files go to the page where they come together."""
    files, others = known(paths), left_out(paths)
    if len(paths) == 1 and paths[0].suffix.lower() == SUFFIX:
        _ask_about(workbench, paths[0], open_path)
    elif files:
        workbench.merge(*files)
    if others:  # last, because going to another page clears what was said
        workbench.views.current.notice.warn(others)


def _ask_about(workbench: "Workbench", path: Path, open_path: Callable[[Path], None]) -> None:
    notice = workbench.views.current.notice

    def answer(act: Callable[[Path], None]) -> None:
        notice.clear()
        act(path)

    notice.ask(
        tr("What should happen with “{name}”?", name=path.name),
        (tr("Open it"), partial(answer, open_path)),
        (tr("Merge it with this event…"), partial(answer, workbench.merge)),
    )
