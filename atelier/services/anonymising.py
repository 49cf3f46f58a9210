"""A new file for the archive, without people: fresh identities, no former texts, and it merges with nothing."""

import re
import secrets
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

from atelier.domain.anonymous import Loose, anonymous, goes, loose_names, names_in, resealed
from atelier.domain.ballots import Ballot, Count, Recount, Void
from atelier.domain.entity import Entity
from atelier.domain.errors import FileRefusedError, reason
from atelier.domain.model import ENTITIES
from atelier.domain.outside import outside
from atelier.domain.people import Municipality, Person
from atelier.domain.polls import PollFacts, polls_of
from atelier.domain.week import Event
from atelier.i18n import mark, tr
from atelier.storage import archives
from atelier.storage.copies import private_copy
from atelier.storage.event_file import EventFile
from atelier.storage.former import all_as_ever
from atelier.storage.lines import Lines
from atelier.storage.whole_files import sync_folder

ANONYMISE = mark("anonymised copy")


def anonymise(file: EventFile, place: Path) -> tuple[Loose, ...]:
    """Make a file at `place` of what may be kept without people, and tell what somebody must look at before it goes.

    The open file stays as it is.

    Raises:
        FileRefusedError: something is there already, or nothing can be written there.
    """
    if place.exists():
        raise FileRefusedError(tr("“{name}” exists already. Choose another name.", name=place.name))
    people = all_as_ever(file, [*file.all(Person), *file.removed(Person)])
    places = [member.name for member in file.all(Municipality)]
    rows = _rows(file, names_in(people, places))
    fresh = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    try:
        with TemporaryDirectory(prefix="atelier-", ignore_cleanup_errors=True) as folder:
            with closing(EventFile.create(fresh, Lines(Path(folder)), file.now)) as made:
                made.commit(ANONYMISE, *rows, for_good=True)
                archives.mark(made)
            fresh.replace(place)
            sync_folder(place.parent)
    except OSError as error:
        why = reason(error)
        raise FileRefusedError(tr("Nothing can be written at {place}: {why}.", place=place.parent, why=why)) from error
    finally:
        for tail in ("", "-wal", "-shm"):
            fresh.with_name(f"{fresh.name}{tail}").unlink(missing_ok=True)
    return tuple(loose_names(rows, people, places))


def anonymise_file(path: Path, place: Path) -> tuple[Loose, ...]:
    """The same of a closed file, which is left as it is.

    Raises:
        FileRefusedError: it cannot be read, or nothing can be written at `place`.
    """
    with (
        private_copy(path) as copy,
        EventFile.open(copy, Lines(copy.parent), lambda: datetime.now().astimezone()) as file,
    ):
        return anonymise(file, place)


def _rows(file: EventFile, names: Sequence[re.Pattern[str]]) -> list[Entity]:
    known: dict[UUID, UUID] = {}

    def again(row: UUID) -> UUID:
        return known.setdefault(row, uuid4())

    ended = {count.ballot for count in file.all(Count)} | {void.ballot for void in file.all(Void)}
    open_ = {ballot.id for ballot in file.all(Ballot)} - ended
    found = [value for kind in ENTITIES for value in file.all(kind) if goes(value)]
    found = [value for value in found if value.id not in open_ and getattr(value, "ballot", None) not in open_]
    told = _told(file)
    plain = [_titled(anonymous(told.get(value.id, value), again, names)) for value in found]
    return list(_sealed(plain))


def _told(file: EventFile) -> dict[UUID, Entity]:
    """Every count as it may be told outside the room."""
    facts = PollFacts(ballots=tuple(file.all(Ballot)), recounts=tuple(file.all(Recount)), counts=tuple(file.all(Count)))
    return {count.id: count for poll in polls_of(facts) for count in outside(poll).counts}


def _titled(value: Entity) -> Entity:
    return replace(value, title=tr("{title} (anonymised)", title=value.title)) if isinstance(value, Event) else value


def _sealed(rows: Iterable[Entity]) -> Iterable[Entity]:
    made = list(rows)
    ballots = {value.id: value for value in made if isinstance(value, Ballot)}
    for value in made:
        yield resealed(ballots[value.ballot], value) if isinstance(value, Count) else value
