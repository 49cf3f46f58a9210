"""What the facilitator sees of the projector: the page of now, the one that comes next, and in what state it is."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QApplication

from atelier.app import Atelier
from atelier.domain.proposals import Audience, DecisionPoint, Proposal
from atelier.domain.themes import Dilemma
from atelier.domain.week import Gathering, ItemKind, RunSheetItem
from atelier.ui.projector.pages import (
    BlackPage,
    PausePage,
    PollPage,
    ProposalPage,
    QuestionPage,
    TimerPage,
    WelcomePage,
)
from atelier.ui.session_view import SessionView
from tests.program import on_example, press, settle


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path):
    with on_example(qapp, tmp_path) as running:
        editing = running.desk.editing
        gathering = Gathering.new(title="Mandaat", present=29)
        running.desk.run(editing.add, gathering)
        for title, kind in (("Welkom", ItemKind.WELCOME), ("Koffie", ItemKind.BREAK), ("Gesprek", ItemKind.TALK)):
            running.desk.run(editing.add, RunSheetItem.new(gathering=gathering.id, title=title, kind=kind, minutes=10))
        running.workbench.open("session")
        running.workbench.views.current.show_gathering(gathering)
        settle()
        yield running


@pytest.fixture
def view(program: Atelier) -> SessionView:
    session = program.workbench.views.of("session")
    session.panels.question.choose(session.desk.editing.all(Dilemma)[0].id)
    session.panels.show_question()
    session.panels.beamer.choose("welcome")
    session.setFocus()
    return session


def room(program: Atelier) -> object:
    return program.projector.window.page


def test_what_comes_next_is_seen_on_the_laptop_only(program: Atelier, view: SessionView) -> None:
    assert isinstance(room(program), WelcomePage)
    assert isinstance(view.panels.beamer.coming.page, QuestionPage)
    assert view.panels.beamer._coming_name.text() == "Next: Question"
    expected = view.panels.beamer.coming.page
    press(view, Qt.Key.Key_PageDown)
    assert room(program) == view.panels.beamer.preview.page == expected
    view.panels.poll.acts.open()
    assert isinstance(view.panels.beamer.coming.page, PollPage)
    assert isinstance(room(program), QuestionPage)


def test_the_clicker_passes_pages_that_have_nothing_to_show(program: Atelier, view: SessionView) -> None:
    seen = []
    for _ in range(3):
        press(view, Qt.Key.Key_PageDown)
        seen.append(view.panels.beamer.kind)
    assert seen == ["question", "welcome", "question"]
    press(view, Qt.Key.Key_PageUp)
    assert view.panels.beamer.kind == "welcome"


def test_a_break_of_the_run_sheet_proposes_its_page(program: Atelier, view: SessionView) -> None:
    view.panels.run_sheet.go_on()
    view.panels.run_sheet.go_on()
    assert isinstance(room(program), WelcomePage)
    page = view.panels.beamer.coming.page
    assert isinstance(page, PausePage)
    assert (page.title, page.caption, page.note) == ("Koffie", "We go on at", "Then: Gesprek")
    schedule = view.panels.run_sheet.schedule
    assert page.time == f"{schedule.now + schedule.remaining:%H:%M}"
    press(view, Qt.Key.Key_PageDown)
    assert isinstance(room(program), PausePage)
    assert view.panels.beamer.pause.isVisibleTo(view)


def test_the_end_of_a_break_can_be_said_by_hand(program: Atelier, view: SessionView) -> None:
    view.panels.beamer.choose("pause")
    assert isinstance(room(program), PausePage)
    now = view.desk.sessions.now()
    later = QTime(now.hour, now.minute).addSecs(40 * 60)
    view.panels.beamer.pause.edit.setTime(later)
    assert room(program).time == later.toString("HH:mm")
    view.panels.tick()
    assert room(program).time == later.toString("HH:mm")


def test_a_proposal_is_chosen_and_shown_with_what_is_asked(
    program: Atelier, view: SessionView, monkeypatch: pytest.MonkeyPatch
) -> None:
    editing = view.desk.editing
    made = Proposal.new(
        title="Eén loket", goal="Sneller hulp", leader="Wijchen", once_low=120_000_00, once_high=180_000_00
    )
    view.desk.run(editing.add, made)
    view.desk.run(editing.add, DecisionPoint.new(proposal=made.id, audience=Audience.COUNCILS, text="het bedrag"))
    settle(10)
    assert view.panels.beamer.proposal.isVisibleTo(view)
    opened = []
    monkeypatch.setattr(view.panels.beamer.proposal, "showPopup", lambda: opened.append(True))
    view.panels.beamer.page_buttons["proposal"].click()
    assert opened
    assert isinstance(room(program), WelcomePage)
    assert view.panels.beamer.page_buttons["welcome"].isChecked()
    view.panels.beamer.proposal.setCurrentIndex(view.panels.beamer.proposal.findText("Eén loket"))
    view.panels.beamer._on_proposal()
    assert isinstance(room(program), WelcomePage)
    page = view.panels.beamer.coming.page
    assert isinstance(page, ProposalPage)
    assert (page.title, page.goal, page.leader) == ("Eén loket", "Sneller hulp", "Wijchen")
    assert page.money == "€\N{NO-BREAK SPACE}120,000–180,000 once"
    assert page.asked == (("Councils · adopt", "het bedrag"),)
    press(view, Qt.Key.Key_PageDown)
    assert room(program) == page


def test_a_frozen_page_outlives_everything_but_a_choice(program: Atelier, view: SessionView) -> None:
    program.projector.turn_on()
    press(view, Qt.Key.Key_F)
    assert view.panels.beamer.state.text().startswith("Frozen")
    assert view.panels.beamer.freeze.isChecked()
    view.panels.question.choose(view.desk.editing.all(Dilemma)[1].id)
    view.panels.show_question()
    view.panels.run_sheet.go_on()
    assert isinstance(room(program), WelcomePage)
    view.panels.beamer.page_buttons["timer"].click()
    assert isinstance(room(program), TimerPage)
    assert not view.panels.beamer.freeze.isChecked()


def test_the_state_of_the_screen_is_one_line(
    program: Atelier, view: SessionView, monkeypatch: pytest.MonkeyPatch
) -> None:
    state, projector = view.panels.beamer.state, program.projector
    assert state.text() == "The projector is off. F5 puts it on."
    press(program.window, Qt.Key.Key_F5)
    settle()
    assert state.text() == "The room sees this page, on beamer (1920×1080)."
    for key, modifiers in (
        (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    ):
        press(program.window, key, modifiers)
        assert projector.window.isVisible()
    press(view, Qt.Key.Key_B)
    assert state.text().startswith("The screen is black.")
    assert isinstance(view.panels.beamer.preview.page, BlackPage)
    press(view, Qt.Key.Key_B)
    press(view, Qt.Key.Key_R)
    settle()
    assert state.text().startswith("The screen is free")
    press(view, Qt.Key.Key_R)
    assert state.text().startswith("The room sees")
    monkeypatch.setattr(projector.screens, "others", list)
    projector.screens.changed.emit()
    assert state.text().startswith("There is no second screen.")
    assert program.workbench.views.current.notice.text.text().startswith("The beamer is gone.")
    press(program.window, Qt.Key.Key_F5, Qt.KeyboardModifier.ControlModifier)
    assert state.text().startswith("The projector is off.")


def test_the_screen_menu_offers_every_screen_and_is_remembered(program: Atelier, view: SessionView) -> None:
    menu = view.panels.beamer.screen_button
    menu.fill()
    actions = menu.menu().actions()
    assert [action.text() for action in actions][:2] == ["Any second screen", "beamer · 1920×1080"]
    assert [action.isChecked() for action in actions] == [True, False, False]
    actions[1].trigger()
    assert program.settings.screen == "beamer"
    assert program.projector.screens.wanted == "beamer"
    actions[0].trigger()
    assert program.settings.screen == ""
