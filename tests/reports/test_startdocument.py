"""A proposal as the start document of a co-operation."""

import pytest

from atelier.reports import startdocument
from atelier.reports.model import Heading, Table, plain, texts
from tests.reports.samples import BARE, RIPE, data, empty

pytestmark = pytest.mark.usefixtures("english")


def test_it_says_who_how_what_and_with_which_money() -> None:
    report = startdocument.build(data(), RIPE)
    heads = [block.text for block in report.front if isinstance(block, Heading)]
    assert heads == [
        "Who", "How", "Intended result", "Work of officials", "Partners in society", "Money", "Councils",
        "What comes next", "Words in this document",
    ]  # fmt: skip
    text = "\n".join(texts(report))
    assert "Who leads: Portefeuillehouder Mobiliteit" in text
    assert "this document goes to them: raden geven opdracht; verantwoording." in text


def test_everyone_who_takes_part_has_a_line_to_sign() -> None:
    report = startdocument.build(data(), RIPE)
    (table,) = [block for block in report.blocks if isinstance(block, Table)]
    assert [plain(row[0]).strip() for row in table.rows] == ["Arnhem", "Doesburg", "Rozendaal", ""]


def test_without_anything_every_part_is_still_to_be_written() -> None:
    said = list(texts(startdocument.build(empty(), BARE)))
    assert sum(text.startswith("Still to write:") for text in said) == 8
