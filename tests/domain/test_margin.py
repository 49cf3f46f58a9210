from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.margin import OTHER, banzhaf, margin, margin_of_members, pivotal, swings
from atelier.domain.methods.base import margin as lead_margin
from atelier.domain.weights import Base, NamedVote, Rule, Sums, Terms, Voice, Weighing, needed, size_votes
from tests.domain.members import eighteen, vote_of, votes

TERMS = st.builds(Terms, st.sampled_from(Rule), st.sampled_from(Base), st.booleans(), st.integers(0, 3))
DOUBLE = Terms(Rule.DOUBLE, Base.MEMBERS)


def hands(votes_for: int, against: int, abstain: int = 0, members: int = 18) -> Sums:
    return Sums(votes_for, against, abstain, votes_for + against + abstain, members)


@pytest.mark.parametrize(
    ("terms", "sums", "turning"),
    [
        (Terms(Rule.TWO_THIRDS), hands(14, 4), 3),  # METHODS, Marge: 14 of 18 at a threshold of 12
        (Terms(Rule.TWO_THIRDS, Base.MEMBERS), hands(14, 4), 3),
        (Terms(), hands(14, 4), 5),  # 9 of 18 is a tie, and a tie fails
        (Terms(), hands(9, 9), 1),
        (Terms(), hands(4, 14), 6),
        (Terms(), hands(9, 8), 1),
        (Terms(Rule.CONSENSUS), hands(18, 0), 1),
        (Terms(Rule.CONSENSUS), hands(16, 2), 2),
        (Terms(Rule.TWO_THIRDS, Base.MEMBERS, abstain_counts=True), hands(9, 1, 8), None),  # abstainers stay
        (Terms(Rule.TWO_THIRDS, Base.MEMBERS), hands(3, 4), None),  # absentees stay
        (Terms(), hands(0, 0, 5), None),
        (Terms(), hands(0, 0), None),
    ],
)
def test_the_margin_of_hands(terms: Terms, sums: Sums, turning: int | None) -> None:
    assert margin(terms, sums) == turning


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_lead_and_a_simple_majority_have_one_margin(ahead: int, behind: int) -> None:
    if ahead > behind:
        assert margin(Terms(), hands(ahead, behind)) == lead_margin(ahead, behind)


def test_the_margins_of_the_eighteen() -> None:
    """Worked out by hand: 26 votes less 18 leave 9 to lose, five members of two votes."""
    people = eighteen()
    sixteen = vote_of(people, *(people.keys() - {"Arnhem", "Nijmegen"}))
    assert margin_of_members(sixteen, Terms(), Weighing.SIZE) == 5
    assert margin_of_members(sixteen, Terms(), Weighing.INHABITANTS) == 2  # 54,219 to lose, and Overbetuwe has 47,909
    assert margin_of_members(sixteen, DOUBLE) == 2
    assert margin_of_members(sixteen, Terms()) == 7
    five = vote_of(people, "Arnhem", "Nijmegen", "Overbetuwe", "Lingewaard", "Wijchen")
    assert margin_of_members(five, DOUBLE) == 2  # four votes short


def test_two_gaps_can_need_more_members_than_either() -> None:
    people = {"a": 90_000, "b": 10_000, "c": 10_000, "d": 99_000, "e": 9_000, "f": 9_000}
    vote = NamedVote(dict.fromkeys(people, Voice.AGAINST), people)
    assert margin_of_members(vote, Terms(), Weighing.SIZE) == 2  # 6 of 10 votes
    assert margin_of_members(vote, Terms(), Weighing.INHABITANTS) == 2
    people = {"a": 1_000_000, **{f"s{n}": 10_000 for n in range(9)}}
    vote = NamedVote(dict.fromkeys(people, Voice.AGAINST), people)
    assert margin_of_members(vote, Terms(), Weighing.INHABITANTS) == 1
    assert margin_of_members(vote, Terms(), Weighing.SIZE) == 4  # 7 of 13 votes
    assert margin_of_members(vote, DOUBLE) == 4


def test_who_can_tip_the_outcome_alone() -> None:
    people = eighteen()
    names = sorted(people, key=people.__getitem__)
    nine = vote_of(people, *names[:9])
    assert nine.passes(Terms()) is False
    assert set(pivotal(nine, Terms())) == set(names[9:])  # each of them would make ten
    ten = vote_of(people, *names[:10])
    assert set(pivotal(ten, Terms())) == set(names[:10])
    assert pivotal(vote_of(people, *names[:12]), Terms()) == ()
    assert pivotal(NamedVote[str]({}, people), Terms()) == ()


