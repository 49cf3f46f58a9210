"""The way through a meeting as it is shown: what comes next, the result for the room, and what asks something."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea

from atelier.app import Atelier
from atelier.domain.asking import Terms
from atelier.domain.methods import Way
from atelier.domain.themes import Side
from atelier.ui.projector.pages import QuestionPage, ResultPage
from atelier.ui.session_view import SessionView
from tests.program import press, rest, settle


def close_with(view: SessionView, *counts: int) -> None:
    view.panels.poll.acts.open()
    for box, count in zip(view.panels.poll.entries.totals.boxes, counts, strict=True):
        box.setValue(count)
    view.panels.poll.closing.close()
    settle()


def test_the_next_step_follows_the_run_sheet_to_the_minutes(view: SessionView) -> None:
    view.panels.question.choose(None)
    view.panels.show_question()
    sheet, said = view.panels.run_sheet, view.panels.next_step
    assert said.text() == "Start the first item, or choose a question."
    assert (sheet.next_button.isVisible(), sheet.end_button.isVisible()) == (True, False)
    sheet.go_on()
    assert said.text() == "Choose a question, or go to the next item."
    for _ in range(2):
        press(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        settle()
    assert said.text() == "Choose a question, or end the meeting."
    assert (sheet.next_button.isVisible(), sheet.end_button.isVisible()) == (False, True)
    press(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert sheet.item is not None  # the key that leafs on does not end the meeting
    sheet.end_button.click()
    settle()
    assert said.text().startswith("The meeting is over. Make the minutes")


def test_at_the_last_item_nothing_sends_to_a_next_one(view: SessionView) -> None:
    for _ in range(3):
        view.panels.run_sheet.go_on()
    close_with(view, 5, 8, 4, 8, 3)
    assert view.panels.next_step.text() == "Talk about the result. Then ask again, or end the meeting."
    view.panels.poll.acts.again()
    view.panels.poll.entries.totals.boxes[0].setValue(9)
    view.panels.poll.closing.close()
    assert view.panels.next_step.text() == "Say what moved, then end the meeting."


def test_a_result_that_the_room_does_not_see_is_offered_beside_it(program: Atelier, view: SessionView) -> None:
    projector, panel = program.projector, view.panels.poll
    close_with(view, 5, 8, 4, 8, 3)
    assert panel.show_button.isHidden()  # nobody looks: the projector is off
    projector.turn_on()
    program.window.activateWindow()
    settle()
    assert isinstance(projector.window.page, QuestionPage)
    assert panel.show_button.isVisible()
    assert panel.show_button.geometry().bottom() < panel.result.geometry().top()
    panel.show_button.click()
    settle()
    assert isinstance(projector.window.page, ResultPage)
    assert panel.show_button.isHidden()
    view.panels.beamer.choose("question")
    assert not panel.show_button.isHidden()
    panel.acts.again()
    assert panel.show_button.isHidden()  # nothing to show while the answers come in
    projector.turn_off()


def test_the_reason_for_a_recount_is_asked_in_sight(program: Atelier, view: SessionView) -> None:
    program.window.resize(1280, 720)
    close_with(view, 5, 8, 4, 8, 3)
    rest(150)
    view.panels.poll.following.count_again.click()
    rest(150)
    line = view.panels.poll.following.recount
    area = next(area for area in view.findChildren(QScrollArea) if area.isAncestorOf(line))
    top = line.mapTo(area.viewport(), line.rect().topLeft()).y()
    assert line.line.hasFocus()
    assert top >= 0
    assert top + line.height() <= area.viewport().height()


def test_the_missing_pin_is_asked_for_and_then_no_longer_told(program: Atelier, view: SessionView) -> None:
    opening, subject = program.desk.polling.opening, view.panels.question.subject
    program.desk.run(opening.open, view.gathering, subject, "spectrum5", Terms(Way.TURN))
    settle()
    panel, pin = view.panels.poll, program.workbench.pin
    panel.entries.turn.button.click()
    (way,) = [b for b in panel.notice.findChildren(QPushButton) if b.text() == "Choose a PIN"]
    way.click()
    settle()
    assert pin.isVisible()
    assert panel.notice.isHidden()
    pin.leave()
    settle()
    assert QApplication.focusWidget() is panel.entries.turn.button


def test_a_quick_poll_is_found_in_the_list_of_questions(view: SessionView) -> None:
    before, choice = view.panels.question.subject, view.panels.question.choice
    place = choice.findText("Quick poll: type a question now (Q)")
    choice.setCurrentIndex(place)
    choice.activated.emit(place)
    settle()
    assert view.panels.question.quick.line.hasFocus()
    assert view.panels.question.subject is before
    assert choice.currentText() == before.title


def test_the_line_for_arguments_stays_in_sight_while_they_grow(program: Atelier, view: SessionView) -> None:
    program.window.resize(1280, 720)
    entry = view.panels.arguments.entry
    area = next(area for area in view.findChildren(QScrollArea) if area.isAncestorOf(entry))
    tops = []
    for number in range(5):
        view.panels.arguments.start(Side.A)
        entry.line.setText(f"Een argument dat langer is dan een regel in deze kolom, nummer {number}")
        press(entry.line, Qt.Key.Key_Return)
        rest(350)
        top = entry.mapTo(area.viewport(), entry.rect().topLeft()).y()
        assert 0 <= top <= area.viewport().height() - entry.height()
        tops.append(top)
    assert len(set(tops[1:])) == 1  # and at the same place
