"""An attacker with every published figure of a question: rounds and recounts in which a few joined, left or were added.

Whoever took part in which counting is known to the attacker. From the open data and the chapter of a report come sums
over sets of people; no one to four of them may follow from those by linear algebra, whatever they answered.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain import second_round
from atelier.domain.answers import Answer, profile_of
from atelier.domain.ballots import Count, Electorate, Recount, Vote
from atelier.domain.counting import of_urn, of_votes, sealed
from atelier.domain.methods.base import Way
from atelier.domain.outside import outside
from atelier.domain.polls import Poll, PollFacts, polls_of
from atelier.domain.secrecy import LEAST
from atelier.reports.answers import question_blocks
from atelier.reports.model import Figure, Flows
from atelier.reports.open_data import public
from tests.domain.named import ABSTAIN, AT, NAMES, NO, YES, ballot, key
from tests.reports.samples import data

pytestmark = pytest.mark.usefixtures("english")
Crowd = frozenset[str]
COUNTINGS = ((0, 0), (0, 1), (1, 0), (2, 0))  # round and attempt: the first round is counted again
TOOK_PART = st.tuples(*[st.booleans()] * len(COUNTINGS))
CLASSES = st.dictionaries(TOOK_PART, st.integers(1, 7), min_size=1, max_size=4)  # how many took part in the same ones


def crowds(classes: Mapping[tuple[bool, ...], int]) -> list[Crowd]:
    """Who took part in each counting."""
    people, found = iter(NAMES), [set[str]() for _ in COUNTINGS]
    for took_part, size in classes.items():
        some = [name for _, name in zip(range(size), people, strict=False)]
        for crowd, there in zip(found, took_part, strict=True):
            crowd.update(some if there else ())
    return list(map(frozenset, found))


def asked(way: Way, took_part: Sequence[Crowd], random: Random) -> tuple[Poll, ...]:
    """The rounds of one question; a recount is of the same answers."""
    form = ballot(way=way, electorate=Electorate.PEOPLE, readings=False, inhabitants=(), invited=18)
    ballots, recounts, counts = [], [], []
    given: dict[int, dict[str, Answer]] = {}
    for (number, attempt), crowd in zip(COUNTINGS, took_part, strict=True):
        at = AT + timedelta(hours=number, minutes=attempt)
        one = replace(form, id=key(f"round {number}"), follows=key(f"round {number - 1}") if number else None, at=at)
        if attempt == 0:
            ballots.append(one)
            given[number] = {name: random.choice((YES, YES, NO, ABSTAIN)) for name in NAMES}
        if not crowd:
            continue
        before = Recount(id=key(f"again {number}"), ballot=one.id, reason="Nog eens.", at=at)
        struck = any(count.ballot == one.id for count in counts)
        recounts += [before] if struck else []
        answers = {name: given[number][name] for name in sorted(crowd)}
        counts.append(sealed(one, _count(one, answers), before.id if struck else None))
    return polls_of(PollFacts(tuple(ballots), recounts=tuple(recounts), counts=tuple(counts)))


def _count(one, answers: Mapping[str, Answer]) -> Count:
    if one.secret:
        return of_urn(one, profile_of(answers.values()), 18, one.at)
    votes = [Vote.new(ballot=one.id, voter=key(name), answer=answer) for name, answer in answers.items()]
    return of_votes(one, votes, 18, one.at)


def published(polls: Sequence[Poll], took_part: Sequence[Crowd]) -> dict[UUID, list[Crowd]]:
    """Per round the people over whom sums of answers are told, in the open data and in a report."""
    told = data(polls=tuple(polls))
    found: dict[UUID, list[Crowd]] = defaultdict(list)
    there = [crowd for crowd in took_part if crowd]
    every = iter(there)
    for row in public(told)["polls"]:
        for count in row["counts"]:
            crowd = next(every)
            found[UUID(row["id"])] += [crowd] if "totals" in count else []
    last = [crowd for (_, attempt), crowd in zip(COUNTINGS, took_part, strict=True)]
    by_round = {1: last[1] or last[0], 2: last[2], 3: last[3]}
    for block in question_blocks(told, polls):
        if isinstance(block, Figure) and isinstance(block.picture, Flows):
            moved = block.picture.flows
            one, two = (int(title.split()[-1]) for title in moved.titles)
            both = by_round[one] & by_round[two]
            assert sum(band.count for band in moved.bands) == len(both)
            for number in (one, two):
                found[polls[number - 1].id].append(both)
    return found


def found_out(sums: Sequence[Crowd]) -> Iterator[Crowd]:
    """Every one to four people whose answers follow from the sums, taken together and from each other."""
    classes: dict[tuple[bool, ...], set[str]] = defaultdict(set)
    for name in frozenset().union(*sums):
        classes[tuple(name in crowd for crowd in sums)].add(name)
    known = list(classes)
    rows = [[Fraction(one[n]) for one in known] for n in range(len(sums))]
    for picked in range(1, 2 ** len(known)):
        wanted = [Fraction(picked >> n & 1) for n in range(len(known))]
        people = frozenset().union(*(classes[one] for n, one in enumerate(known) if wanted[n]))
        if len(people) < LEAST and rank([*rows, wanted]) == rank(rows):
            yield people


def rank(rows: Sequence[Sequence[Fraction]]) -> int:
    """How many of these rows are independent."""
    left, found = [list(row) for row in rows], 0
    for column in range(len(left[0]) if left else 0):
        first = next((n for n in range(found, len(left)) if left[n][column]), None)
        if first is None:
            continue
        left[found], left[first] = left[first], left[found]
        for row in left[found + 1 :]:
            part = row[column] / left[found][column]
            row[:] = [a - part * b for a, b in zip(row, left[found], strict=True)]
        found += 1
    return found


def small(polls: Sequence[Poll], took_part: Sequence[Crowd], told: Callable[[Poll], Poll] = outside) -> list[Crowd]:
    """The small groups that are told of these polls."""
    sums = published([told(poll) for poll in polls], took_part)
    return [people for some in sums.values() for people in found_out(some)]


@pytest.mark.parametrize("way", [Way.NAMED, Way.PAPER])
@given(classes=CLASSES, random=st.randoms(use_true_random=False))
def test_no_small_group_follows_from_what_is_published(way: Way, classes, random: Random) -> None:
    took_part = crowds(classes)
    assert small(asked(way, took_part, random), took_part) == []


def planted(*sizes: tuple[str, int]) -> list[Crowd]:
    """Who took part, of groups such as ("1101", 6)."""
    return crowds({tuple(sign == "1" for sign in signs): size for signs, size in sizes})


@pytest.mark.parametrize(
    ("way", "groups"),
    [
        (Way.NAMED, [("1000", 3)]),  # a few people alone
        (Way.NAMED, [("1100", 7), ("0100", 1)]),  # a name that was added in the recount
        (Way.PAPER, [("1100", 7), ("0100", 2)]),  # papers that turned up
    ],
)
def test_the_attacker_finds_what_the_laptop_shows(way: Way, groups: list[tuple[str, int]]) -> None:
    took_part = planted(*groups)
    polls = asked(way, took_part, Random(1))  # noqa: S311 - not for secrets
    assert small(polls, took_part, told=lambda poll: poll)
    assert small(polls, took_part) == []


def test_the_attacker_finds_who_left_between_three_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten of sixteen were there in rounds 1 and 2, nine of them in round 3 too: what moved twice tells of the tenth."""
    took_part = planted(("1111", 9), ("1110", 1), ("0010", 6))
    polls = asked(Way.NAMED, took_part, Random(1))  # noqa: S311 - not for secrets
    assert small(polls, took_part) == []

    def only_two(before: Poll | None, after: Poll) -> tuple[frozenset[UUID], ...]:
        sets = [frozenset(poll.standing.by_voter) for poll in (before, after) if poll and poll.standing]
        parts = (sets[0] & sets[-1], sets[0] - sets[-1], sets[-1] - sets[0])
        return tuple(sets) if not any(0 < len(part) < LEAST for part in parts) else (sets[-1],)

    monkeypatch.setattr(second_round, "_together", only_two)
    assert small(polls, took_part) == [frozenset({NAMES[9]})]
