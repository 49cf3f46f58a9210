"""No answer of a council is lost, and one is shown."""

from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.council_answers import ANSWER_NAMES, Answered, AnswerOf, CouncilAnswer, all_final, answered

NOON = datetime(2020, 3, 18, 12, 0, tzinfo=UTC)


def said(n: int, answer: AnswerOf, corrects: tuple[int, ...] = (), place: int = 1, hours: int = 0) -> CouncilAnswer:
    return CouncilAnswer(
        id=UUID(int=n),
        proposal=UUID(int=900),
        municipality=UUID(int=place),
        answer=answer,
        corrects=tuple(UUID(int=one) for one in corrects),
        at=NOON + timedelta(hours=hours),
    )


@st.composite
def histories(draw: st.DrawFn) -> list[CouncilAnswer]:
    facts: list[CouncilAnswer] = []
    for n in range(1, draw(st.integers(1, 12)) + 1):
        place = draw(st.integers(1, 3))
        mine = [one.id.int for one in facts if one.municipality.int == place]
        corrects = draw(st.lists(st.sampled_from(mine), unique=True, max_size=2)) if mine else []
        facts.append(said(n, draw(st.sampled_from(AnswerOf)), tuple(corrects), place, draw(st.integers(-9, 9))))
    return facts


@given(histories(), st.randoms())
def test_no_answer_is_lost_and_any_order_shows_the_same(facts: list[CouncilAnswer], random: Random) -> None:
    found = answered(facts)
    assert sorted(one.id for cell in found.values() for one in cell.history) == [one.id for one in facts]
    assert found == answered(random.sample(facts, len(facts)))
    for cell in found.values():
        assert cell.shown in cell.standing


def test_a_correction_is_shown_and_the_former_answer_stays() -> None:
    cell = Answered((said(1, AnswerOf.REJECTED), said(2, AnswerOf.CONFORM, (1,), hours=-6)))
    found = answered(cell.history)[UUID(int=900), UUID(int=1)]
    assert (found.answer, len(found.history), found.apart) == (AnswerOf.CONFORM, 2, False)


def test_two_laptops_that_entered_something_else_are_told_until_somebody_corrects_both() -> None:
    two = [said(1, AnswerOf.CONFORM), said(2, AnswerOf.AMENDED)]
    assert next(iter(answered(two).values())).apart
    assert not next(iter(answered([*two, said(3, AnswerOf.AMENDED, (1, 2))]).values())).apart


def test_two_laptops_that_entered_the_same_agree() -> None:
    assert not next(iter(answered([said(1, AnswerOf.CONFORM), said(2, AnswerOf.CONFORM)]).values())).apart


def test_open_and_deferred_are_not_the_last_word_and_not_joining_is() -> None:
    first = Answered((said(1, AnswerOf.NOT_JOINING),))
    assert all_final([first], 1)
    assert not all_final([first, Answered((said(2, AnswerOf.DEFERRED),)), Answered()], 3)
    assert not all_final([], 0)


def test_every_answer_has_a_name() -> None:
    assert set(ANSWER_NAMES) == set(AnswerOf)
