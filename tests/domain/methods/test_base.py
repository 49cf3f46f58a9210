from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from atelier.domain.methods.base import margin
from atelier.domain.methods.spectrum import SPECTRUM5
from tests.domain.values import COUNTS5, tallied

SIDES = ("raden", "colleges")


def words(counts: Sequence[int]) -> str:
    return SPECTRUM5.read(tallied(SPECTRUM5, counts, SIDES)).words


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((5, 8, 4, 8, 3), "divided"),
        ((5, 7, 4, 9, 3), "divided"),
        ((8, 11, 3, 4, 2), "largely raden"),
        ((2, 4, 3, 11, 8), "largely colleges"),
        ((16, 8, 1, 0, 0), "agreed: raden"),
        ((0, 0, 1, 8, 16), "agreed: colleges"),
        ((20, 0, 0, 0, 0), "agreed: raden"),
        ((0, 0, 20, 0, 0), "together in the middle"),
        ((0, 3, 14, 3, 0), "together in the middle"),
        ((3, 6, 14, 3, 1), "together in the middle"),
        ((0, 9, 2, 9, 0), "together in the middle"),  # as many on both sides, close together
        ((11, 4, 1, 3, 11), "two camps"),
        ((5, 0, 0, 0, 5), "two camps"),
        ((0, 1, 0, 0, 0), "one answer only"),
    ],
)
def test_counts_in_words(counts: tuple[int, ...], expected: str) -> None:
    assert words(counts) == expected


@pytest.mark.parametrize(
    ("counts", "value", "expected"),
    [  # A exactly on a boundary, or as near to it as counts can come
        ((2, 2, 1, 0, 0), Fraction(3, 5), "agreed: raden"),
        ((0, 6, 0, 0, 1), Fraction(25, 42), "largely raden"),
        ((0, 3, 0, 3, 4), Fraction(1, 5), "largely colleges"),
        ((5, 3, 0, 2, 2), Fraction(43, 216), "divided"),
        ((4, 5, 0, 3, 1), Fraction(47, 234), "largely raden"),
        ((3, 0, 0, 0, 7), Fraction(-1, 5), "divided"),
        ((6, 1, 1, 2, 4), Fraction(-17, 84), "two camps"),
    ],
)
def test_the_boundaries_of_the_words(counts: tuple[int, ...], value: Fraction, expected: str) -> None:
    reading = SPECTRUM5.read(tallied(SPECTRUM5, counts, SIDES))
    assert reading.agreement == value
    assert reading.words == expected


def test_one_voter_gives_no_agreement() -> None:
    reading = SPECTRUM5.read(tallied(SPECTRUM5, (0, 0, 0, 1, 0), SIDES))
    assert reading.agreement is None
    assert reading.base == "of 1 answer"


def test_the_base_and_the_margin_stand_beside_the_words() -> None:
    reading = SPECTRUM5.read(tallied(SPECTRUM5, (8, 11, 3, 4, 2), SIDES))
    assert reading.base == "of 28 answers"
    assert reading.margin == 7  # 19 against 6: with seven turned it is 12 against 13


def test_as_many_on_both_sides_have_no_margin() -> None:
    assert SPECTRUM5.read(tallied(SPECTRUM5, (5, 0, 0, 0, 5), SIDES)).margin is None


@pytest.mark.parametrize(
    ("ahead", "behind", "least"), [(5, 4, 1), (6, 4, 1), (7, 4, 2), (21, 5, 8), (12, 11, 1), (1, 0, 1), (24, 0, 12)]
)
def test_margin(ahead: int, behind: int, least: int) -> None:
    assert margin(ahead, behind) == least


@pytest.mark.parametrize("votes", [0, 1, 12])
def test_a_tie_is_no_lead(votes: int) -> None:
    assert margin(votes, votes) == 0


@given(st.integers(0, 200), st.integers(0, 200))
def test_margin_is_the_least_number_that_turns_the_outcome(one: int, other: int) -> None:
    assume(one != other)
    ahead, behind = max(one, other), min(one, other)
    least = margin(ahead, behind)
    assert ahead - least <= behind + least  # with so many turned the lead is gone, a tie included
    assert ahead - (least - 1) > behind + (least - 1)  # with one fewer it is not


@given(COUNTS5)
def test_the_other_way_round_names_the_other_side(counts: tuple[int, ...]) -> None:
    assume(sum(counts))
    there, back = (
        SPECTRUM5.read(tallied(SPECTRUM5, counts, SIDES)),
        SPECTRUM5.read(tallied(SPECTRUM5, counts[::-1], SIDES[::-1])),
    )
    assert (there.words, there.base, there.margin) == (back.words, back.base, back.margin)


@given(COUNTS5)
def test_doubling_all_votes_leaves_the_words(counts: tuple[int, ...]) -> None:
    assume(sum(counts) >= 2)
    assert words([2 * count for count in counts]) == words(counts)


@given(COUNTS5)
def test_a_named_side_is_the_one_with_more_answers(counts: tuple[int, ...]) -> None:
    assume(sum(counts))
    first, second = SPECTRUM5.camps(counts)
    text = words(counts)
    assert ("raden" in text) <= (first > max(second, counts[2]))
    assert ("colleges" in text) <= (second > max(first, counts[2]))
