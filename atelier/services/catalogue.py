"""The built-in content: TOML files, validated when loaded; a mistake names file, entry and field."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from atelier.domain.entity import Entity, natural_id
from atelier.domain.errors import AtelierError
from atelier.domain.order import spread
from atelier.domain.people import Municipality
from atelier.domain.proposals import Check, CooperationForm, CouncilRole
from atelier.domain.themes import Challenge, Dilemma, Pillar, Scale, Statement, TensionField
from atelier.domain.vague_date import VagueDate
from atelier.domain.week import Body, Day, Moment


class LibraryError(Exception):
    """A mistake in the built-in content: ours to repair, so it names file, entry and field."""

    def __init__(self, file: str, entry: str, name: str, what: str) -> None:
        super().__init__(f"{file}, entry “{entry}”, field “{name}”: {what}")


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of entry: its file, fields with their types, references to other sections, and its row."""

    name: str
    file: str
    fields: Mapping[str, type]
    entity: type[Entity] | None = None
    refs: Mapping[str, str] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)  # TOML field to field of the entity
    special: Mapping[str, Callable[[str], Any]] = field(default_factory=dict)  # read from a text
    left_out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """One validated entry of a section."""

    section: Section
    key: str
    values: Mapping[str, Any]


def _texts(*names: str) -> dict[str, type]:
    return dict.fromkeys(names, str)


SECTIONS = (
    Section("pillar", "pillars.toml", _texts("name", "text"), Pillar),
    Section("scale", "pillars.toml", _texts("name", "text"), Scale),
    Section("tension_field", "tension_fields.toml", _texts("name", "ideal", "practice"), TensionField),
    Section("challenge", "challenges.toml", _texts("set", "name", "text"), Challenge, renamed={"set": "series"}),
    Section("council_role", "council_roles.toml", _texts("name", "text"), CouncilRole),
    Section(
        "statement",
        "statements.toml",
        _texts("group", "text", "pillar", "clash_note")
        | dict.fromkeys(("related", "clashes", "clashes_roles"), list)
        | {"number": int},
        Statement,
        {"pillar": "pillar", "related": "statement", "clashes": "statement", "clashes_roles": "council_role"},
        left_out=frozenset({"number"}),
    ),
    Section(
        "dilemma",
        "dilemmas.toml",
        _texts("title", "question", "a_name", "a_short", "a_text", "b_name", "b_short", "b_text")
        | _texts("pillar", "tension_field")
        | {"scales": list},
        Dilemma,
        {"pillar": "pillar", "tension_field": "tension_field", "scales": "scale"},
    ),
    Section(
        "moment",
        "calendar.toml",
        _texts("when", "body", "title", "text"),
        Moment,
        special={"when": VagueDate.parse, "body": Body},
    ),
    Section("check", "checks.toml", _texts("kind", "question"), Check, renamed={"kind": "sort"}),
    Section(
        "cooperation_form",
        "cooperation_forms.toml",
        _texts("name", "text", "note") | {"legal": bool} | dict.fromkeys(("pros", "cons", "procedure"), list),
        CooperationForm,
    ),
    Section(
        "municipality",
        "municipalities.toml",
        _texts("name", "cbs_code", "province") | dict.fromkeys(("inhabitants", "seats"), int),
        Municipality,
    ),
    Section("day", "programme.toml", _texts("date", "venue", "town"), Day, special={"date": date.fromisoformat}),
)
EVENT = Section(
    "event", "programme.toml", _texts("title", "region") | dict.fromkeys(("urgency_questions", "urgency_pains"), list)
)
BY_NAME = {section.name: section for section in SECTIONS}
DATED = ("day", "moment")  # belong to the week of 2019, not to every event


@dataclass(frozen=True, slots=True)
class Library:
    """All built-in entries by section, in the order of the files, and the version of each file."""

    entries: Mapping[str, tuple[Entry, ...]]
    versions: Mapping[str, int]
    event: Mapping[str, Any]

    def rows(self, name: str, event: UUID) -> list[Entity]:
        """The entries of a section as rows of `event`, with the identities that every laptop gives them."""
        entries = self.entries[name]
        version = self.versions[BY_NAME[name].file]
        return [
            _row(entry, event, version, position) for entry, position in zip(entries, spread(len(entries)), strict=True)
        ]


