"""What stands in the poll card while answers come in on a page of their own: how to get there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.polls import Poll
from atelier.i18n import mark, tr
from atelier.services.secret import lost, reason_lost
from atelier.ui.theme import px
from atelier.ui.widgets.basics import button, flow, label

SECRET_HINT = mark("Nobody sees more than the number of votes until the poll is closed. Your PIN leads back here.")


class Door(QWidget):
    """One button to the page with the answers, and a sentence about it."""

    entered = Signal()

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.button = button(name, self.entered.emit, "primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        self._hint = label(hint, "muted")
        layout.addWidget(self._hint)
        layout.addWidget(flow(self.button))
        self._told = hint

    def show_poll(self, poll: Poll, present: int) -> None:
        """Show the way in, or that there is nothing to go to any more."""
        del present
        gone = poll.ballot.secret and lost(poll)
        self._hint.setText(reason_lost() + " " + tr("Declare the poll void, and ask it again.") if gone else self._told)
        self.button.setEnabled(not gone)

    def settle(self) -> None:
        """Nothing is typed here."""

    def focus_first(self) -> None:
        """The cursor on the button."""
        self.button.setFocus()


def named_door() -> Door:
    """To the tiles with the names."""
    return Door(tr("Enter answers by name"), tr("The poll is open: each name answers with one key."))


def turn_door() -> Door:
    """To the screen on which one person after the other answers."""
    return Door(tr("Hand over the laptop"), tr(SECRET_HINT))
