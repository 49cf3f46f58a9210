"""Thresholds and three ways of counting, with the figures of METHODS."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.methods.base import Way
from atelier.domain.readings import held, three_ways
from atelier.domain.weights import Base, Rule
from tests.domain.named import ABSTAIN, NAMES, NO, YES, answered, ballot, everybody, hands

pytestmark = pytest.mark.usefixtures("english")

FIVE = ("Arnhem", "Nijmegen", "Overbetuwe", "Lingewaard", "Wijchen")


def test_fourteen_of_eighteen_reach_two_thirds_of_the_members_with_a_margin_of_three() -> None:
    no = dict.fromkeys(("Arnhem", "Beuningen", "Doesburg", "Druten"), NO)
    poll = answered(ballot(rule=Rule.TWO_THIRDS, rule_base=Base.MEMBERS), everybody(YES, **no))
    found = held(poll)
    assert found is not None
    assert found.sentence() == (
        "Agreed beforehand: at least two thirds of all members: 12 of 18. 14 for “yes”: reached."
    )
    assert found.margin == 3
    assert found.tip() == "With 3 other answers this would be different."


@pytest.mark.parametrize(
    ("base", "yes", "no", "abstain", "present", "threshold", "outcome"),
    [
        (Base.MEMBERS, 11, 1, 0, 12, "of all members: 12 of 18", "not reached"),
        (Base.PRESENT, 8, 2, 2, 12, "of those present: 8 of 12", "reached"),
        (Base.CHOSE, 8, 4, 2, 14, "of those who chose: 8 of 12", "reached"),
        (Base.CHOSE, 7, 5, 2, 14, "of those who chose: 8 of 12", "not reached"),
    ],
)
def test_the_base_is_named_and_abstainers_are_part_of_all_but_those_who_chose(
    base: Base, yes: int, no: int, abstain: int, present: int, threshold: str, outcome: str
) -> None:
    answers = dict(zip(NAMES, [YES] * yes + [NO] * no + [ABSTAIN] * abstain, strict=False))
    found = held(answered(ballot(rule=Rule.TWO_THIRDS, rule_base=base), answers, present=present))
    assert found is not None
    assert threshold in found.sentence()
    assert found.sentence().endswith(f": {outcome}.")


def test_hands_are_held_against_those_who_were_invited() -> None:
    asked = ballot("agree5", Way.HANDS, rule=Rule.SIMPLE, rule_base=Base.MEMBERS, invited=30)
    found = held(hands(asked, (8, 7, 3, 5, 2), 28))
    assert found is not None
    assert "more than half of all members: 16 of 30. 15 for “agree”: not reached." in found.sentence()
    assert found.margin == 1


def test_without_an_agreement_beforehand_no_threshold_is_shown() -> None:
    assert held(answered(ballot(), everybody(YES))) is None
    assert held(hands(ballot("choice", Way.HANDS, rule=Rule.SIMPLE), (9, 2, 1, 0), 18)) is None


def test_of_two_poles_the_one_that_leads_is_held_against_it() -> None:
    found = held(hands(ballot("spectrum5", Way.HANDS, rule=Rule.SIMPLE, rule_base=Base.CHOSE), (2, 3, 1, 6, 6), 18))
    assert found is not None
    assert "12 for “colleges”: reached" in found.sentence()


def test_nobody_chose_reaches_nothing() -> None:
    found = held(answered(ballot(rule=Rule.SIMPLE, rule_base=Base.CHOSE), everybody(ABSTAIN)))
    assert found is not None
    assert found.sentence().endswith("nobody chose, so not reached.")
    assert found.tip() == ""


def test_sixteen_members_without_the_two_cities() -> None:
    """26 of 34 votes and 56.9% of the inhabitants: a double majority."""
    poll = answered(ballot(rule=Rule.DOUBLE), everybody(YES, Arnhem=NO, Nijmegen=NO))
    members, size, people = three_ways(poll)
    assert (members.base, members.figures) == ("of 18 members", "16 – 2")
    assert (size.base, size.figures) == ("of 34 votes", "26 – 8")
    assert people.figures == "57% – 43%"
    assert "rule of 2021" in size.label
    assert "rule of 2021" in people.label
    found = held(poll)
    assert found is not None
    assert "18 of 34 votes" in found.threshold
    assert found.have.startswith("26 votes and ")
    assert found.reached is True


def test_five_members_with_fourteen_votes_and_most_inhabitants() -> None:
    poll = answered(ballot(rule=Rule.DOUBLE), everybody(NO, **dict.fromkeys(FIVE, YES)))
    _, size, people = three_ways(poll)
    assert (size.figures, people.figures) == ("14 – 20", "60% – 40%")
    assert (size.verdict, people.verdict) == ("majority no", "majority yes")
    found = held(poll)
    assert found is not None
    assert found.reached is False


def test_each_way_holds_the_agreed_threshold_against_its_own_base() -> None:
    poll = answered(ballot(rule=Rule.TWO_THIRDS, rule_base=Base.MEMBERS), everybody(YES, **dict.fromkeys(FIVE, NO)))
    assert [way.verdict for way in three_ways(poll)] == ["reached", "not reached", "not reached"]


def test_abstainers_stand_between_the_sides_and_who_is_silent_leaves_room() -> None:
    answers = dict.fromkeys(NAMES[:11], YES) | dict.fromkeys(NAMES[11:14], NO) | {NAMES[14]: ABSTAIN}
    members = three_ways(answered(ballot(), answers))[0]
    assert members.figures == "11 – 3 · 1"
    assert [segment.colour for segment in members.segments] == ["a", "neutral", "b"]
    assert members.segments[-1].end == pytest.approx(15 / 18)
    assert members.sentence() == "by members, of 18 members: 11 – 3 · 1; majority yes"


def test_only_a_ballot_that_asked_for_them_has_other_readings() -> None:
    assert three_ways(answered(ballot(readings=False), everybody(YES))) == ()
    assert three_ways(hands(ballot("yesno", Way.HANDS), (9, 3, 1), 18)) == ()


@given(st.lists(st.sampled_from([YES, NO, ABSTAIN, ()]), min_size=18, max_size=18).filter(any))
def test_bars_never_leave_their_track_and_nothing_decides(answers: list[tuple[int, ...]]) -> None:
    poll = answered(ballot(), {name: answer for name, answer in zip(NAMES, answers, strict=True) if answer})
    for way in three_ways(poll):
        assert all(0 <= part.start < part.end <= 1 + 1e-9 for part in way.segments)
        assert not any(word in way.sentence().lower() for word in ("adopted", "passed", "rejected"))
