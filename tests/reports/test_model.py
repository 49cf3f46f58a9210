"""The report as a value: reading order, and what it refuses."""

import pytest

from atelier.reports.model import (
    Bars,
    Bold,
    BulletList,
    Columns,
    Figure,
    Group,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Table,
    Text,
    block_texts,
    plain,
)
from tests.reports.samples import polls

pytestmark = pytest.mark.usefixtures("english")


def test_runs_read_without_their_meaning() -> None:
    assert plain((Bold("Contact:"), Text(" griffie"))) == "Contact: griffie"


def test_texts_come_in_reading_order() -> None:
    tally = polls()[0].tally
    assert tally is not None
    block = Group(
        (
            Heading("One"),
            Columns(((Paragraph((Text("two"),)),), (BulletList(((Text("three"),), (Text("four"),))),))),
            KeyFigures((KeyFigure("5", "five"),)),
            Table(header=("six",), rows=(((Bold("seven"),),),), weights=(1,), caption="caption"),
            Figure(Bars(tally), "eight", "nine"),
        )
    )
    assert list(block_texts(block)) == [
        *("One", "two", "three", "four", "5", "five", "caption", "six", "seven", "eight", "nine")
    ]


def test_a_table_of_uneven_rows_is_refused() -> None:
    with pytest.raises(ValueError, match="one width"):
        Table(header=("a", "b"), rows=(((Text("only one"),),),), weights=(1, 1))


def test_a_figure_needs_an_alt_text() -> None:
    tally = polls()[0].tally
    assert tally is not None
    with pytest.raises(ValueError, match="alt text"):
        Figure(Bars(tally), "  ")
