from datetime import date

import pytest

from atelier.domain.week import Day, Gathering, in_order


@pytest.mark.usefixtures("dutch")
def test_a_day_by_name() -> None:
    assert Day.new(date=date(2019, 11, 12)).name() == "Di 12 november"


@pytest.mark.parametrize(
    ("venue", "town", "words"),
    [
        ("Mozaïek", "Wijchen", "Mozaïek, Wijchen"),
        ("", "Arnhem", "Arnhem"),
        ("IPKW", "", "IPKW"),
        ("", "", "venue unknown"),
    ],
)
def test_a_place_or_that_it_is_unknown(venue: str, town: str, words: str) -> None:
    assert Day.new(date=date(2019, 11, 12), venue=venue, town=town).place() == words


def test_meetings_are_numbered_by_date_start_and_own_order() -> None:
    late, early = Day.new(date=date(2019, 11, 14)), Day.new(date=date(2019, 11, 12))
    meetings = [
        Gathering.new(title=title, day=day.id if day else None, starts=starts, position=position)
        for title, day, starts, position in (
            ("f", None, 0, "a"),
            ("e", late, 570, "a"),
            ("d", early, 780, "a"),
            ("c", early, 570, "c"),
            ("b", early, 570, "b"),
            ("a", early, 540, "z"),
        )
    ]
    assert [meeting.title for meeting in in_order(meetings, [late, early])] == list("abcdef")


def test_a_meeting_whose_day_was_removed_comes_last() -> None:
    day, gone = Day.new(date=date(2019, 11, 14)), Day.new(date=date(2019, 11, 12))
    here, lost = Gathering.new(title="hier", day=day.id), Gathering.new(title="weg", day=gone.id)
    assert in_order([lost, here], [day]) == [here, lost]
