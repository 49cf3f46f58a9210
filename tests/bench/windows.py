"""From nothing to a painted window and to everything ready, and the most memory that it takes."""

from pathlib import Path

from tests.bench.children import Children
from tests.bench.result import Aim, Measure, Of, Sample, column, in_turn

BARE = "bare window with a label"


def measure(children: Children, runs: int, example: Path) -> list[Measure]:
    """The program, the same with a file and all of its views, and a bare window."""
    start, views, bare = in_turn(
        runs,
        lambda: children.window("start"),
        lambda: children.window("views", str(example)),
        lambda: children.window("bare"),
    )
    return [*_times(start, bare), *_memory(start, views, bare)]


def _times(start: list[Sample], bare: list[Sample]) -> list[Measure]:
    first, rest = column(bare, "painted"), column(bare, "gap")
    painted, ready, gap = (column(start, name) for name in ("painted", "ready", "gap"))
    return [
        Measure("start.painted", "process start to first paint", "ms", painted, BARE, first, Aim(1.1, Of.RATIO)),
        Measure("start.ready", "process start to everything ready", "ms", ready, BARE, first, Aim(6, Of.RATIO)),
        Measure(
            "start.gap", "longest gap from first paint to ready", "ms", gap, f"{BARE}, at rest", rest, Aim(50, Of.MAX)
        ),
    ]


def _memory(start: list[Sample], views: list[Sample], bare: list[Sample]) -> list[Measure]:
    ready, visited, plain = (column(samples, "peak") for samples in (start, views, bare))
    return [
        Measure("memory.ready", "peak memory, ready on the start page", "MB", ready, BARE, plain),
        Measure("memory.views", "peak memory, example with all views", "MB", visited, BARE, plain),
    ]
