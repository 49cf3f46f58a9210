"""What is said about one poll, and about two rounds of it."""

from dataclasses import replace
from fractions import Fraction

import pytest

from atelier.domain.polls import Poll, PollFacts, polls_of
from atelier.domain.tally import Tally
from atelier.reports import polls as by_poll
from atelier.reports.model import StackedBars
from tests.reports.samples import ballot, count, data

pytestmark = pytest.mark.usefixtures("english")


def made(name: str, method: str, counts: tuple[int, ...], present: int) -> Poll:
    facts = PollFacts(ballots=(ballot(name, method),), counts=(count(name, counts, present),))
    return polls_of(facts)[0]


def test_base_and_conclusion_name_their_numbers() -> None:
    whole = data()
    second, yes_no = whole.polls[1], whole.polls[2]
    assert second.tally
    assert yes_no.tally
    assert by_poll.base(second.tally) == "28 of 30 present answered"
    assert by_poll.conclusion(second.tally) == (
        "Largely raden, of 28 answers; with 7 other answers “raden” would no longer lead."
    )
    assert by_poll.conclusion(yes_no.tally) == (
        "Majority yes, of 23 who chose; with 1 other answer “yes” would no longer lead."
    )


def test_a_tie_has_no_margin() -> None:
    first = data().polls[0]
    assert first.tally
    assert by_poll.conclusion(first.tally) == "Divided, of 28 answers."


def test_the_middle_has_no_lead_to_lose() -> None:
    tally = made("middle", "spectrum5", (3, 6, 14, 3, 1), 27).tally
    assert tally
    assert by_poll.conclusion(tally) == "Together in the middle, of 27 answers."


def test_a_source_says_how_where_when_and_who() -> None:
    whole = data()
    assert by_poll.source(whole, whole.polls[0]) == (
        "Show of hands, Mandaat en zeggenschap, 12 November 2019. Asked: everybody in the room. Form: From A to B (5)."
    )
    assert by_poll.sources(whole, whole.latest_polls()) == (
        "Show of hands in 2 meetings, 12 November 2019. Asked: everybody in the room. A room is no sample."
    )


def test_the_alt_text_states_the_finding() -> None:
    whole = data()
    (figure,) = by_poll.pictures(whole, whole.latest_polls()[:1])
    assert figure.alt == (
        "Wie geeft de opdracht? (round 2): largely raden (Strongly A 8, Rather A 11, Middle 3, Rather B 4, "
        "Strongly B 2; 28 of 30 present answered)."
    )
    assert isinstance(figure.picture, StackedBars)
    assert len(figure.picture.rows) == 1


def test_lean_orders_all_ways_of_asking() -> None:
    def lean(method: str, *counts: int) -> Fraction | None:
        poll = made("q", method, counts, 40)
        assert poll.tally
        return by_poll.lean(poll.tally)

    assert lean("yesno", 24, 0, 0) == 1
    assert lean("yesno", 12, 11, 4) == Fraction(1, 23)
    assert lean("yesno", 1, 0, 3) is None
    assert lean("spectrum5", 5, 0, 0, 0, 5) == -1
    assert lean("spectrum5", 1, 0, 0, 0, 0) is None


def test_agreed_and_split_are_found_and_the_middle_comes_last() -> None:
    unanimous = made("all", "yesno", (24, 0, 0), 24)
    middle = made("middle", "spectrum5", (0, 0, 20, 0, 0), 20)
    largely = made("largely", "spectrum5", (8, 11, 3, 4, 2), 28)
    camps = made("camps", "spectrum5", (9, 4, 1, 4, 9), 28)
    even = made("even", "yesno", (5, 5, 0), 10)
    every = (camps, middle, even, largely, unanimous)
    assert by_poll.agreed(every) == (unanimous, largely, middle)
    assert by_poll.split(every) == (camps, even)
    assert by_poll.agreed(every, 1) == (unanimous,)


def test_the_groups_are_compared_before_the_answers() -> None:
    first, second, _ = data().polls
    assert by_poll.comparison(first, second) == (
        "Round 1: 28 of 29 answered; round 2: 28 of 30.",
        "The groups differ, so a change can come from other people.",
        "On the side of “raden”: 12 of 28 in round 1, 19 of 28 in round 2.",
        "On the side of “colleges”: 12 of 28 in round 1, 6 of 28 in round 2.",
        "Moved: net change 25% of the answers.",
        "From “divided” to “largely raden”.",
    )


def test_equal_groups_are_not_called_the_same_people() -> None:
    first, second, _ = data().polls
    standing = second.standing
    assert standing
    same = replace(second, counts=(replace(standing, present=29),))
    assert by_poll.comparison(first, same)[1] == "Equally many; whether they were the same people is not recorded."


def test_another_wording_is_not_compared() -> None:
    first, second, _ = data().polls
    changed = replace(second, ballot=replace(second.ballot, question="Anders?"))
    assert by_poll.comparison(first, changed) == (
        "The wording changed between the rounds, so they cannot be compared.",
    )


def test_poles_keep_their_letters_only_where_the_answers_use_them() -> None:
    options = ("Yes", "No", "Abstain")
    assert by_poll.sides(Tally("yesno", options, ("yes", "no"), (1, 1, 1), 3)) == ("yes", "no")
    first = data().polls[0].tally
    assert first
    assert by_poll.sides(first) == ("A: raden", "B: colleges")


def test_a_poll_without_dilemma_is_called_by_its_question() -> None:
    whole = data(dilemmas=())
    assert by_poll.name(whole, whole.polls[0]) == "Wie geeft de opdracht aan een regionaal programma?"
    assert by_poll.name(data(), data().polls[2]) == "Een klein bureau is genoeg."
    assert by_poll.meeting(None) == "unknown meeting"
