"""Tab goes as one reads, and looking for the way leaves nothing behind that could end the program later."""

from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QLayoutItem, QLineEdit, QVBoxLayout, QWidget

from atelier.ui.widgets.basics import FlowLayout
from atelier.ui.widgets.tab_order import follow_the_eye, parts_of
from atelier.ui.widgets.tiles import TileLayout
from tests.program import on_example, press, settle


def strays() -> list[QLayoutItem]:
    """Items of layouts that Python holds: Qt deletes them without telling."""
    found = [one for one in shiboken6.getAllValidWrappers() if isinstance(one, QLayoutItem)]
    return [one for one in found if not isinstance(one, QLayout)]


def test_the_parts_of_a_layout_come_in_its_order_and_leave_no_stray(qapp: QApplication) -> None:
    page = QWidget()
    outer, line = QVBoxLayout(page), QHBoxLayout()
    fields = {name: QLineEdit(page) for name in ("last", "second", "first", "third")}
    outer.addWidget(fields["first"])
    outer.addLayout(line)
    outer.addStretch(1)
    outer.addWidget(fields["last"])
    line.addWidget(fields["second"])
    line.addWidget(fields["third"])
    before = len(strays())
    assert outer.itemAt(0).widget() is fields["first"]  # a planted one
    assert len(strays()) == before + 1
    assert parts_of(outer) == [fields["first"], line, fields["last"]]
    follow_the_eye(page)
    assert len(strays()) == before + 1
    page.show()
    page.activateWindow()
    settle()
    fields["first"].setFocus()
    order = []
    for _ in fields:
        order.append(next(name for name, field in fields.items() if field.hasFocus()))
        page.focusNextChild()
    assert order == ["first", "second", "third", "last"]


def test_no_view_leaves_items_behind_that_qt_deletes(qapp: QApplication, tmp_path: Path) -> None:
    """A layout of our own deletes its items itself."""
    before = strays()  # of other tests
    with on_example(qapp, tmp_path) as program:
        for number in range(1, 8):
            press(program.window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
            settle()
        layouts = [one for one in shiboken6.getAllValidWrappers() if isinstance(one, FlowLayout | TileLayout)]
        own = {id(item) for item in before} | {id(item) for layout in layouts for item in layout._items}
        assert [one for one in strays() if id(one) not in own] == []
