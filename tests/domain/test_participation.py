"""Who takes part in a proposal, and what each answer means for the coalition and for who pays."""

import pytest

from atelier.domain.coalition import Needs
from atelier.domain.participation import Participation, Stance, coalition_of, joining, participation_id
from atelier.domain.people import Municipality
from atelier.domain.proposals import Proposal

pytestmark = pytest.mark.usefixtures("english")
ARNHEM, DUIVEN, WIJCHEN, HEUMEN = (
    Municipality.new(name=name, inhabitants=people)
    for name, people in (("Arnhem", 160), ("Duiven", 25), ("Wijchen", 41), ("Heumen", 16))
)
MEMBERS = (ARNHEM, DUIVEN, WIJCHEN, HEUMEN)
PROPOSAL = Proposal.new()


def says(member: Municipality, stance: Stance | None, condition: str = "") -> Participation:
    row = participation_id(PROPOSAL.id, member.id)
    return Participation(id=row, proposal=PROPOSAL.id, municipality=member.id, stance=stance, condition=condition)


def test_a_condition_and_silence_both_leave_it_possible() -> None:
    answers = [
        says(DUIVEN, Stance.LEADS),
        says(ARNHEM, Stance.JOINS, "als Nijmegen trekt"),
        says(HEUMEN, Stance.FOLLOWS),
    ]
    who = joining(MEMBERS, answers)
    assert (who.firm, who.possible, who.out) == ((DUIVEN,), (ARNHEM, WIJCHEN), (HEUMEN,))
    assert who.everyone == (DUIVEN, ARNHEM, WIJCHEN)


def test_a_condition_that_holds_only_spaces_is_none() -> None:
    assert joining(MEMBERS, [says(ARNHEM, Stance.JOINS, "  ")]).firm == (ARNHEM,)
    assert joining(MEMBERS, [says(ARNHEM, None)]).possible == MEMBERS


def test_not_joining_is_out_with_and_without_a_condition() -> None:
    assert joining(MEMBERS, [says(ARNHEM, Stance.NO, "tot de begroting rond is")]).out == (ARNHEM,)


def test_the_coalition_counts_only_firm_answers() -> None:
    gone = Municipality.new(name="Rheden")
    answers = [
        *(says(ARNHEM, Stance.LEADS), says(DUIVEN, Stance.JOINS), says(gone, Stance.JOINS)),
        *(says(WIJCHEN, Stance.JOINS, "als het jaarlijks stopt"), says(HEUMEN, Stance.FOLLOWS)),
    ]
    coalition = coalition_of(MEMBERS, answers)
    assert coalition.leading == {ARNHEM.id}
    assert coalition.members == {ARNHEM.id, DUIVEN.id}
    assert not coalition.lacks(Needs(2))
    assert coalition.critical(Needs(2)) == {ARNHEM.id, DUIVEN.id}


def test_words() -> None:
    assert says(ARNHEM, None).words() == "no answer yet"
    assert says(ARNHEM, Stance.JOINS).words() == "joins"
    assert says(ARNHEM, Stance.JOINS, " mits ").words() == "joins, under a condition: mits"


def test_two_laptops_give_one_answer_one_identity() -> None:
    assert participation_id(PROPOSAL.id, ARNHEM.id) == participation_id(PROPOSAL.id, ARNHEM.id)
    assert participation_id(PROPOSAL.id, ARNHEM.id) != participation_id(PROPOSAL.id, DUIVEN.id)
    assert participation_id(PROPOSAL.id, ARNHEM.id) != participation_id(Proposal.new().id, ARNHEM.id)
