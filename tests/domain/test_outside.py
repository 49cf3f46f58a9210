"""What of a poll leaves the room: nothing by which one to four people could be found."""

from dataclasses import replace
from datetime import timedelta

import pytest

from atelier.domain.answers import Answer
from atelier.domain.ballots import Electorate, Recount
from atelier.domain.methods.base import Way
from atelier.domain.outside import outside
from atelier.domain.polls import Poll, PollFacts, PollState, polls_of
from atelier.domain.record import withheld_words
from tests.domain.named import AT, NAMES, NO, YES, after, answered, ballot, everybody, hands, key, secret

pytestmark = pytest.mark.usefixtures("english")
PEOPLE = {"electorate": Electorate.PEOPLE, "readings": False, "inhabitants": ()}


def by_name(people: int, answer: Answer = YES) -> Poll:
    """A closed poll by name among people, of whom so many answered."""
    return answered(ballot(**PEOPLE), dict.fromkeys(NAMES[:people], answer))


def recounted(first: Poll, second: Poll) -> Poll:
    """The first poll, counted again."""
    again = Recount(id=key("again"), ballot=first.id, reason="Nog eens.", at=AT + timedelta(minutes=1))
    count = replace(second.counts[0], id=key("second count"), ballot=first.id, recount=again.id)
    return polls_of(PollFacts((first.ballot,), recounts=(again,), counts=(*first.counts, count)))[0]


def test_four_people_by_name_are_not_told_of_and_five_are() -> None:
    four, five = by_name(4), by_name(5)
    told = outside(four)
    assert (told.tally, told.state) == (None, PollState.CLOSED)
    assert told.counts == (replace(four.counts[0], counts=(), answers=(), times=(), voters=(), given=(), remarks=(),
                                   withheld=True),)  # fmt: skip
    assert withheld_words(told).startswith("Not told here: 4 people answered by name")
    assert outside(five) == five


def test_hands_and_municipalities_are_told_as_they_are() -> None:
    few = hands(ballot("yesno", Way.HANDS), (2, 1, 0), 3)
    members = recounted(answered(ballot(), {NAMES[0]: YES}), answered(ballot(), everybody(NO)))
    assert outside(few) == few
    assert outside(members) == members


def test_of_people_only_the_count_that_holds_is_told() -> None:
    told = outside(recounted(by_name(7), by_name(8)))
    assert [count.withheld for count in told.counts] == [True, False]
    assert told.standing is not None
    assert told.standing.counts == (8, 0, 0)


@pytest.mark.parametrize(("second", "untold"), [(8, False), (9, True), (7, True), (13, True)])
def test_a_struck_count_of_other_papers_is_not_told(second: int, untold: bool) -> None:
    paper = ballot("yesno", Way.PAPER)
    told = outside(recounted(secret(paper, ((YES, 5), (NO, 3)), 18), secret(paper, ((YES, second - 3), (NO, 3)), 18)))
    assert [count.withheld for count in told.counts] == [untold, False]


def test_earlier_rounds_are_no_way_around_it() -> None:
    told = outside(after(by_name(3), by_name(9)))
    assert told.previous is not None
    assert told.previous.tally is None
    assert told.tally is not None
