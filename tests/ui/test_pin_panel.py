"""Choosing, changing and removing the PIN by keyboard, from the menu of the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from atelier.app import Atelier
from atelier.domain.errors import PinError
from atelier.ui.pin_panel import PinPanel
from tests.program import EXAMPLE, on_example, press, settle, texts


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path):
    with on_example(qapp, tmp_path) as running:
        yield running


@pytest.fixture
def panel(program: Atelier) -> PinPanel:
    panel = program.workbench.pin
    panel.open()
    settle()
    return panel


def give(*entries: str) -> None:
    """Type one entry after another, each with Enter, where the cursor is."""
    for entry in entries:
        for digit in entry:
            press(QApplication.focusWidget(), Qt.Key(ord(digit)))
        press(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle()


def test_a_life_of_a_pin(program: Atelier, panel: PinPanel) -> None:
    pin = program.desk.pin
    assert not panel.old.isVisible()
    assert not panel.remove.isVisible()
    give("1234", "1234")
    assert not panel.isVisible()
    assert "The PIN was chosen." in texts(program.workbench)
    pin.check("1234")
    panel.open()
    settle()
    give("1234", "56789", "56789")
    assert "The PIN was changed." in texts(program.workbench)
    pin.check("56789")
    panel.open()
    settle()
    for digit in "56789":
        press(panel.old, Qt.Key(ord(digit)))
    panel.remove.click()
    assert not pin.is_set
    assert "The PIN was removed." in texts(program.workbench)


def test_two_different_entries_are_asked_again(program: Atelier, panel: PinPanel) -> None:
    give("1234", "1243")
    assert "not the same" in panel.problem.text()
    assert panel.new.hasFocus()
    assert (panel.new.text(), panel.again.text()) == ("", "")
    assert not program.desk.pin.is_set


def test_a_refusal_stays_in_the_panel(program: Atelier, panel: PinPanel) -> None:
    give("12", "12")
    assert "4 to 12 digits" in panel.problem.text()
    assert panel.isVisible()
    panel.leave()
    program.desk.pin.set("1234")
    panel.open()
    give("9999", "5678", "5678")
    assert "not right" in panel.problem.text()
    program.desk.pin.check("1234")


def test_esc_closes_and_nothing_typed_is_left(program: Atelier, panel: PinPanel) -> None:
    press(panel.new, Qt.Key.Key_1)
    press(panel.new, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    panel.open()
    assert panel.new.text() == ""
    assert panel.problem.text() == ""


def test_it_covers_the_window_and_goes_when_another_view_opens(program: Atelier, panel: PinPanel) -> None:
    program.window.resize(1000, 700)
    settle()
    assert panel.geometry() == program.workbench.rect()
    program.workbench.open("people")
    assert not panel.isVisible()


def test_the_pin_is_that_of_the_file_also_after_reopening(program: Atelier, panel: PinPanel, tmp_path: Path) -> None:
    give("1234", "1234")
    program.to_start()
    program.files.open_path(tmp_path / EXAMPLE)
    program.desk.pin.check("1234")
    with pytest.raises(PinError):
        program.desk.pin.check("4321")
