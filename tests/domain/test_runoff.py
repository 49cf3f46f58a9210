import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.ranking import condorcet, pairs
from atelier.domain.runoff import Round, RunOff, runoff
from tests.domain.rankings import CAPITAL, ballots, renamed, twice


def test_a_capital_for_tennessee() -> None:
    assert runoff(CAPITAL, 4) == RunOff(
        (
            Round(((0, 42), (1, 26), (2, 15), (3, 17)), 0, (2,)),
            Round(((0, 42), (1, 26), (3, 32)), 0, (1,)),
            Round(((0, 42), (3, 58)), 0, ()),
        ),
        (3,),
    )


def test_exhausted_rankings_are_listed_and_leave_the_base() -> None:
    """Five of eleven is no majority; after two rankings ran out five of nine is."""
    found = runoff([((0, 1), 5), ((1, 0), 4), ((2,), 2)], 3)
    assert found == RunOff((Round(((0, 5), (1, 4), (2, 2)), 0, (2,)), Round(((0, 5), (1, 4)), 2, ())), (0,))


def test_options_that_are_last_together_leave_together() -> None:
    found = runoff([((0,), 4), ((1, 2, 3), 3), ((2, 3, 1), 1), ((3, 2, 1), 1)], 5)
    assert [step.leaving for step in found.rounds] == [(4,), (2, 3), ()]
    assert found.rounds[-1].counts == ((0, 4), (1, 5))
    assert found.winners == (1,)


def test_a_tie_between_all_that_are_left_is_named() -> None:
    assert runoff([((0, 1), 2), ((1, 0), 2), ((2,), 1)], 3).winners == (0, 1)
    assert runoff([((0,), 1), ((1,), 1), ((2,), 1)], 3) == RunOff((Round(((0, 1), (1, 1), (2, 1)), 0, ()),), (0, 1, 2))


def test_more_than_half_ends_it_at_once() -> None:
    found = runoff([((0, 1), 3), ((1, 2), 1), ((2, 1), 1)], 3)
    assert (len(found.rounds), found.winners) == (1, (0,))


@pytest.mark.parametrize("nothing", [[], [((0,), 0)]])
def test_without_rankings_there_are_no_rounds(nothing: list) -> None:
    assert runoff(nothing, 3) == RunOff((), ())


@given(ballots(), st.randoms())
def test_the_order_of_ballots_does_not_matter(drawn, random) -> None:
    options, given_ = drawn
    assert runoff(random.sample(given_, len(given_)), options) == runoff(given_, options)


@given(ballots(), st.randoms())
def test_the_order_of_options_does_not_matter(drawn, random) -> None:
    options, given_ = drawn
    names = random.sample(range(options), options)
    before, after = runoff(given_, options), runoff(renamed(given_, names), options)
    assert {names[n] for n in before.winners} == set(after.winners)
    assert [{names[n] for n in step.leaving} for step in before.rounds] == [set(s.leaving) for s in after.rounds]


@given(ballots())
def test_doubling_every_ballot_changes_no_winner(drawn) -> None:
    options, given_ = drawn
    once, double = runoff(given_, options), runoff(twice(given_), options)
    assert double.winners == once.winners
    assert [2 * step.exhausted for step in once.rounds] == [step.exhausted for step in double.rounds]


@given(ballots())
def test_every_ballot_is_in_every_round_once(drawn) -> None:
    options, given_ = drawn
    found = runoff(given_, options)
    for step in found.rounds:
        assert sum(count for _, count in step.counts) + step.exhausted == sum(times for _, times in given_)
    left = options - sum(len(step.leaving) for step in found.rounds)
    assert not given_ or left >= len(found.winners) >= 1


@given(ballots())
def test_of_two_options_the_one_above_more_often_is_left(drawn) -> None:
    _, given_ = drawn
    two = [(tuple(n for n in ranking if n < 2), times) for ranking, times in given_]
    two = [(ranking, times) for ranking, times in two if ranking]
    winner = condorcet(pairs(two, 2))
    assert runoff(two, 2).winners == (() if not two else (0, 1) if winner is None else (winner,))
