"""Saving something to print: where it was asked for, told when it is there, and refused with the reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from atelier import i18n
from atelier.paths import resources
from atelier.services.workspace import Events
from atelier.ui.desk import Desk, Worker
from atelier.ui.printing import Printer
from atelier.ui.widgets.notice import Notice
from tests.program import on_example, settle, wait_until

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # what the offscreen platform says of any window
KEYS = [("F1", "Help")]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    i18n.use("en")
    workspace = Events(resources(), tmp_path / "data").example(tmp_path / "x.atelier", fictitious=False)
    desk = Desk(workspace, Worker())
    yield desk
    desk.worker.stop()
    desk.workspace.close()


@pytest.fixture
def notice(qtbot: QtBot) -> Notice:
    notice = Notice()
    qtbot.addWidget(notice)
    return notice


def printed(desk: Desk, notice: Notice, place: Path | None) -> list[Path]:
    asked: list[Path] = []

    def choose(suggested: Path) -> Path | None:
        asked.append(suggested)
        return place

    Printer(desk, notice, notice, choose).save(desk.printing.keys(KEYS), "keys")
    return asked


def test_it_is_saved_where_was_asked_and_can_be_opened(
    desk: Desk, notice: Notice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert printed(desk, notice, tmp_path / "toetsen.pdf") == [tmp_path / "keys.pdf"]
    wait_until(lambda: notice.text.text() == f"Saved as “toetsen.pdf” in “{tmp_path}”.")
    assert (tmp_path / "toetsen.pdf").read_bytes().startswith(b"%PDF")
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    next(way for way in notice.findChildren(QPushButton) if way.text() == "Open").click()
    assert opened == [str(tmp_path / "toetsen.pdf")]


def test_a_place_that_cannot_be_written_is_told(desk: Desk, notice: Notice, tmp_path: Path) -> None:
    printed(desk, notice, tmp_path / "gone" / "toetsen.pdf")
    wait_until(lambda: "could not be written" in notice.text.text())


def test_without_a_place_nothing_happens(desk: Desk, notice: Notice, tmp_path: Path) -> None:
    printed(desk, notice, None)
    settle()
    assert notice.isHidden()
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_help_prints_the_keys_of_the_program(qapp: QApplication, tmp_path: Path) -> None:
    with on_example(qapp, tmp_path) as program:
        workbench = program.workbench
        workbench.help.printer._choose = lambda suggested: suggested
        workbench.help.open()
        workbench.help.panel.print_button.click()
        wait_until(lambda: "Saved as" in workbench.help.panel.notice.text.text())
        assert (tmp_path / "keys.pdf").exists()
