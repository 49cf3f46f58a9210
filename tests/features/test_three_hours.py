"""A three-hour atelier with everything that goes wrong in one, played by key events alone."""

import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from atelier.app import Atelier
from atelier.domain.ballots import Relation
from atelier.domain.polls import PollState
from atelier.domain.talk import Note
from atelier.domain.themes import Argument
from atelier.ui.projector.pages import ResultPage
from atelier.ui.session_view import SessionView
from tests.features import three_hours as story
from tests.features.three_hours import chord, from_menu, keys, push, quiet, tab_to, to_page, totals
from tests.program import launched, press, settle, texts, wait_until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what the offscreen platform says of a menu


@pytest.fixture
def killed(tmp_path: Path) -> datetime:
    """The first half, in a program of its own that is killed in the middle of a count; when that was."""
    env = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    command = [sys.executable, "-m", "tests.features.three_hours", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env, text=True) as child:
        line = child.stdout.readline().strip()
        child.send_signal(signal.SIGKILL)
        problems = child.stderr.read()
    assert line, problems
    return datetime.fromisoformat(line)


@pytest.fixture
def program(qapp: QApplication, killed: datetime, tmp_path: Path):
    with launched(qapp, tmp_path, "nl") as running:
        running.files.open_path(tmp_path / story.FILE)
        wait_until(lambda: running.workbench is not None)
        yield running


def test_three_hours_by_keys_alone(program: Atelier, killed: datetime) -> None:
    wall = story.WallClock(killed)
    wall.later(3)
    session = story.session_of(program, wall)
    program.window.activateWindow()
    settle()

    go_on_counting(program, session)
    recount(session)
    in_writing(session)
    other_words(session)
    wall.later(30)
    a_beamer_that_comes_and_goes(program, session)
    by_name(program, session)
    withdraw_a_name(program, session)
    pause_and_end(session, wall)

    polls = program.desk.polling.polls.all(session.gathering)
    assert [poll.state for poll in polls] == [PollState.CLOSED] * len(polls)
    assert [poll.ballot.relation for poll in polls] == [
        Relation.ROUND, Relation.ROUND, Relation.WRITING, Relation.WORDING, Relation.ROUND, Relation.ROUND,
    ]  # fmt: skip
    assert [note.text for note in program.desk.editing.all(Note)] == ["De zaal wil een schema"]


def go_on_counting(program: Atelier, session: SessionView) -> None:
    """What was confirmed before the kill is there; the count goes on where it was."""
    poll = session.panels.poll.now.poll
    assert (poll.round, poll.state, poll.entry) == (2, PollState.OPEN, (8, 7, 0, 0, 0))
    assert session.present.value() == 21
    tab_to(session.panels.poll.entries.totals.boxes[2])
    totals(2, 2, 2)
    chord(Qt.Key.Key_Return)
    assert session.panels.poll.now.poll.standing.counts == (8, 7, 2, 2, 2)
    quiet(session)
    to_page(program, ResultPage)
    assert [bar.mark for bar in program.projector.window.page.bars] == [n / 21 for n in (5, 6, 4, 4, 2)]


def recount(session: SessionView) -> None:
    push(session.panels.poll.following.count_again)
    keys("Een hand in het verkeerde vak\n")
    totals(8, 6, 3, 2, 2)
    chord(Qt.Key.Key_Return)
    poll = session.panels.poll.now.poll
    assert poll.standing.counts == (8, 6, 3, 2, 2)
    assert [(count.counts, recount.reason) for count, recount in poll.struck] == [
        ((8, 7, 2, 2, 2), "Een hand in het verkeerde vak")
    ]
    assert "8 – 7 – 2 – 2 – 2" in texts(session.panels.poll.result) or "vervallen" in texts(session.panels.poll.result)


