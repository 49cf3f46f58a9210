import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier import i18n
from atelier.domain.consent import Consent, Standing, consent_state
from atelier.domain.methods.consent import CONSENT

YES, BUT, NO, ASIDE = Consent
ASKED = st.frozensets(st.sampled_from("abcdef"))
ANSWERS = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(Consent))


@pytest.mark.parametrize(
    ("answers", "standing", "reason"),
    [
        ({}, Standing.WAITING, "3 people have not answered yet"),
        ({"a": YES, "b": YES}, Standing.WAITING, "1 person has not answered yet"),
        ({"a": YES, "b": NO}, Standing.OBJECTED, "1 objection is open; 1 person has not answered yet"),
        ({"a": NO, "b": NO, "c": BUT}, Standing.OBJECTED, "2 objections are open"),
        ({"a": ASIDE, "b": ASIDE, "c": ASIDE}, Standing.ABSTAINED, "everybody abstained, which is not consent"),
        (
            {"a": YES, "b": YES, "c": YES},
            Standing.DECIDED,
            "everybody who was asked answered, and no objection is open",
        ),
        (
            {"a": YES, "b": BUT, "c": ASIDE},
            Standing.DECIDED,
            "everybody who was asked answered, and no objection is open; 1 concern is kept; "
            "1 abstained, which is not consent",
        ),
    ],
)
def test_where_it_stands_and_why(answers: dict[str, Consent], standing: Standing, reason: str) -> None:
    state = consent_state("abc", answers)
    assert (state.standing, state.reason()) == (standing, reason)
    assert state.decided is (standing is Standing.DECIDED)


def test_nobody_asked_is_nothing_decided() -> None:
    state = consent_state("", {"a": YES})
    assert (state.standing, state.decided, state.reason()) == (Standing.UNASKED, False, "nobody was asked")


def test_an_objection_that_is_taken_away_no_longer_blocks() -> None:
    answers = {"a": YES, "b": NO, "c": NO}
    assert consent_state("abc", answers, settled="b").objections == {"c"}
    assert consent_state("abc", answers, settled="bc").decided


def test_a_concern_is_kept_by_name() -> None:
    state = consent_state("abc", {"a": YES, "b": BUT, "c": ASIDE})
    assert (state.concerns, state.abstained, state.waiting) == ({"b"}, {"c"}, frozenset())


def test_answers_of_people_who_were_not_asked_do_not_count() -> None:
    assert consent_state("a", {"a": YES, "z": NO}).decided
    assert not consent_state("ab", {"a": YES, "z": YES}).decided


def test_in_dutch() -> None:
    i18n.use("nl")
    assert consent_state("ab", {"a": NO}).reason() == "1 bezwaar staat open; 1 persoon heeft nog niet geantwoord"


def test_answers_are_the_options_of_the_method() -> None:
    assert CONSENT.reasons == {Consent.OBJECTION}
    assert CONSENT.options[Consent.CONCERN] == "Consent with a concern"


@given(ASKED, ANSWERS, st.frozensets(st.sampled_from("abcdef")))
def test_decided_only_when_all_answered_and_nothing_is_open(asked, answers, settled) -> None:
    state = consent_state(asked, answers, settled)
    given_ = [answers.get(voter) for voter in asked]
    open_ = [voter for voter in asked if answers.get(voter) is NO and voter not in settled]
    someone = any(answer is not ASIDE for answer in given_)
    assert state.decided == (bool(asked) and None not in given_ and not open_ and someone)
    assert state.reason()
    assert state.objections == set(open_)


@given(ASKED, ANSWERS, st.randoms())
def test_the_order_of_answers_does_not_matter(asked, answers, random) -> None:
    other = dict(random.sample(list(answers.items()), len(answers)))
    assert consent_state(asked, other) == consent_state(random.sample(sorted(asked), len(asked)), answers)


@given(ASKED, ANSWERS)
def test_asking_everybody_twice_over_stands_the_same(asked, answers) -> None:
    def twice(names):
        return [name + copy for name in names for copy in "12"]

    doubled = {voter: answers[voter[0]] for voter in twice(answers)}
    assert consent_state(twice(asked), doubled).standing is consent_state(asked, answers).standing
