"""What the read-me says of seeds: each run prints its own, also a quiet one, and all its processes have that one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_a_run_prints_how_to_repeat_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_SEED", "77")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--collect-only",
        "-p",
        "no:cacheprovider",
        "tests/domain/test_errors.py",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "ATELIER_SEED=77" in done.stdout.splitlines()[-2]


def test_a_process_that_this_one_starts_has_the_same_seed(run_seed: str) -> None:
    """Two processes of one run each drew their own before, so that the one that was printed repeated nothing."""
    assert os.environ["ATELIER_SEED"] == run_seed
