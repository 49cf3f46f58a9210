"""Joining what two laptops made twice, one pair at a time, as one act each."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any, TypeVar
from uuid import UUID

from atelier.domain.doubles import Double, doubles
from atelier.domain.entity import Entity, Kind
from atelier.domain.errors import AtelierError
from atelier.domain.model import ENTITIES
from atelier.domain.people import Person
from atelier.domain.themes import Argument
from atelier.i18n import mark, tr
from atelier.storage.event_file import Changes, EventFile

E = TypeVar("E", bound=Entity)

JOIN = mark("join")
OWN = frozenset({"id", "position", "replaces"})  # fields that a row does not get from the one that it is joined with


class Joining:
    """Proposes what may be double in an open event, and joins what somebody chose."""

    def __init__(self, file: EventFile) -> None:
        self._file = file

    def proposals(self) -> list[Double]:
        """Pairs that may be one."""
        return doubles(self._file.all(Person), self._file.all(Argument))

    def join(self, one: Entity, other: Entity) -> Changes:
        """Let one row stand for both: an argument counts as said twice, of a person everything goes to the first.

        The row of the lower identity stays, so that two laptops that do this apart end alike; an undo takes it back.

        Raises:
            AtelierError: one of them was removed meanwhile, or stands in what was recorded for good.
        """
        stays, goes = sorted((self._current(one), self._current(other)), key=lambda row: row.id)
        if isinstance(stays, Argument) and isinstance(goes, Argument):
            return self._file.commit(JOIN, replace(goes, merged_into=stays.id))
        if any(_names(fact, goes.id) for fact in self._rows(Kind.FACT)):
            raise AtelierError(tr("This stands in what was recorded already, such as a poll, and stays as it is."))
        changed = [_with(row, goes.id, stays.id) for row in self._rows(Kind.EDITABLE) if _names(row, goes.id)]
        put = {row.id: row for row in changed if row.id not in {stays.id, goes.id}}
        return self._file.commit(JOIN, *put.values(), _filled(stays, goes), remove=[goes], affirm=[stays])

    def _current(self, row: E) -> E:
        current = self._file.get(type(row), row.id)
        if current is None:
            raise AtelierError(tr("This was removed. Ctrl+Z brings it back."))
        return current

    def _rows(self, sort: Kind) -> Iterator[Entity]:
        for kind in ENTITIES:
            if kind.KIND is sort:
                yield from self._file.all(kind)


def _filled(stays: E, goes: E) -> E:
    """What the one lacks it gets from the other."""
    lacking = [field.name for field in fields(stays) if field.name not in OWN and not getattr(stays, field.name)]
    return replace(stays, **{name: getattr(goes, name) for name in lacking})


def _names(row: Entity, wanted: UUID) -> bool:
    """Whether a row refers to another one in any of its fields."""
    return any(wanted in _identities(getattr(row, field.name)) for field in fields(row) if field.name != "id")


def _identities(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _with(row: E, former: UUID, now: UUID) -> E:
    """A row that refers to `now` where it did to `former`, in a list once."""

    def renamed(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(dict.fromkeys(now if part == former else part for part in value))
        return now if value == former else value

    values = {field.name: getattr(row, field.name) for field in fields(row) if field.name != "id"}
    changed = {name: renamed(value) for name, value in values.items() if former in _identities(value)}
    return replace(row, **changed)
