"""SIGKILL in the middle of a burst of commits: whatever was confirmed is there."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from uuid import UUID

import pytest

from atelier.domain.ballots import Count
from atelier.domain.themes import Pillar
from atelier.storage.drafts import Drafts
from atelier.storage.event_file import EventFile
from tests.storage.support import Laptop, problems

ROOT = Path(__file__).parents[2]
KILLS = 300 if os.environ.get("ATELIER_PROFILE") == "endure" else 10


def killed_burst(laptop: Laptop, path: Path, after: float) -> list[list[str]]:
    """Let another process commit to a file, kill it `after` so many seconds, and give what it had confirmed."""
    arguments = [sys.executable, "-m", "tests.storage.burst", str(path), str(laptop.folder / "data")]
    with subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE) as burst:
        assert burst.stdout is not None
        first = burst.stdout.readline()
        time.sleep(after)
        burst.send_signal(signal.SIGKILL)
        told = first + burst.stdout.read()
    assert burst.returncode == -signal.SIGKILL
    return [line.split(" ", 2) for line in told.decode().splitlines()]


STAGES = ("nieuw", "salvo", "getypt")  # the names that a row gets one after another


def stage(name: str) -> int:
    return STAGES.index(name.split(maxsplit=1)[0])


class Confirmed:
    """What a file must hold: names (None: removed) and counts, as they were told."""

    def __init__(self) -> None:
        self.names: dict[UUID, str | None] = {}
        self.counts: dict[UUID, tuple[int, int]] = {}

    def hear(self, told: list[list[str]]) -> set[UUID]:
        """Note what was told; the rows of the last turn may have gone further than was told."""
        turn: set[UUID] = set()
        for what, *words in told:
            key = UUID(words[0])
            if what == "count":
                self.counts[key] = (int(words[1]), 1)
                turn = set()
            else:
                turn = {key} if words[1:] == ["nieuw"] else turn | {key}
                self.names[key] = words[1] if what in {"has", "typed"} else None
        return turn

    def require(self, file: EventFile, turn: set[UUID]) -> None:
        """Everything is there; of the last turn perhaps more, never less."""
        found = {pillar.id: pillar.name for pillar in file.all(Pillar)}
        for key, name in self.names.items():
            if key in turn and name not in {None, "weg"}:
                assert stage(found[key]) >= stage(str(name))
            elif key not in turn:
                assert found.get(key) == name
        counts = {count.id: count.counts for count in file.all(Count)}
        assert counts.items() >= self.counts.items()
        self.names |= {key: found.get(key) for key in turn}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
def test_everything_confirmed_is_there_after_a_kill(laptop: Laptop, run_seed: str) -> None:
    """The same file again and again, so that each kill is followed by a recovery of the one before."""
    chance = random.Random(run_seed)  # noqa: S311 - not for secrets
    path = laptop.folder / "week.atelier"
    confirmed = 0
    for n in range(KILLS):
        if n % 25 == 0:  # a file that only grows would make a long run slow
            laptop.create().close()
            expected = Confirmed()
        told = killed_burst(laptop, path, chance.uniform(0, 0.25))[1:]
        confirmed += len(told)
        turn = expected.hear(told)
        assert problems(path) == []  # before anybody opened it for writing
        with laptop.open(path) as file:
            Drafts(file).recover("recovered text")
            expected.require(file, turn)
        assert problems(path) == []
        assert [item.name for item in sorted(laptop.folder.iterdir())] == ["data", "week.atelier"]
    assert confirmed > KILLS  # there was something to lose


def test_a_killed_program_leaves_its_line_to_go_on_with(laptop: Laptop) -> None:
    file = laptop.create()
    file.commit("before", Pillar.new(name="voor"))
    file.close()
    told = killed_burst(laptop, file.path, 0.1)
    assert told[0] == ["open", "before"]
    with laptop.open(file.path) as again:
        assert again.undoable() != "before"
        while again.undo():
            pass
        assert again.all(Pillar) == []
        assert again.redoable() == "before"
