"""Erasing a person for good, and saying beforehand what that does."""

from dataclasses import dataclass

from atelier.domain.naming import name_of
from atelier.domain.people import Person
from atelier.i18n import mark
from atelier.storage import erasing
from atelier.storage.event_file import Changes, EventFile
from atelier.storage.history import whatever

ERASE = mark("erase a person")


@dataclass(frozen=True, slots=True)
class Reach:
    """Where else the name stands: rows of which the text can be changed, and how many were sealed with it."""

    texts: tuple[str, ...] = ()
    sealed: int = 0


class Erasing:
    """Erases people of an open event."""

    def __init__(self, file: EventFile) -> None:
        self._file = file

    def reach(self, person: Person) -> Reach:
        """Where else the name or the address of somebody stands or stood."""
        found = erasing.mentions(self._file, person)
        rows = [whatever(self._file, one.kind, one.row) for one in found if not one.sealed]
        names = dict.fromkeys(name_of(row) for row in rows if row is not None)
        return Reach(tuple(name for name in names if name), sum(one.sealed for one in found))

    def erase(self, person: Person, *, texts: bool) -> Changes:
        """Nothing of this person stays in the file, in no former text either; it cannot be undone.

        Raises:
            NotSavedError: it could not be written; nobody was erased.
        """
        return erasing.erase(self._file, ERASE, person, texts=texts)
