"""The state of a proposal is one function of its facts, in any order and on any clock."""

from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.proposal_states import STATE_NAMES, Standing, State, standing
from atelier.domain.proposals import Audience
from atelier.domain.submitting import STEP_NAMES, ProposalRelease, ProposalStep, StepOf, Submission

NOON = datetime(2019, 11, 14, 12, 0, tzinfo=UTC)
ROW = UUID(int=999)


def version(n: int, follows: int | None = None, hours: int = 0) -> Submission:
    before = UUID(int=follows) if follows else None
    at = NOON + timedelta(hours=hours)
    return Submission(id=UUID(int=n), proposal=ROW, follows=before, title="", content="{}", at=at)


def step(n: int, of: int, what: StepOf, reason: str = "", hours: int = 0) -> ProposalStep:
    at = NOON + timedelta(hours=hours)
    return ProposalStep(id=UUID(int=n), proposal=ROW, submission=UUID(int=of), step=what, reason=reason, at=at)


def release(n: int, of: int, audience: Audience, embargo: datetime | None = None) -> ProposalRelease:
    return ProposalRelease(
        id=UUID(int=n), proposal=ROW, submission=UUID(int=of), audience=audience, embargo=embargo, at=NOON
    )


@st.composite
def facts(draw: st.DrawFn) -> tuple[list[Submission], list[ProposalStep], list[ProposalRelease]]:
    size, hours = draw(st.integers(1, 5)), st.integers(-9, 9)
    versions = [version(n, draw(st.integers(1, n - 1)) if n > 1 else None, draw(hours)) for n in range(1, size + 1)]
    any_version, audiences = st.integers(1, size), st.sampled_from(Audience)
    taken = draw(st.lists(st.tuples(any_version, st.sampled_from(StepOf), hours), max_size=6))
    steps = [step(100 + n, of, what, f"reason {n}", at) for n, (of, what, at) in enumerate(taken)]
    opened = draw(st.lists(st.tuples(any_version, audiences, st.none() | hours), max_size=5))
    releases = [
        release(200 + n, of, audience, None if late is None else NOON + timedelta(hours=late))
        for n, (of, audience, late) in enumerate(opened)
    ]
    return versions, steps, releases


@given(facts(), st.randoms(), st.sampled_from(Audience), st.integers(-10, 10))
def test_any_order_of_facts_gives_one_standing(
    given_facts: tuple[list[Submission], list[ProposalStep], list[ProposalRelease]],
    random: Random,
    audience: Audience,
    hours: int,
) -> None:
    first = standing(*given_facts)
    other = standing(*(random.sample(rows, len(rows)) for rows in given_facts))
    assert first == other
    now = NOON + timedelta(hours=hours)
    assert first.readable(audience, now) == other.readable(audience, now)
    assert len(first.versions) == len(given_facts[0])
    assert sorted(one.id for row in first.versions for one in row.steps) == [one.id for one in given_facts[1]]


@given(facts(), st.sampled_from(Audience))
def test_nobody_reads_what_was_not_released_or_was_withdrawn(
    given_facts: tuple[list[Submission], list[ProposalStep], list[ProposalRelease]], audience: Audience
) -> None:
    found = standing(*given_facts).readable(audience, NOON)
    if found is not None:
        assert found.state is not State.WITHDRAWN
        mine = [one for one in given_facts[2] if one.submission == found.id and one.audience is audience]
        assert any(one.embargo is None or one.embargo <= NOON for one in mine)


def test_nothing_submitted_is_a_draft() -> None:
    assert standing([]).state is State.DRAFT
    assert standing([]).current is None


@pytest.mark.parametrize("what", StepOf)
def test_one_step_makes_the_state_of_its_name(what: StepOf) -> None:
    found = standing([version(1)], [step(9, 1, what, "too dear")])
    assert (found.state.value, found.versions[0].reason) == (what.value, "too dear")
    assert STATE_NAMES[found.state]
    assert STEP_NAMES[what]


def test_a_return_is_stronger_than_an_adoption_on_another_laptop_whatever_their_clocks() -> None:
    steps = [step(8, 1, StepOf.RETURNED, "no cover", hours=-4), step(9, 1, StepOf.ADOPTED, hours=4)]
    assert standing([version(1)], steps).state is State.RETURNED


def test_a_new_version_begins_again() -> None:
    found = standing([version(2, 1, hours=-3), version(1)], [step(9, 1, StepOf.RETURNED, "no cover")])
    assert [one.number for one in found.versions] == [1, 2]
    assert found.state is State.SUBMITTED


def test_two_versions_from_two_laptops_are_told_as_apart() -> None:
    found = standing([version(1), version(2, 1), version(3, 1)])
    assert [one.apart for one in found.versions] == [False, True, True]


def test_an_embargo_opens_at_its_moment() -> None:
    found = standing([version(1)], (), [release(5, 1, Audience.COLLEGES, NOON)])
    assert found.readable(Audience.COLLEGES, NOON - timedelta(seconds=1)) is None
    assert found.readable(Audience.COLLEGES, NOON) is found.versions[0]
    assert found.readable(Audience.COUNCILS, NOON) is None


def test_readers_keep_the_former_version_until_the_new_one_is_released() -> None:
    found = standing([version(1), version(2, 1)], (), [release(5, 1, Audience.COUNCILS)])
    assert found.readable(Audience.COUNCILS, NOON) is found.versions[0]


def test_all_councils_together_decide() -> None:
    assert standing([version(1)], answered=True).state is State.DECIDED
    assert Standing((), answered=True).state is State.DRAFT
