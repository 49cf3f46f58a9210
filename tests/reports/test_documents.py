"""DOCX, ODT and HTML read back by others: the words, headings, tables and alternative texts of the report value."""

import io
import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from operator import sub

import docx
import odfdo
import pytest
from docx.oxml.ns import qn
from PIL import Image

from atelier.domain.proposals import Audience
from atelier.domain.week import Event
from atelier.reports import docx as word
from atelier.reports import html, odt
from atelier.reports.builders import BUILDERS
from atelier.reports.charts import drawing
from atelier.reports.model import Figure, Heading, Report, StackedBars, Table, leaves, plain
from atelier.reports.plain import fit
from atelier.reports.rasters import png
from atelier.reports.styles import FILLS
from tests.reports.editions import hostile
from tests.reports.samples import ROOT, data, empty

pytestmark = pytest.mark.usefixtures("english")
EVENTS: dict[str, Callable[[], object]] = {"sample": data, "empty": empty, "hostile": hostile}


@pytest.fixture(params=list(EVENTS))
def report(request: pytest.FixtureRequest) -> Report:
    return BUILDERS[Audience.COUNCILS](EVENTS[request.param]())


def of(report: Report, kind: type) -> list:
    return [leaf for block in report.front + report.blocks for leaf in leaves(block) if isinstance(leaf, kind)]


def flat(text: str) -> str:
    return " ".join(fit(text).split())


def said(element: odfdo.Element) -> str:
    """The words of an element; odfdo spells links as Markdown."""
    return flat(unescape(re.sub(r"<[^>]+>", "", element.serialize())))


def cells(report: Report) -> list[list[list[str]]]:
    tables = (table for table in of(report, Table) if table.rows or table.header)
    return [
        [*([list(map(flat, table.header))] if table.header else []),
         *([flat(plain(cell)) for cell in row] for row in table.rows)]
        for table in tables
    ]  # fmt: skip


