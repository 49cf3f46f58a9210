"""Amounts, lists and shortened texts."""

import pytest

from atelier.domain.vague_date import VagueDate
from atelier.reports.model import Link, Text
from atelier.reports.words import amount, fte, listed, period, reachable, short, stated


@pytest.mark.parametrize(
    ("text", "limit", "result"),
    [
        ("kort", 10, "kort"),
        ("twee\n regels ", 20, "twee regels"),
        ("een lange zin, met een komma", 16, "een lange zin…"),
        ("x" * 30, 10, "x" * 9 + "…"),
    ],
)
def test_a_text_is_cut_at_a_word(text: str, limit: int, result: str) -> None:
    assert short(text, limit) == result
    assert len(short(text, limit)) <= limit


@pytest.mark.usefixtures("english")
def test_what_was_not_typed_is_said() -> None:
    assert stated("  ") == "not stated yet"
    assert stated(" goal ") == "goal"


@pytest.mark.usefixtures("english")
def test_lists_and_periods() -> None:
    assert listed([]) == ""
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "C"]) == "A, B and C"
    dates = [VagueDate("2020-03/2020-04"), VagueDate("2019-12-02"), VagueDate("..")]
    assert period(dates) == "2 December 2019 and March–April 2020"
    assert period([*dates, VagueDate("2020-01")]) == "from 2 December 2019 to March–April 2020"
    assert period([VagueDate("..")]) == "all the time"
    assert period([]) == "no date yet"


def test_amounts_follow_the_language(english: None) -> None:
    assert amount(260_100, 309_400) == "€\N{NO-BREAK SPACE}2,601–3,094"
    assert amount(100, 100) == "€\N{NO-BREAK SPACE}1"
    assert [fte(n) for n in (300, 350, 325)] == ["3 fte", "3.5 fte", "3.25 fte"]


def test_dutch_amounts_have_points(dutch: None) -> None:
    assert amount(260_100, 309_400) == "€\N{NO-BREAK SPACE}2.601–3.094"


def test_addresses_in_a_text_can_be_followed() -> None:
    assert reachable("Bel de griffie of mail griffie.raad@arnhem.nl.") == (
        Text("Bel de griffie of mail "),
        Link("griffie.raad@arnhem.nl", target="mailto:griffie.raad@arnhem.nl"),
        Text("."),
    )
    assert reachable("https://x.nl/a?b=c, anders bellen")[0] == Link("https://x.nl/a?b=c", target="https://x.nl/a?b=c")
    assert reachable("Bel 026 - 1234567") == (Text("Bel 026 - 1234567"),)
