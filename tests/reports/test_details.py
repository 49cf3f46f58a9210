"""The chapters on proposals and on shares."""

from dataclasses import replace

import pytest

from atelier.domain.proposals import CooperationForm
from atelier.reports import details
from atelier.reports.data import ReportData
from atelier.reports.model import Table, block_texts, plain
from tests.reports.samples import BARE, RIPE, data, empty, key

pytestmark = pytest.mark.usefixtures("english")


def said(sample: ReportData) -> str:
    return "\n".join(text for block in details.chapter(sample) for text in block_texts(block))


def fields(sample: ReportData, n: int = 0) -> dict[str, str]:
    table = [block for block in details.chapter(sample) if isinstance(block, Table) and not block.header][n]
    return {plain(name): plain(value).replace("\N{NO-BREAK SPACE}", " ") for name, value in table.rows}


def test_a_whole_proposal_tells_all_it_has() -> None:
    told = fields(data())
    assert told["Money"] == "€ 100 once, € 1,000–2,000 a year, from 2021, by inhabitants"
    assert told["Share of a municipality"] == (
        "from the lowest to the highest: € 10–1,853 a year from 2021 "
        "and € 1–93 once, if all 3 join; with fewer it is more"
    )
    assert told["Capacity"] == "3.5 fte"
    assert told["Role of the councils"] == "Raden geven opdracht; verantwoording"
    assert told["Still lacks"] == "nothing: the atelier version is complete"
    assert "duo 1: Mandaat · ripe" in said(data())
    assert "Official reactions: 1 open, 1 settled\nFinanciën: Reken ook gelijke delen door." in said(data())


def test_a_bare_proposal_says_what_is_missing() -> None:
    told = fields(data(), 1)
    assert told["Goal"] == told["Mandate"] == told["Capacity"] == "not stated yet"
    assert told["Money"] == "no amount stated yet"
    assert "Share of a municipality" not in told
    assert told["Form"] == "not chosen yet"
    assert told["Still lacks"].startswith("Goal with a year; Result that councils can see; Who leads")


def test_decision_points_of_all_audiences_stand_together() -> None:
    text = said(data())
    start = text.index("Of whom")
    rows = text[start:].split("\n")[3:12]
    assert rows == [
        *("Steering group", "adopt: Stel vast wie de routes uitwerkt.", "December 2019 – January 2020"),
        *("Colleges", "consent to: Stem in met 3,5 fte.", "January 2020"),
        *("Councils", "make available: Stel uw deel beschikbaar.", "March–April 2020"),
    ]


def test_the_form_brings_its_steps() -> None:
    form = CooperationForm(id=key("form"), name="Stichting", procedure=("Wensen en bedenkingen (laat toetsen).",))
    told = fields(data(forms=(form,), proposals=(replace(RIPE, form=form.id),)))
    assert told["Form"] == "Stichting"
    assert told["What the form asks by law"] == "Wensen en bedenkingen (laat toetsen)."


def test_settled_reactions_leave_nothing_open() -> None:
    settled = tuple(replace(row, settled=True) for row in data().reactions)
    assert "Official reactions: 0 open, 2 settled\nNothing is left to settle." in said(data(reactions=settled))


def test_shares_add_up_per_municipality() -> None:
    blocks = details.shares_chapter(data())
    yearly, once = (block for block in blocks if isinstance(block, Table))
    cells = {plain(row[0]): plain(row[1]) for row in yearly.rows}
    assert cells == {"Arnhem": "€\xa0927–1,853", "Doesburg": "€\xa064–127", "Rozendaal": "€\xa010–20"}
    assert yearly.caption == "Lowest and highest share, a year"
    assert [plain(row[1]) for row in once.rows] == ["€\xa093", "€\xa06", "€\xa01"]


def test_without_amounts_or_members_nothing_is_divided() -> None:
    assert details.shares_chapter(data(proposals=(BARE,))) == ()
    assert details.shares_chapter(data(municipalities=())) == ()
    assert details.shares_chapter(empty()) == ()
    assert said(empty()) == "The proposals\nThere are no proposals yet."


def test_many_proposals_make_more_tables() -> None:
    many = tuple(replace(RIPE, id=key(f"copy{n}"), once_high=0) for n in range(6))
    tables = [block for block in details.shares_chapter(data(proposals=many)) if isinstance(block, Table)]
    assert [len(table.header) for table in tables] == [5, 3]


def test_an_unknown_duo_or_title_is_no_problem() -> None:
    nameless = replace(BARE, title=" ", duo=key("nobody"))
    assert details.title(nameless) == "Proposal without a title"
    assert details.duo(data(), nameless) == ""
