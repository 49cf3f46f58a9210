"""What was given along, to whom, and whether it is back: facts in both files."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from atelier.domain.entity import Entity, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout(Entity):
    """A part of the file was given to a duo; `results` are the outcomes of its dilemma's as lines of text."""

    TABLE = "handout"
    KIND = Kind.FACT

    duo: UUID
    name: str
    results: tuple[str, ...] = ()
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Pickup(Entity):
    """A part that was given was opened where it went; it comes back with the work that was done in it."""

    TABLE = "pickup"
    KIND = Kind.FACT

    handout: UUID
    at: datetime
