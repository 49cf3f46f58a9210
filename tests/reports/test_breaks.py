"""Page breaks before headings that would stand too low."""

from reportlab.platypus import CondPageBreak

from atelier.reports import styles
from atelier.reports.breaks import Caption, HeadingLines, Item, Note, guarded
from atelier.reports.grids import ruled
from atelier.reports.lines import Lines
from tests.reports.paper import heading, lines


def test_one_break_guards_a_whole_chain_of_headings() -> None:
    note = lines("noot", styles.NOTE, Note)
    done = list(guarded([lines(), heading(), heading(level=2), note, lines(), heading(), lines()]))
    assert [type(flowable) for flowable in done] == [
        *(Lines, CondPageBreak, HeadingLines, HeadingLines, Note, Lines),
        *(CondPageBreak, HeadingLines, Lines),
    ]


def test_the_last_item_of_a_list_takes_the_one_before_along() -> None:
    whole = [lines(f"punt {n}", styles.BULLET, Item) for n in range(3)]
    whole[1].last_but_one = True
    done = list(guarded(whole))
    assert [type(flowable) for flowable in done] == [Item, CondPageBreak, Item, Item]
    assert 25 < done[1].height < 40


def test_a_list_of_two_items_stays_with_its_heading() -> None:
    whole = [lines(f"punt {n}", styles.BULLET, Item) for n in range(2)]
    whole[0].last_but_one = True
    done = list(guarded([heading(), *whole]))
    assert [type(flowable) for flowable in done] == [CondPageBreak, HeadingLines, Item, Item]


def test_two_long_items_may_part() -> None:
    whole = [lines("punt " * 800, styles.BULLET, Item) for _ in range(2)]
    whole[0].last_but_one = True
    assert next(guarded(whole)).height == 0


def test_a_note_elsewhere_guards_nothing() -> None:
    done = list(guarded([lines(), lines("noot", styles.NOTE, Note)]))
    assert not [flowable for flowable in done if isinstance(flowable, CondPageBreak)]


def test_a_table_needs_its_header_and_first_row() -> None:
    rows: list[list[object]] = [[lines(str(n))] for n in range(40)]
    table = ruled(rows, [1], 1, styles.WIDTH)
    break_, *_ = guarded([lines("bijschrift", styles.CAPTION, Caption), table])
    assert 30 < break_.height < 80


def test_a_break_never_asks_for_more_than_a_page() -> None:
    rows: list[list[object]] = [[[lines("woord " * 9000)]]]
    break_, *_ = guarded([heading(), ruled(rows, [1], 0, styles.WIDTH)])
    assert break_.height <= styles.HEIGHT
