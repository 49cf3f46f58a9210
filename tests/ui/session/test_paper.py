"""A pile of paper entered twice on real widgets, by the keyboard alone, for every method that can be asked on paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from atelier import i18n
from atelier.domain.answers import BLANK, INVALID, Profile
from atelier.domain.asking import Terms
from atelier.domain.ballots import Sheet
from atelier.domain.methods import METHODS, Way
from atelier.domain.polls import Poll, PollState
from atelier.domain.themes import Dilemma
from atelier.domain.week import Gathering
from atelier.paths import resources
from atelier.services.workspace import Events
from atelier.ui.desk import Desk, Worker
from atelier.ui.session.keys import SingleKeys
from atelier.ui.session.paper import COMPARED, PaperEntry
from atelier.ui.session.paper_pile import PaperPile
from atelier.ui.session.paper_totals import PaperTotals
from tests.program import press, texts, wait_until

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # what the offscreen platform says of any window
MEETING = Gathering.new(title="Mandaat", present=18)
OWN = ("Fiets", "Brug", "Bus", "Wonen")
ON_PAPER = [key for key, method in METHODS.items() if Way.PAPER in method.ways]
SINGLE = [key for key in ON_PAPER if METHODS[key].shape.single]
PAPERS = {  # for the other shapes: the keys of a paper, and the answer that they make
    "choice": ("2", (1,)),
    "roles": ("31", (0, 2)),
    "dots": ("113", (2, 0, 1, 0)),
    "ranking": ("2143", (1, 0, 3, 2)),
    "rolerange": ("24", (1, 3)),
}


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    i18n.use("en")
    workspace = Events(resources(), tmp_path / "data").example(tmp_path / "x.atelier", fictitious=False)
    desk = Desk(workspace, Worker())
    desk.run(desk.editing.add, MEETING)
    yield desk
    desk.worker.stop()
    desk.workspace.close()


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return tmp_path / "papers.pdf"


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, saved: Path) -> PaperEntry:
    return shown(qtbot, PaperEntry(desk, lambda _: saved))


def shown(qtbot: QtBot, panel: PaperEntry) -> PaperEntry:
    qtbot.addWidget(panel)
    panel.resize(480, 720)
    panel.show()
    panel.activateWindow()
    qtbot.waitActive(panel)
    return panel


def opened(desk: Desk, key: str) -> Poll:
    method, dilemma = METHODS[key], desk.editing.all(Dilemma)[0]
    form = method.default
    terms = Terms(Way.PAPER, method.option_names() or OWN, form.limit, form.points, form.complete)
    done = desk.run(desk.polling.opening.open, MEETING, dilemma, key, terms)
    assert done is not None
    return done.poll


def type_keys(keys: str) -> None:
    """Keys to whatever has the cursor."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        if key == "\n":
            press(focused, Qt.Key.Key_Return)
        elif key == "\b":
            press(focused, Qt.Key.Key_Backspace)
        else:
            QTest.keyClicks(focused, key)


def pile(panel: PaperEntry) -> PaperPile:
    assert isinstance(panel.form, PaperPile)
    return panel.form


def totals(panel: PaperEntry) -> PaperTotals:
    assert isinstance(panel.form, PaperTotals)
    return panel.form


def in_urn(desk: Desk, poll: Poll) -> Profile:
    count = desk.polling.closing.close(poll, MEETING.present, anyway=True).poll.standing
    assert count is not None
    extra = ((BLANK, count.blank), (INVALID, count.invalid))
    return (*(pair for pair in extra if pair[1]), *count.profile)


# One option per paper


@pytest.mark.parametrize("key", SINGLE)
def test_totals_are_typed_twice_and_agree(qtbot: QtBot, desk: Desk, panel: PaperEntry, key: str) -> None:
    poll = opened(desk, key)
    panel.show_poll(poll, 18)
    panel.focus_first()
    options = len(poll.ballot.options)
    typed = "9\n5\n" + "\n" * (options - 2) + "2\n1\n"
    type_keys(typed)
    assert panel.passing == 2
    assert [box.text() for box in totals(panel).boxes] == [""] * (options + 2)
    assert "9" not in texts(panel)
    with qtbot.waitSignal(panel.finished):
        type_keys(typed)
    assert panel.passing == COMPARED
    assert "Both countings agree: 17 papers." in texts(panel)
    assert in_urn(desk, poll) == ((BLANK, 2), (INVALID, 1), ((0,), 9), ((1,), 5))


