"""A paragraph on paper."""

import io

import pytest
from pypdf import PdfReader

from atelier.reports import styles
from atelier.reports.breaks import HeadingLines
from atelier.reports.canvas import TaggedCanvas
from atelier.reports.flowables import pieces
from atelier.reports.fonts import REGULAR
from atelier.reports.lines import Lines
from atelier.reports.model import Link, Text
from atelier.reports.structure import Element
from tests.reports.paper import heading, lines

LEADING = styles.BODY.leading


def test_lines_are_broken_anew_for_another_room() -> None:
    paragraph = lines("woord " * 40)
    wide, narrow = paragraph.wrap(400, 0)[1], paragraph.wrap(100, 0)[1]
    assert narrow > 2 * wide
    assert paragraph.wrap(400, 0) == (400, wide)


def test_nothing_has_no_height() -> None:
    assert lines("").wrap(400, 0)[1] == 0
    assert lines(" \n ").wrap(400, 0)[1] == 0


@pytest.mark.parametrize(
    ("count", "fits", "parts"),
    [(3, 2, []), (4, 1, []), (4, 2, [2, 2]), (4, 3, [2, 2]), (9, 5, [5, 4]), (9, 8, [7, 2]), (9, 9, [9])],
)
def test_no_line_stands_alone_at_the_end_of_a_page(count: int, fits: int, parts: list[int]) -> None:
    paragraph = lines("\n".join("regel" for _ in range(count)))
    done = paragraph.split(400, fits * LEADING + 0.5)
    assert [len(part.lines) for part in done] == parts
    assert all(part.element is paragraph.element for part in done)


def test_the_least_that_may_stand_alone_is_what_can_be_split_off() -> None:
    for count in range(1, 9):
        paragraph = lines("\n".join("regel" for _ in range(count)))
        paragraph.wrap(400, 0)
        assert paragraph.split(400, paragraph.least())
        assert paragraph.split(400, paragraph.least() - 1) == []


def test_only_the_first_part_of_a_heading_is_a_heading() -> None:
    title = heading("\n".join("Kop" for _ in range(8)))
    title._postponed = 1  # ReportLab's note on what did not fit before
    first, rest = title.split(400, 4 * styles.HEADINGS[1].leading)
    assert isinstance(first, HeadingLines)
    assert not isinstance(rest, HeadingLines)
    assert not hasattr(first, "_postponed")
    assert first.element is rest.element


def test_a_link_over_two_lines_tells_its_whole_text_twice() -> None:
    target = io.BytesIO()
    canvas = TaggedCanvas(target, structure=Element("Document"), initialFontName=REGULAR)
    runs = (Text("Lees "), Link("de hele lange toelichting", target="https://x.nl"), Text("."))
    paragraph = Lines(pieces(runs, styles.BODY), styles.BODY, canvas.structure.add("P"))
    paragraph.wrapOn(canvas, 90, 400)
    paragraph.drawOn(canvas, 50, 400)
    canvas.save()
    links = [link.get_object() for link in PdfReader(target).pages[0]["/Annots"]]
    assert [link["/Contents"] for link in links] == ["de hele lange toelichting"] * 2
    first, second = (link["/Rect"] for link in links)
    assert first[1] > second[3] - 3
    assert all(50 <= link["/Rect"][0] < link["/Rect"][2] <= 141 for link in links)
