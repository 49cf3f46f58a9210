"""The head of every page has one height, and what lies below it begins at the same place as the title."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from atelier.app import Atelier
from atelier.ui.theme import px
from atelier.ui.widgets.head import Head
from tests.program import on_example, settle

PADDING = 14  # of a tab, before its first letter


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path):
    with on_example(qapp, tmp_path) as running:
        running.window.resize(1280, 720)
        yield running


def at(widget: QWidget, home: QWidget) -> QPoint:
    return widget.mapTo(home, QPoint(0, 0))


def test_all_heads_are_equally_high_and_titles_lie_still(program: Atelier) -> None:
    bench, seen = program.workbench, set()
    for key in bench.places:
        bench.open(key)
        settle()
        view = bench.views.current
        for crumb in ("", "Regio"):
            view.crumb.setText(crumb)
            settle()
            seen.add((view.head.height(), at(view.title, view).y()))
    assert len(seen) == 1
    height = seen.pop()[0]
    bench.help.open()
    bench.pin.open()
    bench.backups.open()
    settle()
    assert {head.height() for head in bench.findChildren(Head) if head.isVisible()} == {height}


def test_tabs_begin_below_the_title(program: Atelier) -> None:
    bench, found = program.workbench, {}
    for key in ("people", "dilemmas", "proposals"):
        bench.open(key)
        settle()
        view = bench.views.current
        bar = next(bar for bar in view.findChildren(QTabBar) if bar.isVisible())
        found[key] = at(view.title, view).x() - at(bar, view).x() - px(PADDING)
    assert found == {"people": 0, "dilemmas": 0, "proposals": 0}
