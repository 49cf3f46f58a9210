"""What a full disk or a stick that is out refused: remembered, tried again by itself, and not left behind unasked."""

from collections.abc import Callable
from typing import Any, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from atelier.domain.entity import Entity
from atelier.domain.errors import AtelierError, NotSavedError

AGAIN_MS = 5_000
Key = tuple[type[Entity], UUID, str]


class Runs(Protocol):
    """The desk, as far as it is needed here."""

    editing: Any

    def run(self, action: Callable[..., Any], *args: Any, **values: Any) -> Any:
        """One act."""

    def settle(self) -> None:
        """Make acts of what is being typed."""


class Owed(QObject):
    """The values of fields that are not in the file yet, also of rows that are no longer on the screen."""

    unpaid = Signal()  # a change could not be written
    paid = Signal()  # everything that was typed is in the file again

    def __init__(self, desk: Runs) -> None:
        super().__init__()
        self._desk = desk
        self._values: dict[Key, object] = {}
        self._failed = self._given_up = False
        self._timer = QTimer(self)
        self._timer.setInterval(AGAIN_MS)
        self._timer.timeout.connect(self.pay)

    def failed(self) -> None:
        """An act could not be written: it is tried from now on whether one can."""
        self._failed = True
        self._timer.start()
        self.unpaid.emit()

    def add(self, value: Entity, name: str, new: object) -> None:
        """This field of this row was to have this value."""
        self._values[type(value), value.id, name] = new

    def drop(self, value: Entity, name: str) -> None:
        """It got another one, or it has it now."""
        self._values.pop((type(value), value.id, name), None)

    def pay(self) -> bool:
        """Try all of it again; whether everything that was typed is in the file, or was given up."""
        if self._given_up:
            return True
        waited, self._failed = self._timer.isActive(), False
        self._desk.settle()
        for key, new in list(self._values.items()):
            self._put(key, new)
        if waited and not self._failed:
            self._desk.run(self._desk.editing.require_room, refused=_told_already)
            if not self._failed:
                self._timer.stop()
                self.paid.emit()
        return not self._values

    def _put(self, key: Key, new: object) -> None:
        kind, row, name = key
        value = self._desk.editing.get(kind, row)
        refusals: list[AtelierError] = []
        if value is not None:
            self._desk.run(self._desk.editing.change, value, refused=refusals.append, **{name: new})
        if not any(isinstance(error, NotSavedError) for error in refusals):
            self._values.pop(key, None)

    def give_up(self) -> None:
        """Somebody would rather lose it than stay."""
        self._given_up = True

    def take_over(self, other: "Owed") -> None:
        """Go on with what another desk of the same event owed."""
        self._values |= other._values
        if other._failed:
            self.failed()

    def stop(self) -> None:
        """The event is closed, or another desk goes on with it."""
        self._timer.stop()


def _told_already(_error: AtelierError) -> None:
    """Where it happened, and at the foot of the rail."""
