"""What hangs below a complete proposal: partners, suppliers of capacity, checks, and the log of council roles."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from atelier.domain.entity import Entity
from atelier.i18n import mark


class PartnerKind(StrEnum):
    """The four kinds of partners (W9)."""

    GOVERNMENT = "government"
    BUSINESS = "business"
    KNOWLEDGE = "knowledge"
    SOCIETY = "society"


PARTNER_NAMES = {
    PartnerKind.GOVERNMENT: mark("Government"),
    PartnerKind.BUSINESS: mark("Business"),
    PartnerKind.KNOWLEDGE: mark("Knowledge"),
    PartnerKind.SOCIETY: mark("Society"),
}


class Verdict(StrEnum):
    """What a check on a proposal says."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


VERDICT_NAMES = {
    Verdict.UNKNOWN: mark("not known yet"),
    Verdict.YES: mark("yes"),
    Verdict.NO: mark("no"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Entity):
    """The regional programme of one year, drafted by the regional board and decided locally; one per year (W9)."""

    TABLE = "programme"

    year: int
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Entity):
    """A party that takes part in a proposal, and what it brings."""

    TABLE = "partner"
    PARENT = "proposal"

    proposal: UUID
    kind: PartnerKind = PartnerKind.GOVERNMENT
    name: str = ""
    contribution: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier(Entity):
    """Who supplies capacity, in hundredths of an fte: a municipality, or somebody else by name."""

    TABLE = "supplier"
    PARENT = "proposal"

    proposal: UUID
    municipality: UUID | None = None
    name: str = ""
    fte: int = 0
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSwitch(Entity):
    """One switch in the role of the councils: from which set to which, who proposed it and why (W6)."""

    TABLE = "role_switch"
    PARENT = "proposal"

    proposal: UUID
    before: tuple[UUID, ...] = ()
    after: tuple[UUID, ...] = ()
    by: str = ""
    reason: str = ""
    at: datetime

    @property
    def told(self) -> bool:
        """Whether it is known who proposed it and why."""
        return bool(self.by.strip() and self.reason.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckAnswer(Entity):
    """What a proposal answers to one check, with the reason; one per proposal and check (W10)."""

    TABLE = "check_answer"
    PARENT = "proposal"

    proposal: UUID
    check: UUID
    verdict: Verdict = Verdict.UNKNOWN
    text: str = ""