def in_writing(session: SessionView) -> None:
    """Somebody asks for it in writing: a secret pile beside the poll, counted twice."""
    from_menu(session.panels.poll.following.more, "Schriftelijk…")
    keys("\n")
    assert session.panels.poll.now.poll.ballot.relation is Relation.WRITING
    for _ in (1, 2):
        totals(6, 7, 3, 2, 2, 1, 0)
    assert session.panels.poll.entries.paper.ready
    chord(Qt.Key.Key_Return)
    standing = session.panels.poll.now.poll.standing
    assert (standing.counts, standing.blank, standing.invalid) == ((6, 7, 3, 2, 2), 1, 0)


def other_words(session: SessionView) -> None:
    """An objection to the wording: a new version, never compared with the old one."""
    from_menu(session.panels.poll.following.more, "Andere formulering…")
    press(story.here(), Qt.Key.Key_End)
    keys(" En waarom?\n")
    poll = session.panels.poll.now.poll
    assert poll.ballot.question.endswith("En waarom?")
    assert (poll.round, poll.previous) == (1, None)


def a_beamer_that_comes_and_goes(program: Atelier, session: SessionView) -> None:
    """The cable is pulled while the wording is discussed; then it is counted after all."""
    totals(6, 7, 3, 3, 2, 0, 0) if session.panels.poll.now.poll.ballot.secret else totals(6, 7, 3, 3, 2)
    story.beamer_lost()
    if session.panels.poll.now.poll.ballot.secret:
        totals(6, 7, 3, 3, 2, 0, 0)
    chord(Qt.Key.Key_Return)
    assert session.panels.poll.now.poll.standing.counts == (6, 7, 3, 3, 2)
    quiet(session)
    keys("r")
    keys("r")
    to_page(program, ResultPage)


def by_name(program: Atelier, session: SessionView) -> None:
    """Eighteen municipalities by name, and after talking once more: who moved is known."""
    quiet(session)
    chord(Qt.Key.Key_Right)
    chord(Qt.Key.Key_Right)
    assert session.panels.run_sheet.item.title == "Verder praten"
    tab_to(session.panels.poll.setup.ways.buttons["hands"])
    press(story.here(), Qt.Key.Key_Right)
    assert session.panels.poll.setup.ways.buttons["named"].isChecked()
    chord(Qt.Key.Key_Return)
    keys("112245" * 3)
    keys("\n")
    assert session.panels.poll.now.poll.tally.counts == (6, 6, 0, 3, 3)
    push(session.panels.poll.following.again)
    keys("1" * 6)
    press(story.here(), Qt.Key.Key_2, story.SHIFT)
    keys("\n")
    poll = session.panels.poll.now.poll
    assert (poll.round, poll.tally.counts) == (2, (6, 12, 0, 0, 0))
    told = texts(session.panels.poll.result)
    assert "12 van de 18 die beide keren antwoordden, gaven een ander antwoord (67%)." in told
    assert "Duiven: Sterk B → Sterk A" in told


def withdraw_a_name(program: Atelier, session: SessionView) -> None:
    """An argument under a role, and the role taken back: gone everywhere."""
    quiet(session)
    keys("1")
    keys("Wij betalen het meest")
    entry = session.panels.arguments.entry
    tab_to(entry.voice)
    press(story.here(), Qt.Key.Key_Down)
    tab_to(entry.line)
    keys("\n")
    said = next(a for a in program.desk.editing.all(Argument) if a.text == "Wij betalen het meest")
    assert said.role is not None
    rows = next(rows for rows in session.panels.arguments.lists.values() if "Wij betalen" in _spoken(rows))
    tab_to(rows)
    keys("w")
    settle()
    said = program.desk.editing.get(Argument, said.id)
    assert said.withdrawn
    assert said.role is None


def _spoken(rows: object) -> str:
    return "\n".join(rows.item(n).text() for n in range(rows.count()))


def pause_and_end(session: SessionView, wall: story.WallClock) -> None:
    quiet(session)
    keys("t")
    wall.later(6)
    quiet(session)
    keys("t")
    keys("+")
    for _ in range(2):
        chord(Qt.Key.Key_Right)
    assert session.panels.run_sheet.item.title == "Afsluiting"
    assert session.panels.run_sheet.schedule.expected_end is not None
