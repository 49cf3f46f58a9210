"""Adding, changing, ordering and removing what an event consists of; taking back; finding."""

from collections.abc import Iterator
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from atelier.domain.entity import Entity, Kind
from atelier.domain.errors import AtelierError
from atelier.domain.folding import folded
from atelier.domain.model import ENTITIES
from atelier.domain.order import between
from atelier.i18n import mark, tr
from atelier.storage.drafts import WHOLE, Drafts
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
        """Rows with `text` in one of their texts, whatever its case and accents, each with that text.

        Facts are left out: they repeat the words of the rows that they froze.
        """
        wanted = folded(text.strip())
        for kind in ENTITIES if wanted else ():
            if kind.KIND is Kind.FACT:
                continue
            names = [field.name for field in fields(kind) if field.type in _TEXTS and field.name not in _HIDDEN]
            for value in self._file.all(kind):
                hit = next((found for found in _texts(value, names) if wanted in folded(found)), None)
                if hit is not None:
                    yield value, hit

    # Changing

    def require_room(self) -> None:
        """Find out whether anything can be written; raises as every change does when not."""
        self._drafts.require_room()

    def add(self, *values: Entity, after: Entity | None = None) -> Changes:
        """New rows in one act; those with an order come behind `after`, else at the end of their siblings."""
        placed: list[Entity] = []
        for value in values:
            placed.append(self._placed(value, placed, after))
        return self._file.commit(ADD, *placed)

    def change(self, value: E, **fields: Any) -> Changes:
        """Give fields of a row another value; what was being typed in them is settled.

        Raises:
            AtelierError: the row was removed meanwhile.
        """
        current = self._current(value)
        changes = self._file.commit(CHANGE, replace(current, **fields))
        for name in fields:
            self._drafts.drop(value.id, name)
        return changes

    def change_all(self, *values: Entity) -> Changes:
        """Give several rows the content of these values, in one act."""
        return self._file.commit(CHANGE, *values)

    def remove(self, *values: Entity) -> Changes:
        """Hide rows and what hangs below them; an undo brings them back."""
        return self._file.commit(REMOVE, remove=values)

    def move(self, value: Entity, after: Entity | None, **fields: Any) -> Changes:
        """Put a row behind `after` (None: in front), and give it other fields if it moves elsewhere."""
        current = self._current(value)
        moved = replace(current, **fields)
        siblings = [row for row in self._siblings(moved) if row.id != value.id]
        place = next((n + 1 for n, row in enumerate(siblings) if after and row.id == after.id), 0)
        return self._file.commit(MOVE, self._between(moved, siblings, place))

    def _current(self, value: E) -> E:
        current = self._file.get(type(value), value.id)
        if current is None:
            raise AtelierError(tr("This was removed. Ctrl+Z brings it back."))
        return current

    def _placed(self, value: E, added: list[Entity], after: Entity | None) -> E:
        if not hasattr(value, "position") or value.position:
            return value
        beside = [row for row in added if type(row) is type(value) and _parent(row) == _parent(value)]
        siblings = sorted([*self._siblings(value), *beside], key=attrgetter("position", "id"))
        previous = beside[-1] if beside else after
        place = next((n + 1 for n, row in enumerate(siblings) if previous and row.id == previous.id), len(siblings))
        return self._between(value, siblings, place)

    def _siblings(self, value: E) -> list[E]:
        where = {value.PARENT: _parent(value)} if value.PARENT else {}
        return self._file.all(type(value), **where)

    @staticmethod
    def _between(value: E, siblings: list[Any], place: int) -> E:
        before = siblings[place - 1].position if place else ""
        behind = next((row.position for row in siblings[place:] if row.position > before), "")
        return replace(value, position=between(before, behind))  # type: ignore[call-arg]

    # Typing

    def draft(self, value: Entity, field: str, typed: Any) -> None:
        """Keep what is typed in a field so far, so that a kill loses nothing."""
        self._drafts.keep(value, field, typed)

    def forget_draft(self, value: Entity, field: str) -> None:
        """What was typed is again what the row holds."""
        self._drafts.drop(value.id, field)

    def draft_row(self, value: Entity) -> None:
        """Keep a row that is being typed and not added yet."""
        self._drafts.keep_row(value)

    def drafted(self, kind: type[E]) -> list[E]:
        """The rows of a kind that were being typed when the program stopped."""
        return self._drafts.rows(kind)

    def forget_row(self, value: Entity) -> None:
        """What was being typed is added, or was wiped out."""
        self._drafts.drop(value.id, WHOLE)

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


_TEXTS = (str, tuple[str, ...])
_HIDDEN = frozenset({"position", "origin", "cbs_code", "series", "sort", "email", "audience", "fingerprint"})


def _parent(value: Entity) -> UUID | None:
    return getattr(value, value.PARENT) if value.PARENT else None


def _texts(value: Entity, names: list[str]) -> Iterator[str]:
    """The texts in some fields of a row, one by one."""
    for name in names:
        content = getattr(value, name)
        yield from (content,) if isinstance(content, str) else content
