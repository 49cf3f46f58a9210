"""Cells that wait for a choice, in the words of a reader: names instead of identities."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from atelier.domain.commission import PARTNER_NAMES, VERDICT_NAMES, PartnerKind, Verdict
from atelier.domain.field_names import FIELD_NAMES
from atelier.domain.model import ENTITIES
from atelier.domain.naming import name_of
from atelier.domain.participation import STANCE_NAMES, Stance
from atelier.domain.people import ROLE_NAMES, Role
from atelier.domain.proposals import (
    ALLOCATION_NAMES,
    APPOINTER_NAMES,
    AUDIENCE_NAMES,
    VERB_NAMES,
    Allocation,
    Appointer,
    Audience,
    Verb,
)
from atelier.domain.themes import SIDE_NAMES, Side
from atelier.domain.week import BODY_NAMES, GATHERING_NAMES, ITEM_NAMES, Body, GatheringKind, ItemKind
from atelier.i18n import long_date, money, number, tr
from atelier.storage.event_file import EventFile
from atelier.storage.versions import Conflict, Version

ENUMS: dict[type, dict[Any, str]] = {
    Role: ROLE_NAMES,
    Audience: AUDIENCE_NAMES,
    Verb: VERB_NAMES,
    Allocation: ALLOCATION_NAMES,
    Appointer: APPOINTER_NAMES,
    PartnerKind: PARTNER_NAMES,
    Verdict: VERDICT_NAMES,
    Stance: STANCE_NAMES,
    Side: SIDE_NAMES,
    Body: BODY_NAMES,
    GatheringKind: GATHERING_NAMES,
    ItemKind: ITEM_NAMES,
}
AMOUNTS = frozenset({"once_low", "once_high", "yearly_low", "yearly_high"})  # cents


class Wording:
    """Words for what stands in an open event."""

    def __init__(self, file: EventFile, names: Mapping[UUID, str] | None = None) -> None:
        self._file = file
        self._names = names or {}  # of rows as they were called when a copy was frozen

    def subject(self, conflict: Conflict) -> str:
        """What the row is called."""
        value = self._file.get(conflict.kind, conflict.row)
        return (name_of(value) if value else "") or tr("No title yet")

    @staticmethod
    def field(conflict: Conflict) -> str:
        """What the cell is called."""
        return tr(FIELD_NAMES[conflict.cell])

    def value(self, version: Version) -> str:
        """What one version says."""
        if "deleted" in version.values:
            return tr("Removed") if version.removes else tr("Kept")
        return self.words(version.values) or tr("Empty")

    def words(self, values: Mapping[str, Any]) -> str:
        """The fields of a cell, each in words; empty when none says anything."""
        words = [self.word(name, value) for name, value in values.items()]
        return " · ".join(word for word in words if word)

    def word(self, name: str, value: Any) -> str:
        """One value of a field; empty when it holds nothing."""
        if value is None or value in ("", ()):
            return ""
        if isinstance(value, tuple):
            return ", ".join(self.word(name, part) for part in value)
        if isinstance(value, UUID):
            return self._called(value)
        if type(value) in ENUMS:
            return tr(ENUMS[type(value)][value])
        return _plain(name, value)

    def _called(self, row: UUID) -> str:
        if row in self._names:
            return self._names[row]
        found = (self._file.get(kind, row) for kind in ENTITIES)
        return next((name_of(value) for value in found if value is not None), "") or tr("removed")


def _plain(name: str, value: Any) -> str:
    if isinstance(value, bytes):
        return tr("a picture")
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, int):
        return money(value) if name in AMOUNTS else number(value / 100, 2) if name == "fte" else str(value)
    if isinstance(value, datetime):
        return f"{long_date(value.date())} {value:%H:%M}"
    return str(value)


def editable(conflict: Conflict) -> bool:
    """Whether the versions are texts, out of which a third can be made."""
    values = [value for version in conflict.versions for value in version.values.values()]
    return (
        len(values) == len(conflict.versions)
        and all(isinstance(value, str) for value in values)
        and (not any(type(value) in ENUMS for value in values) and conflict.cell != "origin")
    )
