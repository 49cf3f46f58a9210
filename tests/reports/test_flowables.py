"""From blocks to ReportLab: what people type is never markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.platypus import Paragraph as Lines

from atelier.domain.proposals import Audience
from atelier.reports import styles
from atelier.reports.builders import BUILDERS
from atelier.reports.flowables import markup, story
from atelier.reports.fonts import coverage, legible
from atelier.reports.model import Bold, Italic, Text
from tests.reports.samples import data

pytestmark = pytest.mark.usefixtures("english")


def test_runs_become_markup_and_texts_do_not() -> None:
    assert markup((Bold("a < b:"), Text(" <i>c</i> & d"), Italic("e"))) == (
        "<b>a &lt; b:</b> &lt;i&gt;c&lt;/i&gt; &amp; d<i>e</i>"
    )


def test_empty_lines_do_not_stretch_a_page() -> None:
    assert markup((Text("een\r\n\n\n  \n twee"),)) == "een<br/>twee"


@given(st.text(max_size=300))
def test_any_text_can_be_laid_out_and_keeps_its_words(text: str) -> None:
    coverage()
    lines = Lines(markup((Text(text), Bold(text))), styles.BODY)
    lines.wrap(120, 1000)
    assert "".join(lines.getPlainText().split()) == "".join(legible(text).split()) * 2


def test_the_story_starts_with_the_title() -> None:
    flowables = story(BUILDERS[Audience.COUNCILS](data()))
    assert flowables[0].getPlainText() == "Asked of you: 1 decision"
    assert flowables[1].getPlainText() == "Message to the councils · general edition"
