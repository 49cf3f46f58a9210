"""What duo's write: proposals with numbers as numbers, decision points per audience, reactions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from atelier.domain.entity import Entity
from atelier.domain.vague_date import VagueDate
from atelier.i18n import mark


class Audience(StrEnum):
    """The three kinds of readers."""

    STEERING = "stuurgroep"
    COLLEGES = "colleges"
    COUNCILS = "raden"


AUDIENCE_NAMES = {
    Audience.STEERING: mark("Steering group"),
    Audience.COLLEGES: mark("Colleges"),
    Audience.COUNCILS: mark("Councils"),
}


class Verb(StrEnum):
    """What a body is asked to do, in the words of Dutch local government."""

    ADOPT = "vaststellen"
    AGREE = "instemmen"
    FUND = "beschikbaar stellen"
    PERMIT = "toestemming verlenen"
    VIEW = "zienswijze indienen"
    NOTE = "kennisnemen"
    APPOINT = "aanwijzen"


VERB_NAMES = {
    Verb.ADOPT: mark("adopt"),
    Verb.AGREE: mark("consent to"),
    Verb.FUND: mark("make available"),
    Verb.PERMIT: mark("give permission"),
    Verb.VIEW: mark("submit a view"),
    Verb.NOTE: mark("take note"),
    Verb.APPOINT: mark("appoint"),
}


class Allocation(StrEnum):
    """How the money is shared over those who join."""

    EQUAL = "equal"
    INHABITANTS = "inhabitants"
    CUSTOM = "custom"


ALLOCATION_NAMES = {
    Allocation.EQUAL: mark("equal shares"),
    Allocation.INHABITANTS: mark("by inhabitants"),
    Allocation.CUSTOM: mark("by a key of its own"),
}


class Appointer(StrEnum):
    """Who appoints the political commissioner of an assignment (W9)."""

    MUNICIPALITIES = "gemeenten"
    BOARD = "algemeen bestuur"


APPOINTER_NAMES = {
    Appointer.MUNICIPALITIES: mark("the municipalities that join"),
    Appointer.BOARD: mark("the general board"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilRole(Entity):
    """A form of council involvement; an assignment has a set of them (W6)."""

    TABLE = "council_role"

    name: str = ""
    text: str = ""
    position: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperationForm(Entity):
    """A form to co-operate in, with pros, cons, and what the council must do by law (W12)."""

    TABLE = "cooperation_form"

    name: str = ""
    text: str = ""
    legal: bool = False
    pros: tuple[str, ...] = ()
    cons: tuple[str, ...] = ()
    procedure: tuple[str, ...] = ()
    note: str = ""
    position: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Entity):
    """A question that every proposal answers: a limit (`grens`) or a chance (`kans`) (W10)."""

    TABLE = "check_question"

    question: str = ""
    sort: str = ""
    position: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Entity):
    """An assignment (W9): its atelierversie and, behind that, all that a decision needs.

    Amounts in cents, fte in hundredths; low <= high. A key of its own gives `key_parts` to `key_members`, pairwise.
    """

    TABLE = "proposal"
    GROUPED = {
        "money": ("once_low", "once_high", "yearly_low", "yearly_high", "from_year", "allocation"),
        "shares": ("key_members", "key_parts"),
    }

    title: str = ""
    duo: UUID | None = None
    pillar: UUID | None = None
    challenge: UUID | None = None
    programme: UUID | None = None
    goal: str = ""
    goal_year: int = 0
    measure: str = ""
    result: str = ""
    leader: str = ""
    commissioner: str = ""
    nominated_by: str = ""
    nominated_on: VagueDate | None = None
    appointer: Appointer | None = None
    appointed_on: VagueDate | None = None
    steering: str = ""
    mandate: str = ""
    mandate_scope: str = ""
    mandate_holder: str = ""
    mandate_until: VagueDate | None = None
    mandate_withdrawal: str = ""
    once_low: int = 0
    once_high: int = 0
    yearly_low: int = 0
    yearly_high: int = 0
    from_year: int = 0
    allocation: Allocation = Allocation.INHABITANTS
    key_members: tuple[UUID, ...] = ()
    key_parts: tuple[int, ...] = ()
    once_cover: str = ""
    yearly_cover: str = ""
    fte: int = 0
    roles: tuple[UUID, ...] = ()
    form: UUID | None = None
    experiment: bool = False
    ends: VagueDate | None = None
    stop_rule: str = ""
    counter: str = ""
    minority: str = ""
    without: str = ""
    open_points: str = ""
    dilemmas: tuple[UUID, ...] = ()
    ballots: tuple[UUID, ...] = ()
    position: str = ""

    @property
    def key(self) -> dict[UUID, int]:
        """The part of each municipality in a key of its own."""
        return dict(zip(self.key_members, self.key_parts, strict=False))


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPoint(Entity):
    """What one audience is asked to decide, and at which station of the calendar."""

    TABLE = "decision_point"
    PARENT = "proposal"

    proposal: UUID
    audience: Audience = Audience.COUNCILS
    verb: Verb = Verb.ADOPT
    text: str = ""
    moment: UUID | None = None
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction(Entity):
    """An official's comment on a proposal, open until it is settled (W8).

    `field` names the field that it is about (empty: the whole proposal), `due` the day before which it must be
    settled, `how` what was done with it.
    """

    TABLE = "reaction"
    PARENT = "proposal"

    proposal: UUID
    field: str = ""
    sender: str = ""
    text: str = ""
    due: date | None = None
    settled: bool = False
    how: str = ""
    position: str = ""
