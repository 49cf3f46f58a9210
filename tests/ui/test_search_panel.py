"""Searching the whole file through the panel, and what is searched."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from atelier.domain.ballots import Ballot, Remark, Vote
from atelier.domain.entity import Kind
from atelier.domain.kind_names import KIND_NAMES
from atelier.domain.model import ENTITIES
from atelier.domain.people import Municipality, Person
from atelier.domain.proposals import CooperationForm
from atelier.domain.themes import Dilemma, Question
from atelier.domain.week import Event
from atelier.paths import resources
from atelier.services.workspace import Events
from atelier.ui.desk import Desk, Worker
from atelier.ui.search_panel import CAPTION, EXCERPT, SHOWN, TEXT, SearchPanel, excerpt

pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints"),  # what the offscreen platform says of any window
    pytest.mark.usefixtures("english"),
]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    workspace = Events(resources(), tmp_path / "data").example(tmp_path / "x.atelier", fictitious=True)
    desk = Desk(workspace, Worker())
    yield desk
    desk.worker.stop()
    workspace.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    QLineEdit(window)
    qtbot.addWidget(window)
    window.resize(1072, 720)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def panel(window: QWidget, desk: Desk) -> SearchPanel:
    panel = SearchPanel(desk, window)
    panel.open()
    return panel


def look(qtbot: QtBot, panel: SearchPanel, text: str) -> list[tuple[str, str]]:
    """Type, wait until the search ran, and read the list."""
    panel.edit.selectAll()
    qtbot.keyClicks(panel.edit, text)
    qtbot.waitUntil(lambda: not panel._rest.isActive())
    items = [panel.list.item(n) for n in range(panel.list.count())]
    return [(item.data(CAPTION), item.data(TEXT)) for item in items]


class TestPanel:
    def test_it_waits_a_moment_and_then_lists_kind_and_text(self, qtbot: QtBot, panel: SearchPanel) -> None:
        qtbot.keyClicks(panel.edit, "westerv")
        assert not panel.list.count()
        assert ("Municipality", "Westervoort") in look(qtbot, panel, "westerv")
        assert panel.told.text() == "1 found"

    def test_a_hit_inside_a_row_names_the_row(self, qtbot: QtBot, panel: SearchPanel) -> None:
        found = look(qtbot, panel, "Versnippering kost")
        assert [caption for caption, _ in found] == ["Dilemma · Eén gezicht of vele"]

    def test_enter_gives_the_chosen_row_and_hides(self, qtbot: QtBot, panel: SearchPanel) -> None:
        qtbot.keyClicks(panel.edit, "Nijmegen")
        with qtbot.waitSignal(panel.found) as found:
            qtbot.keyClick(panel.edit, Qt.Key.Key_Return)  # no need to wait for the list
        assert panel.isHidden()
        assert "Nijmegen" in str(found.args[0])

    def test_arrows_choose_while_the_cursor_stays(self, qtbot: QtBot, panel: SearchPanel) -> None:
        look(qtbot, panel, "raden")
        second = panel.list.item(1).data(Qt.ItemDataRole.UserRole)
        qtbot.keyClick(panel.edit, Qt.Key.Key_Down)
        assert QApplication.focusWidget() is panel.edit
        with qtbot.waitSignal(panel.found) as found:
            qtbot.keyClick(panel.edit, Qt.Key.Key_Return)
        assert found.args[0] == second

    def test_a_double_click_gives_a_row(self, qtbot: QtBot, panel: SearchPanel) -> None:
        look(qtbot, panel, "Westervoort")
        place = panel.list.visualItemRect(panel.list.item(0)).center()
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        with qtbot.waitSignal(panel.found) as found:
            qtbot.mouseDClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert isinstance(found.args[0], Municipality)

    def test_escape_goes_back_to_where_the_cursor_was(self, qtbot: QtBot, window: QWidget, desk: Desk) -> None:
        field = window.findChild(QLineEdit)
        field.setFocus()
        qtbot.keyClicks(field, "half a sen")
        panel = SearchPanel(desk, window)
        panel.open()
        qtbot.keyClicks(panel.edit, "raden")
        qtbot.keyClick(panel.edit, Qt.Key.Key_Escape)
        assert panel.isHidden()
        assert QApplication.focusWidget() is field
        assert field.text() == "half a sen"
        panel.open()
        assert panel.edit.selectedText() == "raden"

    def test_nothing_found(self, qtbot: QtBot, panel: SearchPanel) -> None:
        assert look(qtbot, panel, "xyzzy") == []
        assert panel.told.text() == "Nothing found for “xyzzy”."
        qtbot.keyClick(panel.edit, Qt.Key.Key_Return)
        assert panel.isVisible()

    def test_at_most_so_many_and_how_many_more(self, qtbot: QtBot, panel: SearchPanel, desk: Desk) -> None:
        assert len(look(qtbot, panel, "e")) == SHOWN
        more = len(list(desk.editing.find("e"))) - SHOWN
        assert f"there are {more} more" in panel.told.text()

    def test_it_stays_within_a_small_window(self, panel: SearchPanel, window: QWidget) -> None:
        panel.edit.setText("e")
        panel.search()
        window.resize(400, 300)
        assert window.rect().contains(panel.geometry())

    def test_an_excerpt_keeps_what_was_found(self) -> None:
        text = "woord " * 60 + "naald " + "woord " * 60
        assert "naald" in excerpt(text, "naald")
        assert len(excerpt(text, "naald")) <= EXCERPT + 2
        assert excerpt("kort  en\nbondig", "kort") == "kort en bondig"

    def test_what_was_asked_and_said_is_found_under_its_name(
        self, qtbot: QtBot, panel: SearchPanel, desk: Desk
    ) -> None:
        ballot = desk.editing.all(Ballot)[0]
        question = Question.new(gathering=ballot.gathering, text="Wat gaat voor in Zomerdorp?")
        remark = Remark.new(ballot=ballot.id, text="Zomerdorp betaalt dubbel")
        vote = Vote.new(ballot=ballot.id, voter=uuid4(), answer=(0,), remark="Als Zomerdorp meedoet")
        for row in (question, remark, vote):
            desk.run(desk.editing.add, row)
        found = look(qtbot, panel, "zomerdorp")
        assert {caption.partition(" · ")[0] for caption, _ in found} == {
            "Question", "Concern or objection", "Said with an answer",
        }  # fmt: skip

    def test_every_kind_that_can_be_found_has_a_name(self) -> None:
        assert set(KIND_NAMES) == {kind for kind in ENTITIES if kind.KIND is Kind.EDITABLE}


class TestWhatIsSearched:
    def test_facts_are_left_out(self, desk: Desk) -> None:
        found = [value for value, _ in desk.editing.find("Met welk gezicht laat de regio zich buiten zien?")]
        assert [type(value) for value in found] == [Dilemma]
        assert not list(desk.editing.find("everybody in the room"))

    def test_people_are_found_by_name(self, desk: Desk) -> None:
        person = desk.editing.all(Person)[0]
        assert (person, person.name) in list(desk.editing.find(person.name.upper()))

    def test_accents_do_not_matter(self, desk: Desk) -> None:
        assert "Eén gezicht of vele" in [text for _, text in desk.editing.find("een GEZICHT of")]

    def test_lists_of_texts_too(self, desk: Desk) -> None:
        event, form = desk.editing.all(Event)[0], desk.editing.all(CooperationForm)[0]
        assert (event, event.questions[1]) in list(desk.editing.find(event.questions[1]))
        assert (form, form.pros[0]) in list(desk.editing.find(form.pros[0]))

    def test_blanks_find_nothing(self, desk: Desk) -> None:
        assert not list(desk.editing.find("  "))
