"""Who takes part: municipalities, people with a role, and the duo's that write."""

from collections.abc import Mapping
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
    """Somebody who takes part; personal data that stays on the laptop.

    `also` are municipalities beside the first; who `listens` answers no poll; the `email` only tells people of the
    same name apart, and is shown on no screen, page or export but the person's own form. Once `withdrawn` the name is
    shown nowhere.
    """

    TABLE = "person"

    name: str = ""
    role: Role = Role.OFFICIAL
    municipality: UUID | None = None
    also: tuple[UUID, ...] = ()
    replaces: UUID | None = None
    listens: bool = False
    email: str = ""
    position: str = ""
    withdrawn: bool = False

    @property
    def shown_name(self) -> str:
        """The name on projector, reports and exports."""
        return tr("name withdrawn") if self.withdrawn else self.name

    @property
    def municipalities(self) -> tuple[UUID, ...]:
        """All municipalities that the person serves, the first in front, each once."""
        first = (self.municipality,) if self.municipality else ()
        return tuple(dict.fromkeys((*first, *self.also)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Duo(Entity):
    """Two project members who write proposals on one theme; its number follows from the order."""

    TABLE = "duo"

    theme: str = ""
    members: tuple[UUID, ...] = ()
    position: str = ""


def speaks_for(person: Person, known: Mapping[UUID, Person]) -> tuple[UUID, ...]:
    """The municipalities that somebody stands for: the own ones, or without any those of who is replaced."""
    replaced = known.get(person.replaces) if person.replaces else None
    return person.municipalities or (replaced.municipalities if replaced else ())
