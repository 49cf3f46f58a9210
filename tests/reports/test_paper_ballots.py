"""What stands on a paper: enough to answer validly, and nothing by which two papers differ."""

from dataclasses import fields
from datetime import datetime
from uuid import uuid4

import pytest

from atelier.domain.ballots import Ballot
from atelier.domain.errors import AtelierError
from atelier.domain.methods import METHODS, Way
from atelier.domain.polls import Poll
from atelier.domain.week import Event
from atelier.reports.paper_ballots import MOST_COPIES, Mark, PaperBallot, build

pytestmark = pytest.mark.usefixtures("english")

NOW = datetime.fromisoformat("2019-11-12T14:00:00+01:00")
EVENT = Event.new(title="Week van de Regio 2019", region="Regio Arnhem-Nijmegen", fictitious=True)
OWN = ("Fiets", "Brug", "Bus", "Wonen", "Jeugdzorg")
ON_PAPER = [key for key, method in METHODS.items() if Way.PAPER in method.ways]


def poll_of(key: str, **terms: object) -> Poll:
    """An open poll on paper, with the limits that its method proposes unless others are given."""
    method = METHODS[key]
    form = {name: getattr(method.default, name) for name in ("limit", "points", "complete")}
    words: dict[str, object] = {"question": "Wat doen we eerst?", "options": method.option_names() or OWN}
    places = {"gathering": uuid4(), "subject": uuid4(), "asked": "", "way": Way.PAPER, "at": NOW}
    sides = method.side_names(("raden", "colleges"))
    return Poll(Ballot.new(**{"method": key, "sides": sides, **places, **words, **form, **terms}))


def paper(key: str, **terms: object) -> PaperBallot:
    return build(poll_of(key, **terms), EVENT, 1, NOW).paper


@pytest.mark.parametrize("key", ON_PAPER)
def test_every_method_on_paper_says_how_and_when_it_is_invalid(key: str) -> None:
    made = paper(key)
    assert (made.question, made.options) == ("Wat doen we eerst?", poll_of(key).ballot.options)
    assert made.instruction.endswith(".")
    assert made.rule.startswith("Invalid: ")
    assert "a name or sign by which you can be known" in made.rule
    assert made.promise.startswith("Who answers what is kept nowhere")
    assert made.fictitious


@pytest.mark.parametrize(
    ("key", "terms", "mark", "marks", "instruction"),
    [
        ("yesno", {}, Mark.BOX, 1, "Put a cross in one box."),
        ("choice", {"limit": 1}, Mark.BOX, 1, "Put a cross in one box."),
        ("choice", {"limit": 3}, Mark.BOX, 1, "Put a cross in at most 3 boxes."),
        ("choice", {"limit": 0}, Mark.BOX, 1, "Put a cross in at most 5 boxes."),
        ("dots", {"points": 3, "limit": 2}, Mark.CIRCLES, 2,
         "You have 3 dots: fill in a circle for each, at most 2 for one answer."),
        ("dots", {"points": 3, "limit": 0}, Mark.CIRCLES, 3, "You have 3 dots: fill in a circle for each."),
        ("dots", {"points": 10, "limit": 0}, Mark.NUMBER, 1, "You have 10 points: write a number in the circles."),
        ("ranking", {"complete": False}, Mark.PLACE, 1,
         "Number the answers: 1 = first. You need not number all of them."),
        ("ranking", {"complete": True}, Mark.PLACE, 1, "Number the answers: 1 = first. Number all of them."),
        ("rolerange", {}, Mark.ENDS, 2, "Put one cross in each column: the lowest and the highest that you accept."),
    ],
)  # fmt: skip
def test_the_marks_are_those_of_the_answer(key: str, terms: dict[str, object], mark: Mark, marks: int,
                                           instruction: str) -> None:  # fmt: skip
    made = paper(key, **terms)
    assert (made.mark, made.marks, made.instruction) == (mark, marks, instruction)
    assert len(made.heads) == (2 if mark is Mark.ENDS else 0)


def test_the_rule_says_what_is_too_much() -> None:
    assert "more than 3 crosses" in paper("choice", limit=3).rule
    assert "more than 3 in all" in paper("dots", points=3, limit=2).rule
    assert "a number missing or used twice" in paper("ranking", complete=True).rule
    assert "more than one cross in a column" in paper("rolerange").rule


def test_the_poles_are_named_where_the_answers_are_letters() -> None:
    assert paper("spectrum5").poles == "A = raden · B = colleges"
    assert paper("yesno").poles == ""


def test_a_second_round_says_so_on_every_paper() -> None:
    first = poll_of("yesno")
    second = Poll(first.ballot, previous=first)
    assert build(first, EVENT, 1, NOW).paper.note == ""
    assert build(second, EVENT, 1, NOW).paper.note == "Round 2"


def test_no_paper_can_be_told_from_another() -> None:
    """One value for all copies: whatever is drawn from it is the same on each of them."""
    ballots = build(poll_of("yesno"), EVENT, 28, NOW)
    assert ballots.copies == 28
    assert {field.name for field in fields(PaperBallot)}.isdisjoint({"number", "code", "id", "copy"})


@pytest.mark.parametrize("copies", [0, MOST_COPIES + 1])
def test_no_or_far_too_many_papers_are_refused(copies: int) -> None:
    with pytest.raises(AtelierError, match="from 1 to 2000"):
        build(poll_of("yesno"), EVENT, copies, NOW)
