"""A proposal goes its way in the window: submitted with open points, returned, released, compared, taken back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier.domain.proposal_states import State
from atelier.domain.proposals import Audience, Proposal
from atelier.domain.submitting import StepOf
from atelier.ui.desk import Desk
from atelier.ui.proposals_view import ProposalsView
from tests.program import on_example, settle

HOUSING, CYCLING, LOBBY, ENERGY = range(4)


def choose(qtbot: QtBot, view: ProposalsView, row: int) -> Proposal:
    view.list.list.setCurrentRow(row)
    qtbot.wait(10)
    value = view.list.value()
    assert isinstance(value, Proposal)
    return value


def state(desk: Desk, proposal: Proposal) -> State:
    return desk.workspace.submitting.standing(proposal).state


def test_open_points_are_asked_once_and_recorded(qtbot: QtBot, view: ProposalsView, desk: Desk) -> None:
    proposal = choose(qtbot, view, ENERGY)
    assert view.state.state.text() == "Draft"
    assert view.state.compare_button.isHidden()
    view.state.submit_button.click()
    assert "Goal with a year" in view.state.ask.told.text()
    assert state(desk, proposal) is State.DRAFT
    qtbot.keyClick(view.state.ask.go_button, Qt.Key.Key_Return)
    assert state(desk, proposal) is State.SUBMITTED
    assert "With open points: Goal with a year" in view.state.version.text()
    assert view.state.submit_button.isHidden()


def test_a_return_asks_for_its_reason_and_the_reason_stays_in_sight(
    qtbot: QtBot, view: ProposalsView, desk: Desk
) -> None:
    proposal = choose(qtbot, view, CYCLING)
    view.state.steps[StepOf.RETURNED].click()
    assert view.state.ask.line.hasFocus()
    qtbot.keyClick(view.state.ask.line, Qt.Key.Key_Return)
    assert "Write the reason" in view.state.problem.text()
    assert state(desk, proposal) is State.FEEDBACK
    qtbot.keyClicks(view.state.ask.line, "Noem de dekking")
    qtbot.keyClick(view.state.ask.line, Qt.Key.Key_Return)
    assert state(desk, proposal) is State.RETURNED
    assert view.state.reason.text() == "Reason: Noem de dekking"
    assert view.state.problem.isHidden()
    assert view.state.submit_button.text() == "Submit version 2"


def test_release_follows_the_order_of_the_audiences_with_an_embargo(
    qtbot: QtBot, view: ProposalsView, desk: Desk
) -> None:
    proposal = choose(qtbot, view, ENERGY)
    desk.run(desk.workspace.submitting.submit, proposal, with_lacking=True)
    qtbot.wait(20)
    visible = [audience for audience, widget in view.state.releases.items() if not widget.isHidden()]
    assert visible == [Audience.STEERING]
    view.state.releases[Audience.STEERING].click()
    view.state.ask.later.click()
    view.state.ask.moment.setDateTime(view.state.ask.moment.dateTime().addDays(3))
    view.state.ask.go_button.click()
    current = desk.workspace.submitting.standing(proposal).current
    assert current is not None
    assert not current.open_to(Audience.STEERING, desk.sessions.now())
    assert "embargo until" in view.state.readers.text()
    view.state.releases[Audience.COLLEGES].click()
    view.state.ask.go_button.click()
    assert "embargo" in view.state.problem.text()


def test_changes_since_a_version_are_told_compared_and_taken_back(
    qtbot: QtBot, view: ProposalsView, desk: Desk
) -> None:
    proposal = choose(qtbot, view, HOUSING)
    assert view.state.changed.isHidden()
    desk.run(desk.editing.change, proposal, goal="In 2026 past alles.")
    qtbot.waitUntil(lambda: not view.state.changed.isHidden())
    assert view.state.changed.text() == "Changed since version 1."
    view.state.compare_button.click()
    versions = view.pages.versions
    assert versions.count.text().startswith("1 field differs")
    passage = next(
        one
        for one in desk.workspace.comparing.compare(proposal, versions._versions[0], None)
        if one.about == "Goal" and one.differs
    )
    versions.take(versions._versions[0], passage)
    assert desk.editing.get(Proposal, proposal.id).goal == proposal.goal
    assert versions.count.text().startswith("Nothing differs")
    assert "Goal is as in version 1 again" in view.notice.text.text()
    assert versions.back_button.hasFocus()
    desk.run(desk.editing.undo)
    assert desk.editing.get(Proposal, proposal.id).goal == "In 2026 past alles."
    versions.back_button.click()
    assert view.columns.isVisible()


def test_a_poll_on_the_proposal_is_one_click_away(qtbot: QtBot, view: ProposalsView) -> None:
    proposal = choose(qtbot, view, LOBBY)
    with qtbot.waitSignal(view.poll_wanted) as caught:
        view.state.poll_button.click()
    assert caught.args[0].id == proposal.id


def test_in_the_program_that_click_puts_the_proposal_on_the_table_of_the_session(
    qapp: QApplication, tmp_path: Path
) -> None:
    with on_example(qapp, tmp_path, fictitious=True) as program:
        program.workbench.open("proposals")
        settle()
        view = program.workbench.views.current
        view.list.list.setCurrentRow(CYCLING)
        settle()
        view.state.poll_button.click()
        settle()
        assert program.workbench.views.key == "session"
        assert program.workbench.views.current.panels.question.subject == view.list.value()
