"""Reading another file of the same event: what it has that this one lacks, proved before it is trusted."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from atelier.domain.errors import ApartError, FileRefusedError, StoppedError
from atelier.domain.week import Event
from atelier.i18n import tr
from atelier.storage import opening
from atelier.storage.acts import Entry
from atelier.storage.archives import is_archive
from atelier.storage.copies import private_copy
from atelier.storage.database import reader
from atelier.storage.entries import entries
from atelier.storage.intake import require_equal
from atelier.storage.order import NOT_OURS, Order
from atelier.storage.seals import seals

Told = Callable[[float], None]  # the share that is done, 0..1
STEP = 500  # acts between two looks at whether to go on


@dataclass(frozen=True, slots=True)
class Who:
    """What one line brings: how many acts, in which roles, and from when to when (ISO with offset)."""

    line: bytes
    acts: int
    roles: tuple[str, ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Source:
    """One file that was read, and what it brings beside those that were read before it."""

    name: str
    acts: int
    lines: tuple[Who, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that other files have and this one lacks."""

    entries: tuple[Entry, ...]
    sources: tuple[Source, ...]


def gather(own: Path, others: Sequence[Path], told: Told, go_on: Callable[[], bool]) -> Gathered:
    """Read the files one after the other; `own` is a private copy of the file that they come to.

    Raises:
        FileRefusedError: one of them is damaged, of another event, or tells the same act in another way.
        StoppedError: `go_on` said no.
    """
    with closing(reader(own)) as connection:
        known = dict(connection.execute("SELECT id, digest FROM act"))
        events = _events(connection)
        _require_living(connection, own)
        if seals(connection):
            raise FileRefusedError(tr("This file holds a part of another one. Merge it into the file it came from."))
    found: list[Entry] = []
    sources = []
    for n, path in enumerate(others):

        def told_here(share: float, before: int = n) -> None:
            if not go_on():
                raise StoppedError(tr("Stopped. Nothing was merged."))
            told((before + share) / len(others))

        fresh = _lacking(path, known, events, told_here)
        known.update((entry.act.id, entry.digest) for entry in fresh)
        found += fresh
        sources.append(Source(path.name, len(fresh), tuple(_who(fresh))))
    return Gathered(tuple(found), tuple(sources))


def _lacking(path: Path, known: Mapping[bytes, bytes], events: set[bytes], told: Told) -> list[Entry]:
    with private_copy(path) as place, closing(reader(place)) as connection:
        _require_living(connection, path)
        _require_same_event(events, _events(connection), path)
        acts = _require_same_acts(known, connection)
        fresh = []
        parts = seals(connection).keys()
        if not parts <= known.keys():
            raise FileRefusedError(
                tr("“{name}” is a part of another file. Merge it into the file that it was given from.", name=path.name)
            )
        for n, entry in enumerate(_proved(connection, path, parts)):
            if entry.act.id not in known:
                fresh.append(entry)
            if n % STEP == 0:
                told(n / acts)
    told(1)
    return fresh


def _events(connection: sqlite3.Connection) -> set[bytes]:
    return {row for (row,) in connection.execute("SELECT DISTINCT row FROM write WHERE entity = ?", (Event.TABLE,))}


def _require_living(connection: sqlite3.Connection, path: Path) -> None:
    if is_archive(connection):
        sentence = tr("“{name}” was made anonymous for the archive. It cannot be merged.", name=path.name)
        raise FileRefusedError(sentence)


def _require_same_event(ours: set[bytes], theirs: set[bytes], path: Path) -> None:
    if ours.isdisjoint(theirs):
        raise ApartError(
            tr(
                "“{name}” is of another event: it was begun apart. Only copies of one file can be merged; what it "
                "holds can be taken over on the page Merge files.",
                name=path.name,
            )
        )


def _require_same_acts(known: Mapping[bytes, bytes], connection: sqlite3.Connection) -> int:
    acts = connection.execute("SELECT id, digest FROM act").fetchall()
    for act, digest in acts:
        require_equal(known.get(act, digest), digest)
    return len(acts)


def _proved(connection: sqlite3.Connection, path: Path, parts: Set[bytes]) -> Iterator[Entry]:
    """All acts, each of which names only cells of ours and writes that stand in the same file before it.

    What acts that are there in part build on stands in our own file, which has them whole.
    """
    order = Order()
    for entry in entries(connection):
        try:
            order.add(entry, alone=entry.act.id not in parts)
        except NOT_OURS as error:
            raise opening.damaged(path) from error
        yield entry


def _who(fresh: Sequence[Entry]) -> Iterator[Who]:
    by_line: dict[bytes, list[Entry]] = {}
    for entry in fresh:
        by_line.setdefault(entry.act.line, []).append(entry)
    for line, own in by_line.items():
        times = sorted(entry.act.at for entry in own)
        yield Who(line, len(own), tuple(sorted({entry.act.role for entry in own})), times[0], times[-1])
