from fractions import Fraction
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.ranking import (
    METHOD_NAMES,
    TIE_RULES,
    Firsts,
    RankingMethod,
    borda,
    by_points,
    condorcet,
    firsts,
    from_places,
    pairs,
    schulze,
    strongest_paths,
    valid,
)
from tests.domain.rankings import CAPITAL, ballots, renamed, twice

# Schulze 2011, example 1: 45 voters, options A to E
SCHULZE = [
    (tuple("ABCDE".index(letter) for letter in order), times)
    for order, times in {
        "ACBED": 5, "ADECB": 5, "BEDAC": 8, "CABED": 3, "CAEBD": 7, "CBADE": 2, "DCEBA": 7, "EBADC": 8,
    }.items()
]  # fmt: skip


# What a ballot is


@pytest.mark.parametrize(
    ("ranking", "complete", "counts"),
    [
        ((2, 0, 1), True, True),
        ((2, 0), False, True),
        ((1,), False, True),
        ((2, 0), True, False),
        ((0, 0, 1), True, False),
        ((0, 0), False, False),
        ((0, 1, 3), True, False),
        ((-1, 0), False, False),
        ((), False, False),
        ((), True, False),
    ],
)
def test_which_ballots_count(ranking: tuple[int, ...], complete: bool, counts: bool) -> None:
    assert valid(ranking, 3, complete=complete) is counts


@pytest.mark.parametrize(
    ("places", "ranking"),
    [
        ((2, 3, 1), (2, 0, 1)),
        ((0, 1, 0), (1,)),
        ((0, 0, 0), ()),
        ((5, 0, 2), (2, 0)),
        ((1, 1, 2), None),
    ],
)
def test_places_on_paper(places: tuple[int, ...], ranking: tuple[int, ...] | None) -> None:
    assert from_places(places) == ranking


@given(st.permutations(range(5)), st.integers(0, 5))
def test_places_give_back_the_ranking(order: list[int], length: int) -> None:
    ranking = tuple(order[:length])
    assert from_places([ranking.index(n) + 1 if n in ranking else 0 for n in range(5)]) == ranking


# Figures


def test_a_capital_for_tennessee() -> None:
    """The textbook case: 100 voters near four cities (Memphis, Nashville, Chattanooga, Knoxville)."""
    assert borda(CAPITAL, 4) == (126, 194, 173, 107)
    assert pairs(CAPITAL, 4) == ((0, 42, 42, 42), (58, 0, 68, 68), (58, 32, 0, 83), (58, 32, 17, 0))
    assert condorcet(pairs(CAPITAL, 4)) == 1
    assert schulze(pairs(CAPITAL, 4)) == ((1,), (2,), (3,), (0,))
    assert by_points(borda(CAPITAL, 4)) == ((1,), (2,), (0,), (3,))


def test_strongest_paths_as_published() -> None:
    matrix = pairs(SCHULZE, 5)
    assert matrix == (
        (0, 20, 26, 30, 22),
        (25, 0, 16, 33, 18),
        (19, 29, 0, 17, 24),
        (15, 12, 28, 0, 14),
        (23, 27, 21, 31, 0),
    )
    assert [[strength for strength in row if strength] for row in strongest_paths(matrix)] == [
        [28, 28, 30, 24],
        [25, 28, 33, 24],
        [25, 29, 29, 24],
        [25, 28, 28, 24],
        [25, 28, 28, 31],
    ]
    assert schulze(matrix) == ((4,), (0,), (2,), (1,), (3,))
    assert condorcet(matrix) is None


def test_options_left_out_share_the_mean_of_what_is_left() -> None:
    assert borda([((2,), 1)], 4) == (1, 1, 3, 1)
    assert borda([((2, 0), 2)], 5) == (6, 2, 8, 2, 2)
    assert borda([((0,), 1), ((0, 1), 1)], 4) == (6, 3, Fraction(3, 2), Fraction(3, 2))


def test_options_left_out_lose_from_those_ranked_and_equal_each_other() -> None:
    assert pairs([((2,), 3)], 3) == ((0, 0, 0), (0, 0, 0), (3, 3, 0))


def test_a_circle_is_named_as_a_tie() -> None:
    circle = [((0, 1, 2), 1), ((1, 2, 0), 1), ((2, 0, 1), 1)]
    assert condorcet(pairs(circle, 3)) is None
    assert schulze(pairs(circle, 3)) == ((0, 1, 2),)
    assert by_points(borda(circle, 3)) == ((0, 1, 2),)
    found = firsts(circle, 3)
    assert found.agree
    assert found.words(["wonen", "werken", "water"]) == "by every count first: wonen, werken, water (tied)"


