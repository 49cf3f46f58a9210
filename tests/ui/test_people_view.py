"""Municipalities, people and duo's as their organiser keeps them, and found back in the file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier import i18n
from atelier.domain.people import Duo, Municipality, Person, Role
from atelier.paths import resources
from atelier.services.editing import Editing
from atelier.services.workspace import Events
from atelier.ui.desk import Desk, Worker
from atelier.ui.people.panel import Panel
from atelier.ui.people_view import PeopleView

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # what the offscreen platform says of any window
MUNICIPALITIES, PEOPLE, DUOS = range(3)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    i18n.use("en")
    workspace = Events(resources(), tmp_path / "data").example(tmp_path / "x.atelier", fictitious=True)
    worker = Worker()
    desk = Desk(workspace, worker)
    yield desk
    worker.stop()
    desk.workspace.close()


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> Iterator[PeopleView]:
    view = PeopleView(desk)
    qtbot.addWidget(view)
    view.resize(1072, 720)
    view.show()
    view.activateWindow()
    qtbot.waitActive(view)
    yield view
    settled(qtbot)


def stored(desk: Desk, tmp_path: Path) -> Editing:
    """What the file holds when it is opened again; the last thing a test asks."""
    QTest.qWait(20)
    path = desk.workspace.file.path
    desk.workspace.close()
    desk.workspace = Events(resources(), tmp_path / "data").open(path)
    return desk.workspace.editing


def settled(qtbot: QtBot) -> None:
    """Let a refresh that waits for the event loop run."""
    qtbot.wait(20)


def texts(panel: Panel) -> list[str]:
    return [panel.rows.list.item(n).text() for n in range(panel.rows.list.count())]


def test_the_members_are_listed_and_summed(view: PeopleView) -> None:
    assert texts(view.municipalities)[0] == "Arnhem\n161,368 inhabitants · 39 seats · 4 votes by size"
    assert view.municipalities.sum.text() == "18 municipalities · 786,570 inhabitants together"
    assert [view.tabs.tabText(n) for n in range(3)] == ["Municipalities · 18", "People · 34", "Duo's · 4"]
    assert "provisional" in view.municipalities.note.text()
    assert "stays on this laptop" in view.people.note.text()


def test_inhabitants_are_changed_and_the_sum_follows(
    view: PeopleView, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    field = view.municipalities.inhabitants.editor
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "161378")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settled(qtbot)
    assert view.municipalities.sum.text() == "18 municipalities · 786,580 inhabitants together"
    assert stored(desk, tmp_path).all(Municipality)[0].inhabitants == 161_378


def test_a_municipality_is_added_moved_and_removed(view: PeopleView, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    panel = view.municipalities
    panel.rows.add_button.click()
    assert view.municipalities.name.editor.hasFocus()
    qtbot.keyClicks(view.municipalities.name.editor, "Elst")
    panel.rows.list.setFocus()
    qtbot.keyClick(panel.rows.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settled(qtbot)
    assert texts(panel)[0] == "Elst\n0 inhabitants · 0 seats · 1 vote by size"
    qtbot.keyClick(panel.rows.list, Qt.Key.Key_Delete)
    settled(qtbot)
    assert texts(panel)[0].startswith("Arnhem")
    assert panel.rows.list.hasFocus()
    desk.run(desk.editing.undo)
    settled(qtbot)
    assert [row.name for row in stored(desk, tmp_path).all(Municipality)][:2] == ["Elst", "Arnhem"]


def test_a_person_gets_a_role_and_a_municipality(view: PeopleView, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    view.tabs.setCurrentIndex(PEOPLE)
    view.people.rows.add_button.click()
    qtbot.keyClicks(view.people.name.editor, "Sanne Vermeer")
    view.people.role.editor.setFocus()
    qtbot.keyClick(view.people.role.editor, Qt.Key.Key_Down)
    view.people.municipality.editor.setFocus()
    qtbot.keyClick(view.people.municipality.editor, Qt.Key.Key_Down)
    settled(qtbot)
    assert "Sanne Vermeer\nSecretary · Arnhem" in texts(view.people)
    qtbot.keyClick(view.people.municipality.editor, Qt.Key.Key_Up)
    settled(qtbot)
    assert "Sanne Vermeer\nSecretary" in texts(view.people)
    kept = [row for row in stored(desk, tmp_path).all(Person) if row.name == "Sanne Vermeer"]
    assert [(row.role, row.municipality) for row in kept] == [(Role.SECRETARY, None)]


def test_a_name_is_withdrawn_by_one_tick(view: PeopleView, desk: Desk, qtbot: QtBot) -> None:
    person = Person.new(name="J. Jansen")
    desk.run(desk.editing.add, person)
    view.people.show_all()
    view.people.rows.choose(person.id)
    view.people.withdrawn.editor.click()
    kept = desk.editing.get(Person, person.id)
    assert (kept.name, kept.withdrawn, kept.shown_name) == ("J. Jansen", True, "name withdrawn")
    view.people.show_all()
    assert any("J. Jansen\nOfficial · name withdrawn" in text for text in texts(view.people))


def test_two_different_people_make_a_duo(view: PeopleView, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    view.tabs.setCurrentIndex(DUOS)
    assert texts(view.duos)[0] == "1 · Profiel en lobby\nDaan Veerkade, Mirthe Hooltwijk"
    first, second = desk.editing.all(Person)[:2]
    view.duos.rows.add_button.click()
    qtbot.keyClicks(view.duos.theme.editor, "Landschap")
    view.duos.first.editor.setFocus()
    qtbot.keyClick(view.duos.first.editor, Qt.Key.Key_Down)
    settled(qtbot)
    assert view.duos.second.editor.findText(first.name) == -1
    view.duos.second.editor.setFocus()
    qtbot.keyClick(view.duos.second.editor, Qt.Key.Key_Down)
    settled(qtbot)
    assert texts(view.duos)[1] == f"2 · Landschap\n{first.name}, {second.name}"
    duo = next(row for row in desk.editing.all(Duo) if row.theme == "Landschap")
    assert duo.members == (first.id, second.id)
    qtbot.keyClick(view.duos.second.editor, Qt.Key.Key_Up)
    settled(qtbot)
    assert [row.members for row in stored(desk, tmp_path).all(Duo) if row.id == duo.id] == [(first.id,)]


def test_a_person_who_is_gone_leaves_an_empty_place(view: PeopleView, desk: Desk, qtbot: QtBot) -> None:
    duo = desk.editing.all(Duo)[0]
    desk.run(desk.editing.remove, desk.editing.get(Person, duo.members[0]))
    view.tabs.setCurrentIndex(DUOS)
    settled(qtbot)
    assert texts(view.duos)[0] == "1 · Profiel en lobby\nMirthe Hooltwijk"
    assert view.duos.first.editor.currentText() == "Mirthe Hooltwijk"
    assert view.duos.second.editor.currentText() == "Nobody yet"


def test_the_search_opens_the_right_panel(view: PeopleView, desk: Desk) -> None:
    person = desk.editing.all(Person)[20]
    view.focus_on(person)
    assert view.tabs.currentIndex() == PEOPLE
    assert view.people.name.text() == person.name
    duo = desk.editing.all(Duo)[2]
    view.focus_on(duo)
    assert view.tabs.currentIndex() == DUOS
    assert view.duos.theme.text() == duo.theme


def test_the_chosen_row_stays_in_sight_while_the_keyboard_walks(view: PeopleView, desk: Desk, qtbot: QtBot) -> None:
    view.tabs.setCurrentIndex(PEOPLE)
    rows = view.people.rows.list
    rows.setFocus()
    for _ in range(30):
        qtbot.keyClick(rows, Qt.Key.Key_Down)
    spot = rows.visualItemRect(rows.currentItem())
    area = view.people.master.viewport()
    assert rows.mapTo(area, spot.topLeft()).y() >= 0
    assert rows.mapTo(area, spot.bottomLeft() - QPoint(0, 1)).y() <= area.height()


def test_an_empty_event_says_what_to_add(qtbot: QtBot, tmp_path: Path) -> None:
    i18n.use("en")
    workspace = Events(resources(), tmp_path / "data").create(tmp_path / "e.atelier", "T", "R", with_library=False)
    worker = Worker()
    view = PeopleView(Desk(workspace, worker))
    qtbot.addWidget(view)
    view.show()
    assert texts(view.municipalities) == []
    assert not view.municipalities.sum.isVisible()
    assert not view.municipalities.form.isVisible()
    assert view.municipalities.rows.add_button.isVisible()
    worker.stop()
    workspace.close()


@pytest.mark.parametrize("size", [(420, 500), (1072, 720), (1712, 1080)])
def test_list_and_form_fit_in_every_window(view: PeopleView, qtbot: QtBot, size: tuple[int, int]) -> None:
    view.resize(*size)
    settled(qtbot)
    for area in (view.municipalities.master, view.municipalities.detail):
        assert area.widget().width() <= area.viewport().width()
    beside = view.municipalities.master.y() == view.municipalities.detail.y()
    assert beside == (size[0] > 700)


# Erasing


def chosen(view: PeopleView, desk: Desk, number: int = 0) -> Person:
    person = desk.editing.all(Person)[number]
    view.focus_on(person)
    return person


def test_erasing_is_asked_first_and_esc_takes_it_back(view: PeopleView, desk: Desk, qtbot: QtBot) -> None:
    person = chosen(view, desk)
    box = view.people.erasing
    assert not box.question.isVisible()
    box.ask.click()
    settled(qtbot)
    assert box.question.isVisible()
    assert box.cancel.hasFocus()
    assert person.name in box.title.text()
    QTest.keyClick(box.cancel, Qt.Key.Key_Escape)
    assert not box.question.isVisible()
    assert box.ask.hasFocus()
    assert person in desk.editing.all(Person)


def test_a_person_is_erased_for_good(view: PeopleView, desk: Desk, qtbot: QtBot) -> None:
    person = chosen(view, desk)
    older: list[bool] = []
    desk.older_unwanted.connect(lambda: older.append(True))
    box = view.people.erasing
    box.ask.click()
    box.erase.click()
    settled(qtbot)
    assert person.id not in {one.id for one in desk.editing.all(Person)}
    assert older == [True]
    assert "was erased" in view.notice.text.text()
    assert not box.question.isVisible()
    data = desk.workspace.file.path.read_bytes()
    assert person.name.encode() not in data


def test_where_the_name_stands_too_is_told_and_can_stay(view: PeopleView, desk: Desk, qtbot: QtBot) -> None:
    person = chosen(view, desk)
    event = desk.workspace.event
    desk.run(desk.editing.change, event, contact=person.name)
    box = view.people.erasing
    box.ask.click()
    settled(qtbot)
    assert event.title in box.mentioned.text()
    box.texts.setChecked(False)
    box.backups.setChecked(False)
    box.erase.click()
    assert desk.workspace.event.contact == person.name
    assert "Older backups still hold" in view.notice.text.text()


def test_another_person_ends_the_question(view: PeopleView, desk: Desk) -> None:
    chosen(view, desk)
    view.people.erasing.ask.click()
    chosen(view, desk, 1)
    assert not view.people.erasing.question.isVisible()
