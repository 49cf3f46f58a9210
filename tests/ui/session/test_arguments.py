"""Arguments as a typist handles them: one line, one key, by mouse and by keyboard; names only with consent."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from atelier.app import Atelier
from atelier.domain.talk import ExpertQuestion, Note
from atelier.domain.themes import Argument, Side, Statement
from atelier.ui.projector.pages import QuestionPage, SpokenPage
from atelier.ui.session.argument_list import ArgumentList
from atelier.ui.session_view import SessionView
from tests.program import EXAMPLE, on_example, press, settle

PASTES = ["een\nregel\r\nmeer", "a" * 10_000, "wat " * 2_500, "🙂🏽‍♀️ 👨‍👩‍👧‍👦", "שלום עולם מועצה"]
ALT = Qt.KeyboardModifier.AltModifier


def say(view: SessionView, text: str, side: Side = Side.A, voice: str = "No name") -> None:
    view.panels.arguments.start(side)
    view.panels.arguments.voice.setCurrentIndex(view.panels.arguments.voice.findText(voice))
    QTest.keyClicks(view.panels.arguments.line, text)
    press(view.panels.arguments.line, Qt.Key.Key_Return)
    settle()


def shown(view: SessionView, side: Side = Side.A) -> list[str]:
    rows = view.panels.arguments.lists[side]
    return [rows.item(n).text() for n in range(rows.count())]


def choose(view: SessionView, number: int, side: Side = Side.A) -> ArgumentList:
    rows = view.panels.arguments.lists[side]
    rows.setFocus()
    rows.setCurrentRow(number)
    return rows


def drop(source: ArgumentList, number: int, target: ArgumentList, spot: QPoint) -> None:
    """Drag a row to a place in a list, as the events of the window system tell it."""
    data = source.mimeData([source.item(number)])
    args = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for event, kind in ((target.dragEnterEvent, QDragEnterEvent), (target.dragMoveEvent, QDragMoveEvent)):
        event(kind(spot, *args))
    target.dropEvent(QDropEvent(QPointF(spot), *args))
    settle()


def middle(rows: ArgumentList, number: int) -> QPoint:
    return rows.visualItemRect(rows.item(number)).center()


def test_one_key_one_line_and_a_name_only_with_consent(view: SessionView) -> None:
    view.panels.run_sheet.list.setFocus()
    press(view.panels.run_sheet.list, Qt.Key.Key_3)
    assert view.panels.arguments.line.hasFocus()
    assert view.panels.arguments.voice.currentText() == "No name"
    QTest.keyClicks(view.panels.arguments.line, "Te traag")
    press(view.panels.arguments.line, Qt.Key.Key_Return)
    view.panels.arguments.voice.setCurrentIndex(view.panels.arguments.voice.findText("Councillor"))
    assert view.panels.arguments.entry.consent.text() == "“Councillor” agreed to be named."
    QTest.keyClicks(view.panels.arguments.line, "Te duur")
    press(view.panels.arguments.line, Qt.Key.Key_Return)
    assert shown(view, Side.B) == ["Te traag", "Te duur\nCouncillor"]
    assert view.panels.arguments.voice.currentText() == "No name"
    assert view.panels.arguments.entry.consent.text() == "A role or a municipality only with consent."


def test_about_a_statement_people_speak_for_or_against(program: Atelier, view: SessionView) -> None:
    statement = Statement.new(text="Deelnemen is vrijwillig.")
    program.desk.run(program.desk.editing.add, statement)
    view.panels.question.refresh(view.gathering)
    view.panels.question.choose(statement.id)
    view.panels.show_question()
    say(view, "Dan betaalt straks niemand meer", Side.B)
    assert [toggle.text() for toggle in view.panels.arguments.side_buttons.values()] == ["For", "Neither", "Against"]
    titles = view.panels.arguments.columns._titles
    assert (titles[Side.A].text(), titles[Side.B].text()) == ("For · 0", "Against · 1")
    press(choose(view, 0, Side.B), Qt.Key.Key_H)
    settle()
    page = program.projector.window.page
    assert (page.head, page.text) == ("Against", "Dan betaalt straks niemand meer")


def test_an_argument_dropped_on_another_is_merged_in_one_act(program: Atelier, view: SessionView) -> None:
    say(view, "De raad gaat over geld", voice="Councillor")
    say(view, "Budgetrecht", voice="Arnhem")
    rows = view.panels.arguments.lists[Side.A]
    drop(rows, 1, rows, middle(rows, 0))
    assert shown(view) == ["De raad gaat over geld\n2× · Councillor, Arnhem"]
    program.workbench.undoing.undo()
    settle()
    assert len(shown(view)) == 2


def test_an_argument_is_dragged_to_the_other_side_and_to_another_place(view: SessionView) -> None:
    for text in ("een", "twee", "drie"):
        say(view, text)
    a, b = view.panels.arguments.lists[Side.A], view.panels.arguments.lists[Side.B]
    drop(a, 0, b, QPoint(5, b.height() - 2))
    assert (shown(view), shown(view, Side.B)) == (["twee", "drie"], ["een"])
    drop(a, 1, a, a.visualItemRect(a.item(0)).topLeft() + QPoint(9, 1))
    assert shown(view) == ["drie", "twee"]
    drop(a, 0, a, middle(a, 0))
    assert shown(view) == ["drie", "twee"]


def test_everything_that_the_mouse_does_the_keyboard_does(view: SessionView) -> None:
    for text in ("een", "twee", "drie"):
        say(view, text)
    press(choose(view, 2), Qt.Key.Key_Up, ALT)
    assert shown(view) == ["een", "drie", "twee"]
    press(view.panels.arguments.lists[Side.A], Qt.Key.Key_Down, ALT)
    assert shown(view) == ["een", "twee", "drie"]
    press(view.panels.arguments.lists[Side.A], Qt.Key.Key_Right, ALT)
    assert (shown(view), shown(view, Side.NEUTRAL)) == (["een", "twee"], ["drie"])
    press(view.panels.arguments.lists[Side.NEUTRAL], Qt.Key.Key_Right, ALT)
    assert (shown(view, Side.B), shown(view, Side.NEUTRAL)) == (["drie"], [])
    press(view.panels.arguments.lists[Side.B], Qt.Key.Key_M)
    assert view.panels.arguments.hint.isVisibleTo(view)
    press(view.panels.arguments.lists[Side.B], Qt.Key.Key_Left)
    assert view.panels.arguments.lists[Side.A].hasFocus()
    press(view.panels.arguments.lists[Side.A], Qt.Key.Key_Down)
    press(view.panels.arguments.lists[Side.A], Qt.Key.Key_Return)
    assert (shown(view), shown(view, Side.B)) == (["een", "twee\n2×"], [])
    assert not view.panels.arguments.hint.isVisibleTo(view)


def test_escape_leaves_the_arguments_unmerged(view: SessionView) -> None:
    for text in ("een", "twee"):
        say(view, text)
    rows = choose(view, 0)
    press(rows, Qt.Key.Key_M)
    press(rows, Qt.Key.Key_Escape)
    press(rows, Qt.Key.Key_Down)
    press(rows, Qt.Key.Key_Return)
    assert len(shown(view)) == 2
    assert view.panels.arguments.line.text() == "twee"


def test_a_name_is_withdrawn_by_one_key_everywhere(program: Atelier, view: SessionView) -> None:
    say(view, "Te duur", voice="Councillor")
    rows = choose(view, 0)
    press(rows, Qt.Key.Key_H)
    assert program.projector.window.page.note == "Councillor"
    press(rows, Qt.Key.Key_W)
    settle()
    assert shown(view) == ["Te duur\nname withdrawn"]
    assert "Councillor" not in repr(program.projector.window.page)
    assert view.desk.editing.all(Argument)[0].role is None


def test_the_words_go_too_on_request(program: Atelier, view: SessionView) -> None:
    say(view, "Te duur", voice="Councillor")
    press(choose(view, 0), Qt.Key.Key_H)
    actions = view.panels.arguments.more.options.actions()
    next(action for action in actions if "and the words" in action.text()).trigger()
    settle()
    assert shown(view) == ["(words withdrawn)\nname withdrawn"]
    assert isinstance(program.projector.window.page, QuestionPage)


def test_the_chosen_argument_goes_on_the_screen_and_back(program: Atelier, view: SessionView) -> None:
    view.panels.beamer.choose("timer")
    assert view.panels.beamer.page_buttons["argument"].isHidden()
    say(view, "Te traag", Side.B)
    rows = choose(view, 0, Side.B)
    press(rows, Qt.Key.Key_H)
    page = program.projector.window.page
    assert isinstance(page, SpokenPage)
    assert (page.letter, page.text) == ("B", "Te traag")
    assert page.head == f"B · {view.panels.question.subject.b_name}"
    assert not view.panels.beamer.page_buttons["argument"].isHidden()
    press(rows, Qt.Key.Key_H)
    assert view.panels.beamer.kind == "timer"


def test_a_question_for_an_expert_is_answered_before_the_second_round(program: Atelier, view: SessionView) -> None:
    assert view.panels.experts.isHidden()
    view.panels.run_sheet.list.setFocus()
    press(view.panels.run_sheet.list, Qt.Key.Key_E)
    QTest.keyClicks(view.panels.arguments.line, "Mag een raad dat mandaat intrekken?")
    press(view.panels.arguments.line, Qt.Key.Key_Return)
    settle()
    assert view.panels.experts.caption.text() == "Questions for an expert · 1 open"
    view.panels.poll.acts.open()
    for box, count in zip(view.panels.poll.entries.totals.boxes, (5, 8, 4, 8, 3), strict=True):
        box.setValue(count)
    view.panels.poll.closing.close()
    assert view.panels.next_step.text().startswith("1 question for an expert is open.")
    view.panels.experts.list.setFocus()
    view.panels.experts.list.setCurrentRow(0)
    press(view.panels.experts.list, Qt.Key.Key_Return)
    QTest.keyClicks(view.panels.experts.answer.editor, "Ja, per opdracht.")
    view.panels.experts.by.editor.setFocus()
    QTest.keyClicks(view.panels.experts.by.editor, "Jurist")
    view.desk.settle()
    settle()
    (question,) = view.desk.editing.all(ExpertQuestion)
    assert (question.answer, question.answered_by) == ("Ja, per opdracht.", "Jurist")
    assert question.answered_at is not None
    assert view.panels.experts.caption.text() == "Questions for an expert · all answered"
    assert "question for an expert" not in view.panels.next_step.text()
    view.panels.experts.highlight()
    page = program.projector.window.page
    assert (page.text, page.answer, page.note) == (question.text, "Ja, per opdracht.", "Jurist")
    view.panels.poll.acts.again()
    assert view.panels.poll.now.poll.round == 2


def test_half_a_line_survives_a_kill(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / EXAMPLE
    with on_example(qapp, tmp_path, fictitious=True) as running:
        running.workbench.open("session")
        settle()
        view = running.workbench.views.of("session")
        view.panels.question.choose(view.panels.question._subjects[0].id)
        view.panels.show_question()
        view.panels.arguments.start(Side.B)
        QTest.keyClicks(view.panels.arguments.line, "half getyp")
        QTest.keyClicks(view.panels.run_sheet.notes.line, "ook een not")
        view.panels.arguments.line.keep()
        view.panels.run_sheet.notes.line.keep()
        killed = tmp_path / "killed.atelier"
        for suffix in ("", "-wal"):
            source = path.with_name(path.name + suffix)
            if source.exists():
                killed.with_name(killed.name + suffix).write_bytes(source.read_bytes())
        running.files.open_path(killed)
        running.workbench.open("session")
        settle()
        again = running.workbench.views.of("session")
        assert again is not view
        assert again.panels.arguments.line.text() == "half getyp"
        assert again.panels.arguments.side_buttons[Side.B].isChecked()
        assert again.panels.run_sheet.notes.line.text() == "ook een not"
        again.panels.question.choose(again.panels.question._subjects[0].id)
        again.panels.show_question()
        again.panels.arguments.save()
        assert [a.text for a in again.desk.editing.all(Argument) if a.text.startswith("half")] == ["half getyp"]
        assert again.desk.editing.drafted(Argument) == []
        assert len(again.desk.editing.drafted(Note)) == 1


@pytest.mark.parametrize("paste", PASTES, ids=["breaks", "word", "long", "emoji", "right-to-left"])
def test_any_pasted_text_breaks_no_layout(program: Atelier, view: SessionView, paste: str) -> None:
    width, height = program.window.width(), view.panels.arguments.lists[Side.A].width()
    view.panels.arguments.start(Side.A)
    view.panels.arguments.line.insert(paste)
    press(view.panels.arguments.line, Qt.Key.Key_Return)
    view.panels.arguments.ask()
    view.panels.arguments.line.insert(paste)
    press(view.panels.arguments.line, Qt.Key.Key_Return)
    settle()
    (argument,) = view.desk.editing.all(Argument)
    assert argument.text == " ".join(paste.split())
    assert view.desk.editing.all(ExpertQuestion)[0].text == argument.text
    press(choose(view, 0), Qt.Key.Key_H)
    assert program.projector.window.page.text == argument.text
    assert program.window.width() == width
    rows = view.panels.arguments.lists[Side.A]
    assert height - 20 < rows.width() <= height
    assert rows.height() < 700
    assert rows.sizeHintForColumn(0) <= rows.viewport().width()
