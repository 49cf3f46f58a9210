"""Files come together in the window: looked at first, then merged as one act that Ctrl+Z takes back."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from atelier.app import Atelier
from atelier.domain.people import Municipality, Person
from atelier.domain.themes import Dilemma, Pillar
from atelier.domain.week import Gathering
from atelier.services.workspace import Events
from atelier.ui.merge_view import MergeView
from atelier.ui.session_view import SessionView
from tests.program import on_example, press, settle, texts, wait_until


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Atelier]:
    with on_example(qapp, tmp_path) as running:
        settle()
        yield running


@pytest.fixture
def other(program: Atelier, tmp_path: Path) -> Path:
    """Another laptop, with a person and a pillar that were worked on there."""
    path = tmp_path / "ander" / "v.atelier"
    path.parent.mkdir()
    program.desk.workspace.file.copy_to(path)
    workspace = Events(program._resources, tmp_path / "there").open(path)
    pillar = workspace.editing.all(Pillar)[0]
    workspace.editing.change(pillar, text="samen sterk daar")
    workspace.editing.add(Person.new(name="Anna Bos"))
    workspace.close()
    return path


def contest(program: Atelier) -> Pillar:
    pillar = program.desk.editing.all(Pillar)[0]
    program.desk.run(program.desk.editing.change, pillar, text="samen sterk hier")
    return pillar


def opened(program: Atelier) -> MergeView:
    program.workbench.open("merge")
    view = program.workbench.views.of("merge")
    assert isinstance(view, MergeView)
    return view


def previewed(program: Atelier, path: Path) -> MergeView:
    view = opened(program)
    view.bring([path])
    wait_until(lambda: view.bringing.preview is not None)
    return view


def people(program: Atelier) -> list[str]:
    return [person.name for person in program.desk.editing.all(Person)]


def test_the_page_is_in_the_menu_and_asks_for_files(
    program: Atelier, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened(program)
    assert not any(button.isChecked() for button in program.workbench.rail.buttons.values())
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(other)], ""))
    press(view.bringing.choose_button, Qt.Key.Key_Space)
    wait_until(lambda: view.bringing.preview is not None)
    assert view.bringing.merge_button.hasFocus()


def test_the_preview_tells_who_brings_what_and_changes_nothing(program: Atelier, other: Path) -> None:
    contest(program)
    view = previewed(program, other)
    shown = texts(view.bringing)
    assert "v.atelier\nfacilitator · 2 changes" in shown
    assert "Person\n1 new" in shown
    assert "Pillar\n" in shown
    assert "1 to choose" in shown
    assert people(program) == []


def test_the_button_merges_in_one_act_that_ctrl_z_takes_back(program: Atelier, other: Path) -> None:
    view = previewed(program, other)
    press(view.bringing.merge_button, Qt.Key.Key_Space)
    assert people(program) == ["Anna Bos"]
    assert view.notice.text.text().startswith("Merged: 1 new, 1 changed.")
    program.workbench.undoing.undo()
    assert people(program) == []
    program.workbench.undoing.redo()
    assert people(program) == ["Anna Bos"]


def test_what_is_here_already_is_said(program: Atelier, other: Path) -> None:
    view = previewed(program, other)
    view.bringing.merge()
    view = previewed(program, other)
    assert "Everything in these files is here already." in texts(view.bringing)
    assert not view.bringing.merge_button.isEnabled()


def test_leaving_while_it_is_read_stops_the_worker(program: Atelier, other: Path) -> None:
    view = opened(program)
    view.bring([other])
    reading = view.bringing._reading
    press(view.bringing.stop_button, Qt.Key.Key_Escape)
    assert reading is not None
    assert reading.stopped
    settle(20)
    assert view.bringing.preview is None
    assert view.bringing.choose_button.isVisible()


def test_a_file_of_another_event_is_refused_in_words(program: Atelier, tmp_path: Path) -> None:
    program.files.events().example(tmp_path / "b.atelier", fictitious=False).close()
    view = opened(program)
    view.bring([tmp_path / "b.atelier"])
    wait_until(view.notice.isVisible)
    assert "another event" in view.notice.text.text()
    view.bring([program.desk.workspace.file.path])
    assert "is this file itself" in view.notice.text.text()


def test_a_dropped_event_is_opened_or_merged_as_one_chooses(program: Atelier, other: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(other))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    program.window.dropEvent(QDropEvent(QPointF(10, 10), copy, mime, left, none))
    notice = program.workbench.views.current.notice
    assert "v.atelier" in notice.text.text()
    ways = {way.text(): way for way in notice.findChildren(QPushButton)}
    ways["Merge it with this event…"].click()
    view = opened(program)
    wait_until(lambda: view.bringing.preview is not None)
    view.dropEvent(QDropEvent(QPointF(10, 10), copy, mime, left, none))
    wait_until(lambda: view.bringing.preview is not None)
    assert people(program) == []


def test_a_copy_made_elsewhere_of_the_same_name_is_another_file(program: Atelier, other: Path, tmp_path: Path) -> None:
    second = Path(shutil.copy(other, tmp_path / "derde.atelier"))
    view = opened(program)
    view.bring([other, second])
    wait_until(lambda: view.bringing.preview is not None)
    assert view.bringing.merge_button.text() == "Merge 2 files"
    assert "Nothing new: everything in it is here already." in texts(view.bringing)


def merged(program: Atelier, path: Path) -> MergeView:
    view = previewed(program, path)
    view.bringing.merge()
    settle()
    return view


def the_text(program: Atelier) -> str:
    return program.desk.editing.all(Pillar)[0].text


def marked(view: MergeView) -> list[str]:
    labels = view.settling.detail.findChildren(QLabel)
    return [found.text() for found in labels if found.isVisible() and "<span" in found.text()]


def test_both_versions_stand_beside_each_other_with_their_differences_marked(program: Atelier, other: Path) -> None:
    contest(program)
    view = merged(program, other)
    assert view.tabs.currentWidget() is view.settling
    assert view.settling.list.count() == 1
    assert view.tabs.tabText(1) == "To choose · 1"
    shown = marked(view)
    assert {text.split(">")[1].split("<")[0] for text in shown} == {"hier", "daar"}
    assert "facilitator" in texts(view.settling)


@pytest.mark.parametrize(("place", "letter"), [(0, "A"), (1, "B")])
def test_a_version_is_chosen_in_one_act(program: Atelier, other: Path, place: int, letter: str) -> None:
    contest(program)
    view = merged(program, other)
    (conflict,) = program.desk.workspace.merging.conflicts()
    ways = {way.text(): way for way in view.settling.detail.findChildren(QPushButton)}
    press(ways[f"Choose {letter}"], Qt.Key.Key_Space)
    assert the_text(program) == conflict.versions[place].values["text"]
    assert view.settling.list.count() == 0
    assert not view.settling.detail.isVisible()  # an empty card tells nothing
    assert view.tabs.tabBar().hasFocus()
    assert program.workbench.rail.waiting.isHidden()
    program.workbench.undoing.undo()
    settle()
    assert view.settling.list.count() == 1
    assert program.workbench.rail.waiting.isVisible()


def test_two_texts_are_edited_into_one(program: Atelier, other: Path) -> None:
    contest(program)
    view = merged(program, other)
    view.settling.together.setPlainText("samen sterk hier en daar")
    press(view.settling.keep_button, Qt.Key.Key_Space)
    assert the_text(program) == "samen sterk hier en daar"
    assert program.desk.workspace.merging.conflicts() == []
    assert view.notice.text.text() == "Chosen. Ctrl+Z takes it back. Everything is chosen."


def test_what_waits_is_told_in_the_rail_until_it_is_settled(program: Atelier, other: Path) -> None:
    assert program.workbench.rail.waiting.isHidden()
    contest(program)
    merged(program, other)
    program.workbench.open("week")
    waiting = program.workbench.rail.waiting
    assert waiting.accessibleName() == "1 to choose"
    waiting.click()
    view = opened(program)
    assert view.settling.isVisible()
    program.workbench.undoing.undo()
    assert waiting.isHidden()


def test_a_person_made_twice_is_joined_only_when_asked(program: Atelier, other: Path) -> None:
    town = program.desk.editing.all(Municipality)[0]
    for _ in range(2):
        program.desk.run(program.desk.editing.add, Person.new(name="Bo", municipality=town.id))
    view = opened(program)
    settle()
    assert view.tabs.tabText(2) == "Maybe twice · 1"
    assert people(program) == ["Bo", "Bo"]
    view.tabs.setCurrentWidget(view.doubles)
    (join,) = (way for way in view.doubles.findChildren(QPushButton) if way.text() == "Join into one")
    join.click()
    assert people(program) == ["Bo"]
    program.workbench.undoing.undo()
    assert people(program) == ["Bo", "Bo"]


@pytest.mark.parametrize(("letter", "there"), [("A", False), ("B", True)])
def test_a_removal_that_work_went_past_is_kept_or_done(program: Atelier, other: Path, letter: str, there: bool) -> None:
    pillar = program.desk.editing.all(Pillar)[0]
    program.desk.run(program.desk.editing.remove, pillar)
    view = merged(program, other)
    assert view.settling.list.count() == 1
    assert "shown now" in texts(view.settling.detail)
    assert "Removed" in texts(view.settling.detail)
    assert not view.settling.together.isVisible()
    ways = {way.text(): way for way in view.settling.detail.findChildren(QPushButton)}
    ways[f"Choose {letter}"].click()
    assert (pillar.id in {row.id for row in program.desk.editing.all(Pillar)}) == there
    assert view.settling.list.count() == 0


def test_a_poll_that_was_left_open_on_another_laptop_holds_nobody_up(program: Atelier, other: Path) -> None:
    here = program.desk.workspace
    there = Events(program._resources, program._data / "there").open(other)
    dilemma = there.editing.all(Dilemma)[0]
    there.editing.add(Gathering.new(title="Mandaat", present=29))
    there.polling.opening.open(there.editing.all(Gathering)[0], dilemma, "spectrum5")
    there.close()
    merged(program, other)
    program.workbench.open("session")
    session = program.workbench.views.of("session")
    assert isinstance(session, SessionView)
    session.show_gathering(program.desk.editing.all(Gathering)[0])
    session.panels.question.choose(dilemma.id)
    session.panels.show_question()
    settle()
    assert "Round 1 was opened there on" in texts(session.panels.poll.elsewhere)
    assert session.panels.poll.setup.isVisible()
    press(session.panels.poll.setup.open_button, Qt.Key.Key_Space)
    assert [poll.elsewhere for poll in here.polling.polls.all()].count(True) == 1
    assert session.panels.poll.now.poll is not None
    assert session.panels.poll.now.poll.accepting
    assert session.panels.poll.elsewhere.isVisible()


@pytest.fixture
def apart(program: Atelier, tmp_path: Path) -> Path:
    """An event that was begun apart, with a person of a name that is here too, and one that is not."""
    path = tmp_path / "apart.atelier"
    there = Events(program._resources, tmp_path / "there").create(path, "Apart", "Regio", with_library=True)
    there.editing.add(Person.new(name="Bo"), Person.new(name="Cas"))
    there.close()
    program.desk.run(program.desk.editing.add, Person.new(name="Bo"))
    return path


def offered(program: Atelier, path: Path) -> MergeView:
    view = opened(program)
    view.bring([path])
    wait_until(view.notice.isVisible)
    ways = {way.text(): way for way in view.notice.findChildren(QPushButton)}
    ways["Take over from it…"].click()
    wait_until(lambda: view.taking.offer is not None)
    return view


def test_what_was_begun_apart_is_taken_over_after_one_question(program: Atelier, apart: Path) -> None:
    view = offered(program, apart)
    assert view.tabs.currentWidget() is view.taking
    (card,) = view.taking.cards.values()
    assert [way.text() for way in card.ways] == ["The same as Bo", "A new one"]
    assert card.ways[0].hasFocus()
    assert (view.taking.take_button.text(), view.taking.take_button.isEnabled()) == ("First answer 1 question", False)
    press(card.ways[0], Qt.Key.Key_Space)
    assert view.taking.take_button.text() == "Take over 1 item"
    assert people(program) == ["Bo"]
    press(view.taking.take_button, Qt.Key.Key_Space)
    assert sorted(people(program)) == ["Bo", "Cas"]
    assert view.notice.text.text().startswith("Taken over: 1 new, ")
    program.workbench.undoing.undo()
    assert people(program) == ["Bo"]


def test_an_answer_can_be_changed_before_it_is_taken_over(program: Atelier, apart: Path) -> None:
    view = offered(program, apart)
    (card,) = view.taking.cards.values()
    card.ways[0].click()
    card.ways[1].click()
    assert view.taking.take_button.text() == "Take over 2 items"
    view.taking.take()
    assert sorted(people(program)) == ["Bo", "Bo", "Cas"]


def test_a_copy_is_not_taken_over(program: Atelier, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view = opened(program)
    view.tabs.setCurrentWidget(view.taking)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    press(view.taking.choose_button, Qt.Key.Key_Space)
    wait_until(view.notice.isVisible)
    assert "is a copy of this event" in view.notice.text.text()
    assert view.taking.choose_button.isVisible()
