"""A cell that waits for a choice, and the values between which to choose."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select

from atelier.domain.entity import Entity, cells
from atelier.storage.acts import DELETED, Write
from atelier.storage.journal import chunks, removes
from atelier.storage.mapper import from_json, types_of
from atelier.storage.tables import ACT, BY_NAME


@dataclass(frozen=True, slots=True)
class Version:
    """One of the values of a cell, by field: who wrote it, on which line and when. `at` is ISO, for display only."""

    values: Mapping[str, Any]
    act: bytes
    line: bytes
    role: str
    at: str
    label: str

    @property
    def removes(self) -> bool:
        """Whether this version takes the row away."""
        return bool(self.values.get(DELETED))


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell of a visible row that lines which had not seen each other gave different values; the last is shown.

    For the cell `deleted` the versions are the removal, and the writes that it had not seen: those to the row itself
    keep it in sight, those to rows that hang below it are hidden with it.
    """

    kind: type[Entity]
    row: UUID
    cell: str
    versions: tuple[Version, ...]

    @property
    def hides(self) -> bool:
        """Whether the row is out of sight, with work below it that its removal had not seen."""
        return self.shown.removes

    @property
    def shown(self) -> Version:
        """The one that holds until somebody chooses."""
        return self.versions[-1]


def acts_of(connection: Connection, ids: Iterable[bytes]) -> dict[bytes, Row[Any]]:
    """Acts by their identity."""
    return {row.id: row for part in chunks(ids) for row in connection.execute(select(ACT).where(ACT.c.id.in_(part)))}


def version_of(head: Write, act: Row[Any]) -> Version:
    """What one write says, and who wrote it."""
    return Version(values_of(head), act.id, act.line, act.role, act.at, act.label)


def values_of(write: Write) -> dict[str, Any]:
    """The values that a write gives by field; for the cell `deleted` whether the row is gone."""
    if write.cell == DELETED:
        return {DELETED: removes(write)}
    kind, value = BY_NAME[write.entity], json.loads(write.value or "{}")
    hints = types_of(kind)
    return {name: from_json(hints[name], value.get(name)) for name in cells(kind)[write.cell]}
