from math import isclose

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from atelier.domain.methods import METHODS
from atelier.domain.tally import Tally
from tests.domain.values import COUNTS5


def spectrum(*counts: int, present: int = 29) -> Tally:
    method = METHODS["spectrum5"]
    return Tally(method.key, method.option_names(), ("raden", "colleges"), counts, present)


def test_the_figures_of_a_counted_poll() -> None:
    tally = spectrum(5, 8, 4, 8, 3)
    assert tally.answered == 28
    assert tally.not_voted == 1
    assert tally.shares == (5 / 28, 8 / 28, 4 / 28, 8 / 28, 3 / 28)


def test_abstaining_not_voting_and_neutral_are_three_numbers() -> None:
    asked = METHODS["yesno"]
    tally = Tally(asked.key, asked.option_names(), ("yes", "no"), (21, 5, 2), 30)
    assert (tally.counts[2], tally.not_voted) == (2, 2)
    assert tally.answered == 28
    reading = tally.reading()
    assert reading is not None
    assert reading.base == "of 26 who chose"
    assert spectrum(5, 8, 4, 8, 3).counts[2] == 4  # the middle is an answer of its own


def test_no_answers_give_no_reading_and_no_shares() -> None:
    tally = spectrum(0, 0, 0, 0, 0)
    assert tally.reading() is None
    assert tally.shares == (0.0,) * 5
    assert tally.not_voted == 29


@pytest.mark.parametrize(
    ("counts", "middle", "tip"),
    [
        ((8, 11, 3, 4, 2), False, "with 7 other answers “raden” would no longer lead"),
        ((2, 4, 3, 11, 8), False, "with 7 other answers “colleges” would no longer lead"),
        ((5, 4, 4, 5, 3), False, "with 1 other answer “raden” would no longer lead"),
        ((1, 0, 0, 0, 0), False, "with 1 other answer “raden” would no longer lead"),
        ((5, 3, 4, 5, 3), False, ""),  # as many on both sides
        ((3, 6, 9, 3, 1), True, ""),  # as many in the middle as on the larger side
        ((3, 7, 9, 3, 1), False, "with 3 other answers “raden” would no longer lead"),
        ((0, 0, 20, 0, 0), True, ""),
        ((0, 0, 0, 0, 0), True, ""),
    ],
)
def test_by_how_many_answers_a_side_leads(counts: tuple[int, ...], middle: bool, tip: str) -> None:
    tally = spectrum(*counts)
    assert tally.tip() == tip
    assert tally.in_the_middle is middle


@pytest.mark.parametrize("abstaining", [0, 10, 12])
def test_those_who_abstain_do_not_hide_who_leads(abstaining: int) -> None:
    asked = METHODS["yesno"]
    tally = Tally(asked.key, asked.option_names(), ("yes", "no"), (5, 10, abstaining), 30)
    assert tally.in_the_middle is (abstaining >= 10)  # as many beside as on the larger side
    assert tally.tip() == "with 3 other answers “no” would no longer lead"


@given(COUNTS5)
def test_shares_add_up_to_everybody_who_answered(counts: tuple[int, ...]) -> None:
    tally = spectrum(*counts, present=sum(counts))
    assert isclose(sum(tally.shares), 1.0 if sum(counts) else 0.0)
    assert (tally.reading() is None) == (sum(counts) == 0)


@given(COUNTS5)
def test_doubling_all_votes_leaves_the_shares(counts: tuple[int, ...]) -> None:
    assume(sum(counts))
    assert spectrum(*(2 * count for count in counts)).shares == spectrum(*counts).shares


@given(COUNTS5, st.randoms(use_true_random=False))
def test_the_order_of_the_votes_does_not_matter(counts: tuple[int, ...], chance: object) -> None:
    """A count is taken vote by vote in any order and gives the same tally."""
    votes = [option for option, count in enumerate(counts) for _ in range(count)]
    chance.shuffle(votes)  # type: ignore[attr-defined]
    assert spectrum(*(votes.count(option) for option in range(5))) == spectrum(*counts)
