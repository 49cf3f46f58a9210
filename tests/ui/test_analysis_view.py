"""Pictures first, sorted by agreement, each with the numbers behind it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from atelier import i18n
from atelier.domain.polls import Poll
from atelier.domain.themes import Statement
from atelier.domain.week import Gathering
from atelier.paths import resources
from atelier.services.workspace import Events
from atelier.ui.analysis_view import AnalysisView
from atelier.ui.desk import Desk, Worker
from atelier.ui.widgets.basics import Card
from atelier.ui.widgets.evidence import latest_closed

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # what the offscreen platform says of any window
CLIENT = "Wie geeft de opdracht aan een regionaal programma?"


def make_desk(tmp_path: Path, *, fictitious: bool) -> Desk:
    i18n.use("en")
    workspace = Events(resources(), tmp_path / "data").example(tmp_path / "x.atelier", fictitious=fictitious)
    return Desk(workspace, Worker())


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    desk = make_desk(tmp_path, fictitious=getattr(request, "param", True))
    yield desk
    desk.worker.stop()
    desk.workspace.close()


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> Iterator[AnalysisView]:
    view = AnalysisView(desk)
    qtbot.addWidget(view)
    view.resize(1440, 900)
    view.show()
    view.activateWindow()
    qtbot.waitActive(view)
    yield view
    qtbot.wait(20)


def texts(widget: QWidget) -> list[str]:
    return [found.text() for found in widget.findChildren(QLabel) if found.isVisibleTo(widget)]


def cards(view: AnalysisView) -> dict[str, Card]:
    return {card.caption.text(): card for card in view.findChildren(Card) if "·" in card.caption.text()}


def latest(desk: Desk, question: str) -> Poll:
    return next(poll for poll in latest_closed(desk.polling.polls.all()) if poll.ballot.question == question)


def test_every_question_stands_in_one_group(view: AnalysisView, desk: Desk) -> None:
    names = [name.rsplit(" · ", 1)[0] for name in cards(view)]
    groups = ["Where do we agree", "Where are we divided", "Two camps", "Yes or no", "What moved between rounds"]
    assert names[: len(groups)] == groups
    assert sum(int(name.rsplit(" ", 1)[1]) for name in list(cards(view))[:4]) == len(
        latest_closed(desk.polling.polls.all())
    )


def test_most_agreement_comes_first(view: AnalysisView, desk: Desk) -> None:
    polls = {poll.id: poll for poll in latest_closed(desk.polling.polls.all())}
    shown = [polls[poll] for poll, part in view.rows if not part]
    values = [reading.agreement for poll in shown if poll.tally and (reading := poll.tally.reading())]
    ordered = [value for value in values if value is not None]
    assert ordered == sorted(ordered, reverse=True)


def test_a_row_carries_words_base_and_meeting(view: AnalysisView, desk: Desk) -> None:
    row = view.rows[latest(desk, CLIENT).id, ""]
    assert "Largely raden · 28 of 29 present · round 2 · Mandaat en zeggenschap" in texts(row)
    assert "A · raden" in texts(row)
    assert row.accessibleName().startswith(f"{CLIENT}. Largely raden. 28 of 29 present. Strongly A 8")


def test_two_rounds_tell_the_groups_first(view: AnalysisView, desk: Desk) -> None:
    shown = texts(view.rows[latest(desk, CLIENT).id, "moved"])
    groups = next(
        n for n, text in enumerate(shown) if text.startswith("Round 1: 28 of 29 answered; round 2: 28 of 29.")
    )
    moved = next(n for n, text in enumerate(shown) if text.startswith("Moved: net change 25% of the answers."))
    assert groups < moved
    assert "Equally many; whether they were the same people is not recorded." in shown[groups]
    assert any("1 count struck by a recount" in text for text in shown)


def test_groups_that_differ_are_said_to(view: AnalysisView, desk: Desk) -> None:
    shown = texts(view.rows[latest(desk, "Hoeveel opgaven nemen we tegelijk op?").id, "moved"])
    assert (
        "Round 1: 23 of 24 answered; round 2: 25 of 25. The groups differ, so a change can come from other people."
    ) in shown


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_opens_the_numbers(qtbot: QtBot, view: AnalysisView, desk: Desk, key: Qt.Key) -> None:
    row = view.rows[latest(desk, CLIENT).id, ""]
    row.setFocus()
    qtbot.keyClick(row, key)
    table = view.numbers.table
    assert table is not None
    cells = [[table.item(n, column).text() for column in range(3)] for n in range(table.rowCount())]  # type: ignore[union-attr]
    assert cells == [
        ["Strongly A", "8", "29%"],
        ["Rather A", "11", "39%"],
        ["Middle", "3", "11%"],
        ["Rather B", "4", "14%"],
        ["Strongly B", "2", "7%"],
        ["Answered", "28", ""],
        ["Not voted", "1", ""],
        ["Present", "29", ""],
    ]
    assert row.isChecked()
    assert view.rows[latest(desk, CLIENT).id, "moved"].isChecked()
    assert row.hasFocus()


def test_the_numbers_tell_method_time_margin_and_recount(qtbot: QtBot, view: AnalysisView, desk: Desk) -> None:
    qtbot.mouseClick(view.rows[latest(desk, CLIENT).id, ""], Qt.MouseButton.LeftButton)
    qtbot.wait(10)
    shown = texts(view.numbers)
    assert "Method: From A to B (5), show of hands." in shown
    assert "Shares are of the 28 who answered." in shown
    assert "With 7 other answers “raden” would no longer lead." in shown
    assert any(text.startswith("Mandaat en zeggenschap, closed 12 Nov 2019 at ") for text in shown)
    assert any(text.startswith("Struck: ") and "Eén hand stond in het verkeerde vak." in text for text in shown)
    assert "Round 1: Divided" in shown


def test_a_poll_that_closes_meanwhile_joins_without_taking_the_focus(
    qtbot: QtBot, view: AnalysisView, desk: Desk
) -> None:
    key = (latest(desk, CLIENT).id, "")
    view.rows[key].setFocus()
    count = len(view.rows)
    gathering, statement = desk.editing.all(Gathering)[0], desk.editing.all(Statement)[2]
    opened = desk.run(desk.polling.opening.open, gathering, statement, "agree5")
    assert opened is not None
    entered = desk.run(desk.polling.voting.enter, opened.poll, (0, 1, 0, 0, 0))
    assert entered is not None
    desk.run(desk.polling.closing.close, entered.poll, 5)
    qtbot.waitUntil(lambda: len(view.rows) == count + 1)
    assert "Too few answers to tell · 1" in cards(view)
    assert view.rows[key].hasFocus()


def test_it_says_that_a_room_is_no_sample(view: AnalysisView) -> None:
    assert view.crumb.text() == "A room is no sample of the region."


@pytest.mark.parametrize("desk", [False], indirect=True)
def test_without_polls_it_says_where_to_run_one(view: AnalysisView) -> None:
    assert "No closed polls yet. Run one in Session." in texts(view)
    assert not view.numbers.isVisibleTo(view)
