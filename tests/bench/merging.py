"""Files of one event that come together: how long it takes, and how much memory a process needs for it.

Run as a child: `python -m tests.bench.merging merge|preview|plain FILE OTHER...` tells its figures as JSON.
"""

import json
import shutil
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from atelier.services.workspace import Events
from atelier.storage.tables import ACT, HEAD, TABLES, WRITE
from tests.bench import crowd
from tests.bench.children import ROOT, Children
from tests.bench.result import Aim, Measure, Of, Sample, column, in_turn
from tests.bench.windows import BARE

DAY, LAPTOPS = 1_000, 2  # acts on a laptop of a normal day: five ateliers with their polls and arguments


@dataclass(frozen=True, slots=True)
class Load:
    """How many files come together, and the acts and named votes that each has for itself."""

    files: tuple[int, ...]
    acts: int
    votes: int = 0


FIRST = 1_000  # ms
COPIED = (ACT.name, WRITE.name, HEAD.name, *(table.name for table in TABLES.values()))


def measure(children: Children, events: Events, example: Path, runs: int, load: Load) -> Iterator[Measure]:
    """Merges of as many files as `load` says, and a preview of a normal day."""
    day = [_apart(events, example, f"day-{n}", DAY) for n in range(LAPTOPS)]
    aim = Aim(FIRST, Of.MEDIAN)
    yield from _in_turn(children, "preview", "day", "a preview of a normal day on two laptops", day, runs, aim)
    yield _gap(children, day, runs)
    files = [_apart(events, example, f"apart-{n}", load.acts, load.votes) for n in range(max(load.files))]
    for count in load.files:
        name = f"a merge of {count} files, {load.acts + load.votes:,} acts each"
        yield from _in_turn(children, "merge", str(count), name, files[:count], runs)


def _apart(events: Events, example: Path, stem: str, acts: int, votes: int = 0) -> Path:
    """A copy on a line of its own, in which somebody worked."""
    path = Path(shutil.copy(example, example.with_stem(stem)))
    events.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        begun = connection.execute("SELECT count(*) FROM act").fetchone()[0]
    crowd.grow(path, begun + acts + votes, votes)
    return path


def _in_turn(
    children: Children, what: str, key: str, name: str, files: Sequence[Path], runs: int, aim: Aim | None = None
) -> Iterator[Measure]:
    def take(kind: str) -> Sample:
        target = Path(shutil.copy(files[0], files[0].with_stem("target")))
        others = [str(path) for path in files[1:]]
        sample: Sample = json.loads(children.python("-m", "tests.bench.merging", kind, str(target), *others))
        return sample

    own, plain = in_turn(runs, lambda: take(what), lambda: take("plain"))
    other = "ATTACH and INSERT of the same rows"
    yield Measure(f"{what}.{key}", name, "ms", column(own, "ms"), other, column(plain, "ms"), aim)
    yield Measure(f"{what}.{key}.memory", f"{name}: memory", "MB", column(own, "mb"), other, column(plain, "mb"))


def _gap(children: Children, files: Sequence[Path], runs: int) -> Measure:
    """How long the window is away, at most, while the files of a normal day are read and merged."""

    def take() -> Sample:
        target = Path(shutil.copy(files[0], files[0].with_stem("target")))
        return children.window("merging", *map(str, (target, *files[1:])))

    own, bare = in_turn(runs, take, lambda: children.window("bare"))
    name = "longest gap of the window while a normal day is merged"
    return Measure("merge.gap", name, "ms", column(own, "gap"), f"{BARE}, at rest", column(bare, "gap"))


def _merge(target: Path, others: Sequence[Path], *, only_look: bool) -> float:
    workspace = Events(ROOT / "resources", target.parent / "data").open(target)
    try:
        begun = perf_counter()
        preview = workspace.merging.preview(others)
        if not only_look:
            workspace.merging.merge(preview)
        return perf_counter() - begun
    finally:
        workspace.close()


def _plain(target: Path, others: Sequence[Path]) -> float:
    """What no program can do without: the new rows of every table, copied in one transaction for each file."""
    with closing(sqlite3.connect(target)) as connection:
        begun = perf_counter()
        for other in others:
            connection.execute("ATTACH ? AS other", (str(other),))
            for name in COPIED:
                connection.execute(f'INSERT OR IGNORE INTO main."{name}" SELECT * FROM other."{name}"')
            connection.commit()
            connection.execute("DETACH other")
        return perf_counter() - begun


def _peak() -> float:
    """The most memory that this process ever had, in MB."""
    import resource  # noqa: PLC0415 - not on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main(kind: str, target: Path, *others: Path) -> None:
    """Do one thing in a process of its own and tell."""
    took = _plain(target, others) if kind == "plain" else _merge(target, others, only_look=kind == "preview")
    print(json.dumps({"ms": took * 1000, "mb": _peak()}))


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
