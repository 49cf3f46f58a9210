import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.people import Municipality
from atelier.domain.proposals import Allocation, Proposal
from atelier.domain.shares import divide, yearly_range

WEIGHTS = st.lists(st.integers(0, 10**7), min_size=1, max_size=40).filter(any)
AMOUNTS = st.integers(0, 10**12)


@pytest.mark.parametrize(
    ("amount", "weights", "parts"),
    [
        (100, [1, 1, 1], (34, 33, 33)),
        (10, [1, 1, 1, 1], (3, 3, 2, 2)),
        (7, [2, 3, 0], (3, 4, 0)),
        (1, [1, 2, 1], (0, 1, 0)),
        (0, [1, 2], (0, 0)),
        (18_000_000, [1] * 18, (1_000_000,) * 18),
    ],
)
def test_the_largest_remainders_get_what_is_left(amount: int, weights: list[int], parts: tuple[int, ...]) -> None:
    assert divide(amount, weights) == parts


@given(AMOUNTS, WEIGHTS)
def test_parts_add_up_exactly_and_lie_within_one_of_their_share(amount: int, weights: list[int]) -> None:
    parts = divide(amount, weights)
    assert sum(parts) == amount
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - Fraction(amount * weight, sum(weights))) < 1


@given(AMOUNTS, WEIGHTS)
def test_who_weighs_more_never_pays_less(amount: int, weights: list[int]) -> None:
    by_weight = sorted(zip(weights, divide(amount, weights), strict=True))
    for (light, small), (heavy, large) in itertools.pairwise(by_weight):
        assert light == heavy or small <= large


@pytest.mark.parametrize("weights", [[], [0, 0], [-1, 2], [3, -1]])
def test_weights_that_divide_nothing_are_refused(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="positive"):
        divide(100, weights)


def members(*inhabitants: int) -> list[Municipality]:
    return [Municipality.new(name=f"gemeente {n}", inhabitants=number) for n, number in enumerate(inhabitants)]


def test_yearly_amounts_by_inhabitants() -> None:
    proposal = Proposal.new(yearly_low=90_000_00, yearly_high=120_000_00, allocation=Allocation.INHABITANTS)
    assert yearly_range(proposal, members(161368, 177698, 1705)) == {
        "gemeente 0": (4_261_842, 5_682_456),
        "gemeente 1": (4_693_128, 6_257_504),
        "gemeente 2": (45_030, 60_040),
    }


def test_yearly_amounts_in_equal_shares() -> None:
    proposal = Proposal.new(yearly_low=100, yearly_high=200, allocation=Allocation.EQUAL)
    assert yearly_range(proposal, members(161368, 177698, 1705)) == {
        "gemeente 0": (34, 67),
        "gemeente 1": (33, 67),
        "gemeente 2": (33, 66),
    }


def test_no_members_or_no_inhabitants_give_no_amounts() -> None:
    proposal = Proposal.new(yearly_low=100, yearly_high=200)
    assert yearly_range(proposal, []) == {}
    assert yearly_range(proposal, members(0, 0)) == {}
