"""What is being typed, kept every second so that a kill loses nothing (DESIGN 2a, rule 6)."""

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from atelier.domain.entity import Entity
from atelier.storage.event_file import Changes, EventFile
from atelier.storage.mapper import dump, from_json, to_json, types_of
from atelier.storage.tables import BY_NAME, DRAFT


class Drafts:
    """The drafts of one open file: one per field, gone when the field is settled."""

    def __init__(self, file: EventFile) -> None:
        self._file = file

    def keep(self, value: Entity, field: str, typed: Any) -> None:
        """Save what is typed in `field` of `value` so far."""
        text = dump(to_json(typed))
        row = upsert(DRAFT).values(row=value.id.bytes, field=field, entity=value.TABLE, value=text)
        with self._file.writing():
            self._file.connection.execute(
                row.on_conflict_do_update(index_elements=["row", "field"], set_={"value": text})
            )

    def drop(self, row: UUID, field: str) -> None:
        """Forget one draft: its field has been settled."""
        with self._file.writing():
            self._file.connection.execute(delete(DRAFT).where(DRAFT.c.row == row.bytes, DRAFT.c.field == field))

    def recover(self, label: str) -> Changes | None:
        """Turn every draft that was left behind into one act; None when there was none."""
        rows = self._file.fetch(select(DRAFT))
        values: dict[UUID, Entity] = {}
        for draft in rows:
            kind, key = BY_NAME[draft.entity], UUID(bytes=draft.row)
            value = values.get(key) or self._file.get(kind, key)
            if value:
                typed = from_json(types_of(kind)[draft.field], json.loads(draft.value))
                values[key] = replace(value, **{draft.field: typed})
        changes = self._file.commit(label, *values.values()) if values else None
        with self._file.writing():
            self._file.connection.execute(delete(DRAFT))
        return changes if changes and changes.values else None