# Every way of turning, tried


def brute_margin(vote: NamedVote[str], terms: Terms, weighing: Weighing) -> int | None:
    outcome = vote.passes(terms, weighing)
    choosers = [member for member, answer in vote.answers.items() if answer in OTHER]
    if outcome is None:
        return None
    for count in range(1, len(choosers) + 1):
        for turning in combinations(choosers, count):
            turned = {member: OTHER[vote.answers[member]] for member in turning}
            if replace(vote, answers={**vote.answers, **turned}).passes(terms, weighing) is not outcome:
                return count
    return None


@given(votes(), TERMS, st.sampled_from(Weighing))
def test_the_margin_of_members_is_the_least_of_all_ways_of_turning(vote, terms, weighing) -> None:
    found = margin_of_members(vote, terms, weighing)
    assert found == brute_margin(vote, terms, weighing)
    assert (found == 1) == bool(pivotal(vote, terms, weighing))
    if weighing is Weighing.MEMBERS and terms.rule is not Rule.DOUBLE and vote.quorate(terms):
        assert found == margin(terms, vote.sums(weighing))


@given(votes(), TERMS, st.randoms())
def test_the_order_of_members_does_not_matter(vote, terms, random) -> None:
    answers = dict(random.sample(list(vote.answers.items()), len(vote.answers)))
    other = replace(vote, answers=answers)
    assert margin_of_members(other, terms) == margin_of_members(vote, terms)
    assert set(pivotal(other, terms)) == set(pivotal(vote, terms))


# Banzhaf


def test_swings_of_the_eighteen_by_votes_of_size() -> None:
    """Each figure was also counted over all 2**18 coalitions, one by one."""
    people = eighteen()
    per_votes = {1: 11_490, 2: 23_256, 4: 49_368}
    assert swings(people, Rule.SIMPLE) == {name: per_votes[size_votes(size)] for name, size in people.items()}
    parts = banzhaf(swings(people, Rule.SIMPLE))
    assert sum(parts.values()) == 1
    assert parts["Arnhem"] == Fraction(49_368, 6 * 11_490 + 10 * 23_256 + 2 * 49_368)


def test_swings_of_the_eighteen_by_the_double_majority() -> None:
    """Counted coalition by coalition too; Rozendaal, with 1,705 inhabitants, decides by its vote."""
    found = swings(eighteen(), Rule.DOUBLE)
    assert (found["Nijmegen"], found["Arnhem"], found["Overbetuwe"]) == (57_268, 53_394, 21_520)
    assert (found["Rozendaal"], found["Mook en Middelaar"]) == (7_816, 8_530)


def test_textbook_swings() -> None:
    """[4; 4, 3, 2, 1] out of 10 with a majority of 6: 5, 3, 3, 1 (Banzhaf 1965)."""
    found = swings({"a": 4, "b": 3, "c": 2, "d": 1}, Rule.SIMPLE, Weighing.INHABITANTS)
    assert found == {"a": 5, "b": 3, "c": 3, "d": 1}


def test_nobody_decides_where_there_is_nobody() -> None:
    assert swings({}, Rule.SIMPLE) == {}
    assert banzhaf({}) == {}
    assert banzhaf(swings({"a": 0, "b": 0}, Rule.SIMPLE, Weighing.INHABITANTS)) == {}


def brute_swings(people: dict[str, int], rule: Rule, weighing: Weighing) -> dict[str, int]:
    readings = Terms(rule=rule).weighings(weighing)

    def wins(members: tuple[str, ...]) -> bool:
        held = [sum(reading.weight(people[member]) for member in members) for reading in readings]
        least = [needed(rule, sum(map(reading.weight, people.values()))) for reading in readings]
        return all(a >= b for a, b in zip(held, least, strict=True))

    found = Counter(dict.fromkeys(people, 0))
    for size in range(len(people) + 1):
        for members in filter(wins, combinations(people, size)):
            found.update(name for name in members if not wins(tuple(m for m in members if m != name)))
    return dict(found)


@given(votes(8), st.sampled_from(Rule), st.sampled_from(Weighing))
def test_swings_are_those_of_all_coalitions(vote, rule, weighing) -> None:
    assert swings(vote.inhabitants, rule, weighing) == brute_swings(vote.inhabitants, rule, weighing)
