"""The frozen data: fingerprint, rounds, links, and the order of decision points."""

from dataclasses import replace

import pytest

from atelier.domain.polls import PollFacts, polls_of
from atelier.domain.proposals import Audience
from atelier.reports.data import rounds
from tests.reports.samples import (
    ARGUMENTS,
    BARE,
    DILEMMA,
    MADE,
    MUNICIPALITIES,
    RIPE,
    ballot,
    count,
    data,
    empty,
    key,
    void,
)

pytestmark = pytest.mark.usefixtures("english")


def test_the_fingerprint_depends_on_content_only() -> None:
    whole = data()
    assert whole.fingerprint() == data(municipalities=MUNICIPALITIES[::-1]).fingerprint()
    assert whole.fingerprint() == data(made_at=MADE.replace(hour=1)).fingerprint()
    assert whole.fingerprint() != data(proposals=(RIPE, replace(BARE, title="Anders"))).fingerprint()


def test_the_last_round_of_every_question_is_the_latest() -> None:
    assert [poll.id for poll in data().latest_polls()] == [key("opdracht-2"), key("bureau-1")]


def test_a_void_round_between_does_not_make_an_old_round_latest() -> None:
    facts = PollFacts(
        ballots=(
            ballot("q1", "spectrum5"),
            ballot("q2", "spectrum5", follows="q1", hours=1),
            ballot("q3", "spectrum5", follows="q2", hours=2),
        ),
        counts=(count("q1", (1, 2, 3, 4, 5), 20), count("q3", (5, 4, 3, 2, 1), 20, hours=2)),
        voids=(void("q2"),),
    )
    sample = data(polls=polls_of(facts))
    assert [poll.id for poll in sample.latest_polls()] == [key("q3")]
    assert [[poll.id for poll in asked] for asked in sample.questions()] == [[key("q1"), key("q2"), key("q3")]]


def test_rounds_run_from_the_first() -> None:
    second = data().polls[1]
    assert [poll.id for poll in rounds(second)] == [key("opdracht-1"), key("opdracht-2")]


def test_a_proposal_finds_its_polls_by_dilemma_and_by_ballot() -> None:
    whole = data()
    assert [poll.id for poll in whole.polls_of(RIPE)] == [key("opdracht-2")]
    assert [poll.id for poll in whole.polls_of(BARE)] == [key("bureau-1")]
    linked_by_first_round = replace(BARE, ballots=(key("opdracht-1"),))
    assert [poll.id for poll in whole.polls_of(linked_by_first_round)] == [key("opdracht-2")]


def test_arguments_belong_to_one_meeting_and_have_words() -> None:
    blank = replace(ARGUMENTS[0], id=key("blank"), text=" ")
    rows = data(arguments=(*ARGUMENTS, blank)).arguments_on(DILEMMA.id, key("atelier"))
    assert [row.id for row in rows] == [key("a1"), key("a2")]


def test_dated_points_come_first() -> None:
    rows = data().dated_points(Audience.STEERING)
    assert [point.id for point, _, _ in rows] == [key("p1"), key("p4")]


def test_without_days_the_week_ends_when_the_report_is_made() -> None:
    assert str(data().last_day()) == "2019-11-12"
    assert empty().last_day() == MADE.date()
