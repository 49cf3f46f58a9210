"""What is planned: days with their meetings in order of time, and the words in which a card says it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from atelier.domain.people import Duo
from atelier.domain.themes import Pillar
from atelier.domain.week import Day, Gathering, RunSheetItem, in_order
from atelier.i18n import clock, tr

if TYPE_CHECKING:
    from atelier.services.editing import Editing

NBSP = "\u00a0"
LIGHT_EDGES, DARK_EDGES = ("#B98A00", "#7A5AA6"), ("#D9AE2B", "#A98BD3")  # of the first two pillars; others: brand


@dataclass(frozen=True, slots=True)
class Plan:
    """The days and meetings of an event as they stand; a meeting whose day is gone has none."""

    days: tuple[Day, ...]
    gatherings: tuple[Gathering, ...]
    minutes: dict[UUID, int]
    pillars: tuple[Pillar, ...]
    duos: tuple[Duo, ...]

    @classmethod
    def read(cls, editing: "Editing") -> "Plan":
        """What the event file holds now."""
        days, rows = tuple(editing.all(Day)), editing.all(Gathering)
        minutes: dict[UUID, int] = defaultdict(int)
        for item in editing.all(RunSheetItem):
            minutes[item.gathering] += item.minutes
        return cls(days, tuple(in_order(rows, days)), minutes, tuple(editing.all(Pillar)), tuple(editing.all(Duo)))

    def on(self, day: UUID | None) -> list[Gathering]:
        """The meetings of one day, or (None) those without a day."""
        known = {row.id for row in self.days}
        return [row for row in self.gatherings if (row.day if row.day in known else None) == day]

    def number(self, gathering: Gathering) -> int:
        """Its place in the week, from 1."""
        return [row.id for row in self.gatherings].index(gathering.id) + 1

    def name(self, gathering: Gathering) -> str:
        """2 · Mandaat en zeggenschap."""
        title = gathering.title or tr("no title yet")
        return f"{self.number(gathering)} · {title}"

    def before(self, gathering: Gathering, day: UUID | None) -> Gathering | None:
        """The meeting behind which this one comes when it moves to another day."""
        dates = {row.id: row.date for row in self.days}
        when = (_date(dates, day), gathering.starts)
        others = [row for row in self.gatherings if row.id != gathering.id]
        earlier = [row for row in others if (_date(dates, row.day), row.starts) <= when]
        return earlier[-1] if earlier else None

    def span(self, gathering: Gathering) -> str:
        """From its start to the end of its run sheet."""
        minutes = self.minutes.get(gathering.id, 0)
        start = clock(gathering.starts)
        return f"{start}–{clock(gathering.starts + minutes)}" if minutes else start

    def details(self, gathering: Gathering) -> str:
        """09:30–12:00 · VISIE · duo 1; a line may only break behind a point."""
        parts = (self.span(gathering), self._pillar_word(gathering), self._duo_words(gathering))
        return f"{NBSP}· ".join(part.replace(" ", NBSP) for part in parts if part)

    def edge(self, gathering: Gathering, *, dark: bool) -> str | None:
        """The colour at its left edge; None for the brand's own."""
        ids = [pillar.id for pillar in self.pillars]
        place = ids.index(gathering.pillar) if gathering.pillar in ids else len(ids)
        edges = DARK_EDGES if dark else LIGHT_EDGES
        return edges[place] if place < len(edges) else None

    def _pillar_word(self, gathering: Gathering) -> str:
        names = {pillar.id: pillar.name.upper() for pillar in self.pillars}
        return names.get(gathering.pillar or gathering.id, tr("all pillars")) if names else ""

    def _duo_words(self, gathering: Gathering) -> str:
        numbers = [str(n) for n, duo in enumerate(self.duos, 1) if duo.id in gathering.duos]
        if len(numbers) > 1 and len(numbers) == len(self.duos):
            return tr("all duo's")
        return tr("duo {numbers}", numbers=listed(numbers)) if numbers else ""


def _date(dates: Mapping[UUID, date], day: UUID | None) -> date:
    """What is not planned comes last."""
    return dates.get(day, date.max) if day else date.max


def listed(words: Sequence[str]) -> str:
    """One, two and three."""
    if len(words) < 2:
        return "".join(words)
    return tr("{first} and {last}", first=", ".join(words[:-1]), last=words[-1])


def starts(gathering: Gathering, items: Sequence[RunSheetItem]) -> dict[UUID, str]:
    """The planned start of each item of a run sheet."""
    at, result = gathering.starts, {}
    for item in items:
        result[item.id] = clock(at)
        at += item.minutes
    return result
