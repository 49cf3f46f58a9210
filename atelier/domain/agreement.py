"""How much a group agrees on an ordered question (van der Eijk 2001, Quality & Quantity 35:325-341)."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import log2


def _layer_agreement(pattern: Sequence[int]) -> Fraction:
    """Agreement of one layer: `pattern` tells per category whether it is filled (1) or empty (0)."""
    size, filled = len(pattern), sum(pattern)
    if filled == 1:
        return Fraction(1)
    triples = [(pattern[i], pattern[j], pattern[k]) for i, j, k in combinations(range(size), 3)]
    unimodal = triples.count((1, 1, 0)) + triples.count((0, 1, 1))
    bimodal = triples.count((1, 0, 1))
    if not unimodal + bimodal:
        return Fraction(0)
    shape = Fraction((size - 2) * unimodal - (size - 1) * bimodal, (size - 2) * (unimodal + bimodal))
    return shape * (1 - Fraction(filled - 1, size - 1))


def agreement(counts: Sequence[int]) -> Fraction | None:
    """A in [-1, 1]: 1 unanimous, 0 evenly spread, -1 half against half at the ends.

    None for fewer than two answers (one voter gives no A).

    Raises:
        ValueError: fewer than three categories.
    """
    if len(counts) < 3:
        raise ValueError("agreement needs at least three ordered categories")
    total = sum(counts)
    if total < 2:
        return None
    rest, result = list(counts), Fraction(0)
    while any(rest):
        lowest = min(count for count in rest if count)
        pattern = [int(count > 0) for count in rest]
        result += _layer_agreement(pattern) * Fraction(lowest * sum(pattern), total)
        rest = [count - lowest if count else 0 for count in rest]
    return result


def leik(counts: Sequence[int]) -> Fraction:
    """Leik's D in [0, 1]: 0 consensus, 1 polarised; a cross-check of A. `counts` must not be all zero."""
    total, cuts = sum(counts), len(counts) - 1
    cumulative = [Fraction(sum(counts[: k + 1]), total) for k in range(cuts)]
    return sum((min(share, 1 - share) for share in cumulative), Fraction(0)) / Fraction(cuts, 2)


def tastle_wierman(counts: Sequence[int]) -> float:
    """Tastle and Wierman's consensus in [0, 1]; a cross-check of A. `counts` must not be all zero."""
    total, width = sum(counts), len(counts) - 1
    mean = sum(k * count for k, count in enumerate(counts)) / total
    return 1 + sum(count / total * log2(1 - abs(k - mean) / width) for k, count in enumerate(counts) if count)
