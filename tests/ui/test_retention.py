"""Until when names are kept is typed in the week, printed for the door, and recalled when it has passed."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from atelier.app import Atelier
from atelier.domain.vague_date import VagueDate
from atelier.ui import printing
from tests.program import EXAMPLE, on_example, wait_until


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path):
    with on_example(qapp, tmp_path) as running:
        yield running


def test_a_period_that_has_passed_is_said_on_opening(program: Atelier, tmp_path: Path) -> None:
    notice = program.workbench.views.current.notice
    assert "were to be kept" not in notice.text.text()
    desk = program.desk
    desk.run(desk.editing.change, desk.workspace.event, keep_until=VagueDate("2020-06"))
    program.to_start()
    program.files.open_path(tmp_path / EXAMPLE)
    assert "were to be kept until June 2020" in program.workbench.views.current.notice.text.text()


def test_it_is_typed_in_the_week_and_may_be_empty(program: Atelier) -> None:
    field = program.workbench.views.of("week").keep_until
    for typed, kept in (("2031-06", VagueDate("2031-06")), ("", None)):
        field.editor.setText(typed)
        field.settle()
        assert program.desk.workspace.event.keep_until == kept


def test_the_notice_is_printed(program: Atelier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "deur.pdf"
    monkeypatch.setattr(printing, "ask_pdf", lambda *_: target)
    program.workbench.print_notice()
    wait_until(target.exists)
    assert target.read_bytes().startswith(b"%PDF")
    wait_until(lambda: "Saved as" in program.workbench.views.current.notice.text.text())
