"""Giving along in the window, the board of what is out, and reading a form back."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication

from atelier.app import Atelier
from atelier.domain.giving import Carrier
from atelier.domain.people import Duo
from atelier.domain.proposals import Proposal
from atelier.ui.duo.given_panel import GivenPanel
from atelier.ui.merge_view import MergeView
from tests.program import on_example, settle, texts, wait_until
from tests.services.test_answering import Browser


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Atelier]:
    with on_example(qapp, tmp_path, fictitious=True) as started:
        settle()
        yield started


def view(program: Atelier) -> MergeView:
    assert program.workbench is not None
    program.workbench.open("merge")
    found = program.workbench.views.current
    assert isinstance(found, MergeView)
    found.to_given()
    settle()
    return found


def give(panel: GivenPanel, folder: Path, carrier: Carrier, *numbers: int) -> None:
    for n, box in enumerate(panel.giving.duos, 1):
        box.setChecked(n in numbers)
    panel.giving.carriers[carrier].setChecked(True)
    panel.giving.give(folder)
    settle()


def test_a_file_is_made_for_each_chosen_duo_and_stands_on_the_board(program: Atelier, tmp_path: Path) -> None:
    panel = view(program).given
    assert not panel.giving.make_button.isEnabled()
    give(panel, tmp_path, Carrier.PART, 1, 3)
    give(panel, tmp_path, Carrier.DOCX, 1)
    give(panel, tmp_path, Carrier.DOCX, 1)  # a taken name is passed over
    made = sorted(path.name for path in tmp_path.glob("duo*"))
    assert made == [
        "duo 1 Week van de Regio 2019 (2).docx",
        "duo 1 Week van de Regio 2019.atelier",
        "duo 1 Week van de Regio 2019.docx",
        "duo 3 Week van de Regio 2019.atelier",
    ]
    told = texts(panel.board)
    assert all(name in told for name in made)
    assert "4 out" in told
    assert view(program).tabs.tabText(4).endswith("4")


def test_what_is_too_late_stands_in_front(program: Atelier, tmp_path: Path) -> None:
    panel, desk = view(program).given, program.desk
    assert desk is not None
    give(panel, tmp_path, Carrier.HTML, 2)
    yesterday = desk.sessions.now().date() - timedelta(days=1)
    panel.giving.dated.setChecked(True)
    panel.giving.due.setDate(QDate(yesterday.year, yesterday.month, yesterday.day))
    give(panel, tmp_path, Carrier.HTML, 4)
    told = texts(panel.board)
    assert "1 too late" in told
    assert told.index("Duo 4") < told.index("Duo 2")


def test_a_place_that_cannot_be_written_is_told_in_the_view(program: Atelier, tmp_path: Path) -> None:
    page = view(program)
    give(page.given, tmp_path / "nergens", Carrier.HTML, 1)
    assert "Nothing can be written" in page.notice.text.text()
    assert "nothing out" in texts(page.given.board)


def test_a_form_comes_back_by_a_preview_and_one_act(program: Atelier, tmp_path: Path) -> None:
    page, desk = view(program), program.desk
    assert desk is not None
    give(page.given, tmp_path, Carrier.HTML, 3)
    duo = desk.editing.all(Duo)[2]
    mine = desk.editing.all(Proposal, duo=duo.id)[0]
    browser = Browser(next(tmp_path.glob("*.html")))
    browser.fill("goal", "In 2031 fietst iedereen").fill("once_low", "veel")
    answers = browser.save(tmp_path / "antwoorden.json")
    page.bring([answers])  # as when it is dropped
    card = page.given.answers
    assert page.given.currentIndex() == 1
    told = texts(card)
    assert "Becomes: In 2031 fietst iedereen" in told
    assert "is no figure" in told
    card.leave()
    assert page.given.currentIndex() == 0
    assert desk.editing.get(Proposal, mine.id) == mine
    page.given.read(answers)
    card.take_button.click()
    settle()
    found = desk.editing.get(Proposal, mine.id)
    assert found is not None
    assert found.goal == "In 2031 fietst iedereen"
    assert "nothing out" in texts(page.given.board)
    assert "Back: saved there" in texts(page.given.board)
    page.given.read(answers)
    assert "here already" in card.told.text()
    assert not card.take_button.isEnabled()
    assert program.workbench is not None
    program.workbench.undoing.undo()
    assert desk.editing.get(Proposal, mine.id) == mine


def test_forms_that_come_together_are_read_one_after_another_and_a_file_after_them(
    program: Atelier, tmp_path: Path
) -> None:
    page, desk = view(program), program.desk
    assert desk is not None
    for number in (2, 3):
        give(page.given, tmp_path, Carrier.HTML, number)
    give(page.given, tmp_path, Carrier.PART, 4)
    assert page.given.giving.focusWidget() in page.given.giving.duos
    assert "gives the same file back" in page.notice.text.text()
    forms = [
        Browser(next(tmp_path.glob(f"duo {n}*.html"))).fill("goal", f"Doel {n}").save(tmp_path / f"antwoorden {n}.json")
        for n in (2, 3)
    ]
    wrong = tmp_path / "x.json"
    wrong.write_text("{}", encoding="utf-8")
    page.bring([forms[0], wrong, next(tmp_path.glob("duo 4*.atelier")), forms[1]])
    card = page.given.answers
    assert "2 more forms follow" in card.caption.text()
    card.take_button.click()
    settle()
    assert "holds no answers" in page.notice.text.text() or "Duo 3" in card.caption.text()
    assert "Becomes: Doel 3" in texts(card)
    card.take_button.click()
    assert {"Doel 2", "Doel 3"} <= {one.goal for one in desk.editing.all(Proposal)}
    assert page.tabs.currentWidget() is page.bringing
    wait_until(lambda: page.bringing.preview is not None)


def test_what_was_changed_here_too_leads_to_the_choice(program: Atelier, tmp_path: Path) -> None:
    page, desk = view(program), program.desk
    assert desk is not None
    assert program.workbench is not None
    give(page.given, tmp_path, Carrier.HTML, 3)
    mine = desk.editing.all(Proposal, duo=desk.editing.all(Duo)[2].id)[0]
    answers = Browser(next(tmp_path.glob("*.html"))).fill("goal", "Daar").save(tmp_path / "antwoorden.json")
    page.given.read(answers)
    desk.run(desk.editing.change, mine, goal="Hier")
    page.given.answers.take_button.click()
    settle()
    assert "changed meanwhile" in page.notice.text.text()
    assert "both stay" in texts(page.given.answers)
    page.given.answers.take_button.click()
    settle()
    assert page.tabs.currentWidget() is page.settling
    assert len(desk.workspace.merging.conflicts()) == 1
    assert program.workbench.rail.waiting.isVisibleTo(program.workbench)


def test_a_file_of_another_kind_is_refused_in_the_view(program: Atelier, tmp_path: Path) -> None:
    page = view(program)
    wrong = tmp_path / "x.json"
    wrong.write_text("<script>alert(1)</script>", encoding="utf-8")
    page.bring([wrong])
    assert "the form itself" in page.notice.text.text()
    assert page.given.currentIndex() == 0
