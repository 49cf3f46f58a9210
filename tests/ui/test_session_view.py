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
from atelier.domain.people import Person
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
    session = program.workbench.view_of("session")
    choose(session, 0)
    return session


def choose(session: SessionView, number: int) -> Dilemma:
    dilemma = session.desk.editing.all(Dilemma)[number]
    session.question.choose(dilemma.id)
    session._on_chosen(session.question.subject)
    return dilemma


def enter(session: SessionView, *counts: int) -> None:
    for box, count in zip(session.poll.entries.totals.boxes, counts, strict=True):
        box.setValue(count)


def closed(session: SessionView, *counts: int) -> None:
    session.poll.acts.open()
    enter(session, *counts)
    session.poll.closing.close()


def test_an_undo_of_a_total_reaches_box_panel_and_projector(program: Atelier, view: SessionView) -> None:
    view.poll.acts.open()
    view.beamer.count_box.setChecked(True)
    view.beamer.choose("poll")
    enter(view, 5, 8, 4, 8, 3)
    program.workbench.undo()
    settle()
    assert [box.value() for box in view.poll.entries.totals.boxes] == [5, 8, 4, 8, 0]
    assert "25 of 29" in program.projector.window.page.note
    view.poll.closing.close()
    assert view.poll.now.poll.standing.counts == (5, 8, 4, 8, 0)


def test_no_count_is_projected_before_closing_unless_asked_for(program: Atelier, view: SessionView) -> None:
    view.poll.acts.open()
    view.beamer.choose("poll")
    enter(view, 5, 8, 4, 8, 3)
    page = program.projector.window.page
    assert isinstance(page, PollPage)
    assert page.note == "The poll is open"
    assert page.share == 0
    view.poll.closing.close()
    assert isinstance(program.projector.window.page, ResultPage)


