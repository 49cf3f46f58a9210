"""The session as a typist uses it, also when things go wrong; the clock, the reasons and the projector beside it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QTabWidget
from sqlalchemy.exc import OperationalError

from atelier.app import Atelier
from atelier.domain.asking import Terms
from atelier.domain.ballots import Electorate
from atelier.domain.methods import Way
from atelier.domain.people import Municipality, Person
from atelier.domain.polls import PollState
from atelier.domain.themes import Argument, Dilemma, Side
from atelier.domain.week import Gathering, RunSheetItem
from atelier.ui.projector.pages import BlackPage, PollPage, QuestionPage, ResultPage, TimerPage
from atelier.ui.session_view import SessionView
from atelier.ui.widgets.in_sight import head_in_sight
from tests.program import EXAMPLE, on_example, press, settle, wait_until


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path):
    with on_example(qapp, tmp_path) as running:
        editing = running.desk.editing
        gathering = Gathering.new(title="Mandaat", present=29)
        running.desk.run(editing.add, gathering)
        item = RunSheetItem.new(gathering=gathering.id, title="Welkom", minutes=10)
        running.desk.run(editing.add, item)
        running.workbench.open("session")
        settle()
        yield running


@pytest.fixture
def view(program: Atelier) -> SessionView:
    session = program.workbench.views.of("session")
    choose(session, 0)
    return session


def choose(session: SessionView, number: int) -> Dilemma:
    dilemma = session.desk.editing.all(Dilemma)[number]
    session.panels.question.choose(dilemma.id)
    session.panels.show_question()
    return dilemma


def enter(session: SessionView, *counts: int) -> None:
    for box, count in zip(session.panels.poll.entries.totals.boxes, counts, strict=True):
        box.setValue(count)


def closed(session: SessionView, *counts: int) -> None:
    session.panels.poll.acts.open()
    enter(session, *counts)
    session.panels.poll.closing.close()


def test_an_undo_of_a_total_reaches_box_panel_and_projector(program: Atelier, view: SessionView) -> None:
    view.panels.poll.acts.open()
    view.panels.beamer.count_box.setChecked(True)
    view.panels.beamer.choose("poll")
    enter(view, 5, 8, 4, 8, 3)
    program.workbench.undoing.undo()
    settle()
    assert [box.value() for box in view.panels.poll.entries.totals.boxes] == [5, 8, 4, 8, 0]
    assert "25 of 29" in program.projector.window.page.note
    view.panels.poll.closing.close()
    assert view.panels.poll.now.poll.standing.counts == (5, 8, 4, 8, 0)


def test_no_count_is_projected_before_closing_unless_asked_for(program: Atelier, view: SessionView) -> None:
    view.panels.poll.acts.open()
    view.panels.beamer.choose("poll")
    enter(view, 5, 8, 4, 8, 3)
    page = program.projector.window.page
    assert isinstance(page, PollPage)
    assert page.note == "The poll is open"
    assert page.share == 0
    view.panels.poll.closing.close()
    assert isinstance(program.projector.window.page, ResultPage)


def test_presence_that_is_still_being_typed_counts(view: SessionView) -> None:
    view.panels.poll.acts.open()
    enter(view, 5, 8, 4, 8, 3)
    view.present.setFocus()
    view.present.selectAll()
    QTest.keyClicks(view.present, "40")
    press(view.present, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert view.panels.poll.now.poll.standing.present == 40


def test_typed_digits_survive_a_plus_elsewhere(view: SessionView) -> None:
    view.panels.poll.acts.open()
    first = view.panels.poll.entries.totals.boxes[0]
    first.setFocus()
    first.selectAll()
    QTest.keyClicks(first, "12")
    buttons = view.panels.poll.entries.totals.findChildren(type(view.present.more))
    (more,) = [b for b in buttons if b.accessibleName() == "One more: Rather A"]
    more.click()
    assert view.panels.poll.now.poll.entry == (12, 1, 0, 0, 0)


def test_a_reason_hits_only_the_poll_that_it_was_asked_for(view: SessionView) -> None:
    closed(view, 5, 8, 4, 8, 3)
    first = view.panels.poll.now.poll.id
    view.panels.poll.following.ask_void()
    QTest.keyClicks(view.panels.poll.following.void.line, "Verkeerd")
    view.panels.poll.acts.again()
    assert view.panels.poll.following.void.isHidden()
    press(view.panels.poll.following.void.line, Qt.Key.Key_Return)
    assert view.panels.poll.now.poll.state is PollState.OPEN
    assert view.desk.polling.polls.get(first).state is PollState.CLOSED


def test_a_second_round_that_was_void_is_asked_again_as_round_two(view: SessionView) -> None:
    closed(view, 5, 8, 4, 8, 3)
    view.panels.poll.acts.again()
    view.panels.poll.following.ask_void()
    view.panels.poll.acts.declare_void("Te vroeg geopend")
    assert view.panels.poll.now.poll.state is PollState.VOID
    assert view.panels.next_step.text().startswith("This poll is void.")
    view.panels.poll.acts.open()
    assert (view.panels.poll.now.poll.round, view.panels.poll.now.poll.state) == (2, PollState.OPEN)
    assert view.panels.poll.now.poll.previous.standing.counts == (5, 8, 4, 8, 3)
    assert "Te vroeg geopend" in view.panels.poll.result.history.text.text()


def test_too_many_hands_is_no_wall(view: SessionView) -> None:
    closed(view, 10, 8, 4, 5, 3)
    assert "30 of 29 present" in view.panels.poll.notice.text.text()
    (way,) = [b for b in view.panels.poll.notice.findChildren(type(view.present.more)) if b.text() == "present +1"]
    way.click()
    assert view.present.value() == 30
    view.panels.poll.closing.close()
    standing = view.panels.poll.now.poll.standing
    assert (standing.counts, standing.present) == ((10, 8, 4, 5, 3), 30)


def test_an_open_poll_whose_question_was_removed_can_still_be_ended(view: SessionView) -> None:
    dilemma = choose(view, 0)
    view.panels.poll.acts.open()
    view.desk.run(view.desk.editing.remove, dilemma)
    settle()
    assert view.panels.poll.now.poll.ballot.subject == dilemma.id
    assert view.panels.poll.following.more.isVisibleTo(view)
    view.panels.poll.following.ask_void()
    view.panels.poll.acts.declare_void("De vraag is vervallen")
    choose(view, 0)
    view.panels.poll.acts.open()
    assert view.panels.poll.now.poll.accepting


def test_what_cannot_be_written_is_said_and_stays(
    program: Atelier, view: SessionView, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.panels.poll.acts.open()
    file = program.desk.workspace.file

    def full(*_: object) -> None:
        raise OperationalError("INSERT", {}, Exception("database or disk is full"))

    with monkeypatch.context() as broken:
        broken.setattr(file, "_write", full)
        view.panels.poll.entries.totals.boxes[0].setValue(5)
        assert "the disk is full" in view.panels.poll.notice.text.text()
        assert program.workbench.rail.foot.text() == "Not saved!"
        assert view.panels.poll.entries.totals.boxes[0].value() == 5
        view.panels.poll.closing.close()
        assert view.panels.poll.now.poll.state is PollState.OPEN
    view.panels.poll.closing.close()
    assert view.panels.poll.now.poll.standing.counts == (5, 0, 0, 0, 0)
    assert program.workbench.rail.foot.text().startswith("Everything saved")


def test_a_file_that_vanished_is_said_and_the_program_goes_on(
    program: Atelier, view: SessionView, tmp_path: Path
) -> None:
    (tmp_path / EXAMPLE).rename(tmp_path / "weg.atelier")
    view.present.setValue(12)
    assert "could not be saved" in view.notice.text.text()
    assert program.workbench.rail.foot.text() == "Not saved!"
    (tmp_path / "weg.atelier").rename(tmp_path / EXAMPLE)
    view.present.setValue(13)
    assert program.workbench.rail.foot.text().startswith("Everything saved")


def test_the_clock_on_the_projector_goes_on_while_another_view_is_open(program: Atelier, view: SessionView) -> None:
    view.panels.run_sheet.go_on()
    view.panels.beamer.choose("timer")
    program.workbench.open("week")
    before = program.projector.window.page.time
    QTest.qWait(1200)
    view.panels.tick()
    assert isinstance(program.projector.window.page, TimerPage)
    assert program.projector.window.page.time != before


def test_another_size_and_language_leave_the_room_where_it_was(program: Atelier, view: SessionView) -> None:
    closed(view, 5, 8, 4, 8, 3)
    view.panels.beamer.choose("poll")
    view.panels.arguments.line.setText("half getypt")
    program.projector.toggle_black()
    projector = program.projector
    program.appearance.set_look("light", 1.3)
    program.appearance.set_language("nl")
    again = program.workbench.views.of("session")
    assert program.projector is projector
    assert isinstance(projector.window.page, BlackPage)
    projector.toggle_black()
    assert isinstance(projector.window.page, ResultPage)
    assert again.panels.question.subject.id == view.desk.editing.all(Dilemma)[0].id
    assert again.panels.arguments.line.text() == "half getypt"
    program.appearance.set_look("light", 1.0)
    program.appearance.set_language("en")


def test_letter_keys_leave_fields_alone(program: Atelier, view: SessionView) -> None:
    view.panels.arguments.line.setFocus()
    QTest.keyClicks(view.panels.arguments.line, "b. 1 2")
    assert view.panels.arguments.line.text() == "b. 1 2"
    assert not program.projector.black
    view.panels.arguments.voice.setFocus()
    press(view.panels.arguments.voice, Qt.Key.Key_B)
    assert not program.projector.black
    view.panels.run_sheet.list.setFocus()
    press(view.panels.run_sheet.list, Qt.Key.Key_B)
    assert program.projector.black
    press(view.panels.run_sheet.list, Qt.Key.Key_PageDown)
    assert not program.projector.black


def test_letter_keys_work_from_the_rail_but_not_under_a_page(program: Atelier, view: SessionView) -> None:
    rail = program.workbench.rail.buttons["session"]
    rail.setFocus()
    press(rail, Qt.Key.Key_Q)
    assert view.panels.question.quick.line.hasFocus()
    rail.setFocus()
    press(rail, Qt.Key.Key_B)
    assert program.projector.black
    program.workbench.help.open()
    press(program.workbench.help.panel, Qt.Key.Key_B)
    assert program.projector.black


def test_tab_goes_from_the_last_total_to_the_closing(program: Atelier, view: SessionView) -> None:
    view.panels.poll.acts.open()
    settle()
    view.panels.poll.entries.totals.boxes[-1].setFocus()
    press(view.panels.poll.entries.totals.boxes[-1], Qt.Key.Key_Tab)
    assert view.panels.poll.closing.button.hasFocus()
    press(view.panels.poll.closing.button, Qt.Key.Key_Backtab)
    assert view.panels.poll.entries.totals.boxes[-1].hasFocus()


def test_closing_asks_how_many_have_not_voted_yet(program: Atelier, view: SessionView) -> None:
    """In turn and by name alike: once, in the page, and never who."""
    people = [Person.new(name=f"Deelnemer {n}") for n in range(6)]
    program.desk.run(program.desk.editing.add, *people)
    polling = program.desk.polling
    terms = Terms(Way.TURN, electorate=Electorate.PEOPLE)
    poll = program.desk.run(polling.opening.open, view.gathering, view.panels.question.subject, "spectrum5", terms).poll
    for n in range(5):
        program.desk.run(polling.secret.cast, poll, (0,), people[n].id)
    view.panels.poll.refresh()
    assert view.panels.poll.now.present == 6  # not the 29 in the room
    view.panels.poll.closing.button.click()
    assert view.panels.poll.now.poll.accepting
    assert view.panels.poll.notice.text.text() == "1 of 6 has not voted yet."
    program.desk.run(polling.secret.cast, poll, (0,), people[5].id)
    assert not view.panels.poll.notice.isVisible()  # it is not so any more
    view.panels.poll.closing.close()
    assert view.panels.poll.now.poll.standing.voted == 6
    assert not view.panels.poll.notice.isVisible()


def test_closing_by_name_asks_on_the_page_with_the_names(program: Atelier, view: SessionView) -> None:
    program.desk.run(program.desk.editing.remove, *program.desk.editing.all(Municipality)[3:])
    terms = Terms(Way.NAMED, electorate=Electorate.MEMBERS)
    opening, named = program.desk.polling.opening, view.stage.named
    program.desk.run(opening.open, view.gathering, view.panels.question.subject, "spectrum5", terms)
    view.panels.poll.entries.named.button.click()
    press(named.board, Qt.Key.Key_2)
    named.close_button.click()
    assert named.notice.text.text() == "2 of 3 have not voted yet."
    assert not view.stage.conversing
    view.panels.poll.closing.ways[0][1]()
    assert view.stage.conversing
    assert view.panels.poll.now.poll.standing.counts == (0, 1, 0, 0, 0)


def test_who_voted_and_left_still_counts(program: Atelier, view: SessionView) -> None:
    people = [Person.new(name=f"Deelnemer {n}") for n in range(5)]
    program.desk.run(program.desk.editing.add, *people)
    attending, polling = program.desk.sessions, program.desk.polling
    for person in people:
        program.desk.run(attending.check_in, view.gathering, person)
    terms = Terms(Way.TURN, electorate=Electorate.PEOPLE)
    poll = program.desk.run(polling.opening.open, view.gathering, view.panels.question.subject, "spectrum5", terms).poll
    for person in people:
        program.desk.run(polling.secret.cast, poll, (0,), person.id)
    program.desk.run(attending.check_out, view.gathering, people[0])
    view.panels.poll.closing.close()
    assert (view.panels.poll.now.poll.standing.voted, view.panels.poll.now.poll.standing.present) == (5, 5)


def test_a_question_without_a_poll_shows_the_question(program: Atelier, view: SessionView) -> None:
    closed(view, 5, 8, 4, 8, 3)
    view.panels.beamer.choose("poll")
    view.panels.question.choose(view.desk.editing.all(Dilemma)[1].id)
    view.refresh()
    assert isinstance(program.projector.window.page, QuestionPage)


def test_arguments_are_added_changed_and_removed(view: SessionView) -> None:
    view.panels.arguments.start(Side.A)
    QTest.keyClicks(view.panels.arguments.line, "Het geld is van de raad")
    view.panels.arguments.voice.setCurrentIndex(view.panels.arguments.voice.findText("Councillor"))
    press(view.panels.arguments.line, Qt.Key.Key_Return)
    (argument,) = view.desk.editing.all(Argument)
    assert (argument.text, str(argument.role), argument.municipality) == ("Het geld is van de raad", "councillor", None)
    view.panels.arguments.entry.edit(argument)
    view.panels.arguments.line.setText("Het geld is van de raden")
    view.panels.arguments.save()
    assert [row.text for row in view.desk.editing.all(Argument)] == ["Het geld is van de raden"]
    view.panels.arguments.entry.edit(view.desk.editing.all(Argument)[0])
    view.panels.arguments.remove()
    assert view.desk.editing.all(Argument) == []


def test_in_a_low_window_what_opens_and_closes_is_seen_from_its_head(program: Atelier, view: SessionView) -> None:
    program.appearance.set_look("light", 2.0)
    program.window.resize(1280, 720)
    session = program.workbench.views.of("session")
    choose(session, 0)
    session.findChildren(QTabWidget)[0].setCurrentIndex(2)
    settle(8)
    area = next(area for area in session.findChildren(QScrollArea) if area.isAncestorOf(session.panels.poll.card))
    for act in (session.panels.poll.acts.open, session.panels.poll.closing.close):
        if session.panels.poll.now.poll is not None:
            enter(session, 5, 8, 4, 8, 3)
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        assert not head_in_sight(session.panels.poll.card)
        act()
        wait_until(lambda: head_in_sight(session.panels.poll.card))
    assert session.panels.poll.now.poll.state is PollState.CLOSED
    program.appearance.set_look("light", 1.0)
