"""What was given along, to whom, and whether it is back: facts in both files."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from atelier.domain.entity import Entity, Kind
from atelier.i18n import mark


class Carrier(StrEnum):
    """In what the work goes along."""

    PART = "part"
    HTML = "html"
    DOCX = "docx"


CARRIER_NAMES = {
    Carrier.PART: mark("Atelier file"),
    Carrier.HTML: mark("Form for a browser"),
    Carrier.DOCX: mark("Form for Word"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout(Entity):
    """A part of the file was given to a duo; `results` are the outcomes of its dilemma's as lines of text.

    Of a form `base` tells on what each of its cells stood (see `services.forms`), and `printed` which texts are no
    answers: the first bytes of their SHA-256 in hex. `due` is the day on which it should be back.
    """

    TABLE = "handout"
    KIND = Kind.FACT

    duo: UUID
    name: str
    results: tuple[str, ...] = ()
    at: datetime
    carrier: Carrier = Carrier.PART
    due: date | None = None
    base: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pickup(Entity):
    """A part that was given was opened where it went, or a form was filled in; it comes back with that work."""

    TABLE = "pickup"
    KIND = Kind.FACT

    handout: UUID
    at: datetime
