"""The difference between the groups is told first, and names only where answers were public."""

from dataclasses import replace

import pytest

from atelier.domain.ballots import Electorate, Relation
from atelier.domain.methods.base import Way
from atelier.domain.second_round import comparable, moved, round_before
from tests.domain.named import ABSTAIN, NAMES, NO, YES, after, answered, ballot, everybody, hands, secret

pytestmark = pytest.mark.usefixtures("english")


def test_a_first_round_has_not_moved() -> None:
    assert moved(answered(ballot(), everybody(YES))) is None


def test_by_name_who_answered_once_is_said_before_who_moved() -> None:
    first = answered(ballot(), dict.fromkeys(NAMES[:9], YES) | dict.fromkeys(NAMES[9:17], NO), present=17)
    second = everybody(YES) | {NAMES[9]: NO, NAMES[10]: ABSTAIN}
    second.pop(NAMES[0])
    found = moved(after(first, answered(ballot(), second)))
    assert found is not None
    assert found.groups[0] == "Round 1: 17 of 17 answered; round 2: 17 of 18."
    assert found.groups[1:] == (f"Only in the first round: {NAMES[0]}.", f"Only in the second round: {NAMES[17]}.")
    assert found.change[0] == "7 of the 16 who answered both times gave another answer (44%)."
    assert found.change[1].startswith("Moved: net change ")
    assert found.who[0] == f"{NAMES[10]}: No → Abstain"
    assert len(found.who) == 7
    assert found.picture is not None
    assert sum(band.count for band in found.picture.bands) == 16
    (chance,) = found.more
    assert chance.startswith("Exact p by McNemar's test: 0.031. It tells how often chance alone")


def test_people_on_a_list_are_numbers_in_what_the_groups_differ_by() -> None:
    asked = ballot(electorate=Electorate.PEOPLE, readings=False, inhabitants=())
    first, second = dict.fromkeys(NAMES[:9], YES), dict.fromkeys(NAMES[1:12], YES)
    found = moved(after(answered(asked, first), answered(asked, second)))
    assert found is not None
    assert found.groups[1] == "1 answered only in the first round, 3 answered only in the second round."


def test_the_same_voters_are_said_to_be_the_same() -> None:
    found = moved(after(answered(ballot(), everybody(YES)), answered(ballot(), everybody(YES))))
    assert found is not None
    assert found.groups[1] == "The same voters answered both times."
    assert found.change == (
        "0 of the 18 who answered both times gave another answer (0%).",
        "Stable: net change 0% of the answers.",
    )
    assert found.who == ()


def test_hands_do_not_know_who_they_were() -> None:
    asked = ballot("spectrum5", Way.HANDS)
    found = moved(after(hands(asked, (5, 7, 4, 9, 3), 29), hands(asked, (8, 11, 3, 4, 2), 30)))
    assert found is not None
    assert found.groups == (
        "Round 1: 28 of 29 answered; round 2: 28 of 30.",
        "The groups differ, so a change can come from other people.",
    )
    assert found.change == ("Moved: net change 25% of the answers.", "From “divided” to “largely raden”.")
    assert (found.who, found.picture) == ((), None)
    assert found.more[0].startswith("Agreement A went from ")


def test_a_secret_poll_compares_two_results_and_nothing_else() -> None:
    asked = ballot("yesno", Way.PAPER)
    first = secret(asked, ((YES, 9), (NO, 6)), 18)
    found = moved(after(first, secret(asked, ((YES, 10), (NO, 5)), 18)))
    assert found is not None
    assert found.groups[1] == "The answers were secret: only the two results can be compared, not who changed."
    assert found.change == ("Stable: net change 7% of the answers.",)
    assert (found.who, found.picture) == ((), None)


def test_below_fifteen_percent_is_stable_and_fifteen_is_not() -> None:
    asked = ballot("yesno", Way.HANDS)
    for second, word in (((46, 54, 0), "Stable: net change 14%"), ((45, 55, 0), "Moved: net change 15%")):
        found = moved(after(hands(asked, (60, 40, 0), 100), hands(asked, second, 100)))
        assert found is not None
        assert found.change[0].startswith(word)


def test_four_people_give_no_picture() -> None:
    answers = dict(zip(NAMES, [YES, YES, NO, NO], strict=False))
    found = moved(after(answered(ballot(), answers, present=4), answered(ballot(), answers, present=4)))
    assert found is not None
    assert found.picture is None


def test_a_withheld_or_void_round_is_passed_over() -> None:
    asked = ballot("yesno", Way.PAPER)
    first = secret(asked, ((YES, 9), (NO, 6)), 18)
    withheld = after(first, secret(asked, ((YES, 2), (NO, 1)), 18))
    assert withheld.tally is None
    assert moved(withheld) is None
    third = after(withheld, secret(asked, ((YES, 12), (NO, 3)), 18))
    third = replace(third, previous=withheld)
    assert round_before(third) == first


def test_another_wording_is_not_compared() -> None:
    first = hands(ballot("yesno", Way.HANDS), (10, 5, 0), 18)
    other = after(first, hands(ballot("yesno", Way.HANDS, question="Anders?"), (12, 3, 0), 18), Relation.WORDING)
    assert other.linked == first
    assert other.previous is None
    assert moved(other) is None
    assert not comparable(first, other)


def test_rankings_by_name_tell_who_moved_without_a_picture() -> None:
    first, second = everybody((0, 1)), everybody((0, 1), Arnhem=(1, 0))
    found = moved(after(answered(ballot("ranking"), first), answered(ballot("ranking"), second)))
    assert found is not None
    assert found.who == ("Arnhem: Wonen > Werken → Werken > Wonen",)
    assert found.picture is None
