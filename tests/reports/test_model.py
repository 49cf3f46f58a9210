"""The report as a value: reading order, and what it refuses."""

from dataclasses import replace

import pytest

from atelier.domain.proposals import Audience
from atelier.reports.builders import BUILDERS
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
    Link,
    Paragraph,
    Table,
    Text,
    block_runs,
    block_texts,
    plain,
)
from tests.reports.samples import empty, polls

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


def test_runs_come_in_reading_order() -> None:
    block = Group(
        (
            Heading("One"),
            Columns(((Paragraph((Text("two"), Bold("three"))),), (BulletList(((Text("four"),),)),))),
            Table(header=("head",), rows=(((Link("five", target="#x"),),),), weights=(1,)),
        )
    )
    assert [run.text for run in block_runs(block)] == ["two", "three", "four", "five"]


def test_a_link_must_lead_somewhere() -> None:
    report = BUILDERS[Audience.COUNCILS](empty())
    to_heading = Paragraph((Link("see", target="#here"), Link("web", target="https://x.nl")))
    with pytest.raises(ValueError, match="#here"):
        replace(report, front=(), blocks=(Group((to_heading,)),))
    assert replace(report, front=(), blocks=(to_heading, Heading("Here", 1, "here")))
