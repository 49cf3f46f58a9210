"""A duo writes an atelierversie: what it types is stored, and what lacks is said."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from atelier import i18n
from atelier.domain.proposals import Allocation, Audience, CooperationForm, DecisionPoint, Proposal, Reaction, Verb
from atelier.domain.week import Moment
from atelier.paths import resources
from atelier.services.editing import Editing
from atelier.services.workspace import Events
from atelier.ui.desk import Desk, Worker
from atelier.ui.proposals_view import FORM, ProposalsView
from atelier.ui.widgets.fields import Field

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # what the offscreen platform says of any window
HOUSING, CYCLING, LOBBY, ENERGY = range(4)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    i18n.use("en")
    workspace = Events(resources(), tmp_path / "data").example(tmp_path / "x.atelier", fictitious=True)
    desk = Desk(workspace, Worker())
    yield desk
    desk.worker.stop()
    desk.workspace.close()


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> Iterator[ProposalsView]:
    view = ProposalsView(desk)
    qtbot.addWidget(view)
    view.resize(1440, 900)
    view.show()
    view.activateWindow()
    qtbot.waitActive(view)
    yield view
    qtbot.wait(20)  # a refresh that waits for the event loop


def stored(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Editing:
    """What the file holds when it is opened again; the last thing a test asks."""
    qtbot.wait(20)
    path = desk.workspace.file.path
    desk.workspace.close()
    desk.workspace = Events(resources(), tmp_path / "data").open(path)
    return desk.workspace.editing


def field(view: QWidget, name: str) -> Any:
    return next(found for found in view.findChildren(Field) if found.name == name)


def editor(view: QWidget, name: str) -> Any:
    return field(view, name).editor


def texts(widget: QWidget) -> list[str]:
    return [found.text() for found in widget.findChildren(QLabel) if found.isVisibleTo(widget)]


def choose(qtbot: QtBot, view: ProposalsView, row: int) -> Proposal:
    view.list.list.setCurrentRow(row)
    qtbot.wait(10)
    value = view.list.value()
    assert isinstance(value, Proposal)
    return value


def write(qtbot: QtBot, widget: Any, text: str) -> None:
    """Replace what stands in an editor, and leave it."""
    widget.setFocus()
    widget.selectAll()
    qtbot.keyClicks(widget, text)
    qtbot.keyClick(widget, Qt.Key.Key_Tab)
    qtbot.wait(10)


def test_the_list_tells_duo_title_and_ripeness_in_words(view: ProposalsView) -> None:
    rows = [view.list.list.item(n).text() for n in range(view.list.list.count())]
    assert rows[HOUSING] == (
        "Eén woonafspraak, geteld per subregio\nDuo 2 · Wonen en leefbaarheid\nAdopted for the steering group · ripe"
    )
    assert rows[LOBBY].endswith("\nReturned · nearly ripe")
    assert rows[ENERGY].endswith("\nNot ripe yet")


def test_the_bar_names_the_proposal_and_what_it_needs(qtbot: QtBot, view: ProposalsView) -> None:
    choose(qtbot, view, ENERGY)
    assert view.title.text() == "Een kaart voor energie en landschap"
    assert view.crumb.text().startswith("Duo 4 · Energie en landschap · not ripe yet · ")
    assert "Still needed: Goal with a year" in [
        label.accessibleName() for label in view.side.needed.findChildren(QLabel)
    ]


def test_a_new_proposal_is_written_at_once(qtbot: QtBot, view: ProposalsView, desk: Desk, tmp_path: Path) -> None:
    qtbot.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    title = editor(view, "title")
    assert title.hasFocus()
    write(qtbot, title, "Een nieuw voorstel")
    write(qtbot, editor(view, "goal"), "In 2030 is het af")
    write(qtbot, editor(view, "mandate"), "Voor de lobby, aan het college, tot 2024")
    found = [row for row in stored(desk, tmp_path, qtbot).all(Proposal) if row.title == "Een nieuw voorstel"]
    assert [(row.goal, row.mandate) for row in found] == [
        ("In 2030 is het af", "Voor de lobby, aan het college, tot 2024")
    ]


def test_money_is_typed_in_euros_and_stored_in_cents(
    qtbot: QtBot, view: ProposalsView, desk: Desk, tmp_path: Path
) -> None:
    proposal = choose(qtbot, view, ENERGY)
    write(qtbot, editor(view, "yearly_high"), "180000")
    write(qtbot, editor(view, "yearly_low"), "90000")
    write(qtbot, editor(view, "from_year"), "2021")
    write(qtbot, editor(view, "fte"), "2.5")
    now = stored(desk, tmp_path, qtbot).get(Proposal, proposal.id)
    assert now is not None
    assert (now.yearly_low, now.yearly_high, now.from_year, now.fte) == (9_000_000, 18_000_000, 2021, 250)


def test_an_unknown_year_shows_nothing_and_no_zero(qtbot: QtBot, view: ProposalsView) -> None:
    choose(qtbot, view, ENERGY)
    assert editor(view, "from_year").text().strip() == ""


def test_a_range_from_high_to_low_stays_and_is_told(qtbot: QtBot, view: ProposalsView, desk: Desk) -> None:
    proposal = choose(qtbot, view, HOUSING)
    write(qtbot, editor(view, "yearly_low"), "999999")
    qtbot.waitUntil(lambda: view.form.reversed.isVisibleTo(view))
    assert view.form.reversed.text() == "Yearly: “from” is higher than “to”. Change one of them."
    assert editor(view, "yearly_low").value() == 999_999
    now = desk.editing.get(Proposal, proposal.id)
    assert now is not None
    assert now.yearly_low > now.yearly_high
    assert "nothing can be shared out" in " ".join(texts(view.side.shares))
    write(qtbot, editor(view, "yearly_low"), "1000")
    qtbot.waitUntil(lambda: not view.form.reversed.isVisibleTo(view))


def test_shares_follow_the_key_and_name_their_base(qtbot: QtBot, view: ProposalsView, desk: Desk) -> None:
    choose(qtbot, view, HOUSING)
    assert texts(view.side.shares).count("€ 10,000–13,000") == 18
    assert "Lowest–highest, if all 18 join · equal shares · from 2021" in texts(view.side.shares)
    key = editor(view, "allocation")
    key.setCurrentIndex(list(Allocation).index(Allocation.INHABITANTS))
    key.activated.emit(key.currentIndex())
    qtbot.waitUntil(lambda: "by inhabitants" in " ".join(texts(view.side.shares)))
    assert texts(view.side.shares).count("€ 10,000–13,000") == 0


def test_council_roles_are_switched_by_the_mouse(qtbot: QtBot, view: ProposalsView, desk: Desk, tmp_path: Path) -> None:
    proposal = choose(qtbot, view, ENERGY)
    toggles = list(field(view, "roles")._buttons.items())
    for _, toggle in toggles[:2]:
        qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    now = stored(desk, tmp_path, qtbot).get(Proposal, proposal.id)
    assert now is not None
    assert now.roles == tuple(key for key, _ in toggles[:2])


def test_a_form_shows_its_pros_cons_and_steps(qtbot: QtBot, view: ProposalsView, desk: Desk) -> None:
    choose(qtbot, view, ENERGY)
    assert not view.form.facts.isVisibleTo(view)
    combo = editor(view, "form")
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    qtbot.waitUntil(lambda: view.form.facts.isVisibleTo(view))
    form = desk.editing.all(CooperationForm)[0]
    shown = texts(view.form.facts)
    assert f"+ {form.pros[0]}" in shown
    assert f"− {form.cons[0]}" in shown
    assert "Steps by law – have a lawyer check each one" in shown
    assert f"→ {form.procedure[0]}" in shown


def test_the_evidence_carries_words_and_base(qtbot: QtBot, view: ProposalsView) -> None:
    choose(qtbot, view, CYCLING)
    shown = texts(view.side.evidence)
    assert "Wie geeft de opdracht aan een regionaal programma?" in shown
    assert any("28 of 29 present" in text and "round 2" in text for text in shown)
    assert "A · raden" in shown


def test_a_poll_is_linked_by_a_click_on_its_text(qtbot: QtBot, view: ProposalsView, desk: Desk, tmp_path: Path) -> None:
    proposal = choose(qtbot, view, ENERGY)
    polls = field(view, "ballots").editor
    spot = polls.visualItemRect(polls.item(0))
    qtbot.mouseClick(polls.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot.width() // 2, spot.center().y()))
    qtbot.waitUntil(lambda: "Met welk gezicht laat de regio zich buiten zien?" in texts(view.side.evidence))
    polls.setFocus()
    polls.setCurrentRow(1)
    qtbot.keyClick(polls, Qt.Key.Key_Space)
    now = stored(desk, tmp_path, qtbot).get(Proposal, proposal.id)
    assert now is not None
    assert len(now.ballots) == len(proposal.ballots) + 2


def test_a_decision_point_is_tied_to_a_station(qtbot: QtBot, view: ProposalsView, desk: Desk, tmp_path: Path) -> None:
    proposal = choose(qtbot, view, ENERGY)
    points = view.form.points
    points.list.add_button.click()
    assert points.list.value().audience is Audience.COLLEGES  # the first that is not asked anything yet
    write(qtbot, editor(points, "text"), "Stem in met de kaart")
    moment = editor(points, "moment")
    station = next(n for n in range(moment.count()) if "Colleges over concepten" in moment.itemText(n))
    moment.setCurrentIndex(station)
    moment.activated.emit(station)
    qtbot.waitUntil(lambda: "Colleges over concepten" in points.station.text())
    editing = stored(desk, tmp_path, qtbot)
    found = editing.all(DecisionPoint, proposal=proposal.id)[-1]
    assert (found.text, found.verb) == ("Stem in met de kaart", Verb.ADOPT)
    place = editing.get(Moment, found.moment)
    assert place is not None
    assert place.title == "Colleges over concepten"


def test_a_reaction_is_settled(qtbot: QtBot, view: ProposalsView, desk: Desk, tmp_path: Path) -> None:
    proposal = choose(qtbot, view, HOUSING)
    assert view.side.reactions.caption.text() == "Official reactions · 1 open"
    tick = editor(view.side.reactions, "settled")
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(8, tick.height() // 2))
    qtbot.waitUntil(lambda: view.side.reactions.caption.text() == "Official reactions")
    assert all(row.settled for row in stored(desk, tmp_path, qtbot).all(Reaction, proposal=proposal.id))


def test_typing_survives_a_change_elsewhere(qtbot: QtBot, view: ProposalsView, desk: Desk) -> None:
    proposal = choose(qtbot, view, HOUSING)
    goal = editor(view, "goal")
    goal.setFocus()
    qtbot.keyClicks(goal, "HALF")
    desk.run(desk.editing.change, proposal, leader="Somebody else")
    qtbot.wait(30)
    assert goal.hasFocus()
    assert "HALF" in goal.toPlainText()
    assert editor(view, "leader").toPlainText() == "Somebody else"


def test_without_proposals_the_view_says_what_to_do(qtbot: QtBot, view: ProposalsView, desk: Desk) -> None:
    desk.run(desk.editing.remove, *desk.editing.all(Proposal))
    qtbot.wait(30)
    assert "No proposals yet. Press “New proposal” to write the first one." in texts(view.list)
    assert not view.form.isVisibleTo(view)
    assert view.title.text() == "Proposals"


def test_the_search_finds_a_point_in_its_proposal(qtbot: QtBot, view: ProposalsView, desk: Desk) -> None:
    point = next(row for row in desk.editing.all(DecisionPoint) if "lobbylijst" in row.text)
    view.focus_on(point)
    assert view.list.value().id == point.proposal
    assert view.form.points.list.value().id == point.id
    reaction = desk.editing.all(Reaction)[2]
    view.focus_on(reaction)
    assert view.side.reactions.list.value().id == reaction.id


@pytest.mark.usefixtures("qtbot")
def test_when_narrow_the_panels_are_tabs(qtbot: QtBot, view: ProposalsView) -> None:
    view.resize(700, 640)
    qtbot.wait(20)
    assert view.columns.currentIndex() == 1
    choose(qtbot, view, CYCLING)
    view.list.list.itemActivated.emit(view.list.list.currentItem())
    assert view.columns._tabs.currentIndex() == FORM
