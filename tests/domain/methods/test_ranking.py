from collections.abc import Sequence

import pytest

from atelier.domain.answers import Profile
from atelier.domain.methods.ranking import RANKING
from atelier.domain.tally import Tally
from tests.domain.rankings import CAPITAL, twice

pytestmark = pytest.mark.usefixtures("english")

CITIES = ("Memphis", "Nashville", "Chattanooga", "Knoxville")


def tally(options: Sequence[str], profile: Profile) -> Tally:
    voted = sum(times for _, times in profile)
    counts = RANKING.shape.totals(profile, len(options))
    return Tally("ranking", tuple(options), (), counts, voted, tuple(sorted(profile)), voted)


def test_methods_that_differ_are_said_to() -> None:
    reading = tally(CITIES, tuple(CAPITAL)).reading()
    assert reading is not None
    assert reading.key == "ranking-differ"
    assert reading.words == (
        "the ways of counting differ: points of Borda: Nashville; pairs (Schulze): Nashville; "
        "instant run-off: Knoxville"
    )
    assert reading.base == "of 100 rankings"
    assert reading.margin == 8  # Nashville beats Memphis by 58 to 42: with eight turned it is 50 to 50
    assert tally(CITIES, tuple(CAPITAL)).counts == (42, 26, 15, 17)


def test_each_way_tells_its_outcome_and_its_tie_rule() -> None:
    reading = tally(CITIES, tuple(CAPITAL)).reading()
    assert reading is not None
    points, pairwise, paths, rounds = reading.more
    assert points == (
        "Points of Borda: Nashville 194, Chattanooga 173, Memphis 126, Knoxville 107. "
        "Options with as many points share a place."
    )
    assert pairwise == (
        "Pairs (Condorcet): Nashville stands above every other one: Memphis 58–42, Chattanooga 68–32, Knoxville 68–32."
    )
    assert paths.startswith("Pairs (Schulze): Nashville > Chattanooga > Knoxville > Memphis. Options of which")
    assert rounds.startswith(
        "Instant run-off: round 1: Memphis 42, Nashville 26, Chattanooga 15, Knoxville 17; "
        "round 2: Memphis 42, Nashville 26, Knoxville 32; round 3: Memphis 42, Knoxville 58. "
    )
    assert len(reading.terms) == len(reading.more)


def test_one_name_by_every_count() -> None:
    found = tally(("A", "B", "C"), (((0, 1, 2), 4), ((1, 0, 2), 1)))
    reading = found.reading()
    assert reading is not None
    assert (reading.key, reading.words) == ("ranking-agree", "by every count first: A")
    assert found.tip() == "with 2 other rankings “A” would no longer stand above every other option"


def test_a_circle_has_no_winner_of_all_pairs() -> None:
    found = tally(("A", "B", "C"), (((0, 1, 2), 2), ((1, 2, 0), 2), ((2, 0, 1), 2)))
    reading = found.reading()
    assert reading is not None
    assert reading.words == "by every count first: A, B, C (tied)"
    assert reading.margin is None
    assert found.tip() == ""
    assert reading.more[1].startswith("Pairs (Condorcet): no option")


def test_options_left_out_share_points_and_rankings_run_out() -> None:
    reading = tally(("A", "B", "C", "D"), (((0,), 2), ((1,), 2), ((2,), 1))).reading()
    assert reading is not None
    assert reading.more[0].startswith("Points of Borda: A 9, B 9, C 7, D 5")
    assert "(1 names none of these)" in reading.more[3]


def test_twice_as_many_people_say_the_same() -> None:
    once, double = tally(CITIES, tuple(CAPITAL)).reading(), tally(CITIES, tuple(twice(CAPITAL))).reading()
    assert once is not None
    assert double is not None
    assert once.words == double.words
