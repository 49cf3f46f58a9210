"""What the region talks about: pillars, scales, tension fields, challenges, dilemma's, statements, arguments."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from atelier.domain.entity import Entity
from atelier.domain.people import Role
from atelier.i18n import mark


class Side(StrEnum):
    """What an argument speaks for."""

    A = "a"
    NEUTRAL = "neutral"
    B = "b"


SIDE_NAMES = {Side.A: mark("A"), Side.NEUTRAL: mark("Neutral"), Side.B: mark("B")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pillar(Entity):
    """VISIE, AGENDA or WERKWIJZE (W3)."""

    TABLE = "pillar"

    name: str = ""
    text: str = ""
    position: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Entity):
    """A level at which something can be arranged, from wijk to Europa (W3)."""

    TABLE = "scale"

    name: str = ""
    text: str = ""
    position: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TensionField(Entity):
    """One of the six fields in which co-operation chafes: the ideal and the practice (W7)."""

    TABLE = "tension_field"

    name: str = ""
    ideal: str = ""
    practice: str = ""
    position: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge(Entity):
    """A societal task; `series` says which of the sources' sets it belongs to (W4)."""

    TABLE = "challenge"

    name: str = ""
    text: str = ""
    series: str = ""
    position: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dilemma(Entity):
    """A question with two poles; `a_short` and `b_short` name them behind "overwegend"."""

    TABLE = "dilemma"

    title: str = ""
    question: str = ""
    a_name: str = ""
    a_short: str = ""
    a_text: str = ""
    b_name: str = ""
    b_short: str = ""
    b_text: str = ""
    pillar: UUID | None = None
    tension_field: UUID | None = None
    scales: tuple[UUID, ...] = ()
    position: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Entity):
    """A claim to agree or disagree with; `related` overlap with it, `clashes` cannot hold beside it (W5)."""

    TABLE = "statement"

    text: str = ""
    group: str = ""
    pillar: UUID | None = None
    related: tuple[UUID, ...] = ()
    clashes: tuple[UUID, ...] = ()
    clashes_roles: tuple[UUID, ...] = ()
    clash_note: str = ""
    position: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument(Entity):
    """A reason given in the room: with a role or a municipality or neither, never both (DOMAIN section 5).

    `merged_into` is the argument that says the same; `withdrawn` means that its voice may be shown nowhere any more.
    """

    TABLE = "argument"
    PARENT = "gathering"
    GROUPED = {"voice": ("role", "municipality")}

    gathering: UUID
    subject: UUID
    side: Side = Side.NEUTRAL
    text: str = ""
    role: Role | None = None
    municipality: UUID | None = None
    position: str = ""
    merged_into: UUID | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Entity):
    """A question of its own in one meeting, made beforehand or on the spot, with its options if it has any."""

    TABLE = "question"
    PARENT = "gathering"

    gathering: UUID
    text: str = ""
    options: tuple[str, ...] = ()
    position: str = ""
