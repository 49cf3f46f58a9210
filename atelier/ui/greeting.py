"""What somebody should know about an event as soon as it is open."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.week.retention import overdue
from atelier.ui.widgets.notice import Notice


def greet(desk: Desk, notice: Notice, archive: Callable[[], None], merge: Callable[[Path], None]) -> None:
    """Tell it; `archive` and `merge` are what can be done about it."""
    _tell_file(desk, notice, merge)
    late = overdue(desk.workspace.event, desk)
    if late:
        notice.warn(late, (tr("Copy without people for the archive…"), archive))
    if desk.workspace.recovered is not None:
        notice.tell(tr("What was being typed when the program stopped has been kept."))


def _tell_file(desk: Desk, notice: Notice, merge: Callable[[Path], None]) -> None:
    """Say what is special about the file and where it lies."""
    for copy in desk.workspace.conflict_copies()[:1]:
        notice.ask(
            tr("Beside this file lies “{name}”, made because two laptops wrote it. Merge it?", name=copy.name),
            (tr("Merge it with this event…"), partial(merge, copy)),
        )
        return
    former = desk.workspace.file.former
    if former is not None:
        told = tr("This file was of an older version and was renewed. As it was it is kept as “{place}”.", place=former)
        notice.ask(told)
    elif desk.workspace.checkout is not None:
        notice.tell(
            tr(
                "This file lies on a share or in a synced folder. You work on a copy on this laptop, which is "
                "copied back with every backup and on closing."
            )
        )
