"""A closed poll on the laptop and on the screen: what it means, what moved, and what the room does not get to see."""

import pytest
from PySide6.QtCore import Qt

from atelier.app import Atelier
from atelier.domain.answers import Answer
from atelier.domain.asking import Terms
from atelier.domain.ballots import Electorate
from atelier.domain.methods.base import Way
from atelier.domain.people import Municipality, Person
from atelier.domain.polls import Poll
from atelier.domain.themes import Statement
from atelier.ui.projector.pages import MovedPage, NamesPage, PollPage, QuestionPage, ResultPage
from atelier.ui.session.result import ResultPanel
from atelier.ui.session_view import SessionView
from tests.program import press, settle, texts

YES, NO, ABSTAIN = (0,), (1,), (2,)
NAMED = Terms(Way.NAMED, electorate=Electorate.MEMBERS, readings=True, rule="two_thirds", rule_base="members")


@pytest.fixture
def statement(view: SessionView) -> Statement:
    """A statement on the table."""
    row = Statement.new(text="Deelnemen is vrijwillig.")
    view.desk.run(view.desk.editing.add, row)
    settle()
    view.panels.question.choose(row.id)
    view.panels.show_question()
    return row


@pytest.fixture
def panel(view: SessionView) -> ResultPanel:
    return view.panels.poll.result


def named(view: SessionView, statement: Statement, answers: dict[str, Answer], *, again: bool = False) -> Poll:
    """A closed poll by name, everybody else yes."""
    polling, desk = view.desk.polling, view.desk
    act = (polling.opening.again, view.panels.poll.now.poll, view.gathering) if again else (
        polling.opening.open, view.gathering, statement, "yesno", NAMED)  # fmt: skip
    poll = desk.run(*act).poll
    for row in desk.editing.all(Municipality):
        answer = answers.get(row.name, YES)
        if answer:
            desk.run(polling.voting.cast, poll, row.id, answer)
    return desk.run(polling.closing.close, poll, 29, anyway=True).poll


def secret(view: SessionView, statement: Statement, *answers: Answer) -> Poll:
    """A closed poll in turn on this laptop."""
    polling = view.desk.polling
    poll = view.desk.run(polling.opening.open, view.gathering, statement, "yesno", Terms(Way.TURN)).poll
    for answer in answers:
        polling.secret.cast(poll, answer)
    return view.desk.run(polling.closing.close, poll, 29, anyway=True).poll


def test_a_threshold_stands_with_its_base_and_its_margin(
    view: SessionView, statement: Statement, panel: ResultPanel
) -> None:
    named(view, statement, {"Arnhem": NO, "Doesburg": NO, "Druten": NO, "Duiven": NO})
    shown = texts(panel)
    assert "Agreed beforehand: at least two thirds of all members: 12 of 18. 14 for “yes”: reached." in shown
    assert "With 3 other answers this would be different." in shown
    assert "Counted in three ways" in shown
    assert shown.count("rule of 2021") == 2
    assert "No (4): Arnhem, Doesburg, Druten, Duiven" in shown


def test_who_moved_is_on_the_laptop_and_never_on_the_screen(
    program: Atelier, view: SessionView, statement: Statement, panel: ResultPanel
) -> None:
    named(view, statement, {"Arnhem": NO, "Duiven": NO, "Druten": ()})
    named(view, statement, {"Duiven": NO}, again=True)
    shown = texts(panel)
    assert shown.index("Only in the second round: Druten.") < shown.index("1 of the 17 who answered both times")
    assert "Arnhem: No → Yes" in shown
    assert panel.picture.isVisibleTo(panel)
    view.panels.beamer.choose("moved")
    page = program.projector.window.page
    assert isinstance(page, MovedPage)
    assert page.picture is not None
    assert "Druten" in str(page.groups)
    assert "Arnhem" not in str(page)


def test_municipalities_are_projected_by_name_when_that_page_is_chosen(
    program: Atelier, view: SessionView, statement: Statement
) -> None:
    assert view.panels.beamer.page_buttons["names"].isHidden()
    named(view, statement, {"Arnhem": NO})
    settle()
    assert not view.panels.beamer.page_buttons["names"].isHidden()
    view.panels.beamer.choose("names")
    page = program.projector.window.page
    assert isinstance(page, NamesPage)
    assert [tile.name for tile in page.tiles if tile.answer == "No"] == ["Arnhem"]


def test_words_open_their_paragraph_by_keyboard_and_escape_closes_it(
    view: SessionView, statement: Statement, panel: ResultPanel
) -> None:
    named(view, statement, {"Arnhem": NO})
    words = panel.explained.words
    assert list(words)[:3] == ["majority", "base", "margin"]
    assert {"threshold", "rule2021", "named"} <= words.keys()
    words["margin"].setFocus()
    press(words["margin"], Qt.Key.Key_Space)
    assert panel.explained.text.isVisibleTo(panel)
    assert panel.explained.text.text().startswith("The least number of people")
    press(words["margin"], Qt.Key.Key_Escape)
    assert not panel.explained.text.isVisibleTo(panel)
    assert words["margin"].hasFocus()
    press(words["base"], Qt.Key.Key_Space)
    press(words["base"], Qt.Key.Key_Space)
    assert panel.explained.opened == ""


