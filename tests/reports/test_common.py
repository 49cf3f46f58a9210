"""What the reports share: counting what is asked, the calendar, presence, and the notes."""

from dataclasses import replace

import pytest

from atelier.domain.proposals import Audience, Verb
from atelier.domain.week import Event, Gathering
from atelier.reports import common
from atelier.reports.model import Table, block_texts, plain
from tests.reports.samples import GATHERINGS, MUNICIPALITIES, RIPE, ROOT, data, empty, key

pytestmark = pytest.mark.usefixtures("english")


def test_decisions_and_notes_are_two_numbers() -> None:
    points = data().dated_points(Audience.STEERING)
    assert common.counted(points) == "1 decision and 1 point to take note of"
    assert common.title(points) == "Asked of you: 1 decision"
    assert common.title(points[1:]) == "Asked of you: 1 point to take note of"
    assert common.title([]) == "Nothing is asked of you yet"


def test_decisions_come_before_points_to_take_note_of() -> None:
    points = data().dated_points(Audience.STEERING)
    assert [row[0].verb for row in common.points_first(points[::-1])] == [Verb.ADOPT, Verb.NOTE]


def test_the_figure_of_what_is_asked() -> None:
    points = data().dated_points(Audience.STEERING)
    both, notes, none = (common.asked_figure(rows, "nobody") for rows in (points, points[1:], []))
    assert (both.value, both.text) == ("1 decision", "and 1 point to take note of; December 2019 – January 2020")
    assert (notes.value, notes.text) == ("1 point", "no date yet")
    assert (none.value, none.text) == ("None yet", "nobody")


def test_only_proposals_that_ask_stand_on_a_first_page() -> None:
    assert common.asked_of(data(), Audience.COUNCILS) == (RIPE,)
    assert common.asked_of(data(points=()), Audience.COUNCILS) == data().proposals


def test_the_next_four_weeks_start_after_the_last_day() -> None:
    assert [moment.title for moment in common.coming(data())] == ["Raden bespreken dilemma's", "Uitwerking"]
    assert common.coming(empty()) == ()


def test_the_calendar_is_in_order_and_vague_dates_stay_vague() -> None:
    table = common.calendar_chapter(data())[1]
    assert isinstance(table, Table)
    assert [plain(row[0]) for row in table.rows] == [
        *("April 2019", "2 December 2019", "December 2019 – January 2020", "January 2020", "March–April 2020"),
        "all the time",
    ]


def test_absence_names_its_base() -> None:
    assert common.absent_words(data()) == (
        "Absent from all 2 recorded meetings: Rozendaal. "
        "Times without a representative, of 2 recorded meetings: Doesburg (1)."
    )
    everybody = replace(GATHERINGS[0], municipalities=tuple(row.id for row in MUNICIPALITIES))
    assert common.absent_words(data(gatherings=(everybody,))) == "Every municipality was at the 1 recorded meeting."


def test_presence_that_was_not_recorded_is_no_absence() -> None:
    silent = Gathering(id=key("silent"))
    assert common.absent_words(data(gatherings=(silent,))) == "Which municipalities were present was not recorded."
    table = common.presence_chapter(data(gatherings=(silent,)))[-1]
    assert isinstance(table, Table)
    assert [plain(cell) for cell in table.rows[0]] == ["Atelier", "no day yet", "not recorded", "not recorded"]


def test_many_absent_municipalities_are_counted_and_not_all_named() -> None:
    members = tuple(replace(MUNICIPALITIES[0], id=key(f"m{n}"), name=f"M{n:02}") for n in range(22))
    there = (
        replace(GATHERINGS[0], municipalities=(members[0].id,)),
        replace(GATHERINGS[1], municipalities=tuple(row.id for row in members)),
    )
    words = common.absent_words(data(municipalities=members, gatherings=there))
    assert words.endswith("M18 (1) and 3 others.")


def test_presence_tells_when_where_and_who_was_away() -> None:
    table = common.presence_chapter(data())[-1]
    assert isinstance(table, Table)
    assert [plain(cell) for cell in table.rows[0]] == [
        *("Mandaat en zeggenschap", "Tue 12 November, Mozaïek, Wijchen", "29", "Rozendaal")
    ]


def test_the_notes_say_what_a_poll_is_not() -> None:
    text = "\n".join(text for block in common.notes_chapter(data()) for text in block_texts(block))
    assert "An atelier polls and decides nothing." in text
    assert "A room is no sample" in text
    assert "three things, each with its own number" in text
    assert "invented" not in text


def test_a_fictitious_report_says_so_in_its_notes() -> None:
    sample = data(event=Event(id=ROOT, fictitious=True))
    text = "\n".join(text for block in common.notes_chapter(sample) for text in block_texts(block))
    assert text.split("\n")[1].startswith("Everything in this report is invented")
