"""The board, the matrices and the list of open reactions do what their keys and buttons say."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from atelier import i18n
from atelier.domain.council_answers import AnswerOf
from atelier.domain.frames import Fit
from atelier.domain.participation import Stance
from atelier.domain.people import Municipality
from atelier.domain.proposal_states import State
from atelier.domain.proposals import Audience, Proposal, Reaction
from atelier.ui.desk import Desk
from atelier.ui.proposals.answers_page import answer_marks
from atelier.ui.proposals.frames_page import fit_marks
from atelier.ui.proposals.pages import ANSWERS, BOARD, FRAMES, ONE_BY_ONE, PARTICIPATION, REACTIONS
from atelier.ui.proposals.participation_page import stance_marks
from atelier.ui.proposals_view import ProposalsView
from atelier.ui.tokens import DARK, LIGHT

HOUSING, CYCLING, LOBBY, ENERGY = range(4)


def turn(qtbot: QtBot, view: ProposalsView, page: int) -> None:
    view.pages.setCurrentIndex(page)
    qtbot.wait(10)


def pair(desk: Desk, proposal: int, name: str) -> tuple[Proposal, Municipality]:
    member = next(one for one in desk.editing.all(Municipality) if one.name == name)
    return desk.editing.all(Proposal)[proposal], member


# The board


def columns(view: ProposalsView) -> dict[State, list[str]]:
    return {
        state: [item.proposal.title for item in column.items]
        for state, column in view.pages.board.columns.items()
        if column.items
    }


def test_the_board_shows_every_proposal_in_the_column_of_its_state(qtbot: QtBot, view: ProposalsView) -> None:
    turn(qtbot, view, BOARD)
    assert columns(view) == {
        State.DRAFT: ["Een kaart voor energie en landschap"],
        State.FEEDBACK: ["Proef met mandaat: vijf snelle fietsroutes"],
        State.RETURNED: ["Eén lobbylijst voor Rijk en Europa"],
        State.ADOPTED: ["Eén woonafspraak, geteld per subregio"],
    }


def test_filters_narrow_the_board_and_say_so(qtbot: QtBot, view: ProposalsView) -> None:
    turn(qtbot, view, BOARD)
    board = view.pages.board
    board.reactions.click()
    assert State.DRAFT not in columns(view)
    assert board.told.text() == "3 of 4 proposals"
    board.reactions.click()
    board.audience.setCurrentIndex(board.audience.findData(Audience.COUNCILS))
    board.audience.activated.emit(board.audience.currentIndex())
    assert State.DRAFT not in columns(view)
    board.audience.setCurrentIndex(0)
    board.pillar.setCurrentIndex(1)
    board.pillar.activated.emit(1)
    assert sum(map(len, columns(view).values())) < 4


def test_arrows_go_over_the_board_and_enter_opens_a_proposal(qtbot: QtBot, view: ProposalsView) -> None:
    turn(qtbot, view, BOARD)
    first = view.pages.board.columns[State.DRAFT].items[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    second = view.pages.board.columns[State.FEEDBACK].items[0]
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert view.pages.currentIndex() == ONE_BY_ONE
    assert view.list.value().id == second.proposal.id


# The matrices


def test_digits_fill_the_matrix_of_taking_part_and_undo_takes_it_back(
    qtbot: QtBot, view: ProposalsView, desk: Desk
) -> None:
    turn(qtbot, view, PARTICIPATION)
    page = view.pages.participation
    proposal, member = pair(desk, HOUSING, "Berg en Dal")
    page.matrix.choose((member.id, proposal.id))
    page.matrix.grid.setFocus()
    for key, stance in zip("1234", (Stance.LEADS, Stance.JOINS, Stance.FOLLOWS, Stance.NO), strict=True):
        qtbot.keyClicks(page.matrix.grid, key)
        assert desk.proposing.participation(proposal, member.id).stance is stance
        assert page.matrix.cell() == (member.id, proposal.id)
    qtbot.keyClick(page.matrix.grid, Qt.Key.Key_Delete)
    assert desk.proposing.participation(proposal, member.id).stance is None
    desk.run(desk.editing.undo)
    assert desk.proposing.participation(proposal, member.id).stance is Stance.NO


def test_a_condition_is_a_star_and_who_cannot_be_missed_is_named(qtbot: QtBot, view: ProposalsView, desk: Desk) -> None:
    turn(qtbot, view, PARTICIPATION)
    page = view.pages.participation
    proposal, first = pair(desk, ENERGY, "Arnhem")
    for name, stance in (("Arnhem", Stance.LEADS), ("Druten", Stance.JOINS), ("Wijchen", Stance.JOINS)):
        desk.run(desk.proposing.take_part, proposal, pair(desk, ENERGY, name)[1].id, stance)
    page.refresh()
    page.matrix.choose((first.id, proposal.id))
    assert page.verdict.text().startswith("Enough to start: 3 municipalities")
    assert "Cannot be missed: Arnhem." in page.critical.text()
    page.members.setValue(4)
    assert page.verdict.text().startswith("Not enough to start yet")
    page.condition.setFocus()
    qtbot.keyClicks(page.condition, "als het Rijk meebetaalt")
    qtbot.keyClick(page.condition, Qt.Key.Key_Return)
    assert desk.proposing.participation(proposal, first.id).condition == "als het Rijk meebetaalt"
    assert page.marks()[first.id, proposal.id].note == "*"
    assert "nobody leads" in page.verdict.text()


def test_an_answer_is_noted_with_its_decision_and_a_correction_keeps_the_former_one(
    qtbot: QtBot, view: ProposalsView, desk: Desk
) -> None:
    turn(qtbot, view, ANSWERS)
    page = view.pages.answers
    proposal, member = pair(desk, CYCLING, "Arnhem")
    page.matrix.choose((member.id, proposal.id))
    page.matrix.grid.setFocus()
    qtbot.keyClicks(page.matrix.grid, "5")
    assert page.save_button.hasFocus()
    page.number.setText("2020-77")
    page.dated.setChecked(True)
    page.votes_for.setValue(12)
    page.votes_against.setValue(27)
    qtbot.keyClick(page.save_button, Qt.Key.Key_Return)
    found = desk.workspace.councils.answers()[proposal.id, member.id]
    assert found.shown is not None
    assert (found.answer, found.shown.number, found.shown.votes_against) == (AnswerOf.REJECTED, "2020-77", 27)
    assert isinstance(found.shown.decided, date)
    assert page.matrix.grid.hasFocus()
    assert page.history.isHidden()
    qtbot.keyClicks(page.matrix.grid, "1")
    qtbot.keyClick(page.save_button, Qt.Key.Key_Return)
    assert not page.history.isHidden()
    assert "Rejected" in page.history.findChildren(QLabel)[-1].text()


def test_too_many_votes_are_refused_where_they_were_typed(qtbot: QtBot, view: ProposalsView, desk: Desk) -> None:
    turn(qtbot, view, ANSWERS)
    page = view.pages.answers
    proposal, member = pair(desk, CYCLING, "Arnhem")
    page.matrix.choose((member.id, proposal.id))
    page.choice.setCurrentIndex(1)
    page.votes_for.setValue(60)
    page.save_button.click()
    assert "39 seats" in page.refused.text()
    assert page.votes_for.value() == 60
    assert (proposal.id, member.id) not in desk.workspace.councils.answers()


def test_outside_a_frame_needs_a_reason_and_a_frame(qtbot: QtBot, view: ProposalsView, desk: Desk) -> None:
    turn(qtbot, view, FRAMES)
    page = view.pages.frames
    proposal, member = pair(desk, ENERGY, "Nijmegen")
    page.matrix.choose((member.id, proposal.id))
    page.matrix.grid.setFocus()
    qtbot.keyClicks(page.matrix.grid, "2")
    assert "Write why" in page.refused.text()
    assert page.reason.hasFocus()
    qtbot.keyClicks(page.reason, "Geen vast budget")
    page.buttons[Fit.OUTSIDE].click()
    assert desk.workspace.councils.checks()[proposal.id, member.id].reason == "Geen vast budget"
    assert page.marks()[member.id, proposal.id].words == "Outside the frame: Geen vast budget"


def test_a_frame_is_written_in_the_matrix_of_frames(qtbot: QtBot, view: ProposalsView, desk: Desk) -> None:
    turn(qtbot, view, FRAMES)
    page = view.pages.frames
    proposal, member = pair(desk, HOUSING, "Arnhem")
    page.matrix.choose((member.id, proposal.id))
    assert page.marks().get((member.id, proposal.id)) is None
    qtbot.keyClicks(page.texts["interest"], "Werk")
    page.keep_button.click()
    assert desk.workspace.councils.frames()[member.id].interest == "Werk"
    assert page.marks()[member.id, proposal.id].letter == "?"


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_mark_of_a_matrix_has_a_letter_of_its_own_and_none_is_red(language: str) -> None:
    i18n.use(language)
    for marks in (answer_marks(), stance_marks(), fit_marks()):
        letters = [mark.letter for mark in marks.values()]
        assert len(set(letters)) == len(letters)
        looks = [(mark.ground, mark.pattern) for mark in marks.values()]
        assert len(set(looks)) >= len(looks) - 1  # no answer and no frame are blank
        for mark in marks.values():
            for theme in (LIGHT, DARK):
                assert getattr(theme, mark.ground) not in {theme.danger, theme.danger_soft}
    i18n.use("en")


# Open reactions


def test_open_reactions_of_all_proposals_are_settled_in_one_place(
    qtbot: QtBot, view: ProposalsView, desk: Desk
) -> None:
    turn(qtbot, view, REACTIONS)
    page = view.pages.reactions
    assert page.told.text().startswith("3 reactions wait")
    chosen = page.chosen()
    assert chosen is not None
    desk.run(desk.editing.change, chosen.reaction, settled=True, how="Doorgerekend")
    qtbot.waitUntil(lambda: page.list.count() == 2)
    assert desk.editing.get(Reaction, chosen.reaction.id).settled


def test_a_reaction_opens_its_proposal(qtbot: QtBot, view: ProposalsView) -> None:
    turn(qtbot, view, REACTIONS)
    page = view.pages.reactions
    page.list.setCurrentRow(1)
    wanted = page.chosen()
    page.open_button.click()
    assert wanted is not None
    assert view.pages.currentIndex() == ONE_BY_ONE
    assert view.list.value().id == wanted.proposal.id
    assert view.side.reactions.list.current == wanted.reaction.id


def test_a_reaction_sends_the_proposal_back_with_itself_as_the_reason(
    qtbot: QtBot, view: ProposalsView, desk: Desk
) -> None:
    turn(qtbot, view, REACTIONS)
    page = view.pages.reactions
    place = next(n for n, one in enumerate(page.found) if "fietsroutes" in one.proposal.title)
    page.list.setCurrentRow(place)
    page.version_button.click()
    assert view.state.ask.line.text().startswith("Second round: Laat toetsen")
    view.state.ask.go_button.click()
    assert desk.workspace.submitting.standing(view.list.value()).state is State.RETURNED


def test_a_reaction_leads_to_a_poll_on_its_proposal(qtbot: QtBot, view: ProposalsView) -> None:
    turn(qtbot, view, REACTIONS)
    with qtbot.waitSignal(view.poll_wanted) as caught:
        view.pages.reactions.poll_button.click()
    assert isinstance(caught.args[0], Proposal)