def test_numbers_for_who_asks_stand_behind_more(view: SessionView, statement: Statement, panel: ResultPanel) -> None:
    named(view, statement, {"Arnhem": NO, "Duiven": NO})
    assert panel.more_button.isHidden()
    named(view, statement, {}, again=True)
    assert "McNemar" not in texts(panel)
    panel.more_button.click()
    assert "Exact p by McNemar's test: 0.5" in texts(panel)


def test_a_secret_result_that_tells_all_waits_for_a_decision(
    program: Atelier, view: SessionView, statement: Statement, panel: ResultPanel
) -> None:
    view.panels.beamer.choose("poll")
    secret(view, statement, *[YES] * 9)
    assert "Everybody who voted gave the same answer" in texts(panel)
    page = program.projector.window.page
    assert isinstance(page, PollPage)
    assert page.note == "The poll is closed"
    panel.release.click()
    assert isinstance(program.projector.window.page, ResultPage)
    assert panel.release.isHidden()


def test_papers_without_an_answer_are_counted_apart(
    program: Atelier, view: SessionView, statement: Statement, panel: ResultPanel
) -> None:
    view.panels.beamer.choose("poll")
    secret(view, statement, *[YES] * 6, *[NO] * 3, (), (-1,))
    assert "1 blank paper, 1 invalid paper; they count towards no share." in texts(panel)
    page = program.projector.window.page
    assert isinstance(page, ResultPage)
    assert "1 blank paper, 1 invalid paper" in page.note
    assert [bar.count for bar in page.bars] == [6, 3, 0]


def test_too_few_secret_answers_give_no_result_anywhere(
    program: Atelier, view: SessionView, statement: Statement, panel: ResultPanel
) -> None:
    view.panels.beamer.choose("poll")
    poll = secret(view, statement, YES, YES, NO)
    assert poll.tally is None
    assert panel.words.text().startswith("Closed without a result: 3 votes were received")
    assert panel.chart.isHidden()
    page = program.projector.window.page
    assert isinstance(page, PollPage)
    assert page.note.startswith("Closed without a result")


def test_a_clash_with_another_statement_is_told(view: SessionView, statement: Statement, panel: ResultPanel) -> None:
    other = Statement.new(text="Iedereen doet mee.", clashes=(statement.id,))
    view.desk.run(view.desk.editing.add, other)
    polling = view.desk.polling
    poll = view.desk.run(polling.opening.open, view.gathering, other, "yesno").poll
    view.desk.run(polling.voting.enter, poll, (14, 3, 1))
    view.desk.run(polling.closing.close, poll, 29)
    named(view, statement, {"Arnhem": NO})
    assert "“Deelnemen is vrijwillig.” and “Iedereen doet mee.” clash" in texts(panel)
    assert "17 of 18 and 14 of 18" in texts(panel)


def test_another_question_takes_its_result_along(
    program: Atelier, view: SessionView, statement: Statement, panel: ResultPanel
) -> None:
    named(view, statement, {"Arnhem": NO})
    view.panels.beamer.choose("names")
    fresh = Statement.new(text="Nieuw?")
    view.desk.run(view.desk.editing.add, fresh)
    settle()
    view.panels.question.choose(fresh.id)
    view.panels.show_question()
    settle()
    assert "Counted in three ways" not in texts(panel)
    assert isinstance(program.projector.window.page, QuestionPage)
    assert view.panels.beamer.page_buttons["names"].isHidden()


@pytest.mark.parametrize("how", ["erased", "withdrawn"])
@pytest.mark.parametrize("frozen", [False, True])
def test_a_name_goes_from_the_screen_at_once_whatever_the_laptop_shows(
    program: Atelier, view: SessionView, statement: Statement, how: str, frozen: bool
) -> None:
    """Somebody is erased in another view, while the room reads who answered what."""
    desk, who = view.desk, Person.new(name="Xaveer Buitenstaander", position="zz")
    desk.run(desk.editing.add, who)
    terms = Terms(Way.NAMED, electorate=Electorate.PEOPLE)
    poll = desk.run(desk.polling.opening.open, view.gathering, statement, "yesno", terms).poll
    desk.run(desk.polling.voting.cast, poll, who.id, YES)
    desk.run(desk.polling.closing.close, poll, 29, anyway=True)
    settle()
    view.panels.beamer.choose("names")
    assert "Xaveer" in str(program.projector.window.page)
    if frozen:
        program.projector.toggle_freeze()
    program.workbench.open("people")
    settle()
    assert not view.isVisible()
    if how == "erased":
        desk.run(desk.workspace.erasing.erase, who, texts=True)
    else:
        desk.run(desk.editing.change, who, withdrawn=True)
    assert "Xaveer" not in str(program.projector.window.page)
    assert program.projector.black is frozen
