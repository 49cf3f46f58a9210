"""The facts of a peiling: opened, counted, counted again, declared void; and what is entered while it is open."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from atelier.domain.answers import Answer, Form, Profile
from atelier.domain.entity import Entity, Kind
from atelier.domain.methods.base import SECRET_WAYS, Way


class Relation(StrEnum):
    """What a ballot is to the one that it follows."""

    ROUND = "round"  # the same question again, after talking
    WORDING = "wording"  # another wording: a new version, not comparable
    WRITING = "writing"  # the same question, done again in writing


class Electorate(StrEnum):
    """Who answers: whoever is in the room, each municipality once, or the people on the list."""

    ROOM = "room"
    MEMBERS = "members"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot(Entity):
    """One question, frozen at its opening. `follows` is the ballot before it, as `relation` says; `sides` name poles.

    `voters` are who may answer by name, with their `names`, and for municipalities their `votes` by size (rule of
    2021) and `inhabitants`; `readings` says that these two were agreed beforehand, `rule` and `rule_base` a threshold.
    `limit` and `points` are those of a Form. `invited` is how many people were asked, where that was known.
    """

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
    relation: Relation = Relation.ROUND
    way: Way = Way.HANDS
    limit: int = 0
    points: int = 0
    complete: bool = False
    electorate: Electorate = Electorate.ROOM
    voters: tuple[UUID, ...] = ()
    names: tuple[str, ...] = ()
    votes: tuple[int, ...] = ()
    inhabitants: tuple[int, ...] = ()
    readings: bool = False
    rule: str = ""
    rule_base: str = ""
    invited: int = 0
    at: datetime

    @property
    def form(self) -> Form:
        """What its answers must look like."""
        return Form(self.options, self.limit, self.points, self.complete)

    @property
    def secret(self) -> bool:
        """Whether nobody may learn who answered what."""
        return self.way in SECRET_WAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Entity):
    """What is typed while totals are counted: one number per option, and how many took part (None: all present)."""

    TABLE = "sheet"
    PARENT = "ballot"

    ballot: UUID
    attempt: int = 1
    counts: tuple[int, ...] = ()
    voted: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Entity):
    """The answer of one voter by name; empty is no answer (yet). It may change until the closing."""

    TABLE = "vote"
    PARENT = "ballot"
    GROUPED = {"vote": ("answer", "remark")}

    ballot: UUID
    attempt: int = 1
    voter: UUID
    answer: tuple[int, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Entity):
    """A concern or an objection that was spoken while hands were counted, without a name."""

    TABLE = "remark"
    PARENT = "ballot"

    ballot: UUID
    attempt: int = 1
    option: int = 0
    text: str = ""


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
    """A closed count. `present` were in the room; `digest` covers the ballot and everything that was counted.

    `answers` are the distinct answers and `times` how often each was given, where that is known; `voted` answered
    (None: one per count), `blank` and `invalid` are papers. By name: `voters` with what each was `given` in answer and
    their `remarks`, and who of the roll was `here`; without names only `remarks` with the option of each in `remarked`.
    `withheld`: too few voted to show a result without showing who.
    """

    TABLE = "count"
    KIND = Kind.FACT
    PARENT = "ballot"

    ballot: UUID
    recount: UUID | None = None
    counts: tuple[int, ...]
    present: int
    answers: tuple[tuple[int, ...], ...] = ()
    times: tuple[int, ...] = ()
    voted: int | None = None
    blank: int = 0
    invalid: int = 0
    voters: tuple[UUID, ...] = ()
    given: tuple[tuple[int, ...], ...] = ()
    remarks: tuple[str, ...] = ()
    remarked: tuple[int, ...] = ()
    here: tuple[UUID, ...] = ()
    withheld: bool = False
    at: datetime
    digest: str

    @property
    def profile(self) -> Profile:
        """Distinct answers with how often each was given; empty where only totals are known."""
        return tuple(zip(self.answers, self.times, strict=True))

    @property
    def by_voter(self) -> dict[UUID, Answer]:
        """What each voter answered, of a count by name."""
        return dict(zip(self.voters, self.given, strict=True))


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
class Release(Entity):
    """The fact that the reports for an audience were made definitive with these data; other data are a concept again.

    `version` is the number that stands on the paper, from 1.
    """

    TABLE = "release"
    KIND = Kind.FACT

    audience: str
    fingerprint: str
    version: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch(Entity):
    """Whether an edition was sent: when, and with which data; without a time it was not, or is to be sent again."""

    TABLE = "dispatch"
    GROUPED = {"sent": ("at", "fingerprint", "version", "final")}

    audience: str
    municipality: UUID | None = None
    at: datetime | None = None
    fingerprint: str = ""
    version: int = 0
    final: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Export(Entity):
    """A report that was written: for whom, under which name, the fingerprint of its data and the digest of its bytes.

    `municipality`: the edition is for that one. `version` counts those of one edition and status, from 1; 0: unknown.
    """

    TABLE = "export"
    KIND = Kind.FACT

    audience: str
    name: str
    fingerprint: str
    at: datetime
    municipality: UUID | None = None
    final: bool = False
    version: int = 0
    digest: str = ""
