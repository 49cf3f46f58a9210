"""Counting rankings: points of Borda, pairs of options, Condorcet's winner and Schulze's order.

A ranking is a tuple of option indices, best first; it may leave options out. `Ranked` lists rankings with how often
each was given. Tied options stand together, in the order of the options; nothing is ever drawn by lot.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from atelier.domain.runoff import Ranked, runoff
from atelier.i18n import mark, tr

Places = tuple[tuple[int, ...], ...]  # the options on each place, those that are tied together


def valid(ranking: Sequence[int], options: int, *, complete: bool) -> bool:
    """Whether a ballot counts: known options, each once, at least one, and with `complete` all of them."""
    known = all(0 <= option < options for option in ranking)
    enough = len(ranking) == options if complete else True
    return bool(ranking) and known and enough and len(set(ranking)) == len(ranking)


def from_places(places: Sequence[int]) -> tuple[int, ...] | None:
    """The ranking on a paper that gives each option its place (0: none); None when two stand on one place.

    A place that is skipped leaves the order clear, so it is no fault.
    """
    ranked = sorted((place, option) for option, place in enumerate(places) if place)
    if len({place for place, _ in ranked}) < len(ranked):
        return None
    return tuple(option for _, option in ranked)


def borda(ballots: Ranked, options: int) -> tuple[Fraction, ...]:
    """Points per option: K-1 for the first place down to 0; options left out share the mean of what is left."""
    points = [Fraction(0)] * options
    for ranking, times in ballots:
        for place, option in enumerate(ranking):
            points[option] += times * (options - 1 - place)
        for option in set(range(options)).difference(ranking):
            points[option] += times * Fraction(options - 1 - len(ranking), 2)
    return tuple(points)


def by_points(points: Sequence[Fraction | int]) -> Places:
    """Options from most to fewest points."""
    tiers = sorted(set(points), reverse=True)
    return tuple(tuple(option for option, own in enumerate(points) if own == tier) for tier in tiers)


def pairs(ballots: Ranked, options: int) -> tuple[tuple[int, ...], ...]:
    """For every pair how many put the first (row) above the second (column).

    A ranked option beats one that was left out; two that were left out are equal.
    """
    above = [[0] * options for _ in range(options)]
    for ranking, times in ballots:
        lower = set(range(options))
        for option in ranking:
            lower.discard(option)
            for other in lower:
                above[option][other] += times
    return tuple(map(tuple, above))


def condorcet(matrix: Sequence[Sequence[int]]) -> int | None:
    """The option that is put above every other by more people than below it, if there is one."""
    everyone = range(len(matrix))
    winners = (a for a in everyone if all(matrix[a][b] > matrix[b][a] for b in everyone if a != b))
    return next(winners, None) if len(matrix) > 1 else None


def strongest_paths(matrix: Sequence[Sequence[int]]) -> list[list[int]]:
    """Schulze's strength of every pair: over all chains of won pairs, the largest of their weakest links.

    A link counts the votes of the side that won it (Schulze 2011, Social Choice and Welfare 36:267-303).
    """
    everyone = range(len(matrix))
    paths = [[matrix[a][b] if matrix[a][b] > matrix[b][a] else 0 for b in everyone] for a in everyone]
    for via in everyone:
        for a in everyone:
            for b in everyone:
                if a != b:
                    paths[a][b] = max(paths[a][b], min(paths[a][via], paths[via][b]))
    return paths


def schulze(matrix: Sequence[Sequence[int]]) -> Places:
    """Schulze's order: first the options that none beats by a stronger path, then those that only they beat."""
    paths, left, places = strongest_paths(matrix), list(range(len(matrix))), []
    while left:
        unbeaten = tuple(a for a in left if all(paths[a][b] >= paths[b][a] for b in left))
        places.append(unbeaten)
        left = [option for option in left if option not in unbeaten]
    return tuple(places)


class RankingMethod(StrEnum):
    """A way to find what stands first in rankings."""

    BORDA = "borda"
    SCHULZE = "schulze"
    RUNOFF = "runoff"


METHOD_NAMES = {
    RankingMethod.BORDA: mark("points of Borda"),
    RankingMethod.SCHULZE: mark("pairs (Schulze)"),
    RankingMethod.RUNOFF: mark("instant run-off"),
}
TIE_RULES = {
    RankingMethod.BORDA: mark("Options with as many points share a place."),
    RankingMethod.SCHULZE: mark("Options of which neither beats the other share a place."),
    RankingMethod.RUNOFF: mark(
        "Options that are last together all leave together, unless none would be left: then they tie."
    ),
}


@dataclass(frozen=True, slots=True)
class Firsts:
    """What stands first by each method (more than one: tied), and Condorcet's winner if there is one."""

    by_method: tuple[tuple[RankingMethod, tuple[int, ...]], ...]
    condorcet: int | None

    @property
    def agree(self) -> bool:
        """Whether every method puts the same option, or the same tied options, first."""
        return len({first for _, first in self.by_method}) < 2

    def words(self, names: Sequence[str]) -> str:
        """Which option stands first; when the methods differ, by which of them. Empty without rankings."""
        if not self.by_method:
            return ""
        if self.agree:
            return tr("by every count first: {options}", options=_named(self.by_method[0][1], names))
        return "; ".join(
            tr("{method}: {options}", method=tr(METHOD_NAMES[method]), options=_named(first, names))
            for method, first in self.by_method
        )


def _named(options: Sequence[int], names: Sequence[str]) -> str:
    joined = ", ".join(names[option] for option in options)
    return tr("{options} (tied)", options=joined) if len(options) > 1 else joined


def firsts(ballots: Ranked, options: int) -> Firsts:
    """What stands first by each method, from valid rankings."""
    if not any(times for _, times in ballots):
        return Firsts((), None)
    matrix = pairs(ballots, options)
    found = {
        RankingMethod.BORDA: by_points(borda(ballots, options))[0],
        RankingMethod.SCHULZE: schulze(matrix)[0],
        RankingMethod.RUNOFF: runoff(ballots, options).winners,
    }
    return Firsts(tuple(found.items()), condorcet(matrix))
