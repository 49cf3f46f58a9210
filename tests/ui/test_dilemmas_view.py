"""Dilemma's and statements through their view: by mouse and keyboard, and what is in the file afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from atelier.domain.ballots import Void
from atelier.domain.people import Person
from atelier.domain.themes import Dilemma, Pillar, Scale, Statement, TensionField
from atelier.paths import resources
from atelier.services.editing import Editing
from atelier.services.workspace import Events
from atelier.ui.desk import Desk, Worker
from atelier.ui.dilemmas_view import DilemmasView
from atelier.ui.widgets.dilemma_editor import longer_pole
from atelier.ui.widgets.links_field import LinksField

pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints"),  # what the offscreen platform says of any window
    pytest.mark.usefixtures("english"),
]
WIDE, NARROW = (1072, 720), (700, 720)


@pytest.fixture
def events(tmp_path: Path) -> Events:
    return Events(resources(), tmp_path / "data")


@pytest.fixture
def desk(qtbot: QtBot, events: Events, tmp_path: Path) -> Iterator[Desk]:
    yield from desk_of(events.example(tmp_path / "x.atelier", fictitious=True))


@pytest.fixture
def empty_desk(qtbot: QtBot, events: Events, tmp_path: Path) -> Iterator[Desk]:
    yield from desk_of(events.create(tmp_path / "empty.atelier", "Week", "Regio", with_library=False))


def desk_of(workspace) -> Iterator[Desk]:
    desk = Desk(workspace, Worker())
    yield desk
    leave(desk)
    desk.worker.stop()
    desk.workspace.close()


def leave(desk: Desk) -> None:
    """What closing the window does: everything typed becomes an act, and what waits to be shown is shown."""
    desk.settle()
    QApplication.processEvents()
    for widget in QApplication.topLevelWidgets():
        widget.close()
    QApplication.processEvents()


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> DilemmasView:
    return shown(qtbot, desk)


def shown(qtbot: QtBot, desk: Desk, size: tuple[int, int] = WIDE) -> DilemmasView:
    view = DilemmasView(desk)
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view


def reopened(desk: Desk, events: Events) -> Editing:
    """What the file holds when it is opened again; the last thing a test asks."""
    leave(desk)
    path = desk.workspace.file.path
    desk.workspace.close()
    desk.workspace = events.open(path)
    return desk.workspace.editing


def titles(view: DilemmasView) -> list[str]:
    cards = view.dilemmas.cards
    return [cards.card(row).accessibleName() for row in cards.order()]


def field(page, name: str):
    return next(field for form in page.editor.forms for field in form.fields if field.name == name)


def texts(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def press(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def find(desk: Desk, title: str) -> Dilemma:
    return next(row for row in desk.editing.all(Dilemma) if row.title == title)


def click(qtbot: QtBot, view: DilemmasView, title: str) -> None:
    row = find(view.desk, title).id
    qtbot.mouseClick(view.dilemmas.cards.card(row), Qt.MouseButton.LeftButton)


class TestCards:
    def test_they_stand_below_their_pillars_in_order(self, view: DilemmasView, desk: Desk) -> None:
        headings = [text for text in texts(view.dilemmas.cards) if text in {"Visie", "Agenda", "Werkwijze"}]
        assert headings == ["Visie", "Agenda", "Werkwijze"]
        assert len(titles(view)) == 23
        assert view.dilemmas.shown.text() == "23 of 23 shown"

    def test_a_card_shows_question_poles_and_what_was_polled(self, view: DilemmasView, desk: Desk) -> None:
        card = view.dilemmas.cards.card(find(desk, "Eén gezicht of vele").id)
        assert texts(card) == [
            "Eén gezicht of vele",
            "Met welk gezicht laat de regio zich buiten zien?",
            "A · Eén profiel",
            "B · Vele gezichten",
            "2 rounds · largely één profiel",
            "Inhoud",
            "Regionaal",
        ]
        assert "A: Eén profiel" in card.accessibleDescription()

    def test_without_a_pillar_comes_last(self, qtbot: QtBot, view: DilemmasView, desk: Desk) -> None:
        desk.run(desk.editing.change, find(desk, "Eén gezicht of vele"), pillar=None)
        qtbot.waitUntil(lambda: titles(view)[-1] == "Eén gezicht of vele")
        qtbot.waitUntil(lambda: "Without a pillar" in texts(view.dilemmas.cards))

    def test_a_void_poll_does_not_count(self, qtbot: QtBot, view: DilemmasView, desk: Desk) -> None:
        row = find(desk, "Samen of zelf naar Den Haag")
        poll = next(poll for poll in desk.polling.polls.all() if poll.ballot.subject == row.id)
        assert "1 round · largely één lobby" in texts(view.dilemmas.cards.card(row.id))
        desk.run(desk.polling.closing.declare_void, poll, "wrong question")
        assert desk.editing.all(Void)
        qtbot.waitUntil(lambda: "1 round · largely één lobby" not in texts(view.dilemmas.cards.card(row.id)))

    def test_filters_narrow_and_all_off_is_everything(self, qtbot: QtBot, view: DilemmasView, desk: Desk) -> None:
        toggles = {toggle.text(): toggle for toggle in view.dilemmas.findChildren(QPushButton) if toggle.isCheckable()}
        press(qtbot, toggles["Visie"])
        press(qtbot, toggles["Inhoud"])
        assert titles(view) == ["Eén gezicht of vele", "Ver vooruit of dichtbij"]
        assert view.dilemmas.shown.text() == "2 of 23 shown"
        press(qtbot, toggles["Visie"])
        press(qtbot, toggles["Inhoud"])
        assert len(titles(view)) == 23

    def test_filters_that_fit_nothing_say_so(self, view: DilemmasView, desk: Desk) -> None:
        field = desk.editing.all(TensionField)[0]
        for row in desk.editing.all(Dilemma, tension_field=field.id):
            desk.editing.change(row, tension_field=None)
        view.dilemmas.narrow([], [field.id])
        assert view.dilemmas.why.text().startswith("No dilemma fits these filters.")
        assert view.dilemmas.nothing.isVisible()


class TestKeyboard:
    def test_arrows_choose_and_enter_edits(self, qtbot: QtBot, view: DilemmasView, desk: Desk) -> None:
        view.dilemmas.cards.focus_current()
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
            qtbot.keyClick(QApplication.focusWidget(), key)
        assert QApplication.focusWidget().accessibleName() == "Vast of wisselend gezicht"
        assert field(view.dilemmas, "title").text() == "Vast of wisselend gezicht"
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert QApplication.focusWidget() is field(view.dilemmas, "title").editor

    def test_tab_comes_to_one_card_and_then_to_the_editor(self, qtbot: QtBot, view: DilemmasView) -> None:
        last = view.dilemmas.fields.findChildren(QPushButton)[-1]
        last.setFocus()
        qtbot.keyClick(last, Qt.Key.Key_Tab)
        assert QApplication.focusWidget().accessibleName() == "Eén gezicht of vele"
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget().accessibleName() == "Move up (Alt+Up)"

    def test_alt_arrows_move_within_the_pillar(
        self, qtbot: QtBot, view: DilemmasView, desk: Desk, events: Events
    ) -> None:
        before = titles(view)
        view.dilemmas.cards.focus_current()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert titles(view)[:3] == [before[1], before[0], before[2]]
        assert QApplication.focusWidget().accessibleName() == before[0]
        for _ in range(2):
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert titles(view) == before
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert [row.title for row in reopened(desk, events).all(Dilemma)][:2] == [before[1], before[0]]

    def test_delete_removes_and_undo_repairs(self, qtbot: QtBot, view: DilemmasView, desk: Desk) -> None:
        view.dilemmas.cards.focus_current()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
        assert view.notice.text.text() == "Removed. Ctrl+Z brings it back."
        assert titles(view)[0] == "Vast of wisselend gezicht"
        assert QApplication.focusWidget().accessibleName() == "Vast of wisselend gezicht"
        desk.run(desk.editing.undo)
        qtbot.waitUntil(lambda: titles(view)[0] == "Eén gezicht of vele")


class TestEditing:
    def test_a_new_dilemma_begins_in_its_title(
        self, qtbot: QtBot, view: DilemmasView, desk: Desk, events: Events
    ) -> None:
        qtbot.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is field(view.dilemmas, "title").editor)
        qtbot.keyClicks(QApplication.focusWidget(), "Samen of apart")
        for name, text in (("question", "Hoe?"), ("a_name", "Samen"), ("a_short", "samen"), ("b_name", "Apart")):
            editor = field(view.dilemmas, name).editor
            editor.setFocus()
            qtbot.keyClicks(editor, text)
        press(qtbot, next(b for b in view.dilemmas.editor.findChildren(QPushButton) if b.text() == "Europa"))
        stored = next(row for row in reopened(desk, events).all(Dilemma) if row.title == "Samen of apart")
        assert (stored.question, stored.a_name, stored.a_short, stored.b_name) == ("Hoe?", "Samen", "samen", "Apart")
        assert [desk.workspace.editing.get(Scale, scale).name for scale in stored.scales] == ["Europa"]

    def test_a_new_one_passes_the_filters(self, qtbot: QtBot, view: DilemmasView, desk: Desk) -> None:
        agenda = desk.editing.all(Pillar)[1]
        view.dilemmas.narrow([agenda.id], [])
        press(qtbot, view.new_buttons[0])
        assert view.dilemmas.value().pillar == agenda.id
        assert titles(view)[-1] == "No title yet"

    def test_clicking_a_card_settles_what_is_typed_and_loses_no_click(
        self, qtbot: QtBot, view: DilemmasView, desk: Desk
    ) -> None:
        editor = field(view.dilemmas, "title").editor
        editor.setFocus()
        editor.clear()
        qtbot.keyClicks(editor, "Een of veel")
        click(qtbot, view, "Vast of wisselend gezicht")
        assert field(view.dilemmas, "title").text() == "Vast of wisselend gezicht"
        qtbot.waitUntil(lambda: titles(view)[0] == "Een of veel")
        assert find(desk, "Een of veel")

    def test_a_refresh_leaves_what_is_typed(self, qtbot: QtBot, view: DilemmasView, desk: Desk) -> None:
        editor = field(view.dilemmas, "question").editor
        editor.setFocus()
        qtbot.keyClicks(editor, "Nog niet klaar ")
        desk.run(desk.editing.change, find(desk, "Scherp of breed"), title="Breed of scherp")
        qtbot.waitUntil(lambda: "Breed of scherp" in titles(view))
        assert QApplication.focusWidget() is editor
        assert "Nog niet klaar " in field(view.dilemmas, "question").text()

    def test_uneven_poles_get_a_kind_word(self, qtbot: QtBot, view: DilemmasView) -> None:
        assert not view.dilemmas.editor.balance.isVisible()
        editor = field(view.dilemmas, "b_text").editor
        editor.selectAll()
        qtbot.keyClicks(editor, "Te kort.")
        assert view.dilemmas.editor.balance.isVisible()
        assert view.dilemmas.editor.balance.text().startswith("The text of A is a good deal longer.")

    @pytest.mark.parametrize(
        ("a", "b", "letter"),
        [
            ("x" * 16, "x" * 10, ""),
            ("x" * 17, "x" * 10, "A"),
            ("x" * 10, "x" * 17, "B"),
            ("x" * 50, " ", ""),
            ("", "", ""),
        ],
    )
    def test_which_pole_is_longer(self, a: str, b: str, letter: str) -> None:
        assert longer_pole(a, b) == letter

    def test_in_a_narrow_window_a_card_leads_to_its_editor(self, qtbot: QtBot, desk: Desk) -> None:
        view = shown(qtbot, desk, NARROW)
        assert not view.dilemmas.editor.isVisible()
        click(qtbot, view, "Vast of wisselend gezicht")
        assert view.dilemmas.editor.isVisible()
        assert field(view.dilemmas, "title").text() == "Vast of wisselend gezicht"


class TestLibrary:
    def test_everything_is_there_already(self, qtbot: QtBot, view: DilemmasView) -> None:
        press(qtbot, view.library_button)
        assert "Everything in the library is in this event already." in texts(view.dilemmas.library)
        press(qtbot, view.library_button)
        assert view.dilemmas.editor.isVisible()
        assert not view.dilemmas.library.isVisible()

    def test_what_was_removed_comes_back_as_itself(
        self, qtbot: QtBot, view: DilemmasView, desk: Desk, events: Events
    ) -> None:
        gone = find(desk, "Ver vooruit of dichtbij")
        before = titles(view)
        desk.run(desk.editing.remove, gone)
        press(qtbot, view.library_button)
        add = next(b for b in view.dilemmas.library.findChildren(QPushButton) if b.text() == "Add")
        assert add.accessibleName() == "Add “Ver vooruit of dichtbij”"
        press(qtbot, add)
        qtbot.waitUntil(lambda: titles(view) == before)
        assert reopened(desk, events).get(Dilemma, gone.id) == gone

    def test_in_an_empty_event_the_references_come_along_in_one_act(self, qtbot: QtBot, empty_desk: Desk) -> None:
        view = shown(qtbot, empty_desk)
        assert view.dilemmas.why.text().startswith("There are no dilemma's yet.")
        press(qtbot, view.library_button)
        adds = [b for b in view.dilemmas.library.findChildren(QPushButton) if b.text() == "Add"]
        assert len(adds) == 23
        qtbot.keyClick(adds[0], Qt.Key.Key_Space)
        (row,) = empty_desk.editing.all(Dilemma)
        assert empty_desk.editing.get(Pillar, row.pillar).name == "Visie"
        assert empty_desk.editing.get(TensionField, row.tension_field).name == "Inhoud"
        assert [empty_desk.editing.get(Scale, scale).name for scale in row.scales] == ["Regionaal"]
        assert len(empty_desk.editing.all(Pillar)) == 1
        assert QApplication.focusWidget().accessibleName() == "Add “Vast of wisselend gezicht”"
        empty_desk.run(empty_desk.editing.undo)
        assert not empty_desk.editing.all(Dilemma)
        assert not empty_desk.editing.all(Pillar)

    def test_all_at_once(self, qtbot: QtBot, empty_desk: Desk) -> None:
        view = shown(qtbot, empty_desk)
        view.tabs.setCurrentIndex(1)
        press(qtbot, view.library_button)
        press(qtbot, next(b for b in view.statements.library.findChildren(QPushButton) if b.text() == "Add all"))
        assert len(empty_desk.editing.all(Statement)) == 19
        assert "Everything in the library is in this event already." in texts(view.statements.library)


class TestStatements:
    @pytest.fixture
    def page(self, view: DilemmasView):
        view.tabs.setCurrentIndex(1)
        return view.statements

    def choose(self, qtbot: QtBot, page, begin: str) -> Statement:
        row = next(row for row in page.desk.editing.all(Statement) if row.text.startswith(begin))
        page.show_row(row.id)
        return row

    def test_groups_with_a_capital_in_order(self, page) -> None:
        headings = [text for text in texts(page.cards) if text in {"Beginselen", "Mandaat", "Inzet", "Vorm"}]
        assert headings == ["Beginselen", "Mandaat", "Inzet", "Vorm"]

    def test_a_clash_is_told_in_words(self, page) -> None:
        shown = "\n".join(texts(page.cards))
        assert "Clashes with: Wie meedoet, beslist en betaalt mee in dezelfde verhouding." in shown
        assert "Solidair bijdragen en naar verhouding betalen kunnen" in shown
        assert "Clashes with the role of the council: Overdracht van bevoegdheden" in shown

    def test_overlaps_are_shown_by_their_text(self, qtbot: QtBot, page) -> None:
        self.choose(qtbot, page, "Elke gemeente kiest zelf")
        assert "Een gemeente doet pas mee als haar raad dat heeft besloten." in texts(page.editor)

    def test_links_are_written_on_both_sides_in_one_act(
        self, qtbot: QtBot, page, desk: Desk, events: Events
    ) -> None:  # fmt: skip
        first = self.choose(qtbot, page, "Overheden en maatschappelijke")
        links = next(field for field in page.editor.findChildren(LinksField) if field.name == "clashes")
        index = next(n for n in range(links.editor.count()) if links.editor.itemText(n).startswith("Elke deelnemer"))
        links.editor.setCurrentIndex(index)
        links.editor.activated.emit(index)
        other = next(row for row in desk.editing.all(Statement) if row.text.startswith("Elke deelnemer"))
        assert other.clashes == (first.id,)
        assert desk.editing.get(Statement, first.id).clashes == (other.id,)
        press(qtbot, links.removers[0])
        assert not desk.editing.get(Statement, other.id).clashes
        desk.run(desk.editing.undo)
        editing = reopened(desk, events)
        assert editing.get(Statement, first.id).clashes == (other.id,)
        assert editing.get(Statement, other.id).clashes == (first.id,)

    def test_a_new_one_joins_the_group_of_the_chosen_one(
        self, qtbot: QtBot, view: DilemmasView, page, desk: Desk, events: Events
    ) -> None:  # fmt: skip
        self.choose(qtbot, page, "Eigen beleid maken")
        qtbot.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is field(page, "text").editor)
        qtbot.keyClicks(QApplication.focusWidget(), "Wij zijn snel.")
        stored = next(row for row in reopened(desk, events).all(Statement) if row.text == "Wij zijn snel.")
        assert stored.group == "mandaat"

    def test_remove_by_button(self, qtbot: QtBot, page, desk: Desk) -> None:
        row = self.choose(qtbot, page, "Eigen beleid maken")
        press(qtbot, next(b for b in page.editor.findChildren(QPushButton) if b.text() == "Remove"))
        assert desk.editing.get(Statement, row.id) is None


class TestFromTheSearch:
    def test_a_dilemma_is_chosen_also_behind_filters(self, view: DilemmasView, desk: Desk) -> None:
        view.dilemmas.narrow([desk.editing.all(Pillar)[0].id], [])
        value = find(desk, "Mensen of geld")
        view.focus_on(value)
        assert view.dilemmas.value() == value
        assert "Mensen of geld" in titles(view)

    def test_a_statement_comes_to_the_front(self, view: DilemmasView, desk: Desk) -> None:
        value = desk.editing.all(Statement)[7]
        view.focus_on(value)
        assert view.tabs.currentWidget() is view.statements
        assert view.statements.value() == value

    def test_a_pillar_or_a_field_narrows(self, view: DilemmasView, desk: Desk) -> None:
        view.focus_on(desk.editing.all(Pillar)[0])
        assert len(titles(view)) == 5
        view.focus_on(desk.editing.all(TensionField)[0])
        assert 0 < len(titles(view)) < 23
        view.focus_on(desk.editing.all(Person)[0])  # not of this view: nothing happens
