"""SIGKILL at random moments of a session of every kind of work: nothing confirmed is lost, nothing is there by half."""

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import PROFILE
from tests.durability.proving import Confirmed, half_done, require

ROOT = Path(__file__).parents[2]
ENDURE = PROFILE == "endure"
KILLS, SAME_FILE = (300, 10) if ENDURE else (12, 6)
STEPS = ("edits", "hands", "secret", "merge", "backup", "export", "migration")

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")


def worked(folder: Path, step: str, after: float) -> list[str]:
    """Let another process work, kill it so many seconds after it began a step, and give what it had confirmed."""
    command = [sys.executable, "-m", "tests.durability.session", str(folder), "0"]
    told: list[str] = []
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, bufsize=0) as process:
        assert process.stdout is not None
        for line in process.stdout:
            told.append(line.decode().rstrip("\n"))
            if told[-1] == f"step {step}":
                break
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        told += process.stdout.read().decode().splitlines()
    assert process.returncode == -signal.SIGKILL, told[-3:]
    return told


def spans_of(folder: Path) -> dict[str, float]:
    """How many seconds each step takes here."""
    command = [sys.executable, "-m", "tests.durability.session", str(folder), "1"]
    began: list[tuple[str, float]] = []
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, bufsize=0) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith(b"step") or line == b"closed\n":
                began.append((line.decode().split()[-1], time.monotonic()))
    assert process.returncode == 0
    ends = [at for _, at in began[1:]]
    return {name: end - at for (name, at), end in zip(began, ends, strict=False)}


def test_nothing_confirmed_is_lost_by_a_kill(tmp_path: Path, run_seed: str, capsys: pytest.CaptureFixture[str]) -> None:
    chance, start = random.Random(run_seed), time.monotonic()  # noqa: S311 - not for secrets
    (tmp_path / "measured").mkdir()
    spans = spans_of(tmp_path / "measured")
    assert tuple(spans) == STEPS
    fell, acts = Counter[str](), 0
    for n in range(KILLS):
        if n % SAME_FILE == 0:  # each kill comes on top of the ones before, until the file grows slow
            folder, confirmed = tmp_path / f"laptop {n}", Confirmed()
            folder.mkdir()
        step = STEPS[n % len(STEPS)]
        told = worked(folder, step, chance.uniform(0, spans[step]))
        confirmed.hear(told)
        fell[next(line.split()[1] for line in reversed(told) if line.startswith("step"))] += 1
        require(confirmed, folder, folder, thorough=n % 5 == 0 or ENDURE)
        assert half_done(folder) == []
        acts += sum(line.startswith("act") for line in told)
    with capsys.disabled():
        print(f"\n{KILLS} kills, {acts} acts confirmed, 0 lost; they fell in {dict(fell)}, "
              f"{time.monotonic() - start:.0f} s")  # fmt: skip
    assert acts > 5 * KILLS
    assert len(fell) == len(STEPS)
    assert max(fell.values()) <= KILLS // 2
