"""Enough to start with: one leads, one more joins, and conditions are not met yet."""

import pytest

from atelier.domain.methods.base import Way
from atelier.domain.taking_part import enough
from tests.domain.named import YES, answered, ballot, everybody, hands

pytestmark = pytest.mark.usefixtures("english")

LEADS, JOINS, FOLLOWS, OUT = (0,), (1,), (2,), (3,)


def test_one_that_leads_and_one_more_are_enough() -> None:
    poll = answered(ballot("participation"), everybody(OUT, Arnhem=LEADS, Nijmegen=JOINS, Duiven=FOLLOWS))
    assert enough(poll) == (
        "Enough to start: 2 municipalities lead or join without a condition.",
        "Together they have 43% of all inhabitants.",
    )


def test_a_condition_does_not_count_yet() -> None:
    poll = answered(ballot("participation"), everybody(OUT, Arnhem=LEADS, Nijmegen=JOINS), {"Nijmegen": "Mits."})
    assert enough(poll)[0] == (
        "Not enough to start yet: 1 municipality leads or joins without a condition; too few municipalities join."
    )


def test_somebody_must_lead() -> None:
    poll = answered(ballot("participation", inhabitants=(), readings=False), everybody(JOINS))
    assert enough(poll) == (
        "Not enough to start yet: 18 municipalities lead or join without a condition; nobody leads.",
    )


def test_other_questions_have_no_such_thing() -> None:
    assert enough(answered(ballot(), everybody(YES))) == ()
    assert enough(hands(ballot("yesno", Way.HANDS), (9, 3, 1), 18)) == ()
