"""Helpers for tests on real event files: a clock, opening and closing, what is visible, acts carried across."""

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

from hypothesis import settings
from sqlalchemy import select

from atelier.domain.entity import Entity
from atelier.domain.model import ENTITIES
from atelier.storage.acts import Act, Write
from atelier.storage.checking import check
from atelier.storage.entries import ACTS, writes_of
from atelier.storage.event_file import EventFile
from atelier.storage.journal import append
from atelier.storage.lines import Lines
from atelier.storage.tables import ACT

ZONE = timezone(timedelta(hours=1))


@dataclass
class Clock:
    """A laptop's clock that goes on one second each time somebody looks."""

    at: datetime = field(default=datetime(2019, 11, 12, 13, 0, tzinfo=ZONE))

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@dataclass
class Laptop:
    """A place with its own memory of files; `open` and `create` use it."""

    folder: Path
    clock: Clock = field(default_factory=Clock)

    @property
    def lines(self) -> Lines:
        return Lines(self.folder / "data")

    def create(self, name: str = "week.atelier") -> EventFile:
        self.folder.mkdir(parents=True, exist_ok=True)
        return EventFile.create(self.folder / name, self.lines, self.clock)

    def open(self, path: Path) -> EventFile:
        return EventFile.open(path, self.lines, self.clock)

    def reopen(self, file: EventFile) -> EventFile:
        file.close()
        return self.open(file.path)

    def receive(self, path: Path) -> EventFile:
        """Open a copy of a file that came from elsewhere: another line."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return self.open(Path(shutil.copy(path, self.folder / path.name)))


def content(file: EventFile, kinds: tuple[type[Entity], ...] = ENTITIES) -> list[list[Entity]]:
    """Everything that can be seen, in its own order."""
    return [file.all(kind) for kind in kinds]


def problems(path: Path) -> list[str]:
    """What `check` says against a closed file."""
    return [f"{finding.subject}: {finding.problem}" for finding in check(path) if finding.problem]


def acts_in(path: Path) -> Iterator[tuple[Act, list[Write]]]:
    """All acts of a closed file with their writes, in Lamport order."""
    connection = sqlite3.connect(path)
    writes = [Write(*row) for row in connection.execute(writes_of(connection))]
    acts = [Act(*row[:8]) for row in connection.execute(ACTS)]
    connection.close()
    for act in acts:
        yield act, [write for write in writes if write.act == act.id]


def carry(source: Path, target: EventFile, laptop: Laptop) -> EventFile:
    """Bring the acts of a closed file that `target` lacks into it, as a merge will; reopened, because acts came in."""
    known = {row.id for row in target.fetch(select(ACT.c.id))}
    with target.connection.begin():
        for act, writes in acts_in(source):
            if act.id not in known:
                append(target.connection, act, writes)
    return laptop.reopen(target)


def fewer(part: int) -> settings:
    """A share of the profile's examples, for properties of which each example opens many files."""
    return settings(max_examples=max(5, settings.default.max_examples // part))