def test_what_differs_is_named_and_only_one_counting_is_entered_again(desk: Desk, panel: PaperEntry) -> None:
    poll = opened(desk, "yesno")
    panel.show_poll(poll, 18)
    panel.focus_first()
    type_keys("9\n5\n1\n\n\n8\n6\n1\n\n\n")
    said = texts(panel)
    assert "The countings differ: 15 and 15 papers." in said
    assert "Yes\n9\n8\nNo\n5\n6" in said
    assert "Abstain" not in said  # what agrees stays hidden before the closing
    panel.compared.second.click()
    assert panel.passing == 2
    assert [desk.polling.secret.entered(poll, n) for n in (1, 2)] == [15, 0]
    type_keys("9\n5\n1\n\n\n")
    assert "Both countings agree: 15 papers." in texts(panel)
    assert in_urn(desk, poll) == (((0,), 9), ((1,), 5), ((2,), 1))


def test_the_sum_stands_below_the_boxes(desk: Desk, panel: PaperEntry) -> None:
    panel.show_poll(opened(desk, "yesno"), 18)
    panel.focus_first()
    type_keys("9\n5")
    assert "Together 14 papers" in texts(panel)


def test_nothing_typed_is_no_counting(desk: Desk, panel: PaperEntry) -> None:
    panel.show_poll(opened(desk, "yesno"), 18)
    totals(panel).finish()
    assert "No paper was entered yet." in texts(panel)
    assert panel.passing == 1


def test_far_too_many_papers_are_refused_and_stay_typed(desk: Desk, panel: PaperEntry) -> None:
    panel.show_poll(opened(desk, "yesno"), 18)
    panel.focus_first()
    type_keys("900\n\n\n\n\n")
    assert "Together 900 papers, and this poll takes 36 at most" in texts(panel)
    assert totals(panel).boxes[0].text() == "900"


# Paper by paper


@pytest.mark.parametrize("key", PAPERS)
def test_papers_are_entered_one_by_one(qtbot: QtBot, desk: Desk, panel: PaperEntry, key: str) -> None:
    poll, (keys, answer) = opened(desk, key), PAPERS[key]
    panel.show_poll(poll, 18)
    panel.focus_first()
    for passing in (1, 2):
        assert panel.passing == passing
        type_keys(f"{keys}\n" * 5 + "--*")
        assert "8 papers entered · the last one: invalid" in texts(panel)
        if passing == 2:
            with qtbot.waitSignal(panel.finished):
                pile(panel).done.click()
        else:
            pile(panel).done.click()
    assert "Both countings agree: 8 papers." in texts(panel)
    assert in_urn(desk, poll) == ((BLANK, 2), (INVALID, 1), (answer, 5))


def test_every_method_on_paper_was_tried() -> None:
    assert sorted([*SINGLE, *PAPERS]) == sorted(ON_PAPER)


def test_backspace_takes_the_last_paper_back_and_only_that_one(desk: Desk, panel: PaperEntry) -> None:
    poll = opened(desk, "roles")
    panel.show_poll(poll, 18)
    panel.focus_first()
    type_keys("1\n2\n3\b")  # the first backspace takes a choice back
    assert desk.polling.secret.entered(poll, 1) == 2
    type_keys("\b")
    assert desk.polling.secret.entered(poll, 1) == 1
    type_keys("\b")
    assert desk.polling.secret.entered(poll, 1) == 1  # the urn keeps no order
    assert not pile(panel).back.isEnabled()
    assert "the last one:" not in texts(panel)


def test_an_invalid_answer_is_no_paper(desk: Desk, panel: PaperEntry) -> None:
    poll = opened(desk, "dots")
    panel.show_poll(poll, 18)
    panel.focus_first()
    type_keys("1111\n")
    assert desk.polling.secret.entered(poll, 1) == 0
    assert "too many" in texts(panel)


def test_a_paper_more_in_one_counting_is_found(desk: Desk, panel: PaperEntry) -> None:
    panel.show_poll(opened(desk, "roles"), 18)
    panel.focus_first()
    type_keys("12\n3\n")
    pile(panel).done.click()
    type_keys("3\n12\n-")
    pile(panel).done.click()
    said = texts(panel)
    assert "The countings differ: 2 and 3 papers." in said
    assert "blank\n0\n1" in said
    assert " + " not in said


