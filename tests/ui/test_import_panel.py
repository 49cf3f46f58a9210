"""A list of people in the window: dropped or chosen, looked at line by line, taken over or left."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from atelier.app import Atelier
from atelier.domain.people import Municipality, Person
from atelier.domain.people_import import LineKind
from atelier.ui.people.import_panel import SHOWN
from atelier.ui.people_view import PeopleView
from tests.program import on_example, press, settle, wait_until

LIST = "Naam;Rol;Gemeente;Dieet\nAnna Bos;griffier;Arnhem;\nBo;koning;Zutphen;\nZoë;wethouder;;\n"


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path):
    with on_example(qapp, tmp_path) as running:
        running.desk.run(running.desk.editing.add, Person.new(name="Zoë"))
        running.workbench.open("people")
        settle()
        yield running


@pytest.fixture
def view(program: Atelier) -> PeopleView:
    return program.workbench.views.of("people")


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "lijst.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def shown(view: PeopleView, path: Path) -> PeopleView:
    view.import_list(path)
    wait_until(lambda: view.importing.preview is not None)
    return view


def rows(view: PeopleView) -> list[str]:
    return [view.importing.list.item(n).text() for n in range(view.importing.list.count())]


def names(program: Atelier) -> list[str]:
    return [person.name for person in program.desk.editing.all(Person)]


def test_every_line_says_what_it_would_do(program: Atelier, view: PeopleView, listed: Path) -> None:
    shown(view, listed)
    panel = view.importing
    assert rows(view) == [
        "+  Anna Bos\nNew · line 2 · Clerk · Arnhem",
        "!  Bo\nProblem · line 3 · unknown role “koning”; known are: executive, councillor, "
        "official, secretary, clerk, expert, partner; unknown municipality “Zutphen”",
        "≠  Zoë\nChanged · line 4 · Role: Official → Executive",
    ]
    assert panel.caption.text() == "lijst.csv: 1 new, 1 changed, 0 the same, 1 with a problem"
    assert panel.ignored.text() == "Columns that are left out: Dieet"
    assert panel.take_button.text() == "Take over 1 new person, 1 changed person"
    assert panel.take_button.hasFocus()
    assert names(program) == ["Zoë"]


def test_lines_are_filtered_by_what_they_do(view: PeopleView, listed: Path) -> None:
    panel = shown(view, listed).importing
    assert [widget.text() for widget in panel.filters.values() if widget.isVisible()] == [
        "New · 1",
        "Changed · 1",
        "Problem · 1",
    ]
    panel.filters[LineKind.PROBLEM].click()
    assert [row[:5] for row in rows(view)] == ["!  Bo"]
    panel.all_button.click()
    assert len(rows(view)) == 3


def test_taking_over_tells_what_was_done_and_undo_takes_it_back(
    program: Atelier, view: PeopleView, listed: Path
) -> None:
    shown(view, listed)
    press(view.importing.take_button, Qt.Key.Key_Space)
    settle()
    assert names(program) == ["Zoë", "Anna Bos"]
    assert view.tabs.isVisible()
    assert view.tabs.currentWidget() is view.people
    assert "Taken over: 1 new person, 1 changed person" in view.notice.text.text()
    assert "1 line with a problem was left out" in view.notice.text.text()
    program.workbench.undoing.undo()
    settle()
    assert names(program) == ["Zoë"]


def test_escape_leaves_everything_as_it_is(program: Atelier, view: PeopleView, listed: Path) -> None:
    shown(view, listed)
    press(view.importing.take_button, Qt.Key.Key_Escape)
    assert view.tabs.isVisible()
    assert view.import_button.hasFocus()
    assert names(program) == ["Zoë"]
    assert not view.notice.isVisible()


def test_leaving_while_the_file_is_read_shows_nothing_later(view: PeopleView, listed: Path) -> None:
    view.import_list(listed)
    assert "is being read" in view.importing.caption.text()
    view.importing.leave()
    settle(30)
    assert view.importing.preview is None
    assert view.tabs.isVisible()


def test_the_preview_follows_what_changes_meanwhile(program: Atelier, view: PeopleView, listed: Path) -> None:
    shown(view, listed)
    program.desk.run(program.desk.editing.add, Municipality.new(name="Zutphen"))
    settle()
    assert "unknown municipality" not in rows(view)[1]
    anna = Person.new(name="Anna Bos", municipality=program.desk.editing.all(Municipality)[0].id)
    program.desk.workspace.file.commit("beside the window", anna)
    view.importing.take_over()
    assert "Look at the preview again" in view.importing.told.text()
    assert "Changed · line 2" in rows(view)[0]
    assert view.importing.isVisible()


def test_nothing_to_take_over_is_said(view: PeopleView, tmp_path: Path) -> None:
    path = tmp_path / "leeg.csv"
    path.write_text("Naam\n", encoding="utf-8")
    panel = shown(view, path).importing
    assert panel.take_button.text() == "Nothing to take over"
    assert not panel.take_button.isEnabled()
    assert "no people below the headings" in panel.told.text()
    assert panel.cancel_button.hasFocus()


@pytest.mark.parametrize(("content", "sentence"), [("a;b\n", "the headings"), ("", "is empty"), ("\0", "no table")])
def test_a_file_that_does_not_do_is_told_in_the_view(
    view: PeopleView, tmp_path: Path, content: str, sentence: str
) -> None:
    path = tmp_path / "raar.csv"
    path.write_text(content, encoding="utf-8")
    view.import_list(path)
    wait_until(view.notice.isVisible)
    assert sentence in view.notice.text.text()
    assert view.tabs.isVisible()


def test_a_long_list_shows_its_first_lines(view: PeopleView, tmp_path: Path) -> None:
    path = tmp_path / "lang.csv"
    path.write_text("Naam\n" + "".join(f"Mens {n}\n" for n in range(SHOWN + 5)), encoding="utf-8")
    panel = shown(view, path).importing
    assert len(rows(view)) == SHOWN
    assert panel.told.text() == "The first 500 lines are shown."
    assert panel.take_button.text() == "Take over 505 new people"


def drop(view: PeopleView, path: Path) -> bool:
    """Drag a file over the view and let it go; whether the view wants it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPointF(50, 50).toPoint(), Qt.DropAction.CopyAction, data, left, none)
    view.dragEnterEvent(enter)
    if enter.isAccepted():
        view.dropEvent(QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, left, none))
    return enter.isAccepted()


def test_a_dropped_list_starts_its_preview_and_an_event_goes_to_the_window(view: PeopleView, listed: Path) -> None:
    assert not drop(view, listed.with_name("week.atelier"))
    assert view.tabs.isVisible()
    assert drop(view, listed)
    wait_until(lambda: view.importing.preview is not None)
    assert len(rows(view)) == 3


def test_the_key_asks_for_a_file(view: PeopleView, listed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(listed), ""))
    press(view, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: view.importing.preview is not None)
    view.importing.leave()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    view.import_button.click()
    assert view.tabs.isVisible()


def test_a_search_leaves_the_preview(program: Atelier, view: PeopleView, listed: Path) -> None:
    shown(view, listed)
    view.focus_on(program.desk.editing.all(Person)[0])
    assert view.tabs.isVisible()
    assert view.people.name.text() == "Zoë"
