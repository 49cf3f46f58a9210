"""The sheet of official reactions."""

from dataclasses import replace
from datetime import date

import pytest

from atelier.reports import reacties
from atelier.reports.model import KeyFigures, Table, plain, texts
from tests.reports.samples import REACTIONS, data, empty, key

pytestmark = pytest.mark.usefixtures("english")


def test_open_reactions_have_room_for_an_answer_and_settled_ones_stay() -> None:
    report = reacties.build(data())
    assert report.title == "1 official reaction is open"
    (figures,) = [block for block in report.front if isinstance(block, KeyFigures)]
    assert [card.value for card in figures.figures] == ["1 open", "1 settled", "1 of 2"]
    (table,) = [block for block in report.front if isinstance(block, Table)]
    assert [plain(cell).strip() for cell in table.rows[0]] == [
        "Financiën", "The whole proposal", "Reken ook gelijke delen door.", "no date yet", "",
    ]  # fmt: skip
    assert "Griffie: Noem het verslag." in list(texts(report))


def test_a_sender_that_nobody_knows_is_said_to_be_unknown() -> None:
    report = reacties.build(data(reactions=(replace(REACTIONS[0], sender=" "),)))
    assert "Sender unknown" in list(texts(report))


def test_without_reactions_it_says_so() -> None:
    for sample in (empty(), data(reactions=())):
        report = reacties.build(sample)
        assert report.title == "No official reactions yet"
        assert "Officials have not reacted yet." in list(texts(report))


def test_many_reactions_get_an_overview_that_leads_to_them() -> None:
    many = tuple(replace(REACTIONS[0], id=key(f"r{n}")) for n in range(11))
    report = reacties.build(data(reactions=many))
    (overview,) = [block for block in report.front if isinstance(block, Table)]
    assert [[plain(cell) for cell in row] for row in overview.rows] == [["Vijf snelle fietsroutes", "11", "0"]]
    assert [len(block.rows) for block in report.blocks if isinstance(block, Table)] == [11]


def test_the_first_due_stands_first_with_the_field_that_it_is_about() -> None:
    later = replace(REACTIONS[0], id=key("later"), due=date(2019, 12, 20), text="Later.")
    soon = replace(REACTIONS[0], id=key("soon"), due=date(2019, 12, 6), text="Eerst.", field="mandate")
    done = replace(REACTIONS[1], how="Overgenomen.")
    report = reacties.build(data(reactions=(REACTIONS[0], later, soon, done)))
    (table,) = [block for block in report.front if isinstance(block, Table)]
    assert [plain(row[2]) for row in table.rows] == ["Eerst.", "Later.", "Reken ook gelijke delen door."]
    assert [plain(cell) for cell in table.rows[0][1:4]] == ["Mandate in one sentence", "Eerst.", "6 Dec 2019"]
    assert "Griffie: Noem het verslag. – Overgenomen." in list(texts(report))
