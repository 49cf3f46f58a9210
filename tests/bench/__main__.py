"""Measures everything, prints a table and writes it as JSON: `python -m tests.bench [--quick] [--out FILE]`."""

import argparse
import json
import os
import platform
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import PySide6
from PySide6.QtWidgets import QApplication

from atelier.paths import resources
from atelier.services.workspace import Events
from tests.bench import crowd, hours, merging, opening, reporting, rooms, tallying, voting, windows
from tests.bench.children import ROOT, Children
from tests.bench.result import Measure, table

SCREENS = ROOT / "tests" / "screens.json"


@dataclass(frozen=True, slots=True)
class Amount:
    """How often each is measured, how many acts a large file and a session have, and answers a large ballot."""

    windows: int
    votes: int
    openings: int
    reports: int
    calls: int
    acts: int
    merges: int
    entries: int
    names: int
    ballots: int
    session: int
    load: merging.Load
    editions: int | None = None  # all of them
    boxes: int = 99  # of all formats, readers and documents


FULL = Amount(
    windows=9,
    votes=100,
    openings=5,
    reports=7,
    calls=3,
    acts=100_000,
    merges=3,
    entries=5,
    names=3,
    ballots=100_000,
    session=1_000,
    load=merging.Load((2, 5), 10_000),
)
QUICK = Amount(
    windows=1,
    votes=3,
    openings=1,
    reports=1,
    calls=1,
    acts=5_000,
    merges=1,
    entries=1,
    names=1,
    ballots=1_000,
    session=20,
    load=merging.Load((2,), 500),
    editions=1,
    boxes=1,
)
ENDURE = replace(FULL, load=merging.Load((2, 5, 20), 10_000, votes=5_000))  # 100,000 votes in all
SMALL = 1_000  # acts of an ordinary file


def main() -> None:
    """Measure, tell, keep; slow figures are no failure."""
    options = _options()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    _use_two_screens()
    amount = QUICK if options.quick else ENDURE if os.environ.get("ATELIER_PROFILE") == "endure" else FULL
    with tempfile.TemporaryDirectory(prefix="bench-", dir=options.out.parent) as folder:
        measures = list(_told(_measures(Path(folder), amount)))
    print(table(measures))
    kept = {measure.key: measure.as_json() for measure in measures}
    text = json.dumps({"quick": options.quick, "machine": _machine(), "measures": kept}, indent=1, ensure_ascii=False)
    options.out.write_text(text + "\n", encoding="utf-8")


def _told(measures: Iterator[Measure]) -> Iterator[Measure]:
    """Say what is done, because a full run takes minutes."""
    for measure in measures:
        sys.stderr.write(f"measured: {measure.name}\n")
        yield measure


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--quick", action="store_true", help="fewer runs and smaller files")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bench.json", metavar="FILE")
    return parser.parse_args()


def _use_two_screens() -> None:
    """Without a display there is a laptop and a beamer, as in a room."""
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREENS}"


def _measures(folder: Path, amount: Amount) -> Iterator[Measure]:
    """Other processes first, while this one is still small."""
    children = Children(folder)
    events = Events(resources(), folder / "data")
    example, small, large = (folder / f"{name}.atelier" for name in ("example", "small", "large"))
    events.example(example, fictitious=True).close()
    yield from merging.measure(children, events, example, amount.merges, amount.load)
    yield from windows.measure(children, amount.windows, _copied(example, "visited"))
    yield hours.measure(children, _copied(example, "hours"), amount.session)
    yield tallying.measure(folder, amount.openings, amount.ballots)
    for path, acts in ((small, SMALL), (large, amount.acts)):
        crowd.grow(_copied(example, path.stem), acts)
        yield opening.measure(events, path, acts, amount.openings)
    application = QApplication(sys.argv[:1])
    yield voting.measure(application, example, 0, amount.votes)
    yield voting.measure(application, large, amount.acts, amount.votes)
    yield from rooms.measure(application, example, amount.entries, amount.names)
    yield from reporting.measure(children, amount.reports, amount.calls)
    yield reporting.everything(folder, amount.editions)
    yield reporting.gap(children, amount.boxes)


def _copied(path: Path, stem: str) -> Path:
    return Path(shutil.copy(path, path.with_stem(stem)))


def _machine() -> dict[str, Any]:
    """What the figures belong to."""
    return {
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "pyside": PySide6.__version__,
        "sqlite": sqlite3.sqlite_version,
    }


if __name__ == "__main__":
    main()
