"""A proposal to catch up: shorter items for what follows, that adds up exactly or says what remains short."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from uuid import UUID

from atelier.domain.shares import divide
from atelier.domain.week import ItemKind, RunSheetItem

LEAST = 5  # minutes that every item keeps, and at least half of what was planned
LAST = {ItemKind.BREAK, ItemKind.CLOSE}  # shortened only when the others do not yield enough


@dataclass(frozen=True, slots=True)
class Cut:
    """One item and the minutes that it would get."""

    item: RunSheetItem
    minutes: int


@dataclass(frozen=True, slots=True)
class Shortening:
    """What would be cut of a meeting that is `late` minutes behind, and how many minutes remain short."""

    late: int
    cuts: tuple[Cut, ...]
    short: int

    @property
    def saved(self) -> int:
        """The minutes that all cuts yield together."""
        return self.late - self.short


def shorten(following: Sequence[RunSheetItem], late: int) -> Shortening:
    """Spread `late` minutes over the items that follow, in proportion to what each can give."""
    first = [item for item in following if item.kind not in LAST]
    rest = [item for item in following if item.kind in LAST]
    wanted, less = max(0, late), dict[UUID, int]()
    for tier in (first, rest):
        rooms = [_room(item) for item in tier]
        given = min(wanted, sum(rooms))
        wanted -= given
        if given:
            less |= dict(zip([item.id for item in tier], divide(given, rooms), strict=True))
    cuts = tuple(Cut(item, item.length - less[item.id]) for item in following if less.get(item.id))
    return Shortening(max(0, late), cuts, wanted)


def _room(item: RunSheetItem) -> int:
    """The minutes that an item can give."""
    return max(0, item.length - max(LEAST, ceil(item.minutes / 2)))
