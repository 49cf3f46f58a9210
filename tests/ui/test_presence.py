"""Checking people in and out with keys alone, while the session goes on around it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from atelier.app import Atelier
from atelier.domain.attendance import Attendance
from atelier.domain.people import Municipality, Person
from atelier.domain.themes import Dilemma
from atelier.domain.week import Gathering
from atelier.ui.session.presence import PresencePanel
from atelier.ui.session_view import SessionView
from tests.program import on_example, press, settle

ENTER, ESCAPE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path):
    with on_example(qapp, tmp_path) as running:
        editing = running.desk.editing
        arnhem, duiven = (member.id for member in editing.all(Municipality) if member.name in {"Arnhem", "Duiven"})
        people = [
            Person.new(name="Anna Bos", municipality=arnhem),
            Person.new(name="Bo Vos", municipality=duiven, also=(arnhem,)),
            Person.new(name="Cé Smit", listens=True),
        ]
        running.desk.run(editing.add, Gathering.new(title="Mandaat"), *people)
        running.workbench.open("session")
        settle()
        yield running


@pytest.fixture
def view(program: Atelier) -> SessionView:
    return program.workbench.views.of("session")


@pytest.fixture
def panel(program: Atelier, view: SessionView) -> PresencePanel:
    press(view, Qt.Key.Key_P)
    return view.presence


def names(panel: PresencePanel) -> list[str]:
    return [panel.list.item(n).text().splitlines()[0] for n in range(panel.list.count())]


def ticked(panel: PresencePanel) -> list[str]:
    rows = [panel.list.item(n) for n in range(panel.list.count())]
    return [row.text().splitlines()[0] for row in rows if row.checkState() is Qt.CheckState.Checked]


def type_and_enter(panel: PresencePanel, text: str) -> None:
    QTest.keyClicks(panel.edit, text)
    press(panel.edit, ENTER)
    settle()


def test_keys_alone_check_in_and_out(program: Atelier, view: SessionView, panel: PresencePanel) -> None:
    assert panel.isVisible()
    assert panel.edit.hasFocus()
    type_and_enter(panel, "bos")
    type_and_enter(panel, "duiven")
    assert view.present.value() == 2
    assert panel.count.text() == "2 present, of whom 2 by name"
    assert panel.members.text() == "Municipalities present: 2 of 18"
    assert view.present.words.text() == "present · 2 of 18 municipalities"
    assert panel.told.text().startswith("Bo Vos came at ")
    press(panel.edit, ENTER)
    settle()
    assert panel.told.text().startswith("Bo Vos left at ")
    assert "left at" in panel.list.item(0).text()
    press(panel.edit, Qt.Key.Key_Delete)
    assert ticked(panel) == ["Anna Bos"]
    assert view.present.value() == 1
    assert len(program.desk.editing.all(Attendance)) == 3


def test_arrows_choose_and_the_choice_stays(panel: PresencePanel) -> None:
    press(panel.edit, DOWN)
    press(panel.edit, ENTER)
    settle()
    assert ticked(panel) == ["Bo Vos"]
    assert panel.list.chosen().name == "Bo Vos"
    for _ in range(5):
        press(panel.edit, DOWN)
    assert panel.list.chosen().name == "Cé Smit"


def test_accents_are_no_hurdle_and_nobody_found_says_what_to_do(panel: PresencePanel) -> None:
    QTest.keyClicks(panel.edit, "ce smi")
    assert names(panel) == ["Cé Smit"]
    QTest.keyClicks(panel.edit, "x")
    assert names(panel) == []
    assert "counted with +" in panel.told.text()
    press(panel.edit, ENTER)


def test_who_listens_is_shown_and_not_counted(view: SessionView, panel: PresencePanel) -> None:
    type_and_enter(panel, "smit")
    assert panel.count.text() == "0 present, of whom 0 by name · 1 only listens"
    assert view.present.value() == 0


def test_others_stay_counted_until_somebody_says_that_there_are_none(view: SessionView, panel: PresencePanel) -> None:
    view._set_present(20)
    settle()
    type_and_enter(panel, "bos")
    assert panel.count.text() == "21 present, of whom 1 by name"
    assert panel.only_listed.isVisible()
    panel.only_listed.click()
    settle()
    assert view.present.value() == 1
    assert not panel.only_listed.isVisible()
    assert panel.edit.hasFocus()
    view._set_present(0)
    settle()
    assert panel.count.text() == "0 present, but 1 by name: tick off who left"


def test_escape_gives_the_cursor_back_and_loses_no_text(program: Atelier, view: SessionView) -> None:
    dilemma = program.desk.editing.all(Dilemma)[0]
    view.panels.question.choose(dilemma.id)
    view.panels.show_question()
    view.panels.arguments.line.setFocus()
    QTest.keyClicks(view.panels.arguments.line, "Op een P")
    assert not view.presence.isVisible()
    QTest.mouseClick(view.present.by_name, Qt.MouseButton.LeftButton)
    assert view.presence.edit.hasFocus()
    QTest.keyClicks(view.presence.edit, "bo 1b")
    press(view.presence.edit, ESCAPE)
    assert not view.presence.isVisible()
    assert view.panels.arguments.line.text() == "Op een P"
    view.presence.open()
    assert view.presence.edit.text() == "bo 1b"
    assert view.presence.edit.selectedText() == "bo 1b"


def test_escape_returns_to_the_field_it_came_from(view: SessionView) -> None:
    view.present.setFocus()
    view.presence.open()
    press(view.presence.edit, ESCAPE)
    assert view.present.hasFocus()


def test_a_click_ticks(panel: PresencePanel) -> None:
    spot = panel.list.visualItemRect(panel.list.item(0)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    settle()
    assert ticked(panel) == ["Anna Bos"]
    assert panel.edit.hasFocus()


def test_somebody_removed_meanwhile_is_refused_in_the_panel(program: Atelier, panel: PresencePanel) -> None:
    program.desk.workspace.file.commit("remove", remove=[panel.list.chosen()])
    press(panel.edit, ENTER)
    assert "removed from the list" in panel.told.text()


def test_without_people_it_says_where_to_add_them(program: Atelier, view: SessionView) -> None:
    program.desk.run(program.desk.editing.remove, *program.desk.editing.all(Person))
    settle()
    press(view, Qt.Key.Key_P)
    assert "Participants" in view.presence.told.text()


def test_a_day_without_meetings_opens_nothing(program: Atelier, view: SessionView) -> None:
    program.desk.run(program.desk.editing.remove, *program.desk.editing.all(Gathering))
    settle()
    view.presence.open()
    assert not view.presence.isVisible()
    assert not view.present.by_name.isEnabled()


def test_the_line_stays_where_it_is_when_nobody_is_found(panel: PresencePanel) -> None:
    before = panel.edit.geometry().top()
    QTest.keyClicks(panel.edit, "Xaver")
    settle()
    assert panel.list.isHidden()
    assert panel.edit.geometry().top() == before
