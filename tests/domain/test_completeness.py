from dataclasses import replace
from uuid import uuid4

import pytest

from atelier.domain.completeness import Ripeness, requirements, ripeness
from atelier.domain.proposals import Audience, DecisionPoint, Proposal

FULL = Proposal.new(
    title="Eén woonafspraak",
    goal="In 2025 past 90 procent van de plannen.",
    result="Een woonafspraak met aantallen.",
    leader="Portefeuillehouder Wonen",
    mandate="Mag tot en met 2024 onderhandelen.",
    once_high=126_000_00,
    roles=(uuid4(),),
    counter="Eén getal telt zwaarder.",
    without="De aantallen vallen buiten de afspraak.",
)
POINTS = tuple(
    DecisionPoint.new(proposal=FULL.id, audience=audience, text="Stem in.", moment=uuid4()) for audience in Audience
)
NAMES = [
    "Title",
    "Goal with a year",
    "Result that councils can see",
    "Who leads",
    "Mandate in one sentence",
    "Money, or capacity in fte",
    "Role of the councils",
    "Dated decision point: Steering group",
    "Dated decision point: Colleges",
    "Dated decision point: Councils",
    "Counter-argument from the room",
    "What if a municipality does not join",
]


def lacking(proposal: Proposal, points: tuple[DecisionPoint, ...] = POINTS) -> list[str]:
    return [requirement.text for requirement in requirements(proposal, points) if not requirement.met]


def test_a_full_proposal_is_ripe() -> None:
    assert [requirement.text for requirement in requirements(FULL, POINTS)] == NAMES
    assert lacking(FULL) == []
    assert ripeness(FULL, POINTS) is Ripeness.RIPE


def test_an_empty_proposal_lacks_everything() -> None:
    empty = Proposal.new()
    assert lacking(empty, ()) == NAMES
    assert ripeness(empty, ()) is Ripeness.NOT_YET


@pytest.mark.parametrize(
    ("change", "lack"),
    [
        ({"title": "  "}, "Title"),
        ({"goal": "Zo snel mogelijk."}, "Goal with a year"),
        ({"goal": "Voor 12025 woningen."}, "Goal with a year"),
        ({"goal": ""}, "Goal with a year"),
        ({"result": ""}, "Result that councils can see"),
        ({"leader": "\n"}, "Who leads"),
        ({"mandate": ""}, "Mandate in one sentence"),
        ({"once_high": 0}, "Money, or capacity in fte"),
        ({"roles": ()}, "Role of the councils"),
        ({"counter": ""}, "Counter-argument from the room"),
        ({"without": " "}, "What if a municipality does not join"),
    ],
)
def test_each_requirement_is_missed_by_name(change: dict[str, object], lack: str) -> None:
    proposal = replace(FULL, **change)  # type: ignore[arg-type]
    assert lacking(proposal) == [lack]
    assert ripeness(proposal, POINTS) is Ripeness.NEARLY


@pytest.mark.parametrize("means", [{"once_high": 1}, {"yearly_high": 1}, {"fte": 50}])
def test_money_or_people_will_do(means: dict[str, int]) -> None:
    assert lacking(replace(FULL, **{"once_high": 0, **means})) == []  # type: ignore[arg-type]


def test_a_decision_point_counts_with_text_and_date() -> None:
    steering, colleges, councils = POINTS
    undated = replace(councils, moment=None)
    assert lacking(FULL, (steering, colleges, undated)) == ["Dated decision point: Councils"]
    assert lacking(FULL, (steering, replace(colleges, text=" "), councils)) == ["Dated decision point: Colleges"]
    assert lacking(FULL, (*POINTS, undated)) == []  # another undated point beside a dated one takes nothing away


def test_three_open_requirements_are_nearly_ripe_and_four_are_not() -> None:
    three = replace(FULL, title="", result="", leader="")
    assert ripeness(three, POINTS) is Ripeness.NEARLY
    assert ripeness(replace(three, mandate=""), POINTS) is Ripeness.NOT_YET
