"""Adding, changing, ordering and removing what an event consists of; taking back; finding."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any, TypeVar
from uuid import UUID

from atelier.domain.entity import Entity
from atelier.domain.model import ENTITIES
from atelier.domain.order import between
from atelier.i18n import mark
from atelier.storage.drafts import Drafts
from atelier.storage.event_file import Changes, EventFile

E = TypeVar("E", bound=Entity)

ADD, CHANGE, MOVE, REMOVE = mark("add"), mark("change"), mark("move"), mark("remove")
RECOVERED = mark("recovered text")


class Editing:
    """Every ordinary change of an event's content."""

    def __init__(self, file: EventFile) -> None:
        self._file = file
        self._drafts = Drafts(file)

    # Reading

    def get(self, kind: type[E], row: UUID | None) -> E | None:
        """One row; None when it is removed or was never there."""
        return self._file.get(kind, row)

    def all(self, kind: type[E], **where: object) -> list[E]:
        """All visible rows of a kind in their own order, those whose fields equal `where`."""
        return self._file.all(kind, **where)

    def find(self, text: str) -> Iterator[tuple[Entity, str]]:
        """Rows with `text` in one of their texts, whatever its case, each with that text."""
        wanted = text.strip().casefold()
        for kind in ENTITIES if wanted else ():
            names = [field.name for field in fields(kind) if field.type in {"str", str} and field.name not in _HIDDEN]
            for value in self._file.all(kind):
                texts = [getattr(value, name) for name in names]
                hit = next((found for found in texts if wanted in found.casefold()), None)
                if hit is not None:
                    yield value, hit

    # Changing

    def add(self, *values: Entity, after: Entity | None = None) -> Changes:
        """New rows in one act; those with an order come behind `after`, else at the end of their siblings."""
        placed: list[Entity] = []
        for value in values:
            previous = placed[-1] if placed and type(placed[-1]) is type(value) else after
            placed.append(self._placed(value, previous))
        return self._file.commit(ADD, *placed)

    def change(self, value: E, **fields: Any) -> Changes:  # noqa: ANN401 - the values of any fields
        """Give fields of a row another value; what was being typed in them is settled."""
        current = self._file.get(type(value), value.id) or value
        changes = self._file.commit(CHANGE, replace(current, **fields))
        for name in fields:
            self._drafts.drop(value.id, name)
        return changes

    def remove(self, *values: Entity) -> Changes:
        """Hide rows and what hangs below them; an undo brings them back."""
        return self._file.commit(REMOVE, remove=values)

    def move(self, value: Entity, after: Entity | None, **fields: Any) -> Changes:  # noqa: ANN401
        """Put a row behind `after` (None: in front), and give it other fields if it moves elsewhere."""
        current = self._file.get(type(value), value.id) or value
        moved = replace(current, **fields)
        siblings = [row for row in self._siblings(moved) if row.id != value.id]
        place = next((n + 1 for n, row in enumerate(siblings) if after and row.id == after.id), 0)
        return self._file.commit(MOVE, self._between(moved, siblings, place))

    def _placed(self, value: E, after: Entity | None) -> E:
        if not hasattr(value, "position") or value.position:
            return value
        siblings: list[Entity] = list(self._siblings(value))
        if after and all(row.id != after.id for row in siblings):
            siblings.append(after)
        place = next((n + 1 for n, row in enumerate(siblings) if after and row.id == after.id), len(siblings))
        return self._between(value, siblings, place)

    def _siblings(self, value: E) -> list[E]:
        where = {value.PARENT: getattr(value, value.PARENT)} if value.PARENT else {}
        return self._file.all(type(value), **where)

    @staticmethod
    def _between(value: E, siblings: list[Any], place: int) -> E:
        before = siblings[place - 1].position if place else ""
        behind = siblings[place].position if place < len(siblings) else ""
        return replace(value, position=between(before, behind if behind > before else ""))  # type: ignore[call-arg]

    # Typing

    def draft(self, value: Entity, field: str, typed: Any) -> None:  # noqa: ANN401 - the value of any field
        """Keep what is typed in a field so far, so that a kill loses nothing."""
        self._drafts.keep(value, field, typed)

    def recover(self) -> Changes | None:
        """Make an act of what was being typed when the program stopped; None when nothing was."""
        return self._drafts.recover(RECOVERED)

    # Taking back

    def undoable(self) -> str | None:
        """The label of what an undo takes back."""
        return self._file.undoable()

    def redoable(self) -> str | None:
        """The label of what a redo does again."""
        return self._file.redoable()

    def undo(self) -> Changes | None:
        """Take back the last act of this line; None when there is none."""
        return self._file.undo()

    def redo(self) -> Changes | None:
        """Do again what was taken back last; None when there is nothing."""
        return self._file.redo()


_HIDDEN = frozenset({"position", "origin", "digest", "fingerprint", "cbs_code", "method", "series", "sort"})
