"""A matrix shows as many columns as fit, keeps its chosen cell, and tells what was pressed on it."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.ui.widgets.matrix import Mark, Matrix

ROWS = [(UUID(int=n), f"Gemeente {n}") for n in range(1, 19)]
COLUMNS = [(UUID(int=100 + n), f"{n}. Een voorstel met een lange titel die niet op één regel past") for n in range(20)]
BLANK = Mark("·", "No answer yet")


@pytest.fixture
def matrix(qtbot: QtBot) -> Matrix:
    widget = Matrix("Answers")
    qtbot.addWidget(widget)
    widget.resize(900, 600)
    widget.show()
    marks = {(ROWS[2][0], COLUMNS[1][0]): Mark("C", "Conform")}
    widget.show_marks(ROWS, COLUMNS, marks, BLANK)
    qtbot.waitExposed(widget)
    return widget


def test_columns_that_do_not_fit_stand_on_the_next_page(matrix: Matrix) -> None:
    shown = matrix.grid.columnCount()
    assert 3 <= shown < 20
    assert matrix.grid.horizontalScrollBar().maximum() == 0
    seen = []
    for _ in range(20):
        seen += [matrix.columns[matrix._first + n][0] for n in range(matrix.grid.columnCount())]
        if not matrix._on.isEnabled():
            break
        matrix.on()
    assert seen == [key for key, _ in COLUMNS]
    matrix.back()
    assert matrix._first == len(COLUMNS) - matrix.grid.columnCount() - shown or matrix._first % shown == 0


def test_a_cell_is_chosen_on_whatever_page_it_is_and_stays_chosen(matrix: Matrix) -> None:
    cell = (ROWS[17][0], COLUMNS[19][0])
    matrix.choose(cell)
    assert matrix.cell() == cell
    matrix.show_marks(ROWS, COLUMNS, {}, BLANK)
    assert matrix.cell() == cell
    matrix.resize(700, 500)
    assert matrix.cell() == cell


def test_a_cell_says_in_words_where_it_is_and_what_it_holds(matrix: Matrix) -> None:
    item = matrix.grid.item(2, 1)
    assert item is not None
    assert item.toolTip() == f"Gemeente 3 · {COLUMNS[1][1]}: Conform"
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == item.toolTip()


def test_a_title_is_shortened_by_whole_words_and_whole_in_its_tooltip(matrix: Matrix) -> None:
    header = matrix.grid.horizontalHeaderItem(0)
    assert header is not None
    assert header.toolTip() == COLUMNS[0][1]
    assert header.text().rstrip("…") in COLUMNS[0][1]


def test_digits_delete_and_enter_are_told(qtbot: QtBot, matrix: Matrix) -> None:
    pressed: list[str] = []
    matrix.keyed.connect(pressed.append)
    matrix.grid.setFocus()
    qtbot.keyClicks(matrix.grid, "3x7")
    qtbot.keyClick(matrix.grid, Qt.Key.Key_Delete)
    assert pressed == ["3", "7", ""]
    with qtbot.waitSignal(matrix.opened):
        qtbot.keyClick(matrix.grid, Qt.Key.Key_Return)
    with qtbot.waitSignal(matrix.chosen):
        qtbot.keyClick(matrix.grid, Qt.Key.Key_Down)
