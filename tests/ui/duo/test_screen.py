"""Duo mode: a duo reaches its own work and nothing else, and only the PIN leads out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from atelier.app import Atelier
from atelier.domain.ballots import Ballot
from atelier.domain.people import Duo
from atelier.domain.proposal_states import State
from atelier.domain.proposals import Proposal
from atelier.ui.duo.mode import DuoMode
from atelier.ui.duo.screen import DuoScreen
from atelier.ui.widgets.choice_fields import Chooser
from atelier.ui.widgets.text_fields import DRAFT_MS, TextField
from tests.program import on_example, press, rest, settle, texts

PIN = "2468"


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Atelier]:
    with on_example(qapp, tmp_path, fictitious=True) as started:
        settle()
        yield started


def mode(program: Atelier) -> DuoMode:
    assert program.workbench is not None
    found = program.workbench.findChild(DuoMode)
    assert isinstance(found, DuoMode)
    return found


def begin(program: Atelier, number: int | None = None) -> DuoScreen:
    assert program.desk is not None
    duo = None if number is None else program.desk.editing.all(Duo)[number - 1]
    mode(program).begin(duo)
    settle()
    screen = mode(program).screen
    assert screen is not None
    return screen


def proposals(program: Atelier, number: int) -> list[Proposal]:
    assert program.desk is not None
    return program.desk.editing.all(Proposal, duo=program.desk.editing.all(Duo)[number - 1].id)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_it_begins_from_the_proposals_and_a_duo_is_chosen_by_keyboard(program: Atelier) -> None:
    workbench = program.workbench
    assert workbench is not None
    workbench.open("proposals")
    button = next(b for b in workbench.views.current.findChildren(QPushButton) if b.text() == "Duo mode")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    screen = mode(program).screen
    assert screen is not None
    assert program.window.isFullScreen()
    press(screen.choose.list, Qt.Key.Key_Down)
    press(screen.choose.list, Qt.Key.Key_Return)
    settle()
    assert screen.work.title.text().startswith("Duo 2")
    assert [row.id for row in screen.work.list.rows] == [row.id for row in proposals(program, 2)]


def test_it_sees_its_own_and_nothing_of_others_nor_of_open_polls(program: Atelier) -> None:
    screen = begin(program, 3)
    assert program.desk is not None
    told = texts(screen.work)
    own = {row.title for row in proposals(program, 3)}
    for other in program.desk.editing.all(Proposal):
        assert (other.title in {row.title for row in screen.work.list.rows}) is (other.title in own)
    open_ones = [one.ballot.question for one in program.desk.polling.polls.all() if one.tally is None]
    closed = {one.ballot.question for one in program.desk.polling.polls.all() if one.tally}
    assert program.desk.editing.all(Ballot)
    assert all(question in closed or question not in told for question in open_ones)
    assert "round 2" in told


@pytest.mark.parametrize(
    "keys", ["Ctrl+F", "Ctrl+1", "Ctrl+7", "F1", "F5", "Ctrl+W", "Ctrl+O", "Ctrl+Shift+L", "Ctrl+N"]
)
def test_no_key_of_the_window_works(program: Atelier, keys: str) -> None:
    screen = begin(program, 3)
    assert program.workbench is not None
    key = QKeySequence(keys)[0]
    before = program.workbench, program.workbench.views.key
    QTest.keyClick(focus(), key.key(), key.keyboardModifiers())
    settle()
    assert (program.workbench, program.workbench.views.key) == before
    assert not program.workbench.isVisible()
    assert screen.isVisible()
    assert program.projector is not None
    assert program.desk is not None


def test_an_undo_stays_within_own_work_of_this_visit(program: Atelier) -> None:
    desk = program.desk
    assert desk is not None
    desk.run(desk.editing.change, proposals(program, 3)[0], leader="Door de gespreksleider")
    screen = begin(program, 3)
    screen.undo()
    assert proposals(program, 3)[0].leader == "Door de gespreksleider"
    title = proposals(program, 3)[0].title
    screen.work.form.title.editor.setFocus()
    QTest.keyClicks(screen.work.form.title.editor, " nieuw")
    desk.settle()
    assert proposals(program, 3)[0].title != title
    screen.undo()
    assert proposals(program, 3)[0].title == title
    screen.redo()
    assert proposals(program, 3)[0].title != title
    screen.undo()
    screen.undo()
    assert proposals(program, 3)[0].leader == "Door de gespreksleider"
    desk.run(desk.editing.change, proposals(program, 3)[0], goal="Van duo 3")
    screen.show_duo(desk.editing.all(Duo)[0])
    screen.undo()
    assert proposals(program, 3)[0].goal == "Van duo 3"


def test_leaving_asks_the_pin_and_closing_the_window_does_too(program: Atelier) -> None:
    assert program.desk is not None
    program.desk.pin.set(PIN)
    screen = begin(program, 3)
    program.window.close()
    settle()
    assert program.window.isVisible()
    assert screen.pages.currentWidget() is screen.leaving
    screen.pin.field.setText("1357")
    press(screen.pin.field, Qt.Key.Key_Return)
    assert screen.isVisible()
    screen.pin.back.click()
    assert screen.pages.currentWidget() is screen.choose
    screen.ask_out()
    screen.pin.field.setText(PIN)
    press(screen.pin.field, Qt.Key.Key_Return)
    settle()
    assert mode(program).screen is None
    assert program.workbench is not None
    assert program.workbench.isVisible()
    assert program.desk.workspace.file.role == "facilitator"
    assert program.window.isVisible()  # it stayed when somebody went back


def test_without_a_pin_it_says_so_and_lets_go(program: Atelier) -> None:
    screen = begin(program)
    assert "No PIN is chosen" in screen.choose.fence.text()
    screen.ask_out()
    settle()
    assert mode(program).screen is None
    assert not program.window.isFullScreen()


def test_what_is_typed_is_settled_when_another_duo_comes_and_kept_as_its_work(program: Atelier) -> None:
    desk = program.desk
    assert desk is not None
    screen = begin(program, 3)
    QTest.keyClicks(screen.work.form.title.editor, " nog meer")
    screen.work.other_button.click()
    settle()
    assert "nog meer" in proposals(program, 3)[0].title
    roles = desk.workspace.history.told()
    assert any(" duo " in line for line in roles)


def test_submit_tells_what_lacks_then_submits_and_withdraws(program: Atelier) -> None:
    desk = program.desk
    assert desk is not None
    screen = begin(program, 3)
    card, mine = screen.work.standing, proposals(program, 3)[0]
    desk.run(desk.editing.change, mine, title="Een nieuwe titel", goal="")
    settle()
    card.submit_button.click()
    assert card.lacking.isVisible()
    card.all_same.click()
    assert desk.workspace.submitting.standing(mine).state is State.SUBMITTED
    screen.undo()  # what was handed in stays as it is
    assert proposals(program, 3)[0].title == "Een nieuwe titel"
    card.withdraw_button.click()
    assert "reason" in screen.work.notice.text.text()
    card.reason.setText("Te vroeg")
    card.withdraw_button.click()
    assert desk.workspace.submitting.standing(mine).state is State.WITHDRAWN


def on_its_own_laptop(program: Atelier, place: Path) -> DuoScreen:
    """What was given to duo 3 is opened."""
    desk = program.desk
    assert desk is not None
    desk.workspace.giving.give(desk.editing.all(Duo)[2], place)
    return opened(program, place)


def opened(program: Atelier, place: Path) -> DuoScreen:
    program.files.open_path(place)
    settle()
    screen = mode(program).screen
    assert screen is not None
    return screen


def test_a_file_that_was_given_opens_on_its_page_and_asks_no_pin(program: Atelier, tmp_path: Path) -> None:
    assert program.desk is not None
    program.desk.pin.set(PIN)
    screen = on_its_own_laptop(program, tmp_path / "duo.atelier")
    assert screen.work.title.text().startswith("Duo 3")
    told = texts(screen.work)
    assert "round 2" in told
    assert "Closed polls" not in told  # the outcomes came along, the polls did not
    assert "give “duo.atelier” back" in told
    assert not screen.work.other_button.isVisible()
    assert screen.work.out_button.text() == "Leave the duo mode"
    screen.ask_out()
    settle()
    assert mode(program).screen is None
    workbench = program.workbench
    assert workbench is not None
    assert "give “duo.atelier” back to the facilitator" in workbench.views.current.notice.text.text()
    program.appearance.set_look("dark", 1.0)  # builds the window anew, which is no opening
    settle()
    assert mode(program).screen is None
    program.appearance.set_look("light", 1.0)


def test_what_a_duo_was_typing_is_back_after_a_kill(program: Atelier, tmp_path: Path) -> None:
    place, killed = tmp_path / "duo.atelier", tmp_path / "killed"
    screen = on_its_own_laptop(program, place)
    row = proposals(program, 3)[0]
    editor = screen.work.form.title.editor
    press(editor, Qt.Key.Key_End)
    QTest.keyClicks(editor, " nog meer")
    rest(DRAFT_MS + 200)
    killed.mkdir()
    for part in tmp_path.glob("duo.atelier*"):  # just these bytes are there when the program stops here
        (killed / part.name).write_bytes(part.read_bytes())
    screen = opened(program, killed / place.name)
    assert screen.work.form.title.editor.text() == f"{row.title} nog meer"
    assert "has been kept" in screen.work.notice.text.text()
    assert proposals(program, 3)[0].title == f"{row.title} nog meer"


def test_a_long_text_stays_in_sight_and_the_wheel_takes_no_cursor(program: Atelier) -> None:
    form = begin(program, 3).work.form
    goal = next(field for field in form.findChildren(TextField) if field.name == "goal")
    goal.editor.setFocus()
    for n in range(12):
        QTest.keyClicks(goal.editor, f"Regel {n}")
        press(goal.editor, Qt.Key.Key_Return)
    rest(100)
    area = goal.parentWidget()
    while not isinstance(area, QScrollArea):
        area = area.parentWidget()
    spot = goal.editor.viewport().mapTo(area.viewport(), goal.editor.cursorRect().center())
    assert area.viewport().rect().contains(spot)
    assert {box.focusPolicy() for box in form.findChildren(Chooser)} == {Qt.FocusPolicy.StrongFocus}


def test_a_new_proposal_begins_with_its_title_and_submitting_the_same_again_is_no_first_step(program: Atelier) -> None:
    screen = begin(program, 2)
    card = screen.work.standing
    assert card.same.isVisible()  # version 1 is what stands here
    assert card.submit_button.property("role") == ""
    screen.work.list.add_button.click()
    assert screen.work.form.title.editor.hasFocus()
    assert card.submit_button.property("role") == "primary"
    card.submit_button.click()
    assert card.lacking.isVisible()
    QTest.keyClicks(screen.work.form.title.editor, "Nieuw")
    screen._desk.settle()
    settle()
    assert not card.lacking.isVisible()  # what lacks is not what it was
