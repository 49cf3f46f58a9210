"""Running a meeting: who is present, and where on the run sheet it is."""

from dataclasses import replace
from datetime import datetime

from atelier.domain.clock import Schedule, schedule
from atelier.domain.errors import AtelierError
from atelier.domain.week import Day, Gathering, RunSheetItem, Step
from atelier.i18n import mark, tr
from atelier.storage.event_file import Changes, EventFile


class Sessions:
    """The clock and the presence of the meetings of an open event."""

    def __init__(self, file: EventFile) -> None:
        self._file = file

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
        """Note that the meeting comes to an item now, or ends (None)."""
        step = Step.new(gathering=gathering.id, item=item.id if item else None, at=self._file.now())
        return self._file.commit(mark("next item"), step)

    def set_present(self, gathering: Gathering, present: int) -> Changes:
        """How many people are in the room.

        Raises:
            AtelierError: fewer than 0.
        """
        if present < 0:
            raise AtelierError(tr("Fewer than nobody cannot be present."))
        current = self._file.get(Gathering, gathering.id) or gathering
        return self._file.commit(mark("presence"), replace(current, present=present))
