"""Twins: two runs that differ only in who chose what, in which order, must leave equal bytes (DESIGN 2b, item 6).

A story plays in a scene's folder, with its clock and with chances that come from a seed, and calls `keep` at each
moment at which somebody could look. `run` gives all bytes of all moments, `differences` names what is not equal, and
`betrayed` does so for twins.
"""

import io
import logging
import os
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

from tests.storage.support import Clock

Answer = tuple[int, ...]
Vote = tuple[UUID, Answer]
WAL_HEADER, FRAME_HEADER = 32, 24


@dataclass
class Scene:
    """Where a story plays: a folder, a clock, and what was seen of the folder so far."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    seen: dict[str, bytes] = field(default_factory=dict)

    def keep(self, moment: str) -> None:
        """Take every file of the folder as it is now."""
        for path in sorted(self.folder.rglob("*")):
            name = f"{moment}: {path.relative_to(self.folder)}"
            self.seen[name] = _content(path) if path.is_file() else b""


Story = Callable[[Scene, Sequence[Vote]], None]


def run(story: Story, folder: Path, seed: str, votes: Sequence[Vote]) -> dict[str, bytes]:
    """Play a story in an empty folder; its files at each moment, what it logged and what it printed.

    Twins need the same `folder`, because the program remembers where a file was.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    scene, printed, logged = Scene(folder), io.StringIO(), io.StringIO()
    with seeded(seed), _logging_to(logged), redirect_stdout(printed), redirect_stderr(printed):
        story(scene, votes)
    scene.keep("afterwards")
    return {**scene.seen, "printed": printed.getvalue().encode(), "logged": logged.getvalue().encode()}


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """What two runs left differently: one line per file and moment."""
    names = sorted(one.keys() | other.keys())
    return [
        f"{name}: {_difference(one.get(name), other.get(name))}" for name in names if one.get(name) != other.get(name)
    ]


def betrayed(story: Story, folder: Path, seed: str, voters: int, options: int) -> list[str]:
    """What twins leave differently; that comes from the votes, because the same votes leave the same twice."""
    one, other = twins(seed, voters, options)
    first = run(story, folder, seed, one)
    assert differences(first, run(story, folder, seed, one)) == []
    return differences(first, run(story, folder, seed, other))


def _difference(one: bytes | None, other: bytes | None) -> str:
    if one is None or other is None:
        return "only one of the twins has it"
    if len(one) != len(other):
        return f"{len(one)} and {len(other)} bytes"
    place = next(n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)
    return f"byte {place} of {len(one)}"


def twins(seed: str, voters: int, options: int) -> tuple[list[Vote], list[Vote]]:
    """Two elections with the same people and the same totals; who chose what and the order of coming differ."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    people = [UUID(int=chance.getrandbits(128)) for _ in range(voters)]
    answers = [(chance.randrange(options),) for _ in people]
    one, other = list(zip(people, answers, strict=True)), []
    while not other or other[-1][0] == one[-1][0] or dict(other) == dict(one):  # another came last, others chose
        chance.shuffle(people)
        chance.shuffle(answers)
        other = list(zip(people, answers, strict=True))
    return one, other


@contextmanager
def seeded(seed: str) -> Iterator[None]:
    """All keys, salts and ids that Python asks from the system come from a seed."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    with patch.object(os, "urandom", chance.randbytes), patch.object(random, "_urandom", chance.randbytes):
        yield


@contextmanager
def _logging_to(stream: io.StringIO) -> Iterator[None]:
    handler = logging.StreamHandler(stream)
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)


def _content(path: Path) -> bytes:
    if path.name.endswith(".in-use"):
        return b""  # since when by the clock of the laptop, which is before any vote
    data = path.read_bytes()
    return _without_salts(data) if path.name.endswith("-wal") else data


def _without_salts(log: bytes) -> bytes:
    """SQLite salts each log at random, and its checksums follow the salts; everything else must be equal."""
    if not log:
        return log
    page = int.from_bytes(log[8:12], "big")
    parts = [log[:16]]
    for start in range(WAL_HEADER, len(log), FRAME_HEADER + page):
        parts += [log[start : start + 8], log[start + FRAME_HEADER : start + FRAME_HEADER + page]]
    return b"".join(parts)
