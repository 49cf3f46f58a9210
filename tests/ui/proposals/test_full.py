"""The full form behind the atelierversie: every card stores what it asks, and warns in words beside the field."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from atelier import i18n
from atelier.domain.commission import CheckAnswer, Partner, PartnerKind, RoleSwitch, Supplier, Verdict
from atelier.domain.participation import Participation, Stance
from atelier.domain.proposals import Allocation, Appointer, Audience, CooperationForm, DecisionPoint, Proposal, Verb
from atelier.domain.vague_date import VagueDate
from atelier.domain.week import Moment
from atelier.paths import resources
from atelier.services.workspace import Events
from atelier.ui.desk import Desk, Worker
from atelier.ui.proposals.full import FullForm
from atelier.ui.proposals_view import ProposalsView
from atelier.ui.widgets.fields import Field
from tests.program import rest, wait_until

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
    proposal = desk.editing.all(Proposal)[ENERGY]  # the one that the example leaves almost empty
    assert not desk.proposing.dossier(proposal).participations
    view = ProposalsView(desk)
    qtbot.addWidget(view)
    view.resize(1600, 900)
    view.show()
    view.activateWindow()
    qtbot.waitActive(view)
    view.list.list.setCurrentRow(ENERGY)
    rest(10)
    yield view
    rest(20)


@pytest.fixture
def full(view: ProposalsView) -> FullForm:
    view.form.show_full(full=True)
    rest(10)
    assert view.form.full is not None
    return view.form.full


def field(widget: QWidget, name: str) -> Any:
    return next(found for found in widget.findChildren(Field) if found.name == name)


def write(widget: QWidget, name: str, text: str) -> None:
    editor = field(widget, name).editor
    editor.setFocus()
    editor.setText(text) if isinstance(editor, QLineEdit) else editor.setPlainText(text)
    field(widget, name).settle()
    rest(10)


def pick(widget: QWidget, name: str, text: str) -> None:
    editor = field(widget, name).editor
    editor.setCurrentIndex(editor.findText(text))
    editor.activated.emit(editor.currentIndex())
    rest(10)


def current(desk: Desk) -> Proposal:
    return desk.editing.all(Proposal)[ENERGY]


def texts(widget: QWidget) -> list[str]:
    return [found.text() for found in widget.findChildren(QLabel) if found.isVisibleTo(widget)]


def test_the_short_form_stays_in_front_until_the_full_one_is_wanted(view: ProposalsView) -> None:
    assert not view.form.is_full
    assert view.form.full is None
    assert not view.side.needed_full.isVisible()
    view.form.mode.full_button.click()
    assert view.form.full is not None
    assert all(card.isVisible() for card in view.form.full.cards)
    assert view.side.needed_full.isVisible()
    view.form.mode.short_button.click()
    assert not any(card.isVisible() for card in view.form.full.cards)
    assert not view.side.needed_full.isVisible()


def test_the_way_to_a_card_puts_the_cursor_in_its_first_field(view: ProposalsView, full: FullForm) -> None:
    jump = view.form.mode.jump
    names = [jump.itemText(n) for n in range(1, jump.count())]
    assert len(names) == len(set(names)) == len(full.cards) + 6
    jump.activated.emit(1 + names.index("Mandate and steering"))
    assert QApplication.focusWidget() is field(full.mandate, "mandate_scope").editor
    assert jump.currentIndex() == 0
    view.form.mode.short_button.click()
    assert not jump.isVisible()


def test_tab_goes_on_from_the_short_card_to_the_full_one_below_it(view: ProposalsView, full: FullForm) -> None:
    field(view.form, "mandate").editor.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is field(full.aim, "goal_year").editor


def test_goal_and_programme(desk: Desk, full: FullForm) -> None:
    field(full.aim, "goal_year").editor.setValue(2031)
    field(full.aim, "goal_year").settle()
    write(full.aim, "measure", "van 40 naar 90 procent")
    year = str(desk.sessions.now().year)
    pick(full.aim, "programme", year)
    assert (current(desk).goal_year, current(desk).measure) == (2031, "van 40 naar 90 procent")
    assert desk.proposing.dossier(current(desk)).programme is not None
    assert full.aim.programme.isVisible()
    write(full.aim, "text", "Wat dit jaar telt")
    programme = desk.proposing.dossier(current(desk)).programme
    assert programme is not None
    assert (programme.year, programme.text) == (int(year), "Wat dit jaar telt")
    pick(full.aim, "programme", "no programme yet")
    assert current(desk).programme is None
    assert not full.aim.programme.isVisible()


def test_a_mandate_without_an_end_is_told(desk: Desk, full: FullForm) -> None:
    assert not full.mandate.warning.isVisible()
    write(full.mandate, "mandate_scope", "opdrachten geven")
    assert full.mandate.warning.text() == "A mandate without an end. Say until when it holds."
    assert full.mandate.warning.isVisible()
    write(full.mandate, "mandate_until", "2024-12")
    assert current(desk).mandate_until == VagueDate("2024-12")
    assert not full.mandate.warning.isVisible()
    write(full.mandate, "mandate_until", "")
    assert current(desk).mandate_until is None


def test_a_date_that_is_none_stays_with_the_reason(desk: Desk, full: FullForm) -> None:
    write(full.mandate, "appointed_on", "binnenkort")
    assert current(desk).appointed_on is None
    assert "no date" in field(full.mandate, "appointed_on").problem.text()
    pick(full.mandate, "appointer", "the general board")
    assert current(desk).appointer is Appointer.BOARD
    assert field(full.mandate, "appointed_on").editor.text() == "binnenkort"


def test_a_key_of_its_own_asks_a_part_of_everybody(desk: Desk, view: ProposalsView, full: FullForm) -> None:
    desk.editing.change(current(desk), yearly_low=90_00, yearly_high=120_00)
    pick(view.form, "allocation", "by a key of its own")
    assert current(desk).allocation is Allocation.CUSTOM
    assert full.cover.warning.isVisible()
    view.refresh()
    assert "The key divides over nobody yet." in texts(view.side.shares)
    parts = [found for found in full.cover.findChildren(Field) if found.name == "key_parts"]
    assert len(parts) == 18
    for part, value in zip(parts, (1, 2), strict=False):
        part.editor.setValue(value)  # type: ignore[attr-defined]
        part.settle()
        rest(10)
    assert sorted(current(desk).key.values()) == [1, 2]
    assert not full.cover.warning.isVisible()
    wait_until(lambda: "€ 60–80" in texts(view.side.shares))
    desk.editing.undo()
    view.refresh()
    assert sorted(current(desk).key.values()) == [1]
    assert parts[1].editor.value() == 0  # type: ignore[attr-defined]


def test_municipalities_answer_by_digit_and_the_share_follows(desk: Desk, view: ProposalsView, full: FullForm) -> None:
    desk.editing.change(current(desk), yearly_low=90_00, yearly_high=120_00, allocation=Allocation.EQUAL)
    rest(10)
    answering = full.joining.answering
    answering.list.setFocus()
    answering.list.setCurrentRow(0)
    QTest.keyClick(answering.list, Qt.Key.Key_4)
    rest(10)
    QTest.keyClick(answering.list, Qt.Key.Key_Down)
    QTest.keyClick(answering.list, Qt.Key.Key_3)
    rest(60)
    first, second = desk.editing.all(Participation, proposal=current(desk).id)
    assert {first.stance, second.stance} == {Stance.LEADS, Stance.JOINS}
    assert full.joining.summary.text() == "2 municipalities take part · 1 leads · 16 are still open."
    assert texts(view.side.shares)[1].startswith("Lowest if all 18 that may join do, highest if only the 2")
    wait_until(lambda: "€ 5–60" in texts(view.side.shares))
    wait_until(
        lambda: any(
            text.startswith("Arnhem leaves: the others pay € 45–60 more together") for text in texts(full.shifts)
        )
    )


def test_a_condition_keeps_an_answer_open(desk: Desk, full: FullForm) -> None:
    answering = full.joining.answering
    assert not field(full.joining, "condition").isEnabled()
    answering.buttons[2].click()
    rest(10)
    assert full.joining.summary.text().startswith("1 municipality takes part")
    write(full.joining, "condition", "als Duiven meedoet")
    assert full.joining.summary.text().startswith("0 municipalities take part · nobody leads yet · 18 are still open")
    assert answering.list.item(0).text() == "Arnhem · joins, under a condition: als Duiven meedoet"
    desk.editing.undo()
    desk.editing.undo()
    (answer,) = desk.editing.all(Participation, proposal=current(desk).id) or [None]
    assert answer is None or answer.stance is None


def test_checks_are_answered_and_a_bare_no_is_told(desk: Desk, full: FullForm) -> None:
    answering = full.checks.answering
    answering.list.setCurrentRow(1)
    answering.buttons[1].click()
    rest(10)
    (answer,) = desk.editing.all(CheckAnswer, proposal=current(desk).id)
    assert answer.verdict is Verdict.NO
    assert full.checks.warning.text() == "1 “no” has no reason yet."
    write(full.checks, "text", "De raad staat één bevoegdheid af.")
    assert not full.checks.warning.isVisible()
    assert answering.list.item(1).text().endswith("no · De raad staat één bevoegdheid af.")
    answering.list.setCurrentRow(0)
    assert not field(full.checks, "text").isEnabled()


def test_suppliers_add_up_or_it_is_told(desk: Desk, full: FullForm) -> None:
    desk.editing.change(current(desk), fte=250)
    full.suppliers.list.add()
    rest(10)
    pick(full.suppliers, "municipality", "Duiven")
    field(full.suppliers, "fte").editor.setValue(1.5)
    field(full.suppliers, "fte").settle()
    rest(10)
    (supplier,) = desk.editing.all(Supplier, proposal=current(desk).id)
    assert supplier.fte == 150
    assert full.suppliers.warning.text() == "Together 1.50 fte; the proposal asks 2.50 fte."
    assert full.suppliers.list.list.item(0).text() == "Duiven\n1.50 fte"
    desk.run(desk.editing.change, supplier, fte=250)
    rest(20)
    assert not full.suppliers.warning.isVisible()


def test_partners_of_four_kinds(desk: Desk, full: FullForm) -> None:
    full.partners.list.add()
    rest(10)
    pick(full.partners, "kind", "Knowledge")
    write(full.partners, "name", "Hogeschool")
    write(full.partners, "contribution", "onderzoek")
    (partner,) = desk.editing.all(Partner, proposal=current(desk).id)
    assert (partner.kind, partner.name, partner.contribution) == (PartnerKind.KNOWLEDGE, "Hogeschool", "onderzoek")
    assert full.partners.missing.text() == "Nobody yet of: government, business, society."


def test_steps_come_in_the_calendar_once_and_a_refusal_is_told(desk: Desk, full: FullForm) -> None:
    assert full.procedure.state.text() == "Choose a form of co-operation first."
    form = next(form for form in desk.editing.all(CooperationForm) if form.name == "Stichting")
    desk.editing.change(current(desk), form=form.id)
    desk.run(desk.editing.change, current(desk), counter="x")
    rest(20)
    full.procedure.plan_button.click()
    assert "First give a decision point" in full.procedure.problem.text()
    spring = Moment.new(when=VagueDate("2020-03"))
    desk.editing.add(spring, DecisionPoint.new(proposal=current(desk).id, audience=Audience.COUNCILS, moment=spring.id))
    full.procedure.plan_button.click()
    rest(20)
    assert full.procedure.state.text().startswith("→ March 2020 · ")
    assert full.procedure.state.text().endswith(" · have it checked")
    full.procedure.plan_button.click()
    assert full.procedure.problem.text() == "All steps of this form stand in the calendar already."


def test_a_switch_of_roles_asks_who_and_why(desk: Desk, view: ProposalsView, full: FullForm) -> None:
    toggles = field(view.form, "roles").findChildren(QPushButton)
    toggles[0].click()
    toggles[2].click()
    rest(20)
    assert full.role_log.list.count() == 1
    assert full.role_log.list.item(0).text().split("\n")[1].startswith("from no role to ")
    assert full.role_log.warning.isVisible()
    write(full.role_log, "by", "Regiocommissie")
    write(full.role_log, "reason", "Meer grip")
    assert not full.role_log.warning.isVisible()
    (switch,) = desk.editing.all(RoleSwitch, proposal=current(desk).id)
    assert (switch.by, switch.reason, len(switch.after)) == ("Regiocommissie", "Meer grip", 2)
    toggles[0].click()
    rest(20)
    assert full.role_log.list.count() == 2


def test_an_experiment_asks_its_end_and_when_to_stop(desk: Desk, full: FullForm) -> None:
    assert not full.rest.experiment.isVisible()
    field(full.rest, "experiment").editor.click()
    rest(10)
    assert full.rest.experiment.isVisible()
    write(full.rest, "ends", "2022")
    assert current(desk).ends is None
    write(full.rest, "ends", "2022-12")
    write(full.rest, "stop_rule", "bij minder dan tien ritten")
    write(full.rest, "minority", "Eerst tellen.")
    proposal = current(desk)
    assert (proposal.experiment, proposal.ends, proposal.stop_rule) == (
        *(True, VagueDate("2022-12")),
        "bij minder dan tien ritten",
    )
    assert proposal.minority == "Eerst tellen."


def test_a_verb_that_does_not_fit_gets_a_warning_and_no_ban(desk: Desk, view: ProposalsView) -> None:
    view.list.list.setCurrentRow(HOUSING)
    rest(10)
    point = view.form.points.list.value()
    assert not view.form.points.warning.isVisible()
    desk.run(desk.editing.change, point, audience=Audience.COLLEGES, verb=Verb.FUND)
    rest(20)
    view.form.points.list.choose(point.id)
    assert "Only a council can make money available" in view.form.points.warning.text()
    assert desk.editing.get(DecisionPoint, point.id).verb is Verb.FUND  # type: ignore[union-attr]


def test_what_is_typed_in_the_full_form_survives_a_kill(desk: Desk, full: FullForm, tmp_path: Path) -> None:
    editor = field(full.mandate, "steering").editor
    editor.setFocus()
    editor.setPlainText("Een stuurgroep op maat")
    rest(1200)  # the draft is kept every second
    assert current(desk).steering == ""
    killed = tmp_path / "killed.atelier"
    for end in ("", "-wal"):  # what a laptop that loses its power leaves behind
        left = desk.workspace.file.path.with_name(f"x.atelier{end}")
        if left.exists():
            shutil.copyfile(left, f"{killed}{end}")
    again = Events(resources(), tmp_path / "data").open(killed)
    assert again.recovered is not None
    assert again.editing.all(Proposal)[ENERGY].steering == "Een stuurgroep op maat"
    again.close()


def test_a_search_opens_the_full_form_at_the_row(desk: Desk, view: ProposalsView) -> None:
    proposal = desk.editing.all(Proposal)[CYCLING]
    partner = Partner.new(proposal=proposal.id, name="Hogeschool")
    desk.editing.add(Partner.new(proposal=proposal.id, name="Vervoerder"), partner)
    view.refresh()
    view.focus_on(partner)
    rest(10)
    assert view.form.is_full
    assert view.form.full is not None
    assert view.form.full.partners.list.value().name == "Hogeschool"


def test_another_proposal_shows_its_own_answers(desk: Desk, view: ProposalsView, full: FullForm) -> None:
    full.joining.answering.buttons[3].click()
    rest(10)
    view.list.list.setCurrentRow(LOBBY)
    rest(10)
    shown = {answer.municipality for answer in desk.editing.all(Participation, proposal=current(desk).id)}
    assert len(shown) == 1
    lobby = desk.editing.all(Proposal)[LOBBY]
    own = len(desk.proposing.dossier(lobby).joining.possible)
    assert f"{own} are still open" in full.joining.summary.text() or own < 2
