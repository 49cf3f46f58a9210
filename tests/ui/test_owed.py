"""What cannot be written is not lost: tried again by itself, also of a row out of sight, and in the way of closing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from atelier.app import Atelier
from atelier.domain.themes import Dilemma
from atelier.ui.widgets.fields import Field
from tests.program import EXAMPLE, on_example, press, settle, wait_until


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path):
    with on_example(qapp, tmp_path) as running:
        running.workbench.open("dilemmas")
        yield running


@pytest.fixture
def stick_out(program: Atelier, tmp_path: Path) -> Callable[[], None]:
    """The file is gone from here on; what is given puts it back."""
    away = (tmp_path / EXAMPLE).rename(tmp_path / "elders")
    return lambda: away.rename(tmp_path / EXAMPLE)


def typed(program: Atelier, text: str) -> Dilemma:
    field = next(f for f in program.workbench.views.current.findChildren(Field) if f.name == "title" and f.isVisible())
    field.editor.setText(text)
    field.settle()
    return field.value


def title(program: Atelier, dilemma: Dilemma) -> str:
    return program.desk.editing.get(Dilemma, dilemma.id).title


def test_what_was_typed_is_saved_by_itself_when_it_can_be(program: Atelier, stick_out: Callable[[], None]) -> None:
    dilemma = typed(program, "Zonder stick")
    rail = program.workbench.rail
    assert not rail.is_saved
    program.desk.owed.pay()
    assert title(program, dilemma) == dilemma.title
    assert not rail.is_saved
    stick_out()
    program.desk.owed._timer.setInterval(5)
    wait_until(lambda: rail.is_saved)
    assert title(program, dilemma) == "Zonder stick"
    assert "saved again" in program.workbench.views.current.notice.text.text()
    assert not program.desk.owed._timer.isActive()


def test_it_is_not_lost_when_another_row_or_another_language_comes_on_the_screen(
    program: Atelier, stick_out: Callable[[], None]
) -> None:
    dilemma = typed(program, "Uit het oog")
    other = next(one for one in program.desk.editing.all(Dilemma) if one.id != dilemma.id)
    program.workbench.views.current.focus_on(other)
    program.appearance.toggle_language()
    assert not program.workbench.rail.is_saved
    stick_out()
    assert program.desk.owed.pay()
    assert title(program, dilemma) == "Uit het oog"
    assert program.workbench.rail.is_saved


def test_a_later_entry_takes_the_place_of_one_that_waits(program: Atelier, stick_out: Callable[[], None]) -> None:
    dilemma = typed(program, "Eerst")
    stick_out()
    program.desk.owed._timer.stop()
    typed(program, "Daarna")
    assert program.desk.owed.pay()
    assert title(program, dilemma) == "Daarna"


def test_an_act_that_was_refused_needs_no_other_act_to_end_the_warning(
    program: Atelier, stick_out: Callable[[], None]
) -> None:
    program.desk.run(program.desk.editing.add, Dilemma.new(title="Geweigerd"))
    assert not program.workbench.rail.is_saved
    stick_out()
    assert program.desk.owed.pay()
    assert program.workbench.rail.is_saved


@pytest.mark.parametrize("way", ["start", "window"])
def test_closing_waits_until_somebody_chooses_to_lose_it(
    program: Atelier, stick_out: Callable[[], None], way: str
) -> None:
    typed(program, "Niet kwijtraken")
    if way == "start":
        press(program.window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    else:
        program.window.close()
    settle()
    assert program.desk is not None
    assert program.window.isVisible()
    notice = program.workbench.views.current.notice
    assert "not in the file yet" in notice.text.text()
    next(b for b in notice.findChildren(QPushButton) if b.text() == "Close all the same").click()
    assert program.desk is None
    assert "open it again from the same place" in program.window.start.notice.text.text()
    assert program.window.isVisible() == (way == "start")
    stick_out()


def test_closing_tries_once_more(program: Atelier, stick_out: Callable[[], None], tmp_path: Path) -> None:
    dilemma = typed(program, "Net op tijd")
    stick_out()
    program.to_start()
    assert program.desk is None
    program.files.open_path(tmp_path / EXAMPLE)
    assert title(program, dilemma) == "Net op tijd"
