"""What somebody types in a form becomes a value, or a sentence that says why not."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.entity import cells
from atelier.domain.errors import AtelierError
from atelier.domain.form_fields import ASKED
from atelier.domain.form_questions import LONGEST, MOST_CENTS, Field, Question, Sort, plain, shown, understood
from atelier.domain.proposals import VERB_NAMES, Verb

pytestmark = pytest.mark.usefixtures("english")
ROW = uuid4()


def question(sort: Sort, *options: str) -> Question:
    return Question(ROW, Field("x", sort, "X"), "", tuple((key, key) for key in options))


@pytest.mark.parametrize(
    ("sort", "typed", "value"),
    [
        (Sort.MONEY, "1.200.000", 120_000_000),
        (Sort.MONEY, "1,200,000.50", 120_000_050),
        (Sort.MONEY, "€ 1.200,5", 120_050),
        (Sort.MONEY, "250000,-", 25_000_000),
        (Sort.MONEY, " ", 0),
        (Sort.FTE, "3,5 fte", 350),
        (Sort.FTE, "0.25", 25),
        (Sort.YEAR, "2021", 2021),
        (Sort.TEXT, " een\r\ntwee \u0000\n", "een\ntwee"),
        (Sort.LINE, "een \n twee", "een twee"),
        (Sort.CHOICE, "", None),
    ],
)
def test_what_is_typed_is_understood(sort: Sort, typed: str, value: object) -> None:
    assert understood(question(sort), typed) == value


@pytest.mark.parametrize("typed", ["veel", "12-13", "1.2.3", "-5", "99.999.999.999.999", "1e9"])
def test_what_is_no_figure_is_refused(typed: str) -> None:
    with pytest.raises(AtelierError, match=r"no figure|more than can be"):
        understood(question(Sort.MONEY), typed)


def test_only_what_can_be_chosen_is_taken() -> None:
    key = uuid4().hex
    assert understood(question(Sort.CHOICE, key), key) == UUID(hex=key)
    assert understood(question(Sort.CHOICES, key), [key]) == (UUID(hex=key),)
    verb = Question(ROW, Field("verb", Sort.CHOICE, "Verb", names=VERB_NAMES), "", ((str(Verb.FUND), "fund"),))
    assert understood(verb, "beschikbaar stellen") is Verb.FUND
    for wrong in ("", "weggeven"):
        with pytest.raises(AtelierError):
            understood(verb, wrong)
    with pytest.raises(AtelierError, match="cannot be chosen"):
        understood(question(Sort.CHOICES, key), ["0" * 32])
    with pytest.raises(AtelierError, match="longer than"):
        understood(question(Sort.TEXT), "x" * (LONGEST + 1))
    with pytest.raises(AtelierError, match="no text"):
        understood(question(Sort.TEXT), 7)


@given(st.integers(0, MOST_CENTS))
def test_an_amount_comes_back_to_the_cent(cents: int) -> None:
    assert understood(question(Sort.MONEY), shown(Sort.MONEY, cents)) == cents


@given(st.text())
def test_cleaning_a_text_twice_is_the_same_as_once(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_every_field_that_is_asked_is_one_of_its_row_and_fits_in_a_tag_of_word() -> None:
    for kind, asked in ASKED.items():
        known = {name for names in cells(kind).values() for name in names}
        assert {field.name for field in asked} <= known
        assert len({field.name for field in asked}) == len(asked)
        assert all(len(f"{ROW.hex}.{field.name}.{'0' * 12}") <= 64 for field in asked)
