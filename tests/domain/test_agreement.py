from fractions import Fraction
from itertools import permutations
from math import isclose

import pytest
from hypothesis import assume, given

from atelier.domain.agreement import agreement, leik, tastle_wierman
from tests.domain.values import COUNTS

PUBLISHED = [  # counts, A, D, Cns
    ((5, 0, 0, 0, 5), -1.0, 1.0, 0.0),
    ((2, 2, 2, 2, 2), 0.0, 0.6, 0.4340),
    ((0, 1, 3, 8, 6), 0.5833, 0.3056, 0.7300),
    ((6, 3, 0, 3, 6), -0.4259, 0.8333, 0.1950),
]


@pytest.mark.parametrize(("counts", "a", "d", "cns"), PUBLISHED)
def test_published_figures(counts: tuple[int, ...], a: float, d: float, cns: float) -> None:
    value = agreement(counts)
    assert value is not None
    assert round(float(value), 4) == a
    assert round(float(leik(counts)), 4) == d
    assert round(tastle_wierman(counts), 4) == cns


@pytest.mark.parametrize(
    ("counts", "value"),
    [
        ((5, 8, 4, 8, 3), Fraction(1, 12)),  # worked out by hand, layer by layer
        ((5, 7, 4, 9, 3), Fraction(1, 7)),
        ((8, 11, 3, 4, 2), Fraction(31, 84)),
        ((0, 0, 20, 0, 0), Fraction(1)),
        ((10, 0, 10), Fraction(-1)),
        ((1, 0, 0, 0, 0, 0, 1), Fraction(-1)),
        ((0, 1, 1, 0, 0), Fraction(3, 4)),
        ((1, 0, 1, 1, 1), Fraction(-1, 24)),  # as many triples of one shape as of the other
    ],
)
def test_figures_worked_out_by_hand(counts: tuple[int, ...], value: Fraction) -> None:
    assert agreement(counts) == value


@pytest.mark.parametrize("counts", [(0, 0, 0), (0, 0, 0, 0, 0), (0, 1, 0), (0, 0, 0, 0, 1)])
def test_nobody_and_one_voter_give_no_agreement(counts: tuple[int, ...]) -> None:
    assert agreement(counts) is None


@pytest.mark.parametrize("counts", [(), (5,), (5, 5)])
def test_fewer_than_three_categories_are_refused(counts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="at least three"):
        agreement(counts)


@given(COUNTS)
def test_a_lies_between_minus_one_and_one(counts: tuple[int, ...]) -> None:
    value = agreement(counts)
    assert (value is None) == (sum(counts) < 2)
    if value is not None:
        assert -1 <= value <= 1
        assert (value == 1) == (sum(map(bool, counts)) == 1)
        half = sum(counts) / 2
        assert (value == -1) == (counts[0] == counts[-1] == half)


@given(COUNTS)
def test_doubling_all_votes_changes_no_measure(counts: tuple[int, ...]) -> None:
    assume(sum(counts) >= 2)
    twice = tuple(2 * count for count in counts)
    assert agreement(twice) == agreement(counts)
    assert leik(twice) == leik(counts)
    assert isclose(tastle_wierman(twice), tastle_wierman(counts), abs_tol=1e-12)


@given(COUNTS)
def test_reading_from_the_other_pole_changes_no_measure(counts: tuple[int, ...]) -> None:
    assume(sum(counts) >= 2)
    back = counts[::-1]
    assert agreement(back) == agreement(counts)
    assert leik(back) == leik(counts)
    assert isclose(tastle_wierman(back), tastle_wierman(counts), abs_tol=1e-12)


@given(COUNTS)
def test_the_three_measures_agree_on_the_extremes(counts: tuple[int, ...]) -> None:
    assume(sum(counts) >= 2)
    assert 0 <= leik(counts) <= 1
    assert -1e-12 <= tastle_wierman(counts) <= 1 + 1e-12
    assert (agreement(counts) == 1) == (leik(counts) == 0) == isclose(tastle_wierman(counts), 1)


def test_agreement_depends_on_where_the_answers_lie() -> None:
    """It is a measure for ordered answers: the same counts in another order give other figures."""
    assert len({agreement(order) for order in permutations((5, 0, 0, 0, 5))}) > 1
    near, far = agreement((5, 5, 0, 0, 0)), agreement((5, 0, 0, 5, 0))
    assert near is not None
    assert far is not None
    assert near > far
