"""Clashes are told of groups of five and more, once both claims are gone along with."""

import pytest

from atelier.domain.clashes import clashes
from atelier.domain.methods.base import Way
from atelier.domain.polls import Poll
from atelier.domain.proposals import CouncilRole
from atelier.domain.themes import Statement
from tests.domain.named import NO, YES, answered, ballot, everybody, hands, key

pytestmark = pytest.mark.usefixtures("english")

KEEP = Statement(id=key("keep"), text="Gemeenten houden alle bevoegdheden.", clashes=(key("give"),),
                 clashes_roles=(key("transfer"),))  # fmt: skip
GIVE = Statement(id=key("give"), text="De regio krijgt bevoegdheden.")
TRANSFER = CouncilRole(id=key("transfer"), name="Overdracht van bevoegdheden")


def asked(statement: Statement, way: Way, **more: object):
    return ballot(id=key(f"on {statement.text}"), subject=statement.id, question=statement.text, way=way, **more)


def found(poll: Poll, *others: Poll) -> tuple[str, ...]:
    return clashes(poll, (poll, *others), (KEEP, GIVE), (TRANSFER,))


def by_hands(statement: Statement, *counts: int) -> Poll:
    return hands(asked(statement, Way.HANDS), counts, sum(counts))


def test_both_questions_and_both_numbers_are_told_from_either_side() -> None:
    keep, give = by_hands(KEEP, 14, 3, 1), by_hands(GIVE, 12, 4, 0)
    assert found(keep, give) == (
        "“Gemeenten houden alle bevoegdheden.” and “De regio krijgt bevoegdheden.” clash, but the room goes along "
        "with both: 14 of 18 and 12 of 16.",
    )
    assert len(found(give, keep)) == 1


@pytest.mark.parametrize("counts", [(4, 12, 0), (8, 8, 0), (3, 1, 0), (5, 4, 9)])
def test_no_clash_without_a_lean_or_with_fewer_than_five(counts: tuple[int, int, int]) -> None:
    assert found(by_hands(KEEP, 14, 3, 1), by_hands(GIVE, *counts)) == ()
    assert found(by_hands(GIVE, *counts), by_hands(KEEP, 14, 3, 1)) == ()


@pytest.mark.parametrize(("no_twice", "told"), [(0, True), (1, False), (4, False), (5, True)])
def test_of_the_same_voters_one_to_four_people_are_never_told(no_twice: int, *, told: bool) -> None:
    names = list(everybody(YES))[:no_twice]
    keep = answered(asked(KEEP, Way.NAMED), everybody(YES))
    give = answered(asked(GIVE, Way.NAMED), everybody(YES) | dict.fromkeys(names, NO))
    (sentence,) = found(keep, give)
    assert ("agreed with both" in sentence) == told
    if told:
        assert sentence.endswith(f"{18 - no_twice} of 18 agreed with both.")


def test_other_voters_are_not_compared_by_name() -> None:
    keep, give = everybody(YES), everybody(YES)
    give.pop("Arnhem")
    (sentence,) = found(answered(asked(KEEP, Way.NAMED), keep), answered(asked(GIVE, Way.NAMED), give))
    assert "agreed with both" not in sentence


def test_a_form_of_council_involvement_clashes_when_more_than_half_chose_it() -> None:
    options = (TRANSFER.name, "Verantwoording achteraf")
    roles = ballot("roles", Way.HANDS, id=key("roles"), options=options, subject=key("proposal"))
    keep = by_hands(KEEP, 14, 3, 1)
    assert found(keep, hands(roles, (9, 12), 18)) == ()
    (sentence,) = found(keep, hands(roles, (10, 12), 18))
    assert "“Overdracht van bevoegdheden”" in sentence
    assert len(found(hands(roles, (10, 12), 18), keep)) == 1
