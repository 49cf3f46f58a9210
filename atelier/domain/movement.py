"""A second round: who answered both times, who moved and by how much, and what may be drawn of it.

A p-value belongs in the appendix, never in a headline; whether the groups differ is said before any movement.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb
from typing import Generic, TypeVar

from atelier.domain.secrecy import LEAST
from atelier.i18n import trn

STABLE = Fraction(15, 100)  # a smaller net change counts as stable
MOST_EXACT = 300  # who moved; counting all signs for more takes seconds

Voter = TypeVar("Voter", bound=Hashable)


@dataclass(frozen=True)  # slots and Generic do not go together before Python 3.12
class Movement(Generic[Voter]):
    """Two named rounds side by side; `moves[i][j]` went from option i to option j. Voters stand in no order."""

    only_first: frozenset[Voter]
    only_second: frozenset[Voter]
    moves: tuple[tuple[int, ...], ...]

    @property
    def both(self) -> int:
        """How many answered in both rounds."""
        return sum(map(sum, self.moves))

    @property
    def moved(self) -> int:
        """How many of them answered otherwise."""
        return self.both - sum(row[i] for i, row in enumerate(self.moves))

    @property
    def gross(self) -> Fraction | None:
        """The share of them that moved; None when nobody answered both times."""
        return Fraction(self.moved, self.both) if self.both else None

    @property
    def net(self) -> Fraction | None:
        """Net change among them, at most `gross`: moves to and fro cancel out."""
        return net_change(tuple(map(sum, self.moves)), tuple(map(sum, zip(*self.moves, strict=True))))

    def shifts(self) -> Counter[int]:
        """How many moved up (+) or down (-) by how many points, for options in order."""
        shifts = Counter[int]()
        for before, row in enumerate(self.moves):
            for after, count in enumerate(row):
                shifts[after - before] += count
        return +shifts

    def group_difference(self) -> str:
        """How the two groups differ, in words; empty when the same people answered."""
        left, joined = len(self.only_first), len(self.only_second)
        words = (
            trn("{n} answered only in the first round", "{n} answered only in the first round", left),
            trn("{n} answered only in the second round", "{n} answered only in the second round", joined),
        )
        return ", ".join(part for part, count in zip(words, (left, joined), strict=True) if count)


def movement(first: Mapping[Voter, int], second: Mapping[Voter, int], options: int) -> Movement[Voter]:
    """Compare the option that every voter chose in the first and in the second round."""
    cells = Counter((first[voter], second[voter]) for voter in first.keys() & second.keys())
    moves = tuple(tuple(cells[before, after] for after in range(options)) for before in range(options))
    return Movement(frozenset(first.keys() - second.keys()), frozenset(second.keys() - first.keys()), moves)


def net_change(before: Sequence[int], after: Sequence[int]) -> Fraction | None:
    """Half the sum of |p1 - p2|, 0..1, of two counts: all that a secret poll tells. None when one is empty."""
    first, second = sum(before), sum(after)
    if not first or not second:
        return None
    return (
        sum((abs(Fraction(a, first) - Fraction(b, second)) for a, b in zip(before, after, strict=True)), Fraction(0))
        / 2
    )


@dataclass(frozen=True, slots=True)
class Flow:
    """One band of the picture: so many went from one option to another, or stayed."""

    before: int
    after: int
    count: int


def flow(moves: Sequence[Sequence[int]], least: int = LEAST) -> tuple[Flow, ...] | None:
    """The bands of the flow picture of one group; None when fewer than `least` of it answered in both rounds.

    A band of one person may be drawn: the answers were named, and announced as such; never of a secret poll.
    """
    if sum(map(sum, moves)) < least:
        return None
    return tuple(Flow(a, b, count) for a, row in enumerate(moves) for b, count in enumerate(row) if count)


def wilcoxon(shifts: Mapping[int, int]) -> Fraction | None:
    """Exact two-sided p of the signed-rank test on shifts, each with how many made it.

    Zeros are dropped and ties share their mean rank; all signs of the ranks are counted (Wilcoxon 1945, Biometrics
    Bulletin 1:80-83). None when nobody moved, or more than `MOST_EXACT` did.
    """
    sizes = sorted(abs(shift) for shift, count in shifts.items() if shift for _ in range(count))
    if not 0 < len(sizes) <= MOST_EXACT:
        return None
    doubled = [2 * sizes.index(size) + sizes.count(size) + 1 for size in sizes]  # mean ranks as whole numbers
    rank = dict(zip(sizes, doubled, strict=True))
    up = sum(rank[shift] * count for shift, count in shifts.items() if shift > 0 and count)
    lower = min(up, sum(doubled) - up)  # the distribution is symmetric
    return min(Fraction(1), Fraction(2 * _ways_up_to(lower, doubled), 2 ** len(sizes)))


def _ways_up_to(most: int, ranks: Sequence[int]) -> int:
    """In how many ways a choice from `ranks` adds up to `most` or less.

    One large integer holds the number of ways to every sum in a slot of its own: a rank that is added shifts it,
    and the remainder by an integer of one full slot is the sum of the slots.
    """
    slot, ways = len(ranks) + 1, 1
    for rank in ranks:
        ways += ways << rank * slot
    return (ways & ((1 << (most + 1) * slot) - 1)) % ((1 << slot) - 1)


def mcnemar(there: int, back: int) -> Fraction | None:
    """Exact two-sided p for two values: `there` moved one way and `back` the other; None when nobody moved."""
    moved = there + back
    if not moved:
        return None
    tail = sum(comb(moved, count) for count in range(min(there, back) + 1))
    return min(Fraction(1), Fraction(2 * tail, 2**moved))
