"""Looking back: what was done in a file, and what stood in one of its rows before."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from atelier.domain.errors import AtelierError
from atelier.domain.naming import name_of, words_of
from atelier.i18n import tr
from atelier.services.editing import Editing
from atelier.storage import history
from atelier.storage.copies import private_copy
from atelier.storage.event_file import EventFile
from atelier.storage.history import Done, Row, Value
from atelier.storage.lines import Lines

SHOWN = 3  # rows of one act that are named; the rest is counted
LEAST = 6  # letters of an identity that are enough to look it up by


@contextmanager
def looking_back(path: Path) -> Iterator["History"]:
    """The history of a file that is left as it is.

    Raises:
        FileRefusedError: it is no sound event file, or somebody works in it.
    """
    with private_copy(path) as place, EventFile.open(place, Lines(place.parent), datetime.now) as file:
        yield History(file)


class History:
    """The acts of an open file, and of one of its rows, in words."""

    def __init__(self, file: EventFile) -> None:
        self._file = file

    def acts(self) -> list[Done]:
        """Every act in order."""
        return history.acts(self._file)

    def values(self, row: UUID) -> list[Value]:
        """Every value that the cells of one row had."""
        return history.values(self._file, row)

    def find(self, words: str) -> Row:
        """The one row that is meant by a part of its text, or by the beginning of its identity.

        Raises:
            AtelierError: there is none, or more than one.
        """
        found = self._by_identity(words) or [(type(value), value.id) for value, _ in Editing(self._file).find(words)]
        if not found:
            raise AtelierError(tr("Nothing is called “{words}”.", words=words))
        if len(found) > 1:
            names = "; ".join(f"{row.hex[:8]} {self.name(kind, row)}" for kind, row in found[:SHOWN])
            raise AtelierError(tr("“{words}” is said more than once: {names}.", words=words, names=names))
        return found[0]

    def _by_identity(self, words: str) -> list[Row]:
        if len(words) < LEAST or set(words.lower()) - set("0123456789abcdef-"):
            return []
        start = words.lower().replace("-", "")
        return list(dict.fromkeys(row for act in self.acts() for row in act.rows if row[1].hex.startswith(start)))

    def name(self, kind: type[Any], row: UUID) -> str:
        """What a row is or was called."""
        value = history.whatever(self._file, kind, row)
        return name_of(value) if value else ""

    def told(self) -> Iterator[str]:
        """All acts, a line each."""
        for act in self.acts():
            named = [f"{kind.TABLE} {row.hex[:8]} {self.name(kind, row)}".strip() for kind, row in act.rows[:SHOWN]]
            rest = [tr("and {n} more", n=len(act.rows) - SHOWN)] if len(act.rows) > SHOWN else []
            yield _line(act, *named, *rest)

    def told_of(self, row: Row) -> Iterator[str]:
        """What stood in a row, a line for each value; what stands now is marked."""
        for value in self.values(row[1]):
            mark = "●" if value.stands else "○"
            yield _line(value.done, f"{mark} {value.cell}: {words_of(value.values)}")


def _line(act: Done, *rest: str) -> str:
    when = datetime.fromisoformat(act.at)
    return "  ".join([f"{when:%Y-%m-%d %H:%M}", act.line.hex()[:4], act.role, tr(act.label), "; ".join(rest)]).rstrip()
