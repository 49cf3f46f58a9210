"""The facts of a peiling: opened, counted, counted again, declared void; and the sheet that is typed in."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from atelier.domain.entity import Entity, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot(Entity):
    """One question, frozen at its opening. `follows` is the ballot of the round before; `sides` name the poles."""

    TABLE = "ballot"
    KIND = Kind.FACT
    PARENT = "gathering"

    gathering: UUID
    subject: UUID
    method: str
    question: str
    options: tuple[str, ...]
    sides: tuple[str, ...]
    asked: str
    follows: UUID | None = None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Entity):
    """What is typed while hands are counted: one number per option, in the order of the ballot's options."""

    TABLE = "sheet"
    PARENT = "ballot"

    ballot: UUID
    attempt: int = 1
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount(Entity):
    """A hertelling begins: the standing count is struck, for a reason that stays visible."""

    TABLE = "recount"
    KIND = Kind.FACT
    PARENT = "ballot"

    ballot: UUID
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Entity):
    """A closed count. `present` were in the room; `digest` covers the ballot and the numbers."""

    TABLE = "count"
    KIND = Kind.FACT
    PARENT = "ballot"

    ballot: UUID
    recount: UUID | None = None
    counts: tuple[int, ...]
    present: int
    at: datetime
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Void(Entity):
    """A ballot declared void, for a reason; it keeps its place in the record."""

    TABLE = "void"
    KIND = Kind.FACT
    PARENT = "ballot"

    ballot: UUID
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Export(Entity):
    """A report that was written: for whom, under which name, and the fingerprint of its data."""

    TABLE = "export"
    KIND = Kind.FACT

    audience: str
    name: str
    fingerprint: str
    at: datetime
