"""The measurements run to their end and leave a whole file behind; how fast anything is, is not for a test to say."""

import json
import math
import os
import subprocess
import sys
from pathlib import Path

from atelier.domain.methods import METHODS

ROOT = Path(__file__).parents[1]
SMALL, LARGE = 1_000, 5_000
ROOMS = 18, 150, 2_000
KEYS = {
    *("start.painted", "start.ready", "start.gap", "memory.ready", "memory.views"),
    *(f"open.{SMALL}", f"open.{LARGE}", "vote.0", f"vote.{LARGE}"),
    *("preview.day", "preview.day.memory", "merge.2", "merge.2.memory", "merge.gap"),
    *("reports.process", "reports.calls", "reports.pages", "reports.everything", "reports.gap"),
    *("session.memory", f"tally.{SMALL}"),
    *(f"room.{method}.{voters}" for method in METHODS for voters in ROOMS),
}


def test_every_measure_is_taken(tmp_path: Path) -> None:
    out = tmp_path / "bench.json"
    command = [sys.executable, "-m", "tests.bench", "--quick", "--out", str(out)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    kept = json.loads(out.read_text(encoding="utf-8"))
    assert kept.keys() == {"quick", "machine", "measures"}
    assert kept["quick"] is True
    assert kept["measures"].keys() == KEYS
    for key, measure in kept["measures"].items():
        assert measure.keys() == {"name", "unit", "median", "min", "max", "runs", "baseline", "ratio", "aim"}, key
        for figures in (measure, measure["baseline"]):
            _require_figures(figures)
        assert _counts(measure["ratio"])
        assert measure["name"] in done.stdout
    assert not list(tmp_path.glob("bench-*")), "the temporary files are still there"


def _require_figures(figures: dict[str, object]) -> None:
    assert all(_counts(figures[name]) for name in ("median", "min", "max", "runs"))
    assert figures["min"] <= figures["median"] <= figures["max"]


def _counts(value: object) -> bool:
    return isinstance(value, int | float) and math.isfinite(value) and value > 0
