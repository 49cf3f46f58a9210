"""The first page for the councils."""

from dataclasses import replace

import pytest

from atelier.domain.week import Event
from atelier.reports import raden
from atelier.reports.data import ReportData
from atelier.reports.model import Figure, KeyFigures, StackedBars, Table, block_texts, plain
from tests.reports.samples import POINTS, RIPE, ROLES, ROOT, data, empty, key

pytestmark = pytest.mark.usefixtures("english")


def said(sample: ReportData) -> str:
    texts = (text for block in raden.build(sample).front for text in block_texts(block))
    return "\n".join(texts).replace("\N{NO-BREAK SPACE}", " ")


def tables(sample: ReportData) -> list[Table]:
    return [block for block in raden.build(sample).front if isinstance(block, Table)]


def test_the_report_opens_with_what_when_by_whom_and_contact() -> None:
    assert raden.build(data()).title == "Asked of you: 1 decision"
    assert "without a summary" in raden.build(data()).subtitle
    lead, figure, moment = said(data()).split("\n")[:3]
    assert lead == "Decided by: the council of your own municipality. Contact: griffie@x.nl"
    assert (figure, moment) == ("1 decision", "March–April 2020")


def test_money_and_year_and_role_are_key_figures() -> None:
    figures = next(block for block in raden.build(data()).front if isinstance(block, KeyFigures)).figures
    assert figures[1].value == "€\xa010–1,853"
    assert figures[1].text.startswith("a year from 2021")
    assert figures[2].text == "Raden geven opdracht; verantwoording; per proposal below"


def test_points_say_what_and_when() -> None:
    assert [[plain(cell) for cell in row] for row in tables(data())[0].rows] == [
        ["Make available: Stel uw deel beschikbaar. Vijf snelle fietsroutes", "March–April 2020"]
    ]


def test_the_answer_of_the_room_and_the_counter_argument_share_the_page() -> None:
    figure = next(block for block in raden.build(data()).front if isinstance(block, Figure))
    assert isinstance(figure.picture, StackedBars)
    assert [(row.words, row.base) for row in figure.picture.rows] == [
        ("largely raden (19 to 6, of 28)", "28 of 30 present answered")
    ]
    assert figure.caption.endswith("A room is no sample. This is a poll of the room; your council decides.")
    row = [plain(cell) for cell in tables(data())[1].rows[0]]
    assert row[1] == "Raden geven opdracht; verantwoording"
    assert row[3] == "Achttien raden vooraf duurt te lang."


def test_a_date_that_all_points_share_stands_once() -> None:
    twice = data(points=(*POINTS, replace(POINTS[2], id=key("p9"), text="Stel het doel vast.")))
    points = tables(twice)[0]
    assert points.header == ("Asked of you, March–April 2020",)
    assert [len(row) for row in points.rows] == [1, 1]


def test_a_role_is_never_a_number() -> None:
    assert "trede" not in said(data()).lower()
    assert said(data(council_roles=ROLES[:1])).count("Verantwoording") == 0


def test_a_poll_of_two_proposals_is_shown_once() -> None:
    twin = replace(RIPE, id=key("twin"))
    point = replace(POINTS[2], id=key("p9"), proposal=twin.id)
    sample = data(proposals=(RIPE, twin), points=(*POINTS, point))
    figure = next(block for block in raden.build(sample).front if isinstance(block, Figure))
    assert isinstance(figure.picture, StackedBars)
    assert len(figure.picture.rows) == 1


def test_polls_without_a_proposal_are_announced() -> None:
    assert "No poll is linked to a proposal" in said(data(proposals=()))


def test_an_empty_week_is_honest() -> None:
    text = said(data(event=Event(id=ROOT), points=(), polls=(), proposals=()))
    assert text.startswith("Contact: not stated yet")
    assert "There are no closed polls yet." in text
    assert "There are no proposals yet." in text
    assert "%" not in said(empty())
    assert "€" not in said(empty())
