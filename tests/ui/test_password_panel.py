"""A file gets a password in the window, and is opened again with it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from atelier.app import Atelier
from atelier.domain.asking import Terms
from atelier.domain.methods.base import Way
from atelier.domain.themes import Question
from atelier.domain.week import Gathering
from atelier.storage import backups, ciphers
from atelier.storage.ciphers import Ring
from tests.program import EXAMPLE, on_example, press, wait_until

WORD = "correct paard batterij"


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ciphers, "RING", Ring())
    with on_example(qapp, tmp_path) as running:
        yield running


def kept(tmp_path: Path) -> list[Path]:
    return [one.path for folder in (tmp_path / "data" / "backups").glob("*") for one in backups.listed(folder)]


def encrypt(program: Atelier) -> None:
    panel = program.workbench.password
    panel.open()
    panel.new.setText(WORD)
    panel.again.setText(WORD)
    panel.save.click()


def test_the_file_and_its_backups_cannot_be_read_any_more(program: Atelier, tmp_path: Path) -> None:
    wait_until(lambda: len(kept(tmp_path)) == 1)
    encrypt(program)
    assert program.desk is not None
    assert "encrypted from now on" in program.workbench.views.current.notice.text.text()
    wait_until(lambda: len(kept(tmp_path)) == 1 and bool(ciphers.salt_of(kept(tmp_path)[0])))
    assert ciphers.salt_of(tmp_path / EXAMPLE)
    assert b"Arnhem" not in (tmp_path / EXAMPLE).read_bytes()
    program.workbench.password.open()
    assert program.workbench.password.remove.isVisible()
    program.workbench.password.remove.click()
    wait_until(lambda: not ciphers.salt_of(tmp_path / EXAMPLE))
    assert "no password any more" in program.workbench.views.current.notice.text.text()


def test_it_is_asked_for_and_a_wrong_one_is_said(program: Atelier, tmp_path: Path) -> None:
    encrypt(program)
    program.to_start()
    ciphers.RING.keys.clear()
    program.files.open_path(tmp_path / EXAMPLE)
    assert program.desk is None
    start_notice = program.window.start.notice
    assert "has a password" in start_notice.text.text()
    program.files.back.ask = lambda _: "fout"
    program.files.back._unlock(tmp_path / EXAMPLE)
    assert "not the password" in start_notice.text.text()
    program.files.back.ask = lambda _: WORD
    program.files.back._unlock(tmp_path / EXAMPLE)
    assert program.desk is not None


def test_what_was_typed_wrong_is_said_and_esc_forgets_it(program: Atelier) -> None:
    panel = program.workbench.password
    panel.open()
    panel.new.setText("kort")
    panel.save.click()
    assert "at least 8 characters" in panel.problem.text()
    panel.new.setText("lang genoeg")
    panel.save.click()
    assert "not the same" in panel.problem.text()
    press(panel.new, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert panel.new.text() == ""


def test_without_the_extra_the_panel_says_so(program: Atelier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ciphers, "CIPHER", None)
    panel = program.workbench.password
    panel.open()
    assert "atelier[encrypt]" in panel.problem.text()
    assert not panel.save.isEnabled()


def test_an_open_secret_poll_has_the_password_too_which_stays_till_it_is_closed(program: Atelier) -> None:
    encrypt(program)
    workspace = program.desk.workspace
    meeting = Gathering.new(title="Mandaat", present=6)
    question = Question.new(gathering=meeting.id, text="Gaan we door?")
    workspace.file.commit("add", meeting, question)
    poll = workspace.polling.opening.open(meeting, question, "yesno", Terms(Way.PAPER)).poll
    (urn,) = (workspace.data / "urns").glob("*.urn")
    assert b"Atelier urn" not in urn.read_bytes()
    assert workspace.polling.secret.told(poll).in_urn == 0
    panel = program.workbench.password
    panel.open()
    assert "Close the poll first" in panel.problem.text()
    assert not panel.save.isEnabled()
    assert not panel.remove.isEnabled()
    workspace.polling.closing.declare_void(poll, "test")
    panel.open()
    assert not panel.problem.isVisible()
    assert panel.save.isEnabled()
