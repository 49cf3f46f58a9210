"""What holds for every way of asking (METHODS, "Always"): empty, one voter, order, doubling, ties, three silences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.answers import ORDER, POINTS, SPAN, Answer, profile_of
from atelier.domain.methods import METHODS, Method
from atelier.domain.methods.base import Options
from tests.domain.methods.answering import NAMES, answers, counted, form_of, options_of

pytestmark = pytest.mark.usefixtures("english")
every_method = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)


@every_method
def test_nobody_answered_gives_no_reading_and_no_share(method: Method) -> None:
    tally = counted(method, [], 18)
    assert tally.reading() is None
    assert tally.tip() == ""
    assert (tally.answered, tally.not_voted, sum(tally.shares)) == (0, 18, 0)


@every_method
@given(data=st.data())
def test_one_voter_shows_no_agreement(method: Method, data: st.DataObject) -> None:
    reading = counted(method, [data.draw(answers(method))]).reading()
    assert reading is not None
    assert reading.agreement is None
    assert reading.words
    assert reading.key


@every_method
@given(data=st.data())
def test_the_order_of_votes_never_matters(method: Method, data: st.DataObject) -> None:
    given_answers = data.draw(st.lists(answers(method), max_size=12))
    other = data.draw(st.permutations(given_answers))
    assert counted(method, given_answers) == counted(method, other)


@every_method
@given(data=st.data())
def test_doubling_all_votes_leaves_shares_words_and_agreement(method: Method, data: st.DataObject) -> None:
    once = data.draw(st.lists(answers(method), min_size=2, max_size=12))
    one, two = counted(method, once), counted(method, once * 2)
    assert one.shares == two.shares
    first, second = one.reading(), two.reading()
    assert first is not None
    assert second is not None
    assert (first.key, first.agreement) == (second.key, second.agreement)


@every_method
@given(data=st.data())
def test_every_answer_that_can_be_given_is_valid_and_counted_once(method: Method, data: st.DataObject) -> None:
    answer = data.draw(answers(method))
    assert method.shape.require(answer, form_of(method)) == answer
    tally = counted(method, [answer], 3)
    assert (tally.answered, tally.not_voted) == (1, 3)
    assert sum(tally.counts) == 1 or not method.shape.single


@pytest.mark.parametrize("method", [m for m in METHODS.values() if m.source is not Options.FIXED], ids=lambda m: m.key)
@given(data=st.data())
def test_the_order_of_the_options_never_matters(method: Method, data: st.DataObject) -> None:
    given_answers = data.draw(st.lists(answers(method), min_size=1, max_size=10))
    names = list(range(len(NAMES)))
    order = names[::-1] if method.shape is SPAN else data.draw(st.permutations(names))  # a span knows one reversal
    reading, other = (
        counted(method, rows).reading() for rows in (given_answers, [_renamed(method, a, order) for a in given_answers])
    )
    assert reading is not None
    assert other is not None
    assert (reading.key, reading.margin, reading.base) == (other.key, other.margin, other.base)


def _renamed(method: Method, answer: Answer, order: list[int]) -> Answer:
    if method.shape is POINTS:
        return tuple(answer[order.index(place)] for place in range(len(NAMES)))
    renamed = tuple(order[place] for place in answer)
    return renamed if method.shape is ORDER else tuple(sorted(renamed))


TIES: dict[str, list[Answer]] = {
    "spectrum5": [(0,), (4,)],
    "spectrum7": [(0,), (6,)],
    "agree5": [(0,), (4,)],
    "effect": [(0,), (4,)],
    "yesno": [(0,), (1,)],
    "choice": [(1,), (2,)],
    "roles": [(1,), (2,)],
    "dots": [(0, 2, 1, 0), (0, 1, 2, 0)],
    "ranking": [(1, 2), (2, 1)],
    "rolerange": [(1, 2), (1, 2)],
}


@pytest.mark.parametrize(("key", "given_answers"), TIES.items(), ids=TIES)
def test_ties_are_named_as_ties_and_have_no_margin(key: str, given_answers: list[Answer]) -> None:
    method = METHODS[key]
    reading = counted(method, given_answers * 3).reading()
    assert reading is not None
    assert reading.margin is None
    if method.source is not Options.FIXED:
        assert options_of(method)[1] in reading.words
        assert options_of(method)[2] in reading.words
    else:
        assert reading.words in {"two camps", "as many yes as no"}


@pytest.mark.parametrize("key", [key for key in METHODS if key not in TIES])
def test_the_rest_compares_no_sides(key: str) -> None:
    assert key in {"participation", "consent"}


@every_method
@given(data=st.data())
def test_a_margin_stands_beside_a_lead_in_words(method: Method, data: st.DataObject) -> None:
    tally = counted(method, data.draw(st.lists(answers(method), min_size=1, max_size=12)))
    reading = tally.reading()
    assert reading is not None
    if reading.margin and tally.tip():
        assert f"with {reading.margin} other" in tally.tip() or f"with {reading.margin} dot" in tally.tip()


@every_method
def test_a_profile_has_one_spelling(method: Method) -> None:
    first = (0, 1) if method.shape is SPAN else (1, 0, 0, 0) if method.shape is POINTS else (0,)
    assert profile_of([first, first]) == ((first, 2),)
    assert method.shape.spelled(first, options_of(method))
