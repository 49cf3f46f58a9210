"""What leaves as open data: it holds to its schema, names nobody, and every tally can be counted again from it."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from atelier.domain.ballots import Electorate
from atelier.domain.methods.base import Way
from atelier.domain.people import Municipality
from atelier.domain.polls import Poll
from atelier.domain.week import Event
from atelier.paths import resources
from atelier.reports.data import ReportData
from atelier.reports.open_data import public
from tests.domain import named
from tests.reports.editions import EVENTS
from tests.reports.samples import ROOT, data

pytestmark = pytest.mark.usefixtures("english")
RECOUNT = Path(__file__).with_name("recount.py")


def validator() -> Draft202012Validator:
    schema = json.loads((resources() / "schema" / "open-data-1.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def recounted(facts: dict[str, Any], folder: Path) -> str:
    """What an outsider says who counts everything again: nothing when it agrees."""
    file = folder / "open.json"
    file.write_text(json.dumps(facts), encoding="utf-8")
    done = subprocess.run([sys.executable, RECOUNT, file], capture_output=True, text=True, check=False)
    return done.stderr


def polled(*polls: Poll) -> ReportData:
    return data(
        polls=tuple(replace(poll, ballot=replace(poll.ballot, id=named.key(f"{n}"))) for n, poll in enumerate(polls))
    )


def every_shape() -> ReportData:
    """Named answers of municipalities, and secret ones in every shape."""
    two = replace(named.ballot("yesno"), votes=tuple(range(1, 19)))
    return polled(
        named.answered(two, named.everybody((0,), Arnhem=(1,), Nijmegen=(2,))),
        named.secret(named.ballot("dots", Way.PAPER), (((2, 1, 0, 0), 4), ((0, 0, 1, 1), 3), ((), 1), ((-1,), 1)), 18),
        named.secret(named.ballot("ranking", Way.TURN), (((0, 1), 4), ((3, 2, 1), 2)), 12),
        named.secret(named.ballot("rolerange", Way.TURN), (((0, 1), 4), ((1, 1), 2)), 12),
        named.secret(named.ballot("yesno", Way.PAPER), (((0,), 3), ((1,), 1)), 12),
    )


@pytest.mark.parametrize("name", list(EVENTS))
def test_every_event_holds_to_the_schema_and_can_be_recounted(name: str, tmp_path: Path) -> None:
    facts = public(EVENTS[name](tmp_path))
    assert list(validator().iter_errors(facts)) == []
    assert recounted(facts, tmp_path) == ""


def test_every_shape_of_answer_can_be_recounted(tmp_path: Path) -> None:
    facts = public(every_shape())
    assert list(validator().iter_errors(facts)) == []
    assert [poll["answer"] for poll in facts["polls"]] == ["one", "points", "order", "span", "one"]
    assert sum(bool({"votes", "answers"} & set(poll["counts"][0])) for poll in facts["polls"]) == 4
    assert recounted(facts, tmp_path) == ""


@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_the_outsider_sees_a_wrong_total(place: int, tmp_path: Path) -> None:
    facts = public(every_shape())
    facts["polls"][place]["counts"][0]["totals"][1] += 1
    assert "other" in recounted(facts, tmp_path)


def test_municipalities_answer_by_name_with_their_sizes() -> None:
    votes = public(every_shape())["polls"][0]["counts"][0]["votes"]
    arnhem = next(vote for vote in votes if vote["municipality"] == "Arnhem")
    assert arnhem["answer"] == [1]
    assert arnhem["inhabitants"] == named.MEMBERS["Arnhem"]
    assert len(votes) == 18


def test_people_who_answer_by_name_are_not_named() -> None:
    asked = named.ballot("dots", electorate=Electorate.PEOPLE, names=tuple(f"Anna {n}" for n in range(18)))
    poll = named.answered(asked, named.everybody((2, 1, 0, 0), Arnhem=(0, 0, 1, 0)))
    facts = public(polled(poll))
    assert "Anna" not in json.dumps(facts)
    assert facts["polls"][0]["counts"][0]["answers"] == [
        {"answer": [0, 0, 1, 0], "times": 1},
        {"answer": [2, 1, 0, 0], "times": 17},
    ]


def test_of_a_few_people_only_totals_are_told() -> None:
    asked = named.ballot("dots", electorate=Electorate.PEOPLE)
    four = dict(list(named.everybody((2, 1, 0, 0)).items())[:4])
    count = public(polled(named.answered(asked, four)))["polls"][0]["counts"][0]
    assert count["totals"] == [8, 4, 0, 0]
    assert "answers" not in count
    assert "votes" not in count


def test_a_withheld_result_stays_withheld() -> None:
    count = public(every_shape())["polls"][-1]["counts"][0]
    assert count["withheld"] is True
    assert "totals" not in count


def test_a_struck_count_stays_with_its_reason() -> None:
    first, second = public(data())["polls"][0]["counts"]
    assert (first["state"], first["reason"], first["totals"]) == (
        "struck",
        "Eén hand was dubbel geteld.",
        [5, 8, 4, 8, 3],
    )
    assert (second["state"], second["reason"], second["totals"]) == ("standing", None, [5, 7, 4, 9, 3])


def test_neither_addresses_nor_texts_of_officials_leave() -> None:
    whole = data(
        event=Event(id=ROOT, title="Week", contact="griffie@x.nl"),
        municipalities=(Municipality(id=named.key("x"), name="Arnhem"),),
    )
    text = json.dumps(public(whole))
    assert "@" not in text
    assert "Reken ook gelijke delen door" not in text
    assert public(whole)["proposals"][0]["reactions"] == {"open": 1, "settled": 1}


def test_an_argument_has_a_role_or_a_municipality() -> None:
    rows = public(data())["arguments"]
    assert [(row["side"], row["voice"]) for row in rows] == [("a", "Councillor"), ("b", "Doesburg"), ("neutral", None)]
