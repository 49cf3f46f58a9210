"""A mistake of the program: told on the main thread, reported without any data, and a fresh start where it was."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from atelier.domain.themes import Pillar
from atelier.ui import crashes
from atelier.ui.crash_dialog import NAME, CrashDialog
from tests.program import EXAMPLE, launched, texts, wait_until

WORDS = "Jan de Boer stemde tegen"


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path):
    with launched(qapp, tmp_path) as running:
        running.files.events().example(tmp_path / EXAMPLE, fictitious=False).close()
        yield running


def fail() -> None:
    try:
        {}[WORDS]
    except KeyError as error:
        raise ValueError(f"{WORDS}!") from error


def caught() -> str:
    with pytest.raises(ValueError, match=WORDS) as info:
        fail()
    return crashes.report_of(info.value)


def test_a_report_tells_where_and_what_kind_and_nobodys_words() -> None:
    report = caught()
    assert "builtins.ValueError" in report
    assert "builtins.KeyError" in report
    assert "ui/test_crashes.py:" in report
    assert WORDS not in report
    assert str(Path(__file__).parents[2]) not in report


def test_an_error_on_another_thread_is_reported(qapp: QApplication, monkeypatch, capsys) -> None:
    caught_ones = crashes.Crashes()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    caught_ones.install()
    told: list[str] = []
    caught_ones.happened.connect(told.append)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    wait_until(lambda: bool(told))
    assert "builtins.ValueError" in told[0]
    assert WORDS not in told[0] + capsys.readouterr().err


def test_the_dialog_says_what_is_safe_and_starts_again_in_the_same_view(program, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("atelier.ui.crash_telling.documents", lambda: tmp_path / "Documenten")
    program.files.open_path(tmp_path / EXAMPLE)
    program.workbench.open("proposals")
    program.desk.run(program.desk.editing.add, Pillar.new(name="Water"))
    saved = program.workbench.rail.saved_until
    program.crash_telling.tell(caught())
    dialog = program.crash_telling.dialog
    assert isinstance(dialog, CrashDialog)
    assert f"Your work is saved up to {saved}." in texts(dialog)
    program.crash_telling.tell("another one")
    assert program.crash_telling.dialog is dialog
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.report.toPlainText()
    dialog.save.click()
    assert (tmp_path / "Documenten" / NAME).read_text(encoding="utf-8") == dialog.report.toPlainText()
    before = program.workbench
    dialog.restart.click()
    assert program.workbench is not before
    assert program.workbench.views.key == "proposals"
    assert "Water" in {pillar.name for pillar in program.desk.editing.all(Pillar)}
    assert not dialog.isVisible()


def test_a_crash_outside_python_is_told_the_next_time(program, tmp_path: Path) -> None:
    words = (
        "import faulthandler, pathlib, sys; from atelier.ui import crashes;"
        " print(repr(crashes.watch_natively(pathlib.Path(sys.argv[1]))));"
        " sys.stdout.flush(); len(sys.argv) > 2 and faulthandler._sigsegv()"
    )

    def run(*more: str) -> str:
        command = [sys.executable, "-c", words, str(tmp_path), *more]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()

    assert run("crash") == "''"
    report = run()
    assert "Segmentation fault" in report
    assert run() == "''"
    program.crash_telling.stopped = report
    program.crash_telling.tell_stopped()
    assert "stopped by itself" in program.window.start.notice.text.text()
    program.crash_telling.tell(report)
    assert not program.crash_telling.dialog.restart.isVisible()  # there is nothing to start again
    program.crash_telling.dialog.reject()
