"""The event: its days, meetings with their run sheets, and the calendar of decisions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from atelier.domain.entity import Entity, Kind
from atelier.domain.vague_date import VagueDate
from atelier.i18n import day_name, mark, tr


class GatheringKind(StrEnum):
    """What sort of meeting it is."""

    ATELIER = "atelier"
    COUNCILS = "councils"
    COLLEGES = "colleges"
    COORDINATORS = "coordinators"


GATHERING_NAMES = {
    GatheringKind.ATELIER: mark("Atelier"),
    GatheringKind.COUNCILS: mark("Councils' meeting"),
    GatheringKind.COLLEGES: mark("Colleges' meeting"),
    GatheringKind.COORDINATORS: mark("Regional co-ordinators' meeting"),
}


class ItemKind(StrEnum):
    """What happens during an item of the run sheet."""

    WELCOME = "welcome"
    TALK = "talk"
    POLL = "poll"
    BREAK = "break"
    WRITE = "write"
    CLOSE = "close"


ITEM_NAMES = {
    ItemKind.WELCOME: mark("Welcome"),
    ItemKind.TALK: mark("Conversation"),
    ItemKind.POLL: mark("Poll"),
    ItemKind.BREAK: mark("Break"),
    ItemKind.WRITE: mark("Writing"),
    ItemKind.CLOSE: mark("Closing"),
}


class StepKind(StrEnum):
    """What a step says: the meeting went to an item, paused in it, or went on with it."""

    GO = "go"
    PAUSE = "pause"
    RESUME = "resume"


class Body(StrEnum):
    """Who a station of the decision calendar belongs to."""

    WEEK = "week"
    STEERING = "stuurgroep"
    COLLEGES = "colleges"
    COUNCILS = "raden"
    OFFICIALS = "ambtelijk"


BODY_NAMES = {
    Body.WEEK: mark("Week"),
    Body.STEERING: mark("Steering group"),
    Body.COLLEGES: mark("Colleges"),
    Body.COUNCILS: mark("Councils"),
    Body.OFFICIALS: mark("Officials"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Entity):
    """The whole: one file. `fictitious` is set once, at the making, and marks every page and screen.

    Names and answers are to be kept until `keep_until`, where that was agreed. For reports people write a `reference`
    (kenmerk), a foreword for all readers, and a summary for each kind of reader.
    """

    TABLE = "event"

    title: str = ""
    region: str = ""
    contact: str = ""
    questions: tuple[str, ...] = ()
    fictitious: bool = False
    keep_until: VagueDate | None = None
    reference: str = ""
    foreword: str = ""
    summary_steering: str = ""
    summary_colleges: str = ""
    summary_councils: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Entity):
    """A day of the week; an empty venue is an unknown venue."""

    TABLE = "day"
    GROUPED = {"place": ("venue", "town")}

    date: date
    venue: str = ""
    town: str = ""

    def name(self) -> str:
        """Di 12 november."""
        return day_name(self.date)

    def place(self) -> str:
        """Mozaïek, Wijchen, or that it is unknown."""
        return ", ".join(part for part in (self.venue, self.town) if part) or tr("venue unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering(Entity):
    """One meeting. `starts` is in minutes after local midnight; `present` counts people in the room."""

    TABLE = "gathering"

    day: UUID | None = None
    kind: GatheringKind = GatheringKind.ATELIER
    title: str = ""
    pillar: UUID | None = None
    starts: int = 570
    present: int = 0
    municipalities: tuple[UUID, ...] = ()
    duos: tuple[UUID, ...] = ()
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSheetItem(Entity):
    """One item of a run sheet: planned minutes, and what the leader of the conversation can say.

    While the meeting runs `shortened` takes the place of the planned minutes and `extra` comes on top; the plan stays.
    """

    TABLE = "run_sheet_item"
    PARENT = "gathering"

    gathering: UUID
    title: str = ""
    kind: ItemKind = ItemKind.TALK
    minutes: int = 15
    dilemma: UUID | None = None
    line: str = ""
    position: str = ""
    shortened: int | None = None
    extra: int = 0

    @property
    def length(self) -> int:
        """The minutes that it gets in the running meeting."""
        return (self.minutes if self.shortened is None else self.shortened) + self.extra


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Entity):
    """The fact that a meeting went to an item (None: it ended) at an instant, or paused in it and went on."""

    TABLE = "step"
    KIND = Kind.FACT
    PARENT = "gathering"

    gathering: UUID
    item: UUID | None = None
    at: datetime
    kind: StepKind = StepKind.GO


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Entity):
    """A station of the decision calendar, as exact as it is known.

    One that the form of a `proposal` asks by law stays `unchecked` until a lawyer has looked at it.
    """

    TABLE = "moment"

    when: VagueDate
    body: Body = Body.COUNCILS
    title: str = ""
    text: str = ""
    origin: str = ""
    proposal: UUID | None = None
    unchecked: bool = False


def in_order(gatherings: Sequence[Gathering], days: Sequence[Day]) -> list[Gathering]:
    """Meetings by date, start and own order, those without a day last: the order that numbers them."""
    dates = {day.id: day.date for day in days}

    def when(gathering: Gathering) -> tuple[date, int, str]:
        day = dates.get(gathering.day, date.max) if gathering.day else date.max
        return day, gathering.starts, gathering.position

    return sorted(gatherings, key=when)
