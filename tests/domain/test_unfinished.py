"""What somebody is asked once more before a poll is sealed."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from atelier.domain.ballots import Ballot, Count
from atelier.domain.methods import METHODS
from atelier.domain.methods.base import Way
from atelier.domain.polls import Poll
from atelier.domain.unfinished import hindrance

NOON = datetime(2019, 11, 12, 12, 0, tzinfo=UTC)
FEW = "With fewer than 5 votes the poll is closed without a result."

pytestmark = pytest.mark.usefixtures("english")


def asked(way: Way, counts: tuple[int, ...], *, method: str = "yesno", **values: object) -> str:
    ballot = Ballot.new(
        gathering=uuid4(), subject=uuid4(), method=method, question="Doen we het?",
        options=METHODS[method].option_names(), sides=(), asked="", way=way, at=NOON,
    )  # fmt: skip
    return hindrance(Poll(ballot), Count.new(ballot=ballot.id, counts=counts, present=18, at=NOON, digest="", **values))


@pytest.mark.parametrize("way", [Way.NAMED, Way.TURN, Way.PAPER])
def test_how_many_have_not_voted_is_asked_where_each_answer_is_one_person(way: Way) -> None:
    assert asked(way, (9, 5, 1), voted=15) == "3 of 18 have not voted yet."
    assert asked(way, (9, 7, 1), voted=17) == "1 of 18 has not voted yet."
    assert asked(way, (9, 7, 2), voted=18) == ""


def test_a_blank_or_an_invalid_paper_is_a_vote() -> None:
    assert asked(Way.PAPER, (9, 5, 1), voted=15, blank=2, invalid=1) == ""


@pytest.mark.parametrize("way", [Way.HANDS, Way.WALL])
def test_a_count_of_hands_does_not_know_and_does_not_ask(way: Way) -> None:
    assert asked(way, (9, 5, 1)) == ""


def test_with_fewer_than_five_votes_there_will_be_no_result() -> None:
    assert asked(Way.TURN, (), voted=4, withheld=True) == f"14 of 18 have not voted yet. {FEW}"
    assert asked(Way.PAPER, (), voted=17, withheld=True) == "1 of 18 has not voted yet."  # most of them blank: not told
    assert FEW not in asked(Way.NAMED, (3, 0, 0), voted=3)


def test_what_the_method_itself_asks_comes_first() -> None:
    consent = asked(Way.NAMED, (10, 0, 0), method="consent", voted=10)
    assert consent == "8 people have not answered yet; consent asks everybody."
