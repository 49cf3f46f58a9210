from datetime import date

import pytest

from atelier.domain.week import Day


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