def test_word_keeps_headings_tables_and_alternative_texts(report: Report) -> None:
    opened = docx.Document(io.BytesIO(word.write(report)))
    headings = [(p.style.name, flat(p.text)) for p in opened.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [(f"Heading {head.level}", flat(head.text)) for head in of(report, Heading)]
    assert [[[flat(cell.text) for cell in row.cells] for row in table.rows] for table in opened.tables] == cells(report)
    for table, wanted in zip(opened.tables, [t for t in of(report, Table) if t.rows or t.header], strict=True):
        assert bool(table._tbl.findall(f".//{qn('w:tblHeader')}")) == bool(wanted.header)
    alts = [shape._inline.docPr.get("descr") for shape in opened.inline_shapes]
    assert alts == [fit(figure.alt) for figure in of(report, Figure)]
    assert opened.core_properties.language == "en-GB"
    assert {lang.get(qn("w:val")) for lang in opened.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert "Concept" in opened.sections[0].header.paragraphs[0].text
    assert report.fingerprint in opened.sections[0].footer.paragraphs[0].text
    assert opened.paragraphs[0].style.name == "Title"


def test_links_of_word_lead_to_their_heading() -> None:
    opened = docx.Document(io.BytesIO(word.write(BUILDERS[Audience.COUNCILS](data()))))
    anchors = {link.get(qn("w:anchor")) for link in opened.element.iter(qn("w:hyperlink"))} - {None}
    marks = {mark.get(qn("w:name")) for mark in opened.element.iter(qn("w:bookmarkStart"))}
    assert anchors
    assert anchors <= marks


def test_opendocument_keeps_headings_tables_and_alternative_texts(report: Report) -> None:
    opened = odfdo.Document(io.BytesIO(odt.write(report)))
    headings = [(int(head.level), flat(head.inner_text)) for head in opened.body.headers]
    assert headings == [(head.level, flat(head.text)) for head in of(report, Heading)]
    tables = [
        [
            [said(cell) for cell in row.get_elements("table:table-cell")]
            for row in table.get_elements(".//table:table-row")
        ]
        for table in opened.body.tables
    ]
    assert [[["".join(c.split()) for c in r] for r in t] for t in tables] == [
        [["".join(c.split()) for c in r] for r in t] for t in cells(report)
    ]
    heads = [len(table.get_elements("table:table-header-rows")) for table in opened.body.tables]
    assert heads == [int(bool(table.header)) for table in of(report, Table) if table.rows or table.header]
    alts = [desc.text for desc in opened.body.get_elements("//svg:desc")]
    assert alts == [fit(figure.alt) for figure in of(report, Figure)]
    pictures = [image.url for image in opened.body.get_elements("//draw:image")]
    assert all(opened.get_part(url) for url in pictures)
    assert opened.get_language() == "en-GB"
    assert report.fingerprint in opened.styles.serialize().decode()


class Page(HTMLParser):
    """What a page holds, and what would ask a server for something."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.heads: list[str | None] = []
        self.asked: list[str] = []
        self.alts: list[str | None] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.open: list[str] = []
        self.language = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag not in {"meta"}:
            self.open.append(tag)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "th":
            self.heads.append(values.get("scope"))
        if tag == "svg":
            self.alts.append(values.get("aria-label"))
        if tag == "html":
            self.language = values["lang"] or ""
        self.ids += [values["id"] or ""] if "id" in values else []
        self.targets += [values["href"] or ""] if tag == "a" else []
        self.asked += [
            name for name, _ in attrs if name in {"src", "srcset", "data", "poster", "action"} or name.startswith("on")
        ]
        self.asked += [tag] if tag in {"link", "script", "img", "iframe", "object", "embed", "form"} else []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "br":
            return
        while self.open[-1] == "br":
            self.open.pop()
        assert self.open.pop() == tag


def test_the_page_is_accessible_and_asks_nothing_of_a_server(report: Report) -> None:
    text = html.page(report)
    page = Page(text)
    assert page.headings == [1, *(head.level + 1 for head in of(report, Heading))]
    assert all(after <= before + 1 for before, after in pairwise(page.headings))
    assert page.asked == []
    assert not re.search(r"url\(|@import", text.split("</style>")[0])
    assert set(page.heads) <= {"col", "row"}
    assert page.alts == [fit(figure.alt) for figure in of(report, Figure)]
    assert {target[1:] for target in page.targets if target.startswith("#")} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert page.language == "en"
    assert page.open == []


def test_an_invented_event_says_so_in_every_document() -> None:
    report = BUILDERS[Audience.STEERING](data(event=Event(id=ROOT, title="Week", fictitious=True)))
    assert "fictitious example" in docx.Document(io.BytesIO(word.write(report))).sections[0].header.paragraphs[0].text
    assert "fictitious example" in odfdo.Document(io.BytesIO(odt.write(report))).styles.serialize().decode()
    assert '<span class="mark">fictitious example</span>' in html.page(report)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_colour_of_text_can_be_read_on_white() -> None:
    style = html.page(BUILDERS[Audience.COUNCILS](data())).split("</style>")[0]
    colours = set(re.findall(r"[{;]color:(#[0-9a-f]{6})", style))
    assert len(colours) >= 3
    assert all(1.05 / (luminance(colour) + 0.05) >= 4.5 for colour in colours)


def test_a_picture_has_the_colours_of_its_bars_and_stays_sharp_in_print() -> None:
    figures = [figure for audience in Audience for figure in of(BUILDERS[audience](data()), Figure)]
    assert figures
    for figure in figures:
        inner = drawing(figure.picture, 432)
        image = Image.open(io.BytesIO(png(inner))).convert("RGB")
        assert image.width == 3 * 432
        assert abs(image.height - 3 * inner.height) <= 1
        rows = figure.picture.rows if isinstance(figure.picture, StackedBars) else (figure.picture,)
        for token in {token for row in rows for token, n in zip(row.tally.colours, row.tally.counts, strict=True) if n}:
            wanted = [round(part * 255) for part in FILLS[token].rgb()]
            near = [n for n, colour in image.getcolors(1_000_000) if max(map(abs, map(sub, colour, wanted))) < 24]
            assert sum(near) > 300, token
