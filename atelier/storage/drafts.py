"""What is being typed, kept every second so that a kill loses nothing (DESIGN 2a, rule 6)."""

import json
from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from atelier.domain.entity import Entity
from atelier.storage.event_file import Changes, EventFile
from atelier.storage.mapper import dump, from_fields, from_json, to_json, types_of
from atelier.storage.tables import BY_NAME, DRAFT, META

E = TypeVar("E", bound=Entity)


WHOLE = ""  # the field of a draft that holds a row which is not in the file yet


class Drafts:
    """The drafts of one open file: one per field, gone when the field is settled, and one per row still to be added."""

    def __init__(self, file: EventFile) -> None:
        self._file = file

    def keep(self, value: Entity, field: str, typed: Any) -> None:
        """Save what is typed in `field` of `value` so far."""
        self._keep(value, field, dump(to_json(typed)))

    def keep_row(self, value: Entity) -> None:
        """Save a row as far as it is typed; it is no part of the event before it is added."""
        self._keep(value, WHOLE, dump({name: to_json(getattr(value, name)) for name in types_of(type(value))}))

    def rows(self, kind: type[E]) -> list[E]:
        """The rows of a kind that somebody was still typing, those that were added since left out."""
        drafts = self._file.fetch(select(DRAFT).where(DRAFT.c.field == WHOLE, DRAFT.c.entity == kind.TABLE))
        values = [from_fields(kind, json.loads(draft.value)) for draft in drafts]
        return [value for value in values if self._file.get(kind, value.id) is None]

    def _keep(self, value: Entity, field: str, text: str) -> None:
        row = upsert(DRAFT).values(row=value.id.bytes, field=field, entity=value.TABLE, value=text)
        with self._file.writing():
            self._file.connection.execute(
                row.on_conflict_do_update(index_elements=["row", "field"], set_={"value": text, "entity": value.TABLE})
            )

    def drop(self, row: UUID, field: str) -> None:
        """Forget one draft: its field has been settled."""
        with self._file.writing():
            self._file.connection.execute(delete(DRAFT).where(DRAFT.c.row == row.bytes, DRAFT.c.field == field))

    def require_room(self) -> None:
        """Write what is there already, to find out whether anything can be written.

        Raises:
            NotSavedError: it cannot.
        """
        with self._file.writing():
            self._file.connection.execute(update(META).where(META.c.key == "line").values(value=self._file.line))

    def recover(self, label: str) -> Changes | None:
        """Turn every draft of a field that was left behind into one act; None when there was none."""
        rows = self._file.fetch(select(DRAFT).where(DRAFT.c.field != WHOLE))
        values: dict[UUID, Entity] = {}
        for draft in rows:
            kind, key = BY_NAME[draft.entity], UUID(bytes=draft.row)
            value = values.get(key) or self._file.get(kind, key)
            if value:
                typed = from_json(types_of(kind)[draft.field], json.loads(draft.value))
                values[key] = replace(value, **{draft.field: typed})
        changes = self._file.commit(label, *values.values()) if values else None
        with self._file.writing():
            self._file.connection.execute(delete(DRAFT).where(DRAFT.c.field != WHOLE))
        return changes if changes and changes.values else None
