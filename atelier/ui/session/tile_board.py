"""The tiles with their keys: one key answers, and the cursor goes on to the next name."""

from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent

from atelier.ui.session.answers import BACK, DIGITS
from atelier.ui.session.tiles import TileView

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class TileBoard(TileView):
    """The tiles with their keys: a digit answers, Shift and a digit answers for all others, Backspace takes back."""

    chosen = Signal(object, int)  # voter, option
    rest_chosen = Signal(int)  # option, for everybody who has not answered
    taken_back = Signal(object)  # voter
    asked = Signal(object)  # voter: Enter, to make an answer of more than one key
    finding = Signal(str)  # a letter: somebody looks for a name

    def keyPressEvent(self, event: QKeyEvent) -> None:
        voter, option = self.voter, option_of(event)
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if option is not None and shifted:
            self.rest_chosen.emit(option)
        elif option is not None and voter is not None:
            self.chosen.emit(voter, option)
        elif event.key() in BACK and voter is not None:
            self.taken_back.emit(voter)
        elif event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.asked.emit(voter)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters look for a name in the field for it, if there is one."""
        self.finding.emit(search)

    @property
    def voter(self) -> UUID | None:
        """The voter with the cursor."""
        index = self.currentIndex()
        return self.tiles.tiles[index.row()].voter if index.isValid() else None

    def go_to(self, place: int) -> None:
        """Put the cursor on a tile and bring it into sight."""
        index = self.tiles.index(place)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def advance(self) -> bool:
        """On to the next voter in the room without an answer, round the end; False when there is none."""
        tiles, here = self.tiles.tiles, self.currentIndex().row()
        order = [*range(here + 1, len(tiles)), *range(here + 1)]
        following = next((n for n in order if not tiles[n].answer and not tiles[n].away), None)
        if following is not None:
            self.go_to(following)
        return following is not None


def option_of(event: QKeyEvent) -> int | None:
    """The option that a digit chooses, with or without Shift, whatever the layout of the keyboard."""
    if event.key() in DIGITS:
        return DIGITS.index(event.key())
    native = event.nativeScanCode()
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return native - 10 if shifted and 10 <= native <= 19 else None
