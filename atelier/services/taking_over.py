"""Neem over: what an event that was begun apart holds comes into this one, asked where it is not sure (DESIGN 5)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from atelier.domain.entity import Entity, cells
from atelier.domain.errors import AtelierError, FileRefusedError
from atelier.domain.matching import Doubt, Matched, Rows, matched
from atelier.domain.model import ENTITIES
from atelier.domain.taking_over import Taken, taken
from atelier.domain.week import Event
from atelier.i18n import mark, number, tr
from atelier.storage.copies import private_copy
from atelier.storage.event_file import Changes, EventFile
from atelier.storage.lines import Lines
from atelier.storage.parts import is_part

TAKE_OVER = mark("take over from another file")
MOST = 65_000  # writes in one act, which are numbered with two bytes
Answers = Mapping[UUID, UUID | None]


@dataclass(frozen=True, slots=True)
class Other:
    """Everything that another file shows, frozen."""

    name: str
    event: Event
    rows: Rows


@dataclass(frozen=True, slots=True)
class Offer:
    """What would come in with the answers so far, and what is still to be answered."""

    other: Other
    found: Matched
    taken: Taken

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What must be answered first."""
        return tuple(self.found.doubts)

    @property
    def new(self) -> tuple[Entity, ...]:
        """What certainly comes in, without what is still to be answered."""
        asked = {doubt.theirs.id for doubt in self.found.doubts}
        return tuple(row for row in self.taken.new if row.id not in asked)


def read_other(path: Path) -> Other:
    """Read a closed file, of which nothing changes; any thread may do it.

    Raises:
        FileRefusedError: it is no sound event file, somebody works in it, or it holds a part of another one.
    """
    with (
        private_copy(path) as place,
        TemporaryDirectory(prefix="atelier-", ignore_cleanup_errors=True) as folder,
        EventFile.open(place, Lines(Path(folder)), _never) as file,
    ):
        if is_part(file):
            raise FileRefusedError(
                tr("“{name}” is a part of another file. Merge it into the file that it was given from.", name=path.name)
            )
        rows: Rows = {kind: tuple(file.all(kind)) for kind in ENTITIES}
    events = [row for row in rows[Event] if isinstance(row, Event)]
    if not events:
        raise FileRefusedError(tr("“{name}” holds no event.", name=path.name))
    return Other(path.name, events[0], rows)


class TakingOver:
    """Takes over what another file holds into the open one."""

    def __init__(self, file: EventFile) -> None:
        self._file = file

    def offer(self, other: Other, answers: Answers) -> Offer:
        """What taking over would do now.

        Raises:
            FileRefusedError: it is a copy of this very event, or a fictitious one that would mix with a real one.
            AtelierError: two rows were answered to be one and the same of ours, or it is too much for one act.
        """
        ours: Rows = {kind: tuple(self._file.all(kind)) for kind in ENTITIES}
        event = self._file.all(Event)[0]
        _require_apart(event, other)
        _require_one_each(answers.values())
        found = matched(ours, other.rows, event.id, answers)
        gone = {row.id for kind in ENTITIES for row in self._file.removed(kind)}
        return Offer(other, found, taken(ours, other.rows, found, gone))

    def take(self, other: Other, answers: Answers) -> Changes:
        """All of it as one act, which an undo takes back unless polls came along.

        Raises:
            AtelierError: something is still to be answered, or as `offer` says.
        """
        offer = self.offer(other, answers)
        if offer.doubts:
            raise AtelierError(tr("First answer for each line whether it is the same or a new one."))
        rows = (*offer.taken.new, *offer.taken.filled)
        if sum(len(cells(type(row))) + 1 for row in rows) > MOST:
            raise AtelierError(
                tr("“{name}” holds too much to take over at once: {n} items.", name=other.name, n=number(len(rows)))
            )
        return self._file.commit(TAKE_OVER, *rows)


def _never() -> datetime:
    raise AssertionError("nothing is written in what is only read")


def _require_apart(event: Event, other: Other) -> None:
    if any(row.id == event.id for row in other.rows[Event]):
        raise FileRefusedError(
            tr("“{name}” is a copy of this event. Merge it; then nothing has to be asked.", name=other.name)
        )
    if other.event.fictitious and not event.fictitious:
        raise FileRefusedError(
            tr("“{name}” is a fictitious example and does not go into a real event.", name=other.name)
        )


def _require_one_each(answers: Iterable[UUID | None]) -> None:
    given = [answer for answer in answers if answer]
    if len(set(given)) < len(given):
        raise AtelierError(tr("Two lines cannot both be the same one here. Make one of them new."))
