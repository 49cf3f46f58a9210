from dataclasses import replace
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier import i18n
from atelier.domain.weights import (
    BASE_NAMES,
    RULE_NAMES,
    WEIGHING_NAMES,
    Base,
    NamedVote,
    Rule,
    Sums,
    Terms,
    Voice,
    Weighing,
    needed,
    passes,
    size_votes,
    threshold,
)
from tests.domain.members import eighteen, vote_of, votes

TERMS = st.builds(Terms, st.sampled_from(Rule), st.sampled_from(Base), st.booleans(), st.integers(0, 4))
DOUBLE = Terms(Rule.DOUBLE, Base.MEMBERS)
LARGE_AND_NEAR = ("Arnhem", "Nijmegen", "Overbetuwe", "Lingewaard", "Wijchen")


@pytest.mark.parametrize(
    ("inhabitants", "votes"),
    [(0, 1), (19_999, 1), (20_000, 2), (49_999, 2), (50_000, 3), (99_999, 3), (100_000, 4), (177_698, 4)],
)
def test_votes_by_the_size_scale(inhabitants: int, votes: int) -> None:
    assert size_votes(inhabitants) == votes


# The eighteen (METHODS, Named votes of members)


def test_the_eighteen_hold_34_votes_and_18_is_the_majority() -> None:
    assert sum(map(size_votes, eighteen().values())) == 34
    assert needed(Rule.SIMPLE, 34) == 18


def test_sixteen_members_without_the_two_cities_reach_a_double_majority() -> None:
    people = eighteen()
    vote = vote_of(people, *(people.keys() - {"Arnhem", "Nijmegen"}))
    size, inhabitants = vote.sums(Weighing.SIZE), vote.sums(Weighing.INHABITANTS)
    assert len(vote.who(Voice.FOR)) == 16
    assert size.votes_for == 26
    assert round(100 * inhabitants.votes_for / inhabitants.members, 1) == 56.9
    assert vote.passes(DOUBLE) is True


def test_five_members_with_most_inhabitants_do_not() -> None:
    vote = vote_of(eighteen(), *LARGE_AND_NEAR)
    size, inhabitants = vote.sums(Weighing.SIZE), vote.sums(Weighing.INHABITANTS)
    assert size.votes_for == 14
    assert round(100 * inhabitants.votes_for / inhabitants.members, 1) == 60.4
    assert vote.passes(DOUBLE) is False
    assert vote.passes(Terms(), Weighing.INHABITANTS) is True
    assert vote.passes(Terms(), Weighing.SIZE) is False
    assert vote.passes(Terms(), Weighing.MEMBERS) is False


def test_votes_that_were_frozen_at_the_opening_stand() -> None:
    vote = vote_of(eighteen(), "Arnhem", "Rozendaal")
    assert vote.sums(Weighing.SIZE).votes_for == 5
    assert replace(vote, votes={"Rozendaal": 2}).sums(Weighing.SIZE) == Sums(6, 29, 0, 35, 35)


# Rules and their base


@pytest.mark.parametrize(
    ("rule", "whole", "least"),
    [
        (Rule.SIMPLE, 18, 10),  # half is no majority
        (Rule.SIMPLE, 17, 9),
        (Rule.TWO_THIRDS, 18, 12),
        (Rule.TWO_THIRDS, 17, 12),
        (Rule.FOUR_FIFTHS, 18, 15),
        (Rule.FOUR_FIFTHS, 20, 16),
        (Rule.CONSENSUS, 18, 18),
        (Rule.DOUBLE, 34, 18),
        (Rule.CONSENSUS, 0, 1),
        (Rule.TWO_THIRDS, 0, 1),
    ],
)
def test_the_least_that_reaches_a_threshold(rule: Rule, whole: int, least: int) -> None:
    assert needed(rule, whole) == least


@given(st.integers(1, 10**6))
def test_thresholds_are_exact_parts(whole: int) -> None:
    assert needed(Rule.TWO_THIRDS, whole) == ceil(Fraction(2, 3) * whole)
    assert needed(Rule.FOUR_FIFTHS, whole) == ceil(Fraction(4, 5) * whole)
    assert 2 * needed(Rule.SIMPLE, whole) > whole >= 2 * (needed(Rule.SIMPLE, whole) - 1)


