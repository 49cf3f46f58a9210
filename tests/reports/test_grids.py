"""Columns on paper."""

import pytest
from reportlab.platypus import Paragraph

from atelier.reports import styles
from atelier.reports.fonts import BOLD, coverage, width
from atelier.reports.grids import AIR, beside, column, ruled, value_size
from tests.reports.paper import heading, lines


@pytest.fixture(autouse=True)
def fonts() -> None:
    coverage()


def test_columns_and_air_fill_the_room() -> None:
    assert 3 * column(3, 481) + 2 * AIR == pytest.approx(481)


@pytest.mark.parametrize("value", ["2", "€ 12,254–327,022", "€ 12.254.000–32.702.200"])
def test_a_large_value_fits_its_card(value: str) -> None:
    size = value_size([value, "3"], 150)
    assert 11 <= size <= 18
    assert size == 11 or width(value, BOLD, size) <= 150


def test_only_a_row_higher_than_a_page_may_be_torn() -> None:
    low: list[list[object]] = [[[Paragraph("kort", styles.CELL)]]]
    high: list[list[object]] = [*low, [[Paragraph("woord " * 9000, styles.CELL)]]]
    assert not ruled(low, [1], 0, styles.WIDTH).splitInRow
    assert ruled(high, [1], 0, styles.WIDTH).splitInRow


def test_columns_are_as_high_as_their_highest() -> None:
    one, two = Paragraph("kort", styles.BODY), Paragraph("woord " * 200, styles.BODY)
    room = column(2, styles.WIDTH)
    highest = two.wrap(room, 1000)[1]
    assert beside([[one], [two]], styles.WIDTH).wrap(styles.WIDTH, 1000)[1] == pytest.approx(highest)


def test_a_torn_row_keeps_no_air_that_its_first_part_lost() -> None:
    rows: list[list[object]] = [[[lines("woord " * 9000)]]]
    rest = ruled(rows, [1], 0, styles.WIDTH)
    pages = 0
    while rest.wrap(styles.WIDTH, styles.HEIGHT)[1] > styles.HEIGHT:
        _, rest = rest.split(styles.WIDTH, styles.HEIGHT)
        pages += 1
    (cell,) = rest._cellvalues[0][0]
    assert pages > 2
    assert rest._rowHeights[0] - cell.height == pytest.approx(3 + 3.5)


def test_columns_that_begin_with_a_heading_keep_its_air() -> None:
    room = column(2, styles.WIDTH)
    assert beside([[heading()], [lines()]], room).getSpaceBefore() == styles.HEADINGS[1].spaceBefore


@pytest.mark.parametrize("count", range(4, 60))
def test_no_last_row_stands_alone_on_a_page(count: int) -> None:
    rows: list[list[object]] = [[[lines(f"rij {n}")]] for n in range(count + 1)]
    rest = ruled(rows, [1], 1, styles.WIDTH)
    sizes = []
    while rest.wrap(styles.WIDTH, 400)[1] > 400:
        first, rest = rest.split(styles.WIDTH, 400)
        sizes.append(first._nrows - 1)
    sizes.append(rest._nrows - 1)
    assert sum(sizes) == count
    assert min(sizes) > 1


def test_two_rows_that_fill_a_page_each_still_go_on() -> None:
    rows: list[list[object]] = [[[lines("woord " * 700)]] for _ in range(4)]
    rest, pages = ruled(rows, [1], 0, styles.WIDTH), 1
    while rest.wrap(styles.WIDTH, styles.HEIGHT)[1] > styles.HEIGHT:
        _, rest = rest.split(styles.WIDTH, styles.HEIGHT)
        pages += 1
    assert pages == 4


def test_beside_a_row_that_must_be_torn_the_others_stay_whole() -> None:
    rows: list[list[object]] = [[[lines("woord " * 300)]], [[lines("woord " * 9000)]]]
    table = ruled(rows, [1], 0, styles.WIDTH)
    table.wrap(styles.WIDTH, styles.HEIGHT)
    assert table.splitInRow
    assert table.split(styles.WIDTH, table._rowHeights[0] / 2) == []
