"""Samples taken in turn, what they come to, and the table and JSON that are made of them."""

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from time import perf_counter
from typing import Any

Sample = Mapping[str, float]
COLUMNS = ("measure", "median", "min", "max", "runs", "baseline", "median", "ratio", "aim", "")


class Of(StrEnum):
    """Which figure of a measure an aim is about."""

    RATIO = "ratio"
    MEDIAN = "median"
    MAX = "max"
    MORE = "above baseline"


@dataclass(frozen=True, slots=True)
class Aim:
    """What the figure should at most be; told, never asserted."""

    limit: float
    of: Of

    def text(self, unit: str) -> str:
        return f"{self.of} ≤ {self.limit:g}{'×' if self.of is Of.RATIO else ' ' + unit}"


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that was measured, and the plainest program that does the like; `key` names it in the JSON."""

    key: str
    name: str
    unit: str
    samples: tuple[float, ...]
    baseline: str
    others: tuple[float, ...]
    aim: Aim | None = None

    @property
    def ratio(self) -> float:
        """Median by median; both were taken in turn, so that a busy machine weighs on both."""
        return statistics.median(self.samples) / statistics.median(self.others)

    @property
    def reached(self) -> bool | None:
        """Whether the aim was reached in this run; None without one."""
        if self.aim is None:
            return None
        figures = {Of.RATIO: self.ratio, Of.MEDIAN: statistics.median(self.samples), Of.MAX: max(self.samples),
                   Of.MORE: statistics.median(self.samples) - statistics.median(self.others)}  # fmt: skip
        return figures[self.aim.of] <= self.aim.limit

    def as_json(self) -> dict[str, Any]:
        aim = {"of": str(self.aim.of), "at_most": self.aim.limit, "reached": self.reached} if self.aim else None
        baseline = {"name": self.baseline, **_figures(self.others)}
        return {
            "name": self.name,
            "unit": self.unit,
            **_figures(self.samples),
            "baseline": baseline,
            "ratio": round(self.ratio, 4),
            "aim": aim,
        }

    def cells(self) -> tuple[str, ...]:
        middle, low, high = (_short(value) for value in _three(self.samples))
        aim = self.aim.text(self.unit) if self.aim else ""
        told = {None: "", True: "reached", False: "missed"}[self.reached]
        other = _short(statistics.median(self.others))
        own = (f"{self.name}, {self.unit}", middle, low, high, str(len(self.samples)))
        return (*own, self.baseline, other, f"{self.ratio:.2f}", aim, told)


def _three(samples: Sequence[float]) -> tuple[float, float, float]:
    return statistics.median(samples), min(samples), max(samples)


def _figures(samples: Sequence[float]) -> dict[str, Any]:
    middle, low, high = (round(value, 4) for value in _three(samples))
    return {"median": middle, "min": low, "max": high, "runs": len(samples)}


def _short(value: float) -> str:
    """Three digits that count."""
    return f"{value:.{2 if value < 10 else 1 if value < 100 else 0}f}"


def in_turn(runs: int, *takes: Callable[[], Sample]) -> list[list[Sample]]:
    """`runs` samples of each, taken A B A B …, after one round that does not count (none before a single run)."""
    for take in takes if runs > 1 else ():
        take()
    rounds = [[take() for take in takes] for _ in range(runs)]
    return [list(samples) for samples in zip(*rounds, strict=True)]


def column(samples: Iterable[Sample], name: str) -> tuple[float, ...]:
    """One figure of every sample."""
    return tuple(sample[name] for sample in samples)


def timed(act: Callable[[], object]) -> Callable[[], Sample]:
    """A sample with the milliseconds that an act took."""

    def take() -> Sample:
        start = perf_counter()
        act()
        return {"ms": (perf_counter() - start) * 1000}

    return take


def table(measures: Sequence[Measure]) -> str:
    """All measures below each other, in columns as wide as they need."""
    lines = [COLUMNS, *(measure.cells() for measure in measures)]
    widths = [max(map(len, cells)) for cells in zip(*lines, strict=True)]
    lines.insert(1, tuple("─" * width for width in widths))
    return "\n".join("  ".join(_aligned(cells, widths)).rstrip() for cells in lines)


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Words to the left, figures to the right."""
    words = {0, 5, 8, 9}
    return [
        cell.ljust(width) if n in words else cell.rjust(width)
        for n, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