def load(folder: Path) -> Library:
    """Read and validate every file of the library.

    Raises:
        LibraryError: an entry is not as its section wants it.
    """
    texts = {name: read_toml(folder / name) for name in sorted({section.file for section in SECTIONS})}
    entries = {section.name: read_section(section, texts[section.file]) for section in SECTIONS}
    _require_references(entries)
    versions = {name: text["version"] for name, text in texts.items()}
    event = texts[EVENT.file].get(EVENT.name, {})
    _require_fields(EVENT, EVENT.name, event)
    return Library(entries, versions, event)


def read_toml(file: Path) -> dict[str, Any]:
    """One file as plain values.

    Raises:
        LibraryError: it is missing or no TOML, or has no version.
    """
    try:
        text = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LibraryError(file.name, "–", "–", str(error)) from error
    if not isinstance(text.get("version"), int):
        raise LibraryError(file.name, "–", "version", "a whole number is missing")
    return text


def read_section(section: Section, text: Mapping[str, Any]) -> tuple[Entry, ...]:
    """The validated entries of one section.

    Raises:
        LibraryError: a field is missing, unknown or of the wrong type, or a key stands twice.
    """
    result: dict[str, Entry] = {}
    tables = text.get(section.name, [])
    if not isinstance(tables, list) or not all(isinstance(values, dict) for values in tables):
        raise LibraryError(section.file, "–", section.name, f"[[{section.name}]] wanted")
    for n, values in enumerate(tables, 1):
        key = values.get("key") or f"nr {n}"
        if "key" not in values or key in result:
            raise LibraryError(section.file, key, "key", "is missing or stands twice")
        own = {name: value for name, value in values.items() if name != "key"}
        _require_fields(section, key, own)
        result[key] = Entry(section, key, own)
        _require_special(result[key])
    return tuple(result.values())


def _require_fields(section: Section, key: str, own: Mapping[str, Any]) -> None:
    for name, kind in section.fields.items():
        if not _fits(own.get(name), kind):
            wanted = "list of str" if kind is list else kind.__name__
            raise LibraryError(section.file, key, name, f"{wanted} wanted, not {own.get(name)!r}")
    for name in own.keys() - section.fields.keys():
        raise LibraryError(section.file, key, name, "is unknown")


def _fits(value: object, kind: type) -> bool:
    if isinstance(value, list):
        return kind is list and all(isinstance(part, str) for part in value)
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def _require_special(entry: Entry) -> None:
    """Dates and bodies have a form of their own."""
    for name, read in entry.section.special.items():
        try:
            read(entry.values[name])
        except (AtelierError, ValueError) as error:
            raise LibraryError(entry.section.file, entry.key, name, str(error)) from error


def _require_references(entries: Mapping[str, tuple[Entry, ...]]) -> None:
    known = {name: {entry.key for entry in rows} for name, rows in entries.items()}
    for entry in (entry for rows in entries.values() for entry in rows):
        for name, target in entry.section.refs.items():
            value = entry.values[name]
            for key in value if isinstance(value, list) else [value]:
                if key not in known[target]:
                    raise LibraryError(entry.section.file, entry.key, name, f"“{key}” is no {target}")


def _row(entry: Entry, event: UUID, version: int, position: str) -> Entity:
    section = entry.section
    if section.entity is None:
        raise LibraryError(section.file, entry.key, "–", "is no row")
    values: dict[str, Any] = {}
    for name, value in entry.values.items():
        if name not in section.left_out:
            values[section.renamed.get(name, name)] = _field(section, name, value, event)
    names = section.entity.__dataclass_fields__
    if "position" in names:
        values["position"] = position
    if "origin" in names:
        values["origin"] = f"{section.name}/{entry.key}@{version}"
    return section.entity(id=natural_id(event, section.name, entry.key), **values)


def _field(section: Section, name: str, value: Any, event: UUID) -> Any:
    target = section.refs.get(name)
    if target and isinstance(value, list):
        return tuple(natural_id(event, target, key) for key in value)
    if target:
        return natural_id(event, target, value)
    if name in section.special:
        return section.special[name](value)
    return tuple(value) if isinstance(value, list) else value
