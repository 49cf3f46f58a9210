"""The one mapper between frozen values, the JSON of a write and the columns of a table."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from atelier.domain.entity import Entity
from atelier.domain.vague_date import VagueDate

E = TypeVar("E", bound=Entity)

_TYPES: dict[type[Entity], Mapping[str, Any]] = {}


def types_of(entity: type[Entity]) -> Mapping[str, Any]:
    """Field name to its type, `X | None` reduced to `X`."""
    if entity not in _TYPES:
        hints = get_type_hints(entity)
        _TYPES[entity] = {field.name: _present(hints[field.name]) for field in fields(entity)}
    return _TYPES[entity]


def _present(hint: Any) -> Any:
    if get_origin(hint) in {UnionType, Union}:
        return next(part for part in get_args(hint) if part is not type(None))
    return hint


def to_json(value: Any) -> Any:
    """A field's value as JSON knows it."""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if isinstance(value, tuple):
        return [to_json(part) for part in value]
    if isinstance(value, VagueDate):
        return value.text
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


def from_json(hint: Any, value: Any) -> Any:
    """The inverse of `to_json` for a field of type `hint`."""
    if value is None:
        return None
    if get_origin(hint) is tuple:
        part = get_args(hint)[0]
        return tuple(from_json(part, item) for item in value)
    return _reader(hint)(value)


def from_fields(entity: type[E], row: Mapping[str, Any]) -> E:
    """The frozen value of a row in JSON; a field that is not there takes its own default."""
    hints = types_of(entity)
    return entity(**{name: from_json(hints[name], value) for name, value in row.items() if name in hints})


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    if hint in {date, datetime}:
        reader: Callable[[Any], Any] = hint.fromisoformat
        return reader
    if hint is bytes:
        return b64decode
    return VagueDate if hint is VagueDate else hint


def to_column(value: Any) -> Any:
    """A field's value as its column holds it: ids as 16 bytes, tuples as JSON text."""
    if isinstance(value, UUID):
        return value.bytes
    if isinstance(value, bytes):
        return value
    if isinstance(value, bool):
        return int(value)
    value = to_json(value)
    return dump(value) if isinstance(value, list) else value


def from_column(hint: Any, value: Any) -> Any:
    """The inverse of `to_column` for a field of type `hint`."""
    if value is None:
        return None
    if hint is UUID:
        return UUID(bytes=value)
    if hint is bytes:
        return bytes(value)
    return from_json(hint, json.loads(value) if get_origin(hint) is tuple else value)


def entity_of(entity: type[Entity], row: Mapping[str, Any]) -> Entity:
    """The frozen value of a row; an unset column takes the field's own default."""
    values = {name: from_column(hint, row[name]) for name, hint in types_of(entity).items()}
    for field in fields(entity):
        if values[field.name] is None and field.default is not MISSING:
            values[field.name] = field.default
    return entity(**values)


def dump(value: Any) -> str:
    """JSON in one fixed spelling, so that equal values have equal bytes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
