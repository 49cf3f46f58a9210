"""What stays on record beside a result, in one calm line each."""

from dataclasses import replace
from datetime import timedelta

import pytest

from atelier.domain.ballots import Recount, Relation, Void
from atelier.domain.methods.base import Way
from atelier.domain.polls import PollFacts, polls_of
from atelier.domain.record import by_answer, history, silence, tells_all, withheld_words
from tests.domain.named import AT, NO, YES, after, answered, ballot, everybody, hands, key, secret

pytestmark = pytest.mark.usefixtures("english")
PAPER = Way.PAPER


def test_blank_and_invalid_papers_have_their_numbers() -> None:
    poll = secret(ballot("yesno", PAPER), (((), 2), ((-1,), 1), (YES, 9), (NO, 2)), 18)
    assert silence(poll) == "2 blank papers, 1 invalid paper; they count towards no share."
    assert silence(hands(ballot("yesno", Way.HANDS), (9, 3, 1), 18)) == ""


def test_the_same_answer_by_all_in_secret_is_warned_of() -> None:
    assert "told what" not in tells_all(secret(ballot("yesno", PAPER), ((YES, 9),), 18))
    assert tells_all(secret(ballot("yesno", PAPER), ((YES, 9),), 18)).startswith("Everybody who voted gave the same")
    assert tells_all(secret(ballot("yesno", PAPER), ((YES, 8), (NO, 1)), 18)) == ""
    assert tells_all(secret(ballot("yesno", PAPER), (((), 1), (YES, 9)), 18)) == ""
    assert tells_all(hands(ballot("yesno", Way.HANDS), (9, 0, 0), 18)) == ""


@pytest.mark.parametrize(
    ("blank", "start"), [(0, "Closed without a result: 4 votes"), (3, "Closed without a result: 7")]
)
def test_a_withheld_result_says_why(blank: int, start: str) -> None:
    contents = ((YES, 4),) if not blank else (((), blank), (YES, 4))
    poll = secret(ballot("yesno", PAPER), contents, 18)
    assert withheld_words(poll).startswith(start)
    assert tells_all(poll) == ""
    assert tuple(history(replace(poll, entry=()), [poll])) == ()
    (line,) = history(None, [poll])
    assert line.startswith("Round 1: Closed without a result")


def test_who_answered_what_follows_the_answers() -> None:
    answers = everybody(YES, Arnhem=NO, Zevenaar=(2,))
    answers.pop("Duiven")
    lines = by_answer(answered(ballot(), answers))
    assert lines[0].startswith("Yes (15): Berg en Dal, Beuningen, Doesburg")
    assert lines[1:] == ("No (1): Arnhem", "Abstain (1): Zevenaar", "No answer (1): Duiven")


def test_struck_and_void_counts_stay_with_their_reason() -> None:
    first = hands(ballot("yesno", Way.HANDS), (9, 3, 1), 18)
    recount = Recount(id=key("again"), ballot=first.id, reason="Eén hand dubbel.", at=AT)
    again = replace(first.counts[0], id=key("second"), recount=recount.id, at=AT + timedelta(minutes=5))
    void = Void(id=key("void"), ballot=first.id, reason="Verkeerde vraag.", at=AT + timedelta(minutes=9))
    facts = PollFacts((first.ballot,), recounts=(recount,), counts=(*first.counts, again), voids=(void,))
    (poll,) = polls_of(facts)
    assert tuple(history(poll, [poll])) == (
        "Round 1: count 9 – 3 – 1 was struck: Eén hand dubbel.",
        "Round 1 is void: Verkeerde vraag.",
    )


def test_a_written_poll_stands_beside_the_one_that_it_repeats_seen_from_both() -> None:
    spoken = hands(ballot("yesno", Way.HANDS), (9, 5, 2), 18)
    written = after(spoken, secret(ballot("yesno", PAPER), ((YES, 6), (NO, 9)), 18), Relation.WRITING)
    line = (
        "Asked in writing too. In the room, by hands: majority yes, 16 of 18 answered. "
        "On paper: majority no, 15 of 18 answered."
    )
    assert tuple(history(written, [spoken, written])) == (line,)
    assert tuple(history(spoken, [spoken, written])) == (line,)


def test_another_wording_is_said_not_to_be_comparable() -> None:
    first = hands(ballot("yesno", Way.HANDS), (9, 5, 2), 18)
    other = after(first, hands(ballot("yesno", Way.HANDS, question="Anders?"), (12, 3, 0), 18), Relation.WORDING)
    assert tuple(history(other, [first, other])) == (
        "Asked in other words before, so not comparable: “Kunt u verder met het samenwerkingsprogramma?” "
        "(majority yes, 16 of 18 answered).",
    )


@pytest.mark.parametrize(
    ("first", "second", "few"),
    [
        (((YES, 6), (NO, 4)), ((YES, 6), (NO, 5)), 1),  # one came, and said no
        (((YES, 6), (NO, 4)), ((YES, 5), (NO, 4)), 1),
        (((YES, 6), (NO, 4)), ((YES, 8), (NO, 6)), 4),
        (((YES, 6), (NO, 4)), (((), 1), (YES, 6), (NO, 4)), 1),
        (((YES, 6), (NO, 4)), ((YES, 6), (NO, 9)), 0),  # five hide each other
        (((YES, 6), (NO, 4)), ((YES, 5), (NO, 6)), 0),  # somebody must have changed
        (((YES, 6), (NO, 4)), ((YES, 6), (NO, 4)), 0),
        (((YES, 3), (NO, 1)), ((YES, 4), (NO, 1)), 0),  # nothing was told of the first
    ],
)
def test_a_secret_round_with_a_few_votes_more_is_warned_of(first, second, few: int) -> None:
    paper = ballot("yesno", PAPER)
    warned = tells_all(after(secret(paper, first, 18), secret(paper, second, 18)))
    assert warned.startswith(f"Beside an earlier result of this question only {few} ") is bool(few)
    assert bool(warned) is bool(few)


@pytest.mark.parametrize("relation", [Relation.ROUND, Relation.WRITING])
def test_who_kept_the_hands_down_is_not_found_on_paper_unnoticed(relation: Relation) -> None:
    """All saw who raised no hand: beside it the papers tell what that one wrote."""
    first, paper = hands(ballot("yesno", Way.HANDS), (6, 4, 0), 18), ballot("yesno", PAPER)
    eleven, turned = (secret(paper, contents, 18) for contents in (((YES, 6), (NO, 5)), ((YES, 5), (NO, 6))))
    assert tells_all(after(first, eleven, relation)).startswith("Beside an earlier result of this question only 1 ")
    assert tells_all(after(first, turned, relation)) == ""


def test_dots_of_which_only_totals_are_known_are_compared_with_nothing() -> None:
    wall = hands(ballot("dots", Way.WALL), (9, 6, 3, 0), 18)
    assert tells_all(after(wall, secret(ballot("dots", PAPER), (((2, 1, 0, 0), 6), ((0, 0, 3, 0), 1)), 18))) == ""


def test_a_round_that_tells_all_is_not_shown_unnoticed_beside_the_next() -> None:
    paper = ballot("yesno", PAPER)
    alike, second = secret(paper, ((YES, 9),), 18), secret(paper, ((YES, 2), (NO, 7)), 18)
    assert tells_all(after(alike, second)).startswith("Beside this stands round 1. Everybody who voted gave the same")
    assert tells_all(after(hands(ballot("yesno", Way.HANDS), (9, 0, 0), 18), second)) == ""
