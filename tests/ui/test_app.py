"""The program as a whole: opening, refusing, languages, size, and what was being typed."""

import lzma
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton

from atelier import i18n
from atelier.app import Atelier
from atelier.domain.themes import Dilemma
from atelier.ui import theme
from atelier.ui.settings import Settings
from tests.program import launched, press, settle, texts, wait_until

RELEASED = Path(__file__).parents[1] / "storage" / "released" / "version-1.atelier.xz"


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path):
    with launched(qapp, tmp_path) as running:
        yield running


def drop(program: Atelier, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    program.window.dropEvent(QDropEvent(QPointF(10, 10), copy, mime, left, none))


def make(program: Atelier, path: Path) -> Path:
    program.files.events().example(path, fictitious=False).close()
    return path


def test_a_dropped_file_opens_and_is_recent_next_time(program: Atelier, tmp_path: Path) -> None:
    drop(program, make(program, tmp_path / "week.atelier"))
    assert program.desk.workspace.event.title == "Week van de Regio 2019"
    program.to_start()
    assert program.settings.recent == [tmp_path / "week.atelier"]
    today = i18n.long_date(datetime.now().astimezone().date())
    assert f"week · {today}" in [
        b.text() for b in program.window.start.findChildren(type(program.window.start.example))
    ]


@pytest.mark.parametrize("name", ["tekst.atelier", "niets.atelier"])
def test_a_refusal_is_told_on_the_start_page(program: Atelier, tmp_path: Path, name: str) -> None:
    (tmp_path / "tekst.atelier").write_text("geen database", encoding="utf-8")
    program.files.open_path(tmp_path / name)
    assert program.desk is None
    assert program.window.start.notice.isVisible()
    assert name in program.window.start.notice.text.text()
    assert (tmp_path / "tekst.atelier").read_text(encoding="utf-8") == "geen database"


def test_a_refusal_leaves_the_open_event_as_it_is(program: Atelier, tmp_path: Path) -> None:
    program.files.open_path(make(program, tmp_path / "week.atelier"))
    (tmp_path / "tekst.atelier").write_text("geen database", encoding="utf-8")
    program.files.open_path(tmp_path / "tekst.atelier")
    assert program.desk.workspace.file.path == tmp_path / "week.atelier"
    assert "tekst.atelier" in program.workbench.views.current.notice.text.text()


def test_a_file_that_cannot_be_changed_offers_a_copy(program: Atelier, tmp_path: Path) -> None:
    path = make(program, tmp_path / "vast.atelier")
    path.chmod(0o444)
    before = path.read_bytes()
    program.dialogs.folder = tmp_path / "elders"
    program.dialogs.folder.mkdir()
    program.files.open_path(path)
    assert program.desk is None
    (way,) = [
        b for b in program.window.start.notice.findChildren(type(program.window.start.example)) if "copy" in b.text()
    ]
    way.click()
    told = program.workbench.views.current.notice.text.text()
    assert told == f"You work in the copy “vast.atelier” in “{tmp_path / 'elders'}”."
    assert program.desk.workspace.file.path == tmp_path / "elders" / "vast.atelier"
    assert path.read_bytes() == before


def test_on_a_small_screen_the_first_window_is_as_large_as_that(program: Atelier, tmp_path: Path) -> None:
    program.window.hide()
    program.window.show_fitting()
    assert program.window.isMaximized()
    program.window.close()
    program.window.showNormal()
    program.window.hide()
    program.window.show_fitting()
    assert not program.window.isMaximized()  # what somebody chose is kept


def test_the_example_is_marked_fictitious_only_with_its_filling(program: Atelier, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("atelier.ui.files.documents", lambda: tmp_path)
    program.files.open_example(False)
    assert "Fictitious" not in texts(program.window)
    program.files.open_example(True)
    assert "Fictitious example" in texts(program.window)
    names = sorted(path.name for path in (tmp_path / "Atelier").glob("*.atelier"))
    assert names == ["Example Week van de Regio 2019 2.atelier", "Example Week van de Regio 2019.atelier"]


def test_language_size_and_theme_change_at_once_and_are_remembered(program: Atelier, tmp_path: Path) -> None:
    program.files.open_path(make(program, tmp_path / "week.atelier"))
    program.workbench.open("reports")
    program.appearance.set_language("nl")
    assert program.workbench.views.key == "reports"
    assert program.workbench.rail.buttons["reports"].accessibleName() == "Rapporten"
    program.appearance.set_look("dark", 2.0)
    assert program.workbench.rail.buttons["week"].font().pixelSize() > 20
    assert (program.settings.language, program.settings.theme, program.settings.scale) == ("nl", "dark", 2.0)
    program.appearance.set_look("light", 1.0)
    program.appearance.set_language("en")


def test_keys_for_another_size_that_follow_each_other_are_one_change(program: Atelier, tmp_path: Path) -> None:
    program.files.open_path(make(program, tmp_path / "week.atelier"))
    before, shown = program.workbench, []
    show = program.window.show_page
    program.window.show_page = lambda page: (shown.append(page), show(page))
    for _ in range(3):
        press(program.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: program.workbench is not before)
    settle()
    assert shown == [program.workbench]
    assert (program.settings.scale, theme.px(100)) == (1.5, 150)
    program.appearance.set_look("light", 1.0)


def test_after_a_kill_the_program_opens_where_it_was(program: Atelier, tmp_path: Path) -> None:
    program.files.open_path(make(program, tmp_path / "week.atelier"))
    program.workbench.open("session")
    assert Settings(tmp_path / "data").view == "session"  # without any closing


def test_a_program_that_fell_out_of_itself_says_so_also_with_a_file_to_open(program: Atelier, tmp_path: Path) -> None:
    path, events = make(program, tmp_path / "week.atelier"), program.files.loaded
    program.files.loaded, program.crash_telling.stopped = None, "Segmentation fault"
    program.files.open_path(path)
    program.files._on_loaded(events)
    notice = program.workbench.views.current.notice
    assert "stopped by itself" in notice.text.text()
    next(b for b in notice.findChildren(QPushButton) if b.text() == "Show the report").click()
    assert program.crash_telling.dialog.report.toPlainText() == "Segmentation fault"
    program.crash_telling.dialog.reject()


def test_a_file_of_an_older_version_is_renewed_and_says_where_it_was_kept(program: Atelier, tmp_path: Path) -> None:
    path = tmp_path / "oud.atelier"
    path.write_bytes(lzma.decompress(RELEASED.read_bytes()))
    program.files.open_path(path)
    told = program.workbench.views.current.notice.text.text()
    assert f"is kept as “{tmp_path / 'oud (version 1).atelier'}”" in told


def test_the_menu_repeats_nothing_of_the_rail(program: Atelier, tmp_path: Path) -> None:
    program.files.open_path(make(program, tmp_path / "week.atelier"))
    rail = program.workbench.rail
    listed = {action.text() for action in rail.menu_button.menu().actions()}
    assert "Merge files…" in listed
    assert not listed & {entry.accessibleName() for entry in rail.buttons.values()}


def test_a_new_event_without_a_name_is_asked_for_one(program: Atelier) -> None:
    start = program.window.start
    start.new.make.click()
    assert "name" in start.notice.text.text()
    assert start.new.title_line.hasFocus()


def test_what_was_typed_is_kept_when_the_program_stops_without_leaving_the_field(
    qapp: QApplication, program: Atelier, tmp_path: Path
) -> None:
    program.files.open_path(make(program, tmp_path / "week.atelier"))
    dilemma = program.desk.editing.all(Dilemma)[0]
    program.desk.editing.draft(dilemma, "title", "Half getypt")
    program.desk.workspace.file.close()  # as a kill would leave it: no settling
    workspace = program.files.events().open(tmp_path / "week.atelier")
    assert workspace.editing.get(Dilemma, dilemma.id).title == "Half getypt"
    assert workspace.recovered is not None
    workspace.close()
    program.desk.workspace.file = workspace.file
    monkey_close(program)


def monkey_close(program: Atelier) -> None:
    """The event was closed behind the window's back: let it forget it without closing again."""
    program.desk.workspace.file.close = lambda: None
    program.desk.settle = lambda: None


def test_undo_and_redo_tell_what_they_did(program: Atelier, tmp_path: Path) -> None:
    program.files.open_path(make(program, tmp_path / "week.atelier"))
    dilemma = program.desk.editing.all(Dilemma)[0]
    program.desk.run(program.desk.editing.remove, dilemma)
    press(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert program.desk.editing.get(Dilemma, dilemma.id) == dilemma
    assert program.workbench.views.current.notice.text.text() == f"Undone: dilemma “{dilemma.title}” removed"
    press(program.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert program.desk.editing.get(Dilemma, dilemma.id) is None
    press(program.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert program.workbench.views.current.notice.text.text() == "There is nothing to redo."


def test_ctrl_digits_open_the_views_and_the_foot_says_saved(program: Atelier, tmp_path: Path) -> None:
    program.files.open_path(make(program, tmp_path / "week.atelier"))
    keys = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_6, Qt.Key.Key_7)
    seen = []
    for key in keys:
        press(program.window, key, Qt.KeyboardModifier.ControlModifier)
        seen.append(program.workbench.views.key)
    assert seen == ["week", "people", "dilemmas", "session", "proposals", "analysis", "reports"]
    assert program.workbench.rail.foot.text().startswith("Everything saved · ")


def test_search_opens_what_was_found(program: Atelier, tmp_path: Path) -> None:
    program.files.open_path(make(program, tmp_path / "week.atelier"))
    press(program.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    panel = program.workbench.searching
    panel.edit.setText("zwembad")
    wait_until(lambda: panel.list.count() > 0)
    press(panel.edit, Qt.Key.Key_Return)
    settle()
    assert program.workbench.views.key == "dilemmas"
    assert not panel.isVisible()
