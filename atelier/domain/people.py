"""Who takes part: municipalities, people with a role, and the duo's that write."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from atelier.domain.entity import Entity
from atelier.i18n import mark, tr


class Role(StrEnum):
    """What somebody is in the room (W21)."""

    EXECUTIVE = "executive"
    COUNCILLOR = "councillor"
    OFFICIAL = "official"
    SECRETARY = "secretary"
    CLERK = "clerk"
    EXPERT = "expert"
    PARTNER = "partner"


ROLE_NAMES = {
    Role.EXECUTIVE: mark("Executive"),
    Role.COUNCILLOR: mark("Councillor"),
    Role.OFFICIAL: mark("Official"),
    Role.SECRETARY: mark("Secretary"),
    Role.CLERK: mark("Clerk"),
    Role.EXPERT: mark("Expert"),
    Role.PARTNER: mark("Partner"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality(Entity):
    """A member; inhabitants are a provisional figure of about 1 January 2020, seats of 2018-2022."""

    TABLE = "municipality"

    name: str = ""
    cbs_code: str = ""
    inhabitants: int = 0
    seats: int = 0
    province: str = ""
    subregion: str = ""
    position: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Entity):
    """Somebody who takes part; personal data that stays on the laptop. Once `withdrawn` the name is shown nowhere."""

    TABLE = "person"

    name: str = ""
    role: Role = Role.OFFICIAL
    municipality: UUID | None = None
    position: str = ""
    withdrawn: bool = False

    @property
    def shown_name(self) -> str:
        """The name on projector, reports and exports."""
        return tr("name withdrawn") if self.withdrawn else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Duo(Entity):
    """Two project members who write proposals on one theme; its number follows from the order."""

    TABLE = "duo"

    theme: str = ""
    members: tuple[UUID, ...] = ()
    position: str = ""
