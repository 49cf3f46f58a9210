"""The first page for the colleges."""

from dataclasses import replace

import pytest

from atelier.reports import colleges
from atelier.reports.data import ReportData
from atelier.reports.model import KeyFigures, Table, block_texts, plain
from tests.reports.samples import BARE, RIPE, data, empty, key

pytestmark = pytest.mark.usefixtures("english")


def said(sample: ReportData) -> str:
    texts = (text for block in colleges.build(sample).front for text in block_texts(block))
    return "\n".join(texts).replace("\N{NO-BREAK SPACE}", " ")


def tables(sample: ReportData) -> list[Table]:
    return [block for block in colleges.build(sample).front if isinstance(block, Table)]


def test_the_own_amount_is_a_range_with_its_base() -> None:
    figure = colleges.money_figure(data())
    assert figure.value == "€\xa010–1,853"
    assert figure.text == (
        "a year from 2021, lowest to highest municipality, 1 proposal; if all 3 join; €\xa01–93 once"
    )


def test_amounts_of_proposals_add_up_per_municipality() -> None:
    twice = (RIPE, replace(RIPE, id=key("twin"), from_year=2023))
    figure = colleges.money_figure(data(proposals=twice))
    assert figure.value == "€\xa020–3,706"
    assert figure.text.startswith("a year, the first from 2021, lowest to highest municipality, 2 proposals together")


def test_points_carry_their_verb_and_date() -> None:
    assert [[plain(cell) for cell in row] for row in tables(data())[0].rows] == [
        ["Consent to: Stem in met 3,5 fte. Vijf snelle fietsroutes", "January 2020"]
    ]


def test_mandate_give_and_get_stand_in_one_row() -> None:
    row = [plain(cell).replace("\N{NO-BREAK SPACE}", " ") for cell in tables(data())[1].rows[0]]
    assert row == [
        "Vijf snelle fietsroutes",
        "De portefeuillehouder mag tot 2024 opdrachten geven.",
        "Vijf routes op de kaart.",
        "€ 10–1,853 a year from 2021\n€ 1–93 once\n3.5 fte of all who join together",
        "In the room: largely raden (19 to 6, of 28); 28 of 30 present answered\n"
        "Against: Achttien raden vooraf duurt te lang.",
    ]
    assert tables(data())[1].caption.endswith("if all 3 join; with fewer it is more")
    assert "1 more proposal stands further on." in said(data())


def test_capacity_is_of_all_together() -> None:
    figures = next(block for block in colleges.build(data()).front if isinstance(block, KeyFigures)).figures
    assert (figures[2].value, figures[2].text) == ("3.5 fte", "for 1 proposal, of all who join together")


def test_nothing_is_made_up_for_an_empty_or_bare_week() -> None:
    text = said(empty())
    for sentence in (
        "no decision points for the colleges",
        "no yearly amount to divide over municipalities",
        "no capacity stated",
        "There are no decision points for the colleges yet.",
        "There are no proposals yet.",
    ):
        assert sentence in text
    assert "€" not in text
    said_there = "In the room: majority yes (12 to 11, of 27); 27 of 28 present answered"
    bare = [plain(cell) for cell in tables(data(proposals=(BARE,), points=()))[0].rows[0]]
    assert bare == ["Een energiekaart", *("not stated yet",) * 3, f"{said_there}\nAgainst: not stated yet"]
    assert colleges.money_figure(data(municipalities=())).value == "None yet"
