"""Page breaks before headings that would stand too low."""

import pytest
from reportlab.platypus import CondPageBreak, Paragraph

from atelier.reports import styles
from atelier.reports.breaks import Caption, HeadingLines, Note, guarded
from atelier.reports.fonts import coverage
from atelier.reports.grids import ruled


@pytest.fixture(autouse=True)
def fonts() -> None:
    coverage()


def heading(text: str = "Kop", level: int = 1) -> HeadingLines:
    return HeadingLines(text, styles.HEADINGS[level])


def lines(text: str = "Tekst") -> Paragraph:
    return Paragraph(text, styles.BODY)


def test_one_break_guards_a_whole_chain_of_headings() -> None:
    done = list(guarded([lines(), heading(), heading(level=2), Note("noot", styles.NOTE), lines(), heading(), lines()]))
    assert [type(flowable) for flowable in done] == [
        *(Paragraph, CondPageBreak, HeadingLines, HeadingLines, Note, Paragraph),
        *(CondPageBreak, HeadingLines, Paragraph),
    ]


def test_a_note_elsewhere_guards_nothing() -> None:
    done = list(guarded([lines(), Note("noot", styles.NOTE), lines()]))
    assert not [flowable for flowable in done if isinstance(flowable, CondPageBreak)]


def test_a_table_needs_its_header_and_first_row() -> None:
    rows: list[list[object]] = [[lines(str(n))] for n in range(40)]
    table = ruled(rows, [1], 1, styles.WIDTH)
    break_, *_ = guarded([Caption("bijschrift", styles.CAPTION), table])
    assert 30 < break_.height < 80


def test_a_break_never_asks_for_more_than_a_page() -> None:
    rows: list[list[object]] = [[[lines("woord " * 9000)]]]
    break_, *_ = guarded([heading(), ruled(rows, [1], 0, styles.WIDTH)])
    assert break_.height <= styles.HEIGHT
