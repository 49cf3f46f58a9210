"""Instant run-off: the options that are first on fewest rankings leave, until one is first on more than half."""

from collections.abc import Sequence
from dataclasses import dataclass

Ranked = Sequence[tuple[tuple[int, ...], int]]  # valid rankings, best first, and how often each was given


@dataclass(frozen=True, slots=True)
class Round:
    """One round: how often each option that is left stands first, rankings that name none of them, who leaves."""

    counts: tuple[tuple[int, int], ...]
    exhausted: int
    leaving: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RunOff:
    """The rounds, and what is left: one option, or several that are tied; nothing without rankings."""

    rounds: tuple[Round, ...]
    winners: tuple[int, ...]


def runoff(ballots: Ranked, options: int) -> RunOff:
    """Count in rounds. Options that are last together all leave together, unless that leaves none: then they tie.

    More than half is of the rankings that still name an option; the exhausted ones are listed each round.
    """
    left, rounds = tuple(range(options)), list[Round]()
    if not any(times for _, times in ballots):
        return RunOff((), ())
    while True:
        counts, exhausted = _first_of(ballots, left)
        most, fewest, cast = max(counts.values()), min(counts.values()), sum(counts.values())
        decided = 2 * most > cast or most == fewest
        leaving = () if decided else tuple(option for option in left if counts[option] == fewest)
        rounds.append(Round(tuple(counts.items()), exhausted, leaving))
        if decided:
            return RunOff(tuple(rounds), tuple(option for option in left if counts[option] == most))
        left = tuple(option for option in left if option not in leaving)


def _first_of(ballots: Ranked, left: Sequence[int]) -> tuple[dict[int, int], int]:
    """How often each of the options that are left stands first among them, and rankings without any."""
    counts, exhausted = dict.fromkeys(left, 0), 0
    for ranking, times in ballots:
        first = next((option for option in ranking if option in counts), None)
        if first is None:
            exhausted += times
        else:
            counts[first] += times
    return counts, exhausted
