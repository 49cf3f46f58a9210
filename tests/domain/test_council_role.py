from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.answers import SPAN, profile_of
from atelier.domain.council_role import Advice, acceptance, advise

LOWS = (1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 7)  # METHODS numbers the forms from 1
HIGHS = (3, 4, 4, 5, 5, 5, 6, 6, 5, 6, 7, 6, 7, 7, 6, 7, 7, 7)
ROOM = profile_of((low - 1, high - 1) for low, high in zip(LOWS, HIGHS, strict=True))
PAIRS = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(lambda pair: (min(pair), max(pair)))
SPANS = st.lists(st.tuples(PAIRS, st.integers(1, 5)))


def test_the_eighteen_accept_the_fifth_form_most() -> None:
    """METHODS, Role of the council as an interval."""
    assert acceptance(ROOM, 7) == (2, 4, 7, 10, 12, 10, 6)
    assert advise(ROOM, 7) == Advice((2, 4, 7, 10, 12, 10, 6), (5 - 1,), 6)


def test_forms_that_are_accepted_as_much_are_tied() -> None:
    assert advise([((0, 1), 1), ((0, 2), 1), ((4, 4), 1)], 5) == Advice((2, 2, 1, 0, 1), (0, 1), 1)
    assert advise([((0, 0), 2), ((2, 2), 2)], 3) == Advice((2, 0, 2), (0, 2), 2)


def test_without_voters_there_is_no_advice() -> None:
    assert advise([], 7) is None
    assert acceptance([], 3) == (0, 0, 0)


@given(SPANS, st.randoms())
def test_the_order_of_voters_does_not_matter(spans, random) -> None:
    assert advise(random.sample(spans, len(spans)), 7) == advise(spans, 7)


@given(SPANS.filter(bool))
def test_doubling_all_votes_changes_no_advice(spans) -> None:
    once, double = advise(spans, 7), advise(spans * 2, 7)
    assert once is not None
    assert double == Advice(tuple(2 * count for count in once.acceptance), once.forms, 2 * once.outside)


@given(SPANS.filter(bool))
def test_whoever_does_not_accept_it_is_outside(spans) -> None:
    found = advise(spans, 7)
    assert found is not None
    voters = sum(times for _, times in spans)
    for form in found.forms:
        assert sum(times for (low, high), times in spans if not low <= form <= high) == found.outside
    assert all(count <= voters - found.outside for count in found.acceptance)


@given(SPANS.filter(bool))
def test_reading_from_the_other_end_gives_the_same_forms(spans) -> None:
    found, back = advise(spans, 7), advise([((6 - high, 6 - low), times) for (low, high), times in spans], 7)
    assert found is not None
    assert back is not None
    assert back.acceptance == found.acceptance[::-1]
    assert {6 - form for form in back.forms} == set(found.forms)


@given(SPANS)
def test_acceptance_is_what_the_answers_add_up_to(spans) -> None:
    assert acceptance(spans, 7) == SPAN.totals(tuple(spans), 7)
