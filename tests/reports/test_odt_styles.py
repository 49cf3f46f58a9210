"""The look of an OpenDocument text."""

import io

import odfdo
import pytest

from atelier.reports import odt, raden
from atelier.reports.model import Table
from atelier.reports.odt_styles import KEPT, ROOM, column, widths
from atelier.reports.words import runs
from tests.reports.samples import data
from tests.reports.test_glossary import bare

pytestmark = pytest.mark.usefixtures("english")


def test_headings_have_no_numbers_and_tables_their_own_proportions() -> None:
    report = raden.build(data())
    opened = odfdo.Document(io.BytesIO(odt.write(report)))
    levels = opened.styles.get_elements("//text:outline-level-style")
    assert {level.get_attribute("style:num-format") for level in levels} == {""}
    table = next(block for block in report.front if isinstance(block, Table))
    assert sum(widths(table)) == pytest.approx(ROOM)
    used = [mark.get_attribute("table:style-name") for mark in opened.body.tables[0].get_elements("table:table-column")]
    assert used == [column(width) for width in widths(table)]
    assert all(opened.get_style("table-column", name) for name in used)


def test_only_a_row_that_may_need_more_than_a_page_is_torn() -> None:
    table = Table((), ((runs("kort"),), (runs("x" * KEPT),)), (1,))
    opened = odfdo.Document(io.BytesIO(odt.write(bare(table))))
    rows = opened.body.tables[0].get_elements(".//table:table-row")
    assert [row.get_attribute("table:style-name") for row in rows] == ["Row", None]
