"""The clock of a meeting: what was planned, what really happened, and whether it ends on time."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from operator import attrgetter
from uuid import UUID

from atelier.domain.week import Gathering, RunSheetItem, Step, StepKind

MINUTE = timedelta(minutes=1)


class Alert(StrEnum):
    """How near the end of an item is."""

    NONE = ""
    SOON = "soon"
    LAST = "last"
    OVER = "over"


SOON, LAST = 5 * MINUTE, MINUTE


@dataclass(frozen=True, slots=True)
class Stay:
    """One time that the meeting was at an item; `paused` is the part of it that the meeting paused."""

    item: UUID
    began: datetime
    ended: datetime
    paused: timedelta = timedelta()

    @property
    def spent(self) -> timedelta:
        """The time really worked."""
        return self.ended - self.began - self.paused


@dataclass(frozen=True, slots=True)
class Slot:
    """One item with its planned start (local) and, when it came to it, the real ones."""

    item: RunSheetItem
    planned: datetime
    started: datetime | None = None
    stays: tuple[Stay, ...] = field(default=())

    @property
    def planned_end(self) -> datetime:
        """When it should end."""
        return self.planned + self.item.minutes * MINUTE

    @property
    def ended(self) -> datetime | None:
        """When the meeting left it for the last time, or now while it is there."""
        return self.stays[-1].ended if self.stays else None

    @property
    def spent(self) -> timedelta:
        """What it really took, pauses not counted."""
        return sum((stay.spent for stay in self.stays), timedelta())

    @property
    def paused(self) -> timedelta:
        """How long the meeting paused in it."""
        return sum((stay.paused for stay in self.stays), timedelta())


@dataclass(frozen=True, slots=True)
class Schedule:
    """A run sheet at one instant. `current` is None before the start and after the end."""

    slots: tuple[Slot, ...]
    current: Slot | None
    ended: datetime | None
    now: datetime
    pausing: bool = False

    @property
    def remaining(self) -> timedelta:
        """What is left of the current item, standing still in a pause; negative when it runs over."""
        if not self.current or not self.current.stays:
            return timedelta()
        return self.current.item.length * MINUTE - self.current.stays[-1].spent

    @property
    def behind(self) -> timedelta:
        """How far behind plan the current item will end; negative means ahead."""
        if not self.current or not self.current.started:
            return timedelta()
        return self.now + max(self.remaining, timedelta()) - self.current.planned_end

    @property
    def planned_end(self) -> datetime | None:
        """When the whole meeting should end."""
        return self.slots[-1].planned_end if self.slots else None

    @property
    def expected_end(self) -> datetime | None:
        """When it will end if the rest takes its minutes, shortened or not."""
        if self.planned_end is None or self.current is None:
            return self.planned_end
        rest = sum((slot.item.length * MINUTE for slot in self.following), timedelta())
        return self.now + max(self.remaining, timedelta()) + rest

    @property
    def late(self) -> timedelta:
        """How much later than planned the whole meeting will end; negative means earlier."""
        end, planned = self.expected_end, self.planned_end
        return end - planned if end and planned else timedelta()

    @property
    def following(self) -> tuple[Slot, ...]:
        """What comes after the current item."""
        if self.current is None:
            return ()
        return self.slots[self.slots.index(self.current) + 1 :]

    @property
    def alert(self) -> Alert:
        """Whether the current item is nearly over; five minutes are no warning in an item that has no more."""
        if not self.current:
            return Alert.NONE
        if self.remaining <= timedelta():
            return Alert.OVER
        if self.remaining <= LAST:
            return Alert.LAST
        return Alert.SOON if self.remaining <= SOON < self.current.item.length * MINUTE else Alert.NONE


def schedule(
    gathering: Gathering, day: date | None, items: Sequence[RunSheetItem], steps: Sequence[Step], now: datetime
) -> Schedule:
    """Planned and real times at `now`, an aware local time.

    On another date than the meeting's own (a rehearsal) the plan counts from the real start.
    """
    zone = now.tzinfo
    steps = _of_one_date(sorted(steps, key=attrgetter("at", "id")), day, now)
    first = steps[0].at.astimezone(zone) if steps else now
    start = datetime.combine(day or first.date(), time(), zone) + timedelta(minutes=gathering.starts)
    if steps and first.date() != start.date():
        start = first
    slots, at = [], start
    stays = _stays(steps, now)
    for item in items:
        here = tuple(stay for stay in stays if stay.item == item.id)
        slots.append(Slot(item, at, here[-1].began if here else None, here))
        at += timedelta(minutes=item.minutes)
    last = steps[-1] if steps else None
    ended = last.at.astimezone(zone) if last and last.item is None else None
    current = next((slot for slot in slots if last and slot.item.id == last.item), None)
    return Schedule(tuple(slots), current, ended, now, bool(current and last and last.kind is StepKind.PAUSE))


def _of_one_date(steps: Sequence[Step], day: date | None, now: datetime) -> list[Step]:
    """The steps of today when it is the meeting's own day, else of the last date: a rehearsal is a run of its own."""
    dates = [step.at.astimezone(now.tzinfo).date() for step in steps]
    wanted = day if day == now.date() else max(dates, default=None)
    return [step for step, made in zip(steps, dates, strict=True) if made == wanted]


def _stays(steps: Sequence[Step], now: datetime) -> list[Stay]:
    """The steps as stretches of time; the last one lasts until now."""
    stays: list[Stay] = []
    times = [*(step.at.astimezone(now.tzinfo) for step in steps), now]
    for step, (began, end) in zip(steps, pairwise(times), strict=True):
        if step.item is None:
            continue
        goes_on = bool(stays) and step.kind is not StepKind.GO and stays[-1].item == step.item
        paused = end - began if step.kind is StepKind.PAUSE else timedelta()
        if goes_on:
            last = stays.pop()
            stays.append(Stay(last.item, last.began, end, last.paused + paused))
        else:
            stays.append(Stay(step.item, began, end, paused))
    return stays