def test_the_base_decides_of_whom_a_threshold_is_a_part() -> None:
    sums = Sums(votes_for=8, against=5, abstain=3, present=17, members=18)
    wholes = {(base, counts): sums.whole(Terms(base=base, abstain_counts=counts)) for base in Base for counts in (0, 1)}
    assert wholes == {
        (Base.MEMBERS, 0): 15,
        (Base.MEMBERS, 1): 18,
        (Base.PRESENT, 0): 14,
        (Base.PRESENT, 1): 17,
        (Base.CHOSE, 0): 13,
        (Base.CHOSE, 1): 13,
    }
    reached = {key: passes(Terms(base=key[0], abstain_counts=bool(key[1])), sums) for key in wholes}
    assert [key for key, yes in reached.items() if not yes] == [(Base.MEMBERS, 1), (Base.PRESENT, 1)]


def test_a_tie_fails() -> None:
    assert passes(Terms(), Sums(9, 9, 0, 18, 18)) is False
    assert passes(Terms(), Sums(10, 8, 0, 18, 18)) is True


def test_consensus_is_no_vote_against_among_those_who_chose() -> None:
    agreed = Sums(15, 0, 3, 18, 18)
    assert passes(Terms(Rule.CONSENSUS), agreed) is True
    assert passes(Terms(Rule.CONSENSUS, Base.PRESENT, abstain_counts=True), agreed) is False
    assert passes(Terms(Rule.CONSENSUS), replace(agreed, votes_for=14, against=1)) is False


def test_nobody_who_chose_gives_no_outcome() -> None:
    assert passes(Terms(), Sums(0, 0, 0, 0, 0)) is None
    assert passes(Terms(base=Base.MEMBERS), Sums(0, 0, 4, 9, 18)) is None
    assert NamedVote[str]({}, {}).passes(DOUBLE) is None


def test_members_whose_inhabitants_are_unknown_still_get_an_outcome() -> None:
    vote = vote_of({"a": 0, "b": 0}, "a", "b")
    assert vote.passes(Terms()) is True
    assert vote.passes(Terms(), Weighing.INHABITANTS) is None


def test_without_a_quorum_there_is_no_outcome() -> None:
    people = dict.fromkeys("abcdef", 1000)
    vote = NamedVote({"a": Voice.FOR, "b": Voice.ABSTAIN}, people, present={"a", "c"})
    assert vote.sums(Weighing.MEMBERS) == Sums(1, 0, 1, 3, 6)
    assert vote.passes(Terms(quorum=3)) is True
    assert not vote.quorate(Terms(quorum=4))
    assert vote.passes(Terms(quorum=4)) is None


def test_a_threshold_in_words_names_its_base() -> None:
    words = threshold(Terms(Rule.TWO_THIRDS, Base.PRESENT), Sums(14, 4, 0, 18, 18))
    assert words == "at least two thirds of those present: 12 of 18"
    i18n.use("nl")
    words = threshold(Terms(base=Base.MEMBERS), Sums(0, 0, 0, 0, 786_570))
    assert words == "meer dan de helft van alle leden: 393.286 van 786.570"


def test_every_rule_base_and_reading_has_a_name() -> None:
    assert (set(RULE_NAMES), set(BASE_NAMES), set(WEIGHING_NAMES)) == (set(Rule), set(Base), set(Weighing))


# Always


@given(votes(), TERMS, st.sampled_from(Weighing), st.randoms())
def test_the_order_of_answers_and_members_does_not_matter(vote, terms, weighing, random) -> None:
    def shuffled(mapping):
        return dict(random.sample(list(mapping.items()), len(mapping)))

    other = NamedVote(shuffled(vote.answers), shuffled(vote.inhabitants), vote.present)
    assert other.passes(terms, weighing) is vote.passes(terms, weighing)
    assert other.sums(weighing) == vote.sums(weighing)


@given(votes(), TERMS, st.sampled_from(Weighing))
def test_doubling_every_answer_changes_no_outcome(vote, terms, weighing) -> None:
    sums = vote.sums(weighing)
    twice = Sums(*(2 * getattr(sums, name) for name in Sums.__slots__))
    assert passes(terms, twice) is passes(terms, sums)


@given(votes(), TERMS, st.sampled_from(Weighing))
def test_one_more_in_favour_never_undoes_an_outcome(vote, terms, weighing) -> None:
    for member in vote.who(Voice.AGAINST):
        better = replace(vote, answers={**vote.answers, member: Voice.FOR})
        assert better.passes(terms, weighing) or not vote.passes(terms, weighing)


@given(votes(), TERMS, st.sampled_from(Weighing))
def test_every_member_is_counted_once(vote, terms, weighing) -> None:
    sums = vote.sums(weighing)
    assert sums.votes_for + sums.against + sums.abstain <= sums.present <= sums.members
    assert 0 <= sums.whole(terms) <= sums.members
