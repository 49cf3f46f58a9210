"""Facts that follow each other stand in one order, whatever the clocks said and however they came in."""

from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.chains import heads, in_order
from atelier.domain.submitting import Submission

NOON = datetime(2019, 11, 14, 12, 0, tzinfo=UTC)


def fact(n: int, follows: int | None = None, hours: int = 0) -> Submission:
    before = UUID(int=follows) if follows is not None else None
    at = NOON + timedelta(hours=hours)
    return Submission(id=UUID(int=n), proposal=UUID(int=0), follows=before, title="", content="", at=at)


def before(one: Submission) -> tuple[UUID, ...]:
    return (one.follows,) if one.follows else ()


@st.composite
def chains(draw: st.DrawFn) -> list[Submission]:
    """A tree of facts on laptops with clocks hours apart."""
    size = draw(st.integers(1, 9))
    facts = [fact(1, None, draw(st.integers(-9, 9)))]
    for n in range(2, size + 1):
        facts.append(fact(n, draw(st.none() | st.integers(1, n - 1)), draw(st.integers(-9, 9))))
    return facts


@given(chains(), st.randoms())
def test_one_order_in_which_nothing_is_lost_and_all_stand_behind_what_they_follow(
    facts: list[Submission], random: Random
) -> None:
    shuffled = random.sample(facts, len(facts))
    ordered = in_order(shuffled, before)
    assert ordered == in_order(facts, before)
    assert sorted(one.id for one in ordered) == sorted(one.id for one in facts)
    places = {one.id: n for n, one in enumerate(ordered)}
    assert all(places[one.follows] < places[one.id] for one in facts if one.follows)


@given(chains())
def test_a_head_is_what_nothing_follows(facts: list[Submission]) -> None:
    followed = {one.follows for one in facts}
    assert {one.id for one in heads(facts, before)} == {one.id for one in facts} - followed


def test_a_clock_that_is_hours_behind_does_not_put_a_later_version_in_front() -> None:
    assert [one.id.int for one in in_order([fact(2, 1, hours=-5), fact(1)], before)] == [1, 2]


def test_a_chain_that_bites_its_own_tail_still_ends() -> None:
    assert len(in_order([fact(1, 2), fact(2, 1)], before)) == 2
