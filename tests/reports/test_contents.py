"""The contents of a long report."""

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from atelier.domain.proposals import Audience
from atelier.reports.builders import BUILDERS
from atelier.reports.canvas import Bookmark
from atelier.reports.contents import Entry, contents
from atelier.reports.model import Block, Heading, Link, Paragraph, Text
from atelier.reports.pdf import write_pdf
from atelier.reports.structure import Element
from tests.reports.samples import empty

pytestmark = pytest.mark.usefixtures("english")


def shown(*levels: int | None) -> list[int]:
    """The levels of the headings that the contents name."""
    structure = Element("Document")
    structure.add("Sect")
    headings = {str(n): Bookmark(f"Kop {n}", level, 1) for n, level in enumerate(levels)}
    return [entry.mark.level for entry in contents(headings, structure) if isinstance(entry, Entry)]


def test_the_contents_go_as_deep_as_fits_a_page() -> None:
    assert shown(0, 1, 2, None) == [0, 1, 2]
    assert shown(*[0] * 5, *[1] * 20, *[2] * 30) == [0] * 5 + [1] * 20
    assert shown(*[0] * 5, *[1] * 50) == [0] * 5
    assert shown(*[0] * 60) == [0] * 60
    assert shown() == []


def pages(words: int) -> list[str]:
    """The pages of a report with six chapters of so many words."""
    chapters = [(Heading(f"Hoofdstuk {n}"), Paragraph((Text("woord " * words),))) for n in range(6)]
    blocks: tuple[Block, ...] = tuple(block for chapter in chapters for block in chapter)
    target = io.BytesIO()
    write_pdf(replace(BUILDERS[Audience.COUNCILS](empty()), front=blocks[:2], blocks=blocks[2:]), target)
    return [page.extract_text() for page in PdfReader(target).pages]


def test_beyond_six_pages_the_second_page_tells_where_everything_stands() -> None:
    seen = set()
    for words in range(500, 1000, 60):
        found = pages(words)
        with_contents = "Contents" in found[1]
        assert with_contents == (len(found) - with_contents > 6)
        seen.add(with_contents)
        if with_contents:
            assert f"Page 2 of {len(found)}" in found[1]
            for n in range(6):
                (line,) = [line for line in found[1].splitlines() if line.startswith(f"Hoofdstuk {n}")]
                assert f"Hoofdstuk {n}" in found[int(line.split()[-1]) - 1]
    assert seen == {True, False}


@pytest.mark.parametrize("words", [300, 1200])
def test_a_link_tells_the_page_that_it_leads_to(words: int) -> None:
    """Also where the contents come in between, which are made last."""
    chapters = [(Heading(f"Hoofdstuk {n}", key=f"c{n}"), Paragraph((Text("woord " * words),))) for n in range(6)]
    links = Paragraph(tuple(part for n in range(6) for part in (Link(f"naar {n}", target=f"#c{n}"), Text(", "))))
    target = io.BytesIO()
    blocks = tuple(block for chapter in chapters for block in chapter)
    write_pdf(replace(BUILDERS[Audience.COUNCILS](empty()), front=(links,), blocks=blocks), target)
    first, *rest = [" ".join(page.extract_text().split()) for page in PdfReader(target).pages]
    with_contents = rest[0].startswith("Week") and "Contents" in rest[0]
    for n in range(6):
        page = int(re.findall(rf"naar {n} \(p\.\s(\d+)\)", first)[0])
        assert f"Hoofdstuk {n} " in rest[page - 2]
        assert page > 2 or not with_contents
