"""The minutes of one meeting as a value: planned and real times, who was there, what was said, asked and noted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from atelier.domain.clock import Schedule
from atelier.domain.duplicates import Spoken, spoken
from atelier.domain.talk import ExpertQuestion, Note
from atelier.domain.themes import Argument
from atelier.domain.week import Day, Gathering
from atelier.i18n import mark


class Paper(StrEnum):
    """What can be printed of one meeting: before it, and after it."""

    RUN_SHEET = "draaiboek"
    MINUTES = "verslag"


PAPER_NAMES = {Paper.RUN_SHEET: mark("Run sheet"), Paper.MINUTES: mark("Minutes of the meeting")}


@dataclass(frozen=True, slots=True)
class Minutes:
    """Everything that was kept of one meeting; times are local."""

    gathering: Gathering
    day: Day | None
    schedule: Schedule
    municipalities: tuple[UUID, ...] = ()  # those that were there at any moment
    arguments: tuple[Spoken, ...] = ()
    questions: tuple[ExpertQuestion, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def began(self) -> datetime | None:
        """When it really began."""
        times = [stay.began for slot in self.schedule.slots for stay in slot.stays]
        return min(times, default=None)

    @property
    def ended(self) -> datetime | None:
        """When it really ended; None while it runs or when nobody ended it."""
        return self.schedule.ended

    def notes_on(self, item: UUID | None) -> tuple[Note, ...]:
        """The notes about one item of the run sheet, or about the whole meeting."""
        return tuple(note for note in self.notes if note.item == item)

    @property
    def other_notes(self) -> tuple[Note, ...]:
        """The notes about the whole meeting, and about items that were removed since."""
        known = {slot.item.id for slot in self.schedule.slots}
        return tuple(note for note in self.notes if note.item not in known)


def minutes(
    gathering: Gathering,
    day: Day | None,
    schedule: Schedule,
    municipalities: Sequence[UUID],
    arguments: Sequence[Argument],
    questions: Sequence[ExpertQuestion],
    notes: Sequence[Note],
) -> Minutes:
    """The minutes of a meeting from everything of the event; what belongs to other meetings is left out."""
    own = [argument for argument in arguments if argument.gathering == gathering.id and argument.text.strip()]
    return Minutes(
        gathering,
        day,
        schedule,
        tuple(municipalities),
        spoken(own),
        tuple(question for question in questions if question.gathering == gathering.id),
        tuple(note for note in notes if note.gathering == gathering.id),
    )
