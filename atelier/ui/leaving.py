"""Closing an event: not before all that was typed is in the file, unless somebody would rather lose it."""

from collections.abc import Callable
from functools import partial

from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.widgets.notice import Notice


class Leaving:
    """Asks of whatever event is open."""

    def __init__(self, desk: Callable[[], Desk | None], notice: Callable[[], Notice]) -> None:
        self._desk, self._notice = desk, notice

    def may(self, go_on: Callable[[], object]) -> bool:
        """Whether the event can be closed now; else that is told, with a button that does `go_on` all the same."""
        desk = self._desk()
        if desk is None or desk.owed.pay():
            return True
        told = tr("What was typed last is not in the file yet. Make room or put the stick back; or close and lose it.")
        self._notice().warn(told, (tr("Close all the same"), partial(_give_up, desk, go_on)))
        return False


def _give_up(desk: Desk, go_on: Callable[[], object]) -> None:
    desk.owed.give_up()
    go_on()
