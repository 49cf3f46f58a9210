from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.errors import AtelierError
from atelier.domain.vague_date import VagueDate
from tests.domain.values import VAGUE


@pytest.mark.parametrize(
    ("text", "start", "end", "exact"),
    [
        ("2019-11-15", date(2019, 11, 15), date(2019, 11, 15), True),
        ("2020-01", date(2020, 1, 1), date(2020, 1, 31), False),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), False),
        ("2020-03/2020-04", date(2020, 3, 1), date(2020, 4, 30), False),
        ("2019-12/2020-01", date(2019, 12, 1), date(2020, 1, 31), False),
        ("2019-11-12/2019-11-15", date(2019, 11, 12), date(2019, 11, 15), True),
        ("2019-11-12/2019-12", date(2019, 11, 12), date(2019, 12, 31), False),
        ("..", date.min, date.max, False),
    ],
)
def test_the_forms_of_an_agenda(text: str, start: date, end: date, exact: bool) -> None:
    when = VagueDate.parse(f" {text} ")
    assert when.text == text
    assert (when.start, when.end) == (start, end)
    assert when.exact is exact
    assert when.permanent is (text == "..")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2020",
        "2020-13",
        "2019-11-31",
        "2019-02-29",
        "15-11-2019",
        "november",
        "2020-01/",
        "/2020-01",
        "2020-04/2020-03",
        "2019-11-15/2019-11-12",
        "2019-11-15T10:00",
        "2019-1-5",
        "2020-1",
        "2020-01/2020-02/2020-03",
        "2020-01-02-03",
        "../2020-01",
        "2_020-01",
        "٢٠٢٠-٠١",
        "...",
    ],
)
def test_anything_else_is_refused_in_words(text: str) -> None:
    with pytest.raises(AtelierError, match=r"is no date\. Write 2019-11-15, 2020-01 or 2020-03/2020-04"):
        VagueDate.parse(text)


@given(VAGUE)
def test_a_date_is_read_back_from_its_own_text(when: VagueDate) -> None:
    assert VagueDate.parse(when.text) == when
    assert when.start <= when.end
    assert when.words()


@given(st.text(max_size=25))
def test_any_text_is_a_date_with_words_or_refused(text: str) -> None:
    try:
        when = VagueDate.parse(text)
    except AtelierError:
        return
    assert when.words()


def test_dates_sort_by_their_end_and_then_by_their_start() -> None:
    texts = ["..", "2020-03/2020-04", "2020-01", "2020-01-31", "2020-01-20", "2019-12/2020-01", "2019-11-15"]
    assert [when.text for when in sorted(map(VagueDate, texts))] == [
        "2019-11-15",
        "2020-01-20",
        "2019-12/2020-01",
        "2020-01",
        "2020-01-31",
        "2020-03/2020-04",
        "..",
    ]


@given(VAGUE, VAGUE)
def test_of_two_dates_one_comes_first_or_they_cover_the_same_days(one: VagueDate, other: VagueDate) -> None:
    same = (one.start, one.end) == (other.start, other.end)
    assert [one < other, other < one].count(True) == (0 if same else 1)


@given(st.lists(VAGUE, max_size=8), st.randoms(use_true_random=False))
def test_sorting_does_not_depend_on_the_order_before(dates: list[VagueDate], chance: object) -> None:
    shuffled = list(dates)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert [(w.end, w.start) for w in sorted(shuffled)] == [(w.end, w.start) for w in sorted(dates)]


@pytest.mark.usefixtures("dutch")
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2019-11-15", "15 november 2019"),
        ("2020-01", "januari 2020"),
        ("2020-03/2020-04", "maart–april 2020"),
        ("2019-12/2020-01", "december 2019 – januari 2020"),
        ("2019-11-12/2019-11-15", "12–15 november 2019"),
        ("2019-11-30/2019-12-02", "30 november–2 december 2019"),
        ("2019-12-30/2020-01-02", "30 december 2019 – 2 januari 2020"),
        ("2019-11-15/2019-12", "15 november–december 2019"),
    ],
)
def test_words_in_dutch(text: str, words: str) -> None:
    assert VagueDate.parse(text).words() == words


def test_words_in_english() -> None:
    assert VagueDate("..").words() == "all the time"
    assert VagueDate("2020-03/2020-04").words() == "March–April 2020"


@pytest.mark.parametrize(
    ("typed", "stored", "plain"),
    [
        ("15-11-2019", "2019-11-15", "15-11-2019"),
        (" 5-1-2020 ", "2020-01-05", "5-1-2020"),
        ("6-2021", "2021-06", "6-2021"),
        ("3-2020/4-2020", "2020-03/2020-04", "3-2020/4-2020"),
        ("2020-03-30 / 2-4-2020", "2020-03-30/2020-04-02", "30-3-2020/2-4-2020"),
        ("2021-06", "2021-06", "6-2021"),
        ("..", "..", ".."),
    ],
)
def test_a_date_is_typed_and_shown_with_the_day_in_front(typed: str, stored: str, plain: str) -> None:
    value = VagueDate.typed(typed)
    assert (value.text, value.plain) == (stored, plain)
    assert VagueDate.typed(value.plain) == value


@pytest.mark.parametrize("typed", ["31-2-2020", "13-2020", "4-2020/3-2020", "2020", "", "mei"])
def test_what_is_no_date_is_refused_as_it_was_typed(english: None, typed: str) -> None:
    with pytest.raises(AtelierError) as refused:
        VagueDate.typed(typed)
    assert str(refused.value) == f"“{typed}” is no date. Write 15-11-2019, 1-2020 or 3-2020/4-2020."