def test_methods_that_differ_say_so() -> None:
    found = firsts(CAPITAL, 4)
    assert found.by_method == ((RankingMethod.BORDA, (1,)), (RankingMethod.SCHULZE, (1,)), (RankingMethod.RUNOFF, (3,)))
    assert not found.agree
    words = found.words(["Memphis", "Nashville", "Chattanooga", "Knoxville"])
    assert words == "points of Borda: Nashville; pairs (Schulze): Nashville; instant run-off: Knoxville"


def test_methods_that_agree_say_so_once() -> None:
    found = firsts([((0, 1, 2), 3), ((1, 0), 1)], 3)
    assert (found.agree, found.condorcet) == (True, 0)
    assert found.words(["a", "b", "c"]) == "by every count first: a"


@pytest.mark.parametrize("nothing", [[], [((0, 1), 0)]])
def test_without_rankings_nothing_stands_first(nothing: list) -> None:
    assert firsts(nothing, 3) == Firsts((), None)
    assert firsts(nothing, 3).words(["a", "b", "c"]) == ""
    assert condorcet(pairs(nothing, 3)) is None
    assert borda(nothing, 3) == (0, 0, 0)


def test_one_option_is_compared_with_nothing() -> None:
    assert condorcet(pairs([((0,), 4)], 1)) is None


def test_every_method_has_a_name_and_a_tie_rule() -> None:
    assert set(METHOD_NAMES) == set(TIE_RULES) == set(RankingMethod)


# Always


@given(ballots(), st.randoms())
def test_the_order_of_ballots_does_not_matter(drawn, random) -> None:
    options, given_ = drawn
    other = random.sample(given_, len(given_))
    assert firsts(other, options) == firsts(given_, options)
    assert borda(other, options) == borda(given_, options)


@given(ballots(), st.randoms())
def test_the_order_of_options_does_not_matter(drawn, random) -> None:
    options, given_ = drawn
    names = random.sample(range(options), options)
    before, after = firsts(given_, options), firsts(renamed(given_, names), options)
    assert [(m, {names[n] for n in first}) for m, first in before.by_method] == [
        (m, set(first)) for m, first in after.by_method
    ]
    old, new = (schulze(pairs(b, options)) for b in (given_, renamed(given_, names)))
    assert [{names[n] for n in place} for place in old] == [set(place) for place in new]


@given(ballots())
def test_doubling_every_ballot_changes_no_order(drawn) -> None:
    options, given_ = drawn
    assert firsts(twice(given_), options) == firsts(given_, options)
    assert borda(twice(given_), options) == tuple(2 * points for points in borda(given_, options))
    assert schulze(pairs(twice(given_), options)) == schulze(pairs(given_, options))


@given(ballots())
def test_all_points_are_given_away(drawn) -> None:
    options, given_ = drawn
    times = sum(times for _, times in given_)
    assert sum(borda(given_, options)) == times * Fraction(options * (options - 1), 2)


@given(ballots())
def test_a_ranking_given_twice_is_two_rankings(drawn) -> None:
    options, given_ = drawn
    apart = [(ranking, 1) for ranking, times in given_ for _ in range(times)]
    assert firsts(apart, options) == firsts(given_, options)


@given(ballots())
def test_schulze_puts_the_winner_of_condorcet_first_and_borda_never_last(drawn) -> None:
    options, given_ = drawn
    winner = condorcet(pairs(given_, options))
    if winner is not None:
        assert schulze(pairs(given_, options))[0] == (winner,)
        assert winner not in by_points(borda(given_, options))[-1]


@given(ballots())
def test_schulze_places_every_option_once_and_none_above_what_beats_it(drawn) -> None:
    options, given_ = drawn
    matrix = pairs(given_, options)
    paths, places = strongest_paths(matrix), schulze(matrix)
    assert sorted(option for place in places for option in place) == list(range(options))
    assert all(paths[a][b] <= paths[b][a] for place in places for a, b in permutations(place, 2))
    for higher, lower in pairwise(places):
        assert all(any(paths[a][b] > paths[b][a] for a in higher) for b in lower)


@given(ballots())
def test_a_pair_never_holds_more_than_all_ballots(drawn) -> None:
    options, given_ = drawn
    matrix = pairs(given_, options)
    for a, b in permutations(range(options), 2):
        assert matrix[a][b] + matrix[b][a] <= sum(times for _, times in given_)
