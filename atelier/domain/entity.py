"""What every stored thing has in common: an identity, a table, a parent and cells."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID, uuid4, uuid5


class Kind(StrEnum):
    """Whether a row may change: `editable` cell by cell, `fact` written once, whole and for good."""

    EDITABLE = "editable"
    FACT = "fact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One row of an event. Fields are cells of their own, unless GROUPED says that they belong together."""

    TABLE: ClassVar[str] = ""
    KIND: ClassVar[Kind] = Kind.EDITABLE
    PARENT: ClassVar[str | None] = None  # the field that holds the parent's id
    GROUPED: ClassVar[Mapping[str, tuple[str, ...]]] = {}

    id: UUID

    @classmethod
    def new(cls, **values: object) -> Self:
        """A row with a fresh random identity."""
        return cls(id=uuid4(), **values)


_CELLS: dict[type[Entity], Mapping[str, tuple[str, ...]]] = {}


def cells(entity: type[Entity]) -> Mapping[str, tuple[str, ...]]:
    """Cell name to the fields that it holds, in order; a fact is one single cell."""
    if entity not in _CELLS:
        _CELLS[entity] = _cells(entity)
    return _CELLS[entity]


def _cells(entity: type[Entity]) -> Mapping[str, tuple[str, ...]]:
    names = [field.name for field in fields(entity) if field.name != "id"]
    if entity.KIND is Kind.FACT:
        return {"fact": tuple(names)}
    grouped = {name for group in entity.GROUPED.values() for name in group}
    single = {name: (name,) for name in names if name not in grouped}
    return {**single, **entity.GROUPED}


def natural_id(event: UUID, kind: str, *key: object) -> UUID:
    """The identity that two laptops give to the same thing: uuid5 of event, kind and key."""
    return uuid5(event, "/".join([kind, *map(str, key)]))
