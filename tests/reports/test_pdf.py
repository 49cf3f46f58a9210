"""The PDF: what can be read in it, how it is made, and that nothing makes it crash or overflow."""

import io
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pypdfium2
import pytest
from pypdf import PdfReader

from atelier.domain.proposals import Audience
from atelier.reports import styles
from atelier.reports.builders import BUILDERS
from atelier.reports.fonts import MISSING
from atelier.reports.model import Block, Figure, Heading, Report, block_texts, parts
from atelier.reports.pdf import write_pdf
from tests.reports.editions import WORDS, hostile
from tests.reports.samples import POINTS, RIPE, data, empty, key

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture(params=list(Audience))
def audience(request: pytest.FixtureRequest) -> Audience:
    return request.param


def drawn(report: Report) -> bytes:
    target = io.BytesIO()
    pages = write_pdf(report, target).pages
    assert pages == len(PdfReader(target).pages)
    return target.getvalue()


def read(pdf: bytes) -> list[str]:
    """The text of every page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


@cache
def drawn_hostile(audience: Audience) -> bytes:
    """The hostile event, drawn once."""
    return drawn(BUILDERS[audience](hostile()))


def flat(blocks: tuple[Block, ...]) -> list[Block]:
    return [inner for block in blocks for inner in (flat(parts(block)) or [block])]


def test_every_word_of_the_report_is_on_paper(audience: Audience) -> None:
    report = BUILDERS[audience](data())
    blocks = [block for block in flat(report.front + report.blocks) if not isinstance(block, Figure)]
    wanted = {word for block in blocks for text in block_texts(block) for word in text.split()}
    found = set(" ".join(read(drawn(report))).split())
    assert wanted - found == set()


def test_every_page_has_its_header_and_footer(audience: Audience) -> None:
    pages = read(drawn(BUILDERS[audience](data())))
    for n, text in enumerate(pages, 1):
        assert "Week van de Regio 2019 · Regio Arnhem-Nijmegen" in text
        assert "Concept · 17 November 2019" in text
        assert f"Page {n} of {len(pages)}" in text
        assert f"data {data().fingerprint()} · 17 Nov 2019 21:40" in text
        assert "fictitious" not in text


def test_a_fictitious_event_is_marked_on_every_page(audience: Audience) -> None:
    for sample in (data(), empty()):
        fictitious = replace(sample, event=replace(sample.event, fictitious=True))
        pages = read(drawn(BUILDERS[audience](fictitious)))
        assert all("fictitious example" in text for text in pages)


def test_the_first_page_holds_the_whole_summary(audience: Audience) -> None:
    report = BUILDERS[audience](data())
    first, second, *_ = read(drawn(report))
    for heading in [block.text for block in flat(report.front) if isinstance(block, Heading)]:
        assert heading in first
    assert "What the rooms answered" in second
    assert "What the rooms answered" not in first


def test_a_full_summary_is_set_smaller_and_stays_one_page() -> None:
    points = tuple(replace(POINTS[0], id=key(f"p{n}"), text=f"Besluit {n}: {WORDS[:120]}") for n in range(9))
    proposals = tuple(replace(RIPE, id=RIPE.id if not n else key(f"v{n}"), title=f"Voorstel {n}") for n in range(8))
    first, second, *_ = read(drawn(BUILDERS[Audience.STEERING](data(points=points, proposals=proposals))))
    assert "Who was absent?" in first
    assert "4 more points stand further on." in first
    assert "2 more proposals stand further on." in first
    assert "What the rooms answered" in second


def test_hostile_texts_neither_crash_nor_disappear(audience: Audience) -> None:
    text = " ".join(read(drawn_hostile(audience)))
    assert MISSING in text
    assert "<b>&</i> {haakje}" in text
    assert all(text.count(word) >= 3 for word in WORDS.split())
    assert "\x00" not in text


def test_nothing_runs_off_the_page(audience: Audience) -> None:
    for pdf in (drawn(BUILDERS[audience](data())), drawn_hostile(audience)):
        document = pypdfium2.PdfDocument(pdf)
        for page in document:
            texts = page.get_textpage()
            inked = [texts.get_charbox(n) for n in range(texts.count_chars()) if texts.get_text_range(n, 1).strip()]
            assert min(box[0] for box in inked) > styles.SIDE - 2
            assert max(box[2] for box in inked) < styles.PAGE_WIDTH - styles.SIDE + 2
            assert min(box[1] for box in inked) > 28
            texts.close()
            page.close()
        document.close()


def test_no_page_ends_with_a_heading() -> None:
    for n in range(1, 9):
        proposals = tuple(replace(RIPE, id=key(f"v{m}"), result="Resultaat. " * 7 * n) for m in range(6))
        report = BUILDERS[Audience.COUNCILS](data(proposals=proposals))
        blocks = [block for block in flat(report.front + report.blocks) if isinstance(block, Heading)]
        headings = {block.text for block in blocks}
        for text in read(drawn(report)):
            assert text.strip().splitlines()[-1] not in headings


def test_bookmarks_follow_the_headings(audience: Audience) -> None:
    report = BUILDERS[audience](data())
    reader = PdfReader(io.BytesIO(drawn(report)))

    def titles(entries: list) -> list[str]:
        return [t for entry in entries for t in (titles(entry) if isinstance(entry, list) else [entry.title])]

    blocks = [block for block in flat(report.front + report.blocks) if isinstance(block, Heading)]
    assert titles(reader.outline) == [block.text for block in blocks if block.level <= 3]


def test_the_document_says_what_it_is() -> None:
    report = BUILDERS[Audience.COUNCILS](data())
    reader = PdfReader(io.BytesIO(drawn(report)))
    assert reader.metadata is not None
    assert reader.metadata.title == "Asked of you: 1 decision"
    assert reader.metadata.author == "Regio Arnhem-Nijmegen"
    assert reader.metadata["/CreationDate"] == "D:20191117214000+01'00'"
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_only_our_own_fonts_are_in_the_file(audience: Audience) -> None:
    for pdf in (*(drawn(BUILDERS[audience](sample)) for sample in (data(), empty())), drawn_hostile(audience)):
        reader = PdfReader(io.BytesIO(pdf))
        fonts = {
            font.get_object()["/BaseFont"] for page in reader.pages for font in page["/Resources"]["/Font"].values()
        }
        assert fonts
        assert all("Atkinson" in font for font in fonts)


def test_equal_reports_give_equal_bytes(audience: Audience) -> None:
    report = BUILDERS[audience](data())
    assert drawn(report) == drawn(BUILDERS[audience](data()))
    later = replace(report, made_at=report.made_at + timedelta(minutes=1))
    assert drawn(later) != drawn(report)


def test_an_empty_event_makes_a_sober_document(audience: Audience) -> None:
    pages = read(drawn(BUILDERS[audience](empty())))
    text = " ".join(pages)
    assert "There are no closed polls yet." in text
    assert "%" not in text
    assert len(pages) == 2


def test_dutch_reports_say_so(dutch: None) -> None:
    reader = PdfReader(io.BytesIO(drawn(BUILDERS[Audience.COUNCILS](data()))))
    assert reader.trailer["/Root"]["/Lang"] == "nl-NL"
    assert "17 november 2019" in reader.pages[0].extract_text()