def test_presence_that_is_still_being_typed_counts(view: SessionView) -> None:
    view.poll.acts.open()
    enter(view, 5, 8, 4, 8, 3)
    view.present.setFocus()
    view.present.selectAll()
    QTest.keyClicks(view.present, "40")
    press(view.present, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert view.poll.now.poll.standing.present == 40


def test_typed_digits_survive_a_plus_elsewhere(view: SessionView) -> None:
    view.poll.acts.open()
    first = view.poll.entries.totals.boxes[0]
    first.setFocus()
    first.selectAll()
    QTest.keyClicks(first, "12")
    buttons = view.poll.entries.totals.findChildren(type(view.more))
    (more,) = [b for b in buttons if b.accessibleName() == "One more: Rather A"]
    more.click()
    assert view.poll.now.poll.entry == (12, 1, 0, 0, 0)


def test_a_reason_hits_only_the_poll_that_it_was_asked_for(view: SessionView) -> None:
    closed(view, 5, 8, 4, 8, 3)
    first = view.poll.now.poll.id
    view.poll.following.ask_void()
    QTest.keyClicks(view.poll.following.void.line, "Verkeerd")
    view.poll.acts.again()
    assert view.poll.following.void.isHidden()
    press(view.poll.following.void.line, Qt.Key.Key_Return)
    assert view.poll.now.poll.state is PollState.OPEN
    assert view.desk.polling.polls.get(first).state is PollState.CLOSED


def test_a_second_round_that_was_void_is_asked_again_as_round_two(view: SessionView) -> None:
    closed(view, 5, 8, 4, 8, 3)
    view.poll.acts.again()
    view.poll.following.ask_void()
    view.poll.acts.declare_void("Te vroeg geopend")
    assert view.poll.now.poll.state is PollState.VOID
    assert view._next.text().startswith("This poll is void.")
    view.poll.acts.open()
    assert (view.poll.now.poll.round, view.poll.now.poll.state) == (2, PollState.OPEN)
    assert view.poll.now.poll.previous.standing.counts == (5, 8, 4, 8, 3)
    assert "Te vroeg geopend" in view.poll.result.history.text.text()


def test_too_many_hands_is_no_wall(view: SessionView) -> None:
    closed(view, 10, 8, 4, 5, 3)
    assert "30 of 29 present" in view.poll.notice.text.text()
    (way,) = [b for b in view.poll.notice.findChildren(type(view.more)) if b.text() == "present +1"]
    way.click()
    assert view.present.value() == 30
    view.poll.closing.close()
    assert (view.poll.now.poll.standing.counts, view.poll.now.poll.standing.present) == ((10, 8, 4, 5, 3), 30)


def test_an_open_poll_whose_question_was_removed_can_still_be_ended(view: SessionView) -> None:
    dilemma = choose(view, 0)
    view.poll.acts.open()
    view.desk.run(view.desk.editing.remove, dilemma)
    settle()
    assert view.poll.now.poll.ballot.subject == dilemma.id
    assert view.poll.following.more.isVisibleTo(view)
    view.poll.following.ask_void()
    view.poll.acts.declare_void("De vraag is vervallen")
    choose(view, 0)
    view.poll.acts.open()
    assert view.poll.now.poll.accepting


def test_what_cannot_be_written_is_said_and_stays(
    program: Atelier, view: SessionView, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.poll.acts.open()
    file = program.desk.workspace.file

    def full(*_: object) -> None:
        raise OperationalError("INSERT", {}, Exception("database or disk is full"))

    with monkeypatch.context() as broken:
        broken.setattr(file, "_write", full)
        view.poll.entries.totals.boxes[0].setValue(5)
        assert "the disk is full" in view.poll.notice.text.text()
        assert program.workbench.rail.foot.text() == "Not saved!"
        assert view.poll.entries.totals.boxes[0].value() == 5
        view.poll.closing.close()
        assert view.poll.now.poll.state is PollState.OPEN
    view.poll.closing.close()
    assert view.poll.now.poll.standing.counts == (5, 0, 0, 0, 0)
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
    view.run_sheet.go_on()
    view.beamer.choose("timer")
    program.workbench.open("week")
    before = program.projector.window.page.time
    QTest.qWait(1200)
    view._on_tick()
    assert isinstance(program.projector.window.page, TimerPage)
    assert program.projector.window.page.time != before


def test_another_size_and_language_leave_the_room_where_it_was(program: Atelier, view: SessionView) -> None:
    closed(view, 5, 8, 4, 8, 3)
    view.beamer.choose("poll")
    view.arguments.line.setText("half getypt")
    program.projector.toggle_black()
    projector = program.projector
    program.appearance.set_look("light", 1.3)
    program.appearance.set_language("nl")
    again = program.workbench.view_of("session")
    assert program.projector is projector
    assert isinstance(projector.window.page, BlackPage)
    projector.toggle_black()
    assert isinstance(projector.window.page, ResultPage)
    assert again.question.subject.id == view.desk.editing.all(Dilemma)[0].id
    assert again.arguments.line.text() == "half getypt"
    program.appearance.set_look("light", 1.0)
    program.appearance.set_language("en")


def test_letter_keys_leave_fields_alone(program: Atelier, view: SessionView) -> None:
    view.arguments.line.setFocus()
    QTest.keyClicks(view.arguments.line, "b. 1 2")
    assert view.arguments.line.text() == "b. 1 2"
    assert not program.projector.black
    view.arguments.voice.setFocus()
    press(view.arguments.voice, Qt.Key.Key_B)
    assert not program.projector.black
    view.run_sheet.list.setFocus()
    press(view.run_sheet.list, Qt.Key.Key_B)
    assert program.projector.black
    press(view.run_sheet.list, Qt.Key.Key_PageDown)
    assert not program.projector.black


def test_letter_keys_work_from_the_rail_but_not_under_a_page(program: Atelier, view: SessionView) -> None:
    rail = program.workbench.rail.buttons["session"]
    rail.setFocus()
    press(rail, Qt.Key.Key_Q)
    assert view.question.quick.line.hasFocus()
    rail.setFocus()
    press(rail, Qt.Key.Key_B)
    assert program.projector.black
    program.workbench.help()
    press(program.workbench.helping, Qt.Key.Key_B)
    assert program.projector.black


def test_tab_goes_from_the_last_total_to_the_closing(program: Atelier, view: SessionView) -> None:
    view.poll.acts.open()
    settle()
    view.poll.entries.totals.boxes[-1].setFocus()
    press(view.poll.entries.totals.boxes[-1], Qt.Key.Key_Tab)
    assert view.poll.closing.button.hasFocus()
    press(view.poll.closing.button, Qt.Key.Key_Backtab)
    assert view.poll.entries.totals.boxes[-1].hasFocus()


def test_closing_asks_how_many_have_not_voted_yet(program: Atelier, view: SessionView) -> None:
    """In turn and by name alike: once, in the page, and never who."""
    people = [Person.new(name=f"Deelnemer {n}") for n in range(6)]
    program.desk.run(program.desk.editing.add, *people)
    polling = program.desk.polling
    terms = Terms(Way.TURN, electorate=Electorate.PEOPLE)
    poll = program.desk.run(polling.opening.open, view.gathering, view.question.subject, "spectrum5", terms).poll
    for n in range(5):
        program.desk.run(polling.secret.cast, poll, (0,), people[n].id)
    view.poll.refresh()
    assert view.poll.now.present == 6  # not the 29 in the room
    view.poll.closing.button.click()
    assert view.poll.now.poll.accepting
    assert view.poll.notice.text.text() == "1 of 6 has not voted yet."
    view.poll.closing.ways[0][1]()
    assert view.poll.now.poll.standing.voted == 5
    assert not view.poll.notice.isVisible()


def test_who_voted_and_left_still_counts(program: Atelier, view: SessionView) -> None:
    people = [Person.new(name=f"Deelnemer {n}") for n in range(5)]
    program.desk.run(program.desk.editing.add, *people)
    attending, polling = program.desk.sessions, program.desk.polling
    for person in people:
        program.desk.run(attending.check_in, view.gathering, person)
    terms = Terms(Way.TURN, electorate=Electorate.PEOPLE)
    poll = program.desk.run(polling.opening.open, view.gathering, view.question.subject, "spectrum5", terms).poll
    for person in people:
        program.desk.run(polling.secret.cast, poll, (0,), person.id)
    program.desk.run(attending.check_out, view.gathering, people[0])
    view.poll.closing.close()
    assert (view.poll.now.poll.standing.voted, view.poll.now.poll.standing.present) == (5, 5)


def test_a_question_without_a_poll_shows_the_question(program: Atelier, view: SessionView) -> None:
    closed(view, 5, 8, 4, 8, 3)
    view.beamer.choose("poll")
    view.question.choose(view.desk.editing.all(Dilemma)[1].id)
    view._show_subject(view.question.subject)
    assert isinstance(program.projector.window.page, QuestionPage)


def test_arguments_are_added_changed_and_removed(view: SessionView) -> None:
    view.arguments.start(Side.A)
    QTest.keyClicks(view.arguments.line, "Het geld is van de raad")
    view.arguments.voice.setCurrentIndex(view.arguments.voice.findText("Councillor"))
    press(view.arguments.line, Qt.Key.Key_Return)
    (argument,) = view.desk.editing.all(Argument)
    assert (argument.text, str(argument.role), argument.municipality) == ("Het geld is van de raad", "councillor", None)
    view.arguments.entry.edit(argument)
    view.arguments.line.setText("Het geld is van de raden")
    view.arguments.save()
    assert [row.text for row in view.desk.editing.all(Argument)] == ["Het geld is van de raden"]
    view.arguments.entry.edit(view.desk.editing.all(Argument)[0])
    view.arguments.remove()
    assert view.desk.editing.all(Argument) == []


def test_in_a_low_window_what_opens_and_closes_is_seen_from_its_head(program: Atelier, view: SessionView) -> None:
    program.appearance.set_look("light", 2.0)
    program.window.resize(1280, 720)
    session = program.workbench.view_of("session")
    choose(session, 0)
    session.findChildren(QTabWidget)[0].setCurrentIndex(2)
    settle(8)
    area = next(area for area in session.findChildren(QScrollArea) if area.isAncestorOf(session.poll.card))
    for act in (session.poll.acts.open, session.poll.closing.close):
        if session.poll.now.poll is not None:
            enter(session, 5, 8, 4, 8, 3)
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        assert not head_in_sight(session.poll.card)
        act()
        wait_until(lambda: head_in_sight(session.poll.card))
    assert session.poll.now.poll.state is PollState.CLOSED
    program.appearance.set_look("light", 1.0)
