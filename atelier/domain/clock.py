"""The clock of a meeting: what was planned, what really happened, and whether it ends on time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from operator import attrgetter
from uuid import UUID

from atelier.domain.week import Gathering, RunSheetItem, Step


@dataclass(frozen=True, slots=True)
class Slot:
    """One item with its planned start (local) and, when it came to it, the real one."""

    item: RunSheetItem
    planned: datetime
    started: datetime | None = None

    @property
    def planned_end(self) -> datetime:
        """When it should end."""
        return self.planned + timedelta(minutes=self.item.minutes)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A run sheet at one instant. `current` is None before the start and after the end."""

    slots: tuple[Slot, ...]
    current: Slot | None
    ended: datetime | None
    now: datetime

    @property
    def remaining(self) -> timedelta:
        """What is left of the current item; negative when it runs over."""
        if not self.current or not self.current.started:
            return timedelta()
        return self.current.started + timedelta(minutes=self.current.item.minutes) - self.now

    @property
    def behind(self) -> timedelta:
        """How far behind plan the meeting is; negative means ahead."""
        if not self.current or not self.current.started:
            return timedelta()
        planned = timedelta(minutes=self.current.item.minutes)
        return max(self.current.started + planned, self.now) - self.current.planned_end

    @property
    def planned_end(self) -> datetime | None:
        """When the whole meeting should end."""
        return self.slots[-1].planned_end if self.slots else None

    @property
    def expected_end(self) -> datetime | None:
        """When it will end if the rest takes what was planned."""
        return self.planned_end + self.behind if self.planned_end else None


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
    begun = {step.item: step.at.astimezone(zone) for step in steps}
    for item in items:
        slots.append(Slot(item, at, begun.get(item.id)))
        at += timedelta(minutes=item.minutes)
    last = steps[-1] if steps else None
    ended = last.at.astimezone(zone) if last and last.item is None else None
    return Schedule(tuple(slots), _current(slots, last.item if last else None), ended, now)


def _of_one_date(steps: Sequence[Step], day: date | None, now: datetime) -> list[Step]:
    """The steps of today when it is the meeting's own day, else of the last date: a rehearsal is a run of its own."""
    dates = [step.at.astimezone(now.tzinfo).date() for step in steps]
    wanted = day if day == now.date() else max(dates, default=None)
    return [step for step, made in zip(steps, dates, strict=True) if made == wanted]


def _current(slots: Sequence[Slot], item: UUID | None) -> Slot | None:
    return next((slot for slot in slots if slot.item.id == item), None)
