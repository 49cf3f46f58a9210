"""SIGKILL in the middle of a merge: the file is the old one or the new one, and nothing between."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from atelier.domain.themes import Pillar
from atelier.domain.week import Event
from tests.storage.equality import State, differences, merge, state
from tests.storage.support import Laptop, problems

ROOT = Path(__file__).parents[2]
KILLS = 100 if os.environ.get("ATELIER_PROFILE") == "endure" else 20
ROWS = 300


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


def killed(path: Path, other: Path, data: Path, after: float | None) -> tuple[list[str], float]:
    """Let another process merge and kill it `after` so many seconds; what it told, and how long it took."""
    command = [sys.executable, "-m", "tests.storage.burst_merge", str(path), str(other), str(data)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as burst:
        assert burst.stdout is not None
        told = burst.stdout.readline()
        begun = time.monotonic()
        if after is not None:
            time.sleep(after)
            burst.send_signal(signal.SIGKILL)
        told += burst.stdout.read()
    return told.decode().split(), time.monotonic() - begun


def as_content(found: State) -> State:
    return {part: found[part] for part in ("tables", "heads", "acts", "visible", "conflicts")}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
def test_a_killed_merge_left_the_old_or_the_new_state(tmp_path: Path, apart: tuple[Path, Path], run_seed: str) -> None:
    path, other = apart
    laptop = Laptop(tmp_path / "trial")
    laptop.folder.mkdir()
    chance = random.Random(run_seed)  # noqa: S311 - not for secrets

    def fresh(name: str) -> Path:
        return Path(shutil.copy(path, laptop.folder / name))

    whole = fresh("whole.atelier")
    told, span = killed(whole, other, laptop.folder / "data", None)
    assert told == ["open", "merged", "undone", "merged"]
    old, new = as_content(state(fresh("old.atelier"), laptop)), as_content(state(whole, laptop))
    assert set(differences(old, new)) == {"tables", "heads", "acts", "visible"}
    outcomes = []
    for n in range(KILLS):
        trial = fresh(f"trial-{n}.atelier")
        told, _ = killed(trial, other, laptop.folder / "data", chance.uniform(0, span))
        assert problems(trial) == []
        found = as_content(state(trial, laptop))
        outcomes.append("old" if differences(old, found) == [] else "new" if differences(new, found) == [] else "half")
        if told[-1] == "open":
            assert outcomes[-1] != "half"
        with laptop.open(trial) as file:  # and it can go on
            merge(file, other)
        assert differences(new, as_content(state(trial, laptop))) == []
        trial.unlink()
    assert set(outcomes) <= {"old", "new"}, outcomes
