"""The papers of a meeting, asked for where one works: drawn on the worker, saved whole, and told."""

from pathlib import Path

import pytest

from atelier.app import Atelier
from atelier.domain.ballots import Export
from atelier.domain.week import Gathering
from atelier.ui.session_view import SessionView
from tests.program import settle, wait_until
from tests.ui.session.conftest import program, view, wall

__all__ = ["program", "view", "wall"]


def entry(view: SessionView, start: str):
    return next(a for a in view.panels.run_sheet.more.options.actions() if a.text().startswith(start))


@pytest.mark.parametrize(("start", "name"), [("Run sheet", "draaiboek"), ("Minutes", "verslag")])
def test_a_paper_is_saved_from_the_session(
    program: Atelier, view: SessionView, tmp_path: Path, start: str, name: str
) -> None:
    view.printing.choose = lambda suggested: suggested
    view.panels.run_sheet.go_on()
    entry(view, start).trigger()
    wait_until(lambda: bool(view.desk.editing.all(Export)), 60)
    (export,) = view.desk.editing.all(Export)
    assert export.audience == name
    assert (tmp_path / export.name).read_bytes().startswith(b"%PDF")
    assert export.name in view.notice.text.text()
    program.workbench.open("reports")
    wait_until(lambda: program.workbench.views.current.pages.shown is not None, 60)
    assert export.name in program.workbench.views.current.steps.exports_card.list.item(0).text()


def test_the_run_sheet_is_printed_from_week(program: Atelier, tmp_path: Path) -> None:
    program.workbench.open("week")
    settle()
    week = program.workbench.views.current
    week.choose(next(row for row in program.desk.editing.all(Gathering) if row.title == "Mandaat").id)
    week.printing.choose = lambda suggested: suggested
    week.gathering_panel.print_button.click()
    wait_until(lambda: bool(program.desk.editing.all(Export)), 60)
    assert program.desk.editing.all(Export)[0].audience == "draaiboek"


def test_nothing_is_saved_when_no_place_is_chosen(program: Atelier, view: SessionView) -> None:
    view.printing.choose = lambda _suggested: None
    entry(view, "Run sheet").trigger()
    settle()
    assert view.desk.editing.all(Export) == []


def test_a_place_that_cannot_be_written_to_is_said(program: Atelier, view: SessionView, tmp_path: Path) -> None:
    view.printing.choose = lambda suggested: tmp_path / "weg" / suggested.name
    entry(view, "Run sheet").trigger()
    wait_until(lambda: "could not be written" in view.notice.text.text(), 60)
    assert view.desk.editing.all(Export) == []
