"""Running a meeting: who is present, where on the run sheet it is, and how it catches up."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from atelier.domain.clock import Schedule, schedule
from atelier.domain.errors import AtelierError
from atelier.domain.shortening import Shortening, shorten
from atelier.domain.week import Day, Gathering, RunSheetItem, Step, StepKind
from atelier.i18n import mark, tr
from atelier.services.attending import Attending
from atelier.storage.event_file import Changes, EventFile

WORSE = 3  # minutes behind from which a proposal is made, and after a refusal made again


class Sessions(Attending):
    """The clock and the presence of the meetings of an open event."""

    def __init__(self, file: EventFile) -> None:
        super().__init__(file)
        self._refused: dict[UUID, int] = {}  # per meeting how late it was then; not worth keeping in the file

    def now(self) -> datetime:
        """The time on this laptop, with its offset."""
        return self._file.now()

    def schedule(self, gathering: Gathering) -> Schedule:
        """The run sheet with planned and real times."""
        day = self._file.get(Day, gathering.day)
        items = self._file.all(RunSheetItem, gathering=gathering.id)
        steps = self._file.all(Step, gathering=gathering.id)
        return schedule(gathering, day.date if day else None, items, steps, self._file.now())

    def go_to(self, gathering: Gathering, item: RunSheetItem | None) -> Changes:
        """Note that the meeting comes to an item now, or ends (None); a new run begins with the plan as it is."""
        step = Step.new(gathering=gathering.id, item=item.id if item else None, at=self._next(gathering))
        begun = any(slot.started for slot in self.schedule(gathering).slots)
        return self._file.commit(mark("next item"), step, *([] if begun else self._as_planned(gathering)))

    def _next(self, gathering: Gathering) -> datetime:
        """Now, and behind the step before it also when the clock was set back a little or stands still.

        A clock that was wrong by more than an hour is believed: the day goes on by the right one.
        """
        now = self._file.now()
        last = max((step.at for step in self._file.all(Step, gathering=gathering.id)), default=None)
        if last is None or not timedelta() <= last - now < timedelta(hours=1):
            return now
        return last + timedelta(microseconds=1)

    # Pausing and catching up

    def pause(self, gathering: Gathering) -> Changes:
        """Note that the meeting pauses now, or that it goes on: the item keeps what was left of its time.

        Raises:
            AtelierError: the meeting is at no item.
        """
        plan = self.schedule(gathering)
        if plan.current is None:
            raise AtelierError(tr("The meeting is at no item, so there is nothing to pause."))
        kind = StepKind.RESUME if plan.pausing else StepKind.PAUSE
        step = Step.new(gathering=gathering.id, item=plan.current.item.id, at=self._next(gathering), kind=kind)
        return self._file.commit(mark("go on") if plan.pausing else mark("pause"), step)

    def extend(self, item: RunSheetItem, minutes: int = 1) -> Changes:
        """Give an item more time on the clock; the plan stays as it is."""
        current = self._file.get(RunSheetItem, item.id) or item
        return self._file.commit(mark("more time"), replace(current, extra=current.extra + minutes))

    def proposal(self, gathering: Gathering, plan: Schedule) -> Shortening | None:
        """How to catch up; None while it is not late, nothing follows, or it was refused and did not get worse."""
        late = round(plan.late / timedelta(minutes=1))
        refused = min(self._refused.get(gathering.id, 0), max(late, 0))  # what was caught up can be lost again
        self._refused[gathering.id] = refused
        if late < refused + WORSE:
            return None
        found = shorten([slot.item for slot in plan.following], late)
        return found if found.cuts else None

    def accept(self, proposal: Shortening) -> Changes:
        """Give the items that follow their shorter minutes, for this meeting only."""
        rows = [
            replace(current, shortened=cut.minutes - current.extra)
            for cut in proposal.cuts
            if (current := self._file.get(RunSheetItem, cut.item.id))
        ]
        return self._file.commit(mark("shorter items"), *rows)

    def refuse(self, gathering: Gathering, proposal: Shortening) -> None:
        """No proposal until it is again some minutes worse."""
        self._refused[gathering.id] = proposal.late

    def follow_plan(self, gathering: Gathering) -> Changes:
        """Give all items their planned minutes again."""
        return self._file.commit(mark("back to the plan"), *self._as_planned(gathering))

    def _as_planned(self, gathering: Gathering) -> list[RunSheetItem]:
        items = self._file.all(RunSheetItem, gathering=gathering.id)
        return [replace(item, shortened=None, extra=0) for item in items if item.extra or item.shortened is not None]
