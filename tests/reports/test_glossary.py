"""Words explained in the document itself, in every format."""

import io
from dataclasses import replace

import pytest
from docx import Document
from odfdo import Document as OpenDocument

from atelier.reports import bouwstenen, colleges, docx, html, odt, raden, stuurgroep
from atelier.reports.glossary import PLACE, explained
from atelier.reports.model import (
    Bold,
    BulletList,
    Columns,
    Group,
    Heading,
    Paragraph,
    Report,
    TermLink,
    Text,
    block_runs,
    block_texts,
    plain,
)
from atelier.reports.words import body
from tests.reports.samples import data, empty

pytestmark = pytest.mark.usefixtures("english")


def bare(*blocks: object) -> Report:
    """A report to the councils of these blocks alone."""
    return replace(raden.build(empty()), front=(), blocks=blocks)  # type: ignore[arg-type]


def links(report: Report) -> list[str]:
    return [run.text for block in report.front + report.blocks for run in block_runs(block)
            if isinstance(run, TermLink)]  # fmt: skip


def test_only_the_first_use_of_a_word_leads_to_the_list() -> None:
    report = explained(bare(body("A poll and a Mandate; a poll."), Columns(((body("Another mandate, 2 fte"),),))))
    assert links(report) == ["poll", "Mandate", "fte"]
    (*_, head, words) = report.blocks
    assert isinstance(head, Heading)
    assert (head.text, head.key) == ("Words in this document", PLACE)
    assert isinstance(words, BulletList)
    assert [plain(item).split(":")[0] for item in words.items] == ["fte", "Mandate", "Poll"]
    assert plain(report.blocks[0].runs) == "A poll and a Mandate; a poll."  # type: ignore[union-attr]


def test_strong_words_and_other_languages_are_left_as_they_are() -> None:
    block = Group((Paragraph((Bold("poll"), Text("mandate", language="fr"), Text(" a poll"))),))
    report = explained(bare(block))
    assert links(report) == ["poll"]
    assert explained(bare(body("Nothing hard."))).blocks == (body("Nothing hard."),)


def test_a_paper_explains_before_what_is_to_be_signed() -> None:
    sample = data()
    report = bouwstenen.build(sample, sample.proposals[0])
    headings = [block.text for block in report.front + report.blocks if isinstance(block, Heading)]
    assert headings.index("Words in this document") < headings.index("Draft decision of the council")


@pytest.mark.parametrize("build", [stuurgroep.build, colleges.build, raden.build])
def test_page_1_says_where_words_are_explained(build) -> None:
    report = build(data())
    assert any("explained at the end" in text for block in report.front for text in block_texts(block))
    assert {"fte"} <= set(links(report))


def test_every_format_leads_from_the_word_to_the_list() -> None:
    report = explained(bare(body("A poll.")))
    assert '<a class="term" href="#words">poll</a>' in html.page(report)
    assert '<h2 id="words">' in html.page(report)
    word = Document(io.BytesIO(docx.write(report))).element.xml
    assert 'w:anchor="words"' in word
    assert 'w:u w:val="dotted"' in word
    office = OpenDocument(io.BytesIO(odt.write(report))).body.serialize()
    assert 'xlink:href="#words"' in office
