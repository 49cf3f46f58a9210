"""The first page for the steering group."""

from dataclasses import replace

import pytest

from atelier.domain.proposals import Audience
from atelier.reports import stuurgroep
from atelier.reports.data import ReportData
from atelier.reports.model import Block, Figure, KeyFigures, StackedBars, Table, block_texts, parts, plain
from tests.reports.samples import POINTS, RIPE, data, empty, key

pytestmark = pytest.mark.usefixtures("english")


def front(sample: ReportData) -> list[Block]:
    def flat(blocks: tuple[Block, ...]) -> list[Block]:
        return [inner for block in blocks for inner in (flat(parts(block)) or [block])]

    return flat(stuurgroep.build(sample).front)


def said(sample: ReportData) -> str:
    return "\n".join(text for block in front(sample) for text in block_texts(block))


def table(sample: ReportData, n: int) -> list[list[str]]:
    found = [block for block in front(sample) if isinstance(block, Table)][n]
    return [[plain(cell) for cell in row] for row in found.rows]


def test_the_report_knows_its_reader() -> None:
    report = stuurgroep.build(data())
    assert (report.audience, report.status, report.language) == (Audience.STEERING, "concept", "en")
    assert report.title == "Asked of you: 1 decision"
    assert report.subtitle == ("Report to the steering group", "general edition", "without a summary")
    assert report.fingerprint == data().fingerprint()


def test_key_figures_have_their_base() -> None:
    figures = next(block for block in front(data()) if isinstance(block, KeyFigures)).figures
    assert [(figure.value, figure.text) for figure in figures] == [
        ("1 decision", "and 1 point to take note of; December 2019 – January 2020"),
        ("1 of 2 ripe", "proposals; 0 nearly, 1 not yet"),
        ("1 reaction open", "of 2 by officials"),
    ]


def test_decisions_say_who_and_when() -> None:
    assert table(data(), 0) == [
        [
            "Adopt: Stel vast wie de routes uitwerkt. Vijf snelle fietsroutes",
            "Steering group, prepared by duo 1",
            "December 2019 – January 2020",
        ],
    ]
    assert "\nTake note: Neem kennis van de kaart. Een energiekaart\n" in said(data())


def test_at_most_five_decisions_and_the_rest_is_announced() -> None:
    many = tuple(replace(POINTS[0], id=key(f"point{n}"), text=f"Besluit {n}") for n in range(7))
    assert len(table(data(points=many), 0)) == 5
    assert "2 more points stand further on." in said(data(points=many))


def test_agreed_and_split_stand_side_by_side_with_n() -> None:
    pictures = [block.picture for block in front(data()) if isinstance(block, Figure)]
    agreed, split = [
        [(row.words, row.base) for row in picture.rows] for picture in pictures if isinstance(picture, StackedBars)
    ]
    assert agreed == [("largely raden (19 to 6, of 28)", "28 of 30 present answered")]
    assert split == [("majority yes (12 to 11, of 27)", "27 of 28 present answered")]


def test_one_sided_weeks_say_that_the_other_side_is_empty() -> None:
    assert "No question on which a room was split." in said(data(polls=data().polls[:2]))
    assert "No question on which a room largely agreed." in said(data(polls=data().polls[2:]))


def test_ripeness_per_proposal() -> None:
    assert table(data(), 1) == [
        ["Vijf snelle fietsroutes", "ripe", "nothing", "1 · Financiën"],
        ["Een energiekaart", "not ripe yet", "11 items", "0"],
    ]
    almost = replace(RIPE, without="")
    assert table(data(proposals=(almost,)), 1) == [
        ["Vijf snelle fietsroutes", "nearly ripe", "What if a municipality does not join", "1 · Financiën"]
    ]


def test_the_next_four_weeks_and_who_was_absent() -> None:
    text = said(data())
    assert "2 December 2019: Raden bespreken dilemma's (councils)" in text
    assert "December 2019 – January 2020: Uitwerking (officials)" in text
    assert "Lokale raden" not in text
    assert "Absent from all 2 recorded meetings: Rozendaal." in text


def test_an_empty_week_is_honest() -> None:
    text = said(empty())
    assert stuurgroep.build(empty()).title == "Nothing is asked of you yet"
    for sentence in (
        "no decision points for the steering group",
        "There are no closed polls yet.",
        "There are no proposals yet.",
        "no official reactions",
        "Which municipalities were present was not recorded.",
        "Nothing in the calendar for the four weeks after 17 November 2019.",
    ):
        assert sentence in text
    assert "%" not in text
    assert "0" not in text.replace("17 November 2019", "")