def test_a_counting_is_begun_anew(desk: Desk, panel: PaperEntry) -> None:
    poll = opened(desk, "choice")
    panel.show_poll(poll, 18)
    panel.focus_first()
    type_keys("1\n2\n")
    pile(panel).anew.click()
    assert desk.polling.secret.entered(poll, 1) == 0
    assert "Paper 1" in texts(panel)


def test_the_keys_of_a_paper_are_not_those_of_the_session(desk: Desk, panel: PaperEntry) -> None:
    poll, fired = opened(desk, "choice"), []
    keys = SingleKeys(panel, {"1": lambda: fired.append("1"), "N": lambda: fired.append("N")})
    keys.enable(on=True)
    panel.show_poll(poll, 18)
    panel.focus_first()
    type_keys("1\nn")
    assert desk.polling.secret.entered(poll, 1) == 1
    assert fired == ["N"]


# What happens to it meanwhile


def test_the_turnout_is_told_and_nothing_reaches_the_file(qtbot: QtBot, desk: Desk, panel: PaperEntry) -> None:
    poll = opened(desk, "choice")
    panel.show_poll(poll, 18)
    panel.focus_first()
    told: list[Poll] = []
    changed: list[object] = []
    desk.polled.connect(told.append)
    desk.changed.connect(changed.append)
    type_keys("1\n2\n")
    assert [row.turnout for row in told] == [1, 2]
    assert changed == []
    assert desk.editing.all(Sheet) == []


@pytest.mark.parametrize(("key", "passing"), [("choice", 1), ("choice", 2), ("yesno", 2)])
def test_a_kill_in_the_middle_keeps_what_was_entered(
    qtbot: QtBot, desk: Desk, panel: PaperEntry, key: str, passing: int
) -> None:
    poll = opened(desk, key)
    panel.show_poll(poll, 18)
    panel.focus_first()
    if key == "yesno":
        type_keys("9\n5\n\n\n\n4")  # the half typed second counting is lost, the first is not
    else:
        type_keys("1\n2\n2\n")
        if passing == 2:
            pile(panel).done.click()
            type_keys("1\n")
    again = shown(qtbot, PaperEntry(desk))
    found = desk.polling.polls.get(poll.id)
    assert found is not None
    again.show_poll(found, 18)
    assert again.passing == passing
    said = texts(again)
    if key == "choice":
        assert ("3 papers entered" if passing == 1 else "1 paper entered") in said
    assert ("First counting" in said) == (passing == 1)


def test_showing_the_poll_again_keeps_what_is_being_typed(desk: Desk, panel: PaperEntry) -> None:
    poll = opened(desk, "yesno")
    panel.show_poll(poll, 18)
    panel.focus_first()
    type_keys("9\n5")
    panel.show_poll(poll, 19)
    assert [box.text() for box in totals(panel).boxes[:2]] == ["9", "5"]


def test_a_lost_urn_leads_to_a_void_poll_with_its_reason(desk: Desk, panel: PaperEntry, tmp_path: Path) -> None:
    poll = opened(desk, "choice")
    panel.show_poll(poll, 18)
    panel.focus_first()
    for urn in (tmp_path / "data" / "urns").iterdir():
        urn.unlink()
    type_keys("1\n")
    assert "The urn of this secret poll is gone" in texts(panel)
    assert panel.form is None
    (void,) = [b for b in panel.notice.findChildren(QPushButton) if b.text() == "Declare void"]
    void.click()
    found = desk.polling.polls.get(poll.id)
    assert found is not None
    assert found.state is PollState.VOID
    assert found.void is not None
    assert found.void.reason.startswith("The urn with the secret answers was lost")


# Printing


def test_papers_are_saved_for_everybody_and_a_tenth_to_spare(desk: Desk, panel: PaperEntry, saved: Path) -> None:
    panel.show_poll(opened(desk, "choice"), 18)
    assert panel.printing.copies.value() == 20
    panel.printing.button.click()
    wait_until(lambda: "Saved as “papers.pdf” in" in texts(panel))
    assert saved.read_bytes().startswith(b"%PDF")
    panel.focus_first()
    type_keys("1\n")
    assert not panel.printing.isVisible()
