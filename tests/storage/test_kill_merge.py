"""SIGKILL in the middle of a merge: the file is the old one or the new one, and nothing between."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from atelier.domain.themes import Pillar
from atelier.domain.week import Event
from tests.storage.equality import State, differences, merge, state
from tests.storage.support import Laptop, problems

ROOT = Path(__file__).parents[2]
KILLS = 100 if os.environ.get("ATELIER_PROFILE") == "endure" else 20
ROWS = 300
STEPS = ("read", "take", "undo", "redo", "done")  # as the other process tells them: each begins when it is told
PLAN = ("take", "read", "take", "undo", "take", "redo")  # half of the kills are aimed at the intake itself
MAY_BE = {"read": {"old"}, "take": {"old", "new"}, "undo": {"old", "new"}, "redo": {"old", "new"}, "done": {"new"}}


@pytest.fixture
def apart(tmp_path: Path) -> tuple[Path, Path]:
    """A file and another one of the same event with much that is new."""
    here, there = Laptop(tmp_path / "here"), Laptop(tmp_path / "there")
    file = here.create()
    file.commit("begin", Event.new(title="Week"), *(Pillar.new(name=str(n)) for n in range(ROWS)))
    file.close()
    with there.receive(file.path) as other:
        for n in range(20):
            other.commit("add", *(Pillar.new(name=f"{n} {m}", text="x" * 200) for m in range(ROWS // 10)))
        other.commit("change", *(Pillar(id=row.id, name="anders") for row in other.all(Pillar)[:ROWS]))
    return file.path, other.path


@dataclass(frozen=True)
class Burst:
    """What the other process told before it ended, and how long each step took."""

    told: tuple[str, ...]
    spans: dict[str, float]


def burst(path: Path, other: Path, data: Path, kill: tuple[str, float] | None = None) -> Burst:
    """Let another process merge, and kill it so many seconds after it began a step."""
    command = [sys.executable, "-m", "tests.storage.burst_merge", str(path), str(other), str(data)]
    told: list[str] = []
    began: dict[str, float] = {}
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for line in process.stdout:
            told.append(line.decode().strip())
            began[told[-1]] = time.monotonic()
            if kill and told[-1] == kill[0]:
                time.sleep(kill[1])
                process.send_signal(signal.SIGKILL)
                told += process.stdout.read().decode().split()
                break
    spans = {step: began[after] - began[step] for step, after in pairwise(STEPS) if step in began and after in began}
    return Burst(tuple(told), spans)


def as_content(found: State) -> State:
    return {part: found[part] for part in ("tables", "heads", "acts", "visible", "conflicts")}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
def test_a_killed_merge_left_the_old_or_the_new_state(
    tmp_path: Path, apart: tuple[Path, Path], run_seed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path, other = apart
    laptop = Laptop(tmp_path / "trial")
    laptop.folder.mkdir()
    chance = random.Random(run_seed)  # noqa: S311 - not for secrets

    def fresh(name: str) -> Path:
        return Path(shutil.copy(path, laptop.folder / name))

    whole = fresh("whole.atelier")
    unhurt = burst(whole, other, laptop.folder / "data")
    assert unhurt.told == STEPS
    old, new = as_content(state(fresh("old.atelier"), laptop)), as_content(state(whole, laptop))
    assert set(differences(old, new)) == {"tables", "heads", "acts", "visible"}
    inside: Counter[tuple[str, str]] = Counter()  # the step in which it was killed, and what the file was then
    for n in range(KILLS):
        trial, step = fresh(f"trial-{n}.atelier"), PLAN[n % len(PLAN)]
        told = burst(trial, other, laptop.folder / "data", (step, chance.uniform(0, unhurt.spans[step]))).told
        assert problems(trial) == []
        found = as_content(state(trial, laptop))
        outcome = "old" if differences(old, found) == [] else "new" if differences(new, found) == [] else "half"
        assert outcome in MAY_BE[told[-1]], f"{outcome} after a kill in {told[-1]}"
        inside[told[-1], outcome] += 1
        with laptop.open(trial) as file:  # and it can go on
            merge(file, other)
        assert differences(new, as_content(state(trial, laptop))) == []
        trial.unlink()
    with capsys.disabled():
        print(f"\n{KILLS} kills: {', '.join(f'{step} {outcome} {n}' for (step, outcome), n in sorted(inside.items()))}")
    taking = sum(n for (step, _), n in inside.items() if step == "take")
    assert taking >= KILLS // 10
    assert {outcome for _, outcome in inside} == {"old", "new"}
    assert len({step for step, _ in inside}) >= 3
