"""One running program with a meeting of three items, for every test of a part of the session."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from atelier.app import Atelier
from atelier.domain.themes import Dilemma
from atelier.domain.week import Gathering, ItemKind, RunSheetItem
from atelier.ui.session_view import SessionView
from tests.program import on_example, settle

FIRST = datetime.fromisoformat("2019-11-12T09:30:00+01:00")
SHEET = (("Welkom", 10, ItemKind.WELCOME), ("Gesprek", 30, ItemKind.TALK), ("Afsluiting", 10, ItemKind.CLOSE))


class WallClock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.at = FIRST

    def __call__(self) -> datetime:
        return self.at

    def later(self, minutes: float) -> None:
        self.at += timedelta(minutes=minutes)


@pytest.fixture
def wall() -> WallClock:
    return WallClock()


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, wall: WallClock) -> Iterator[Atelier]:
    with on_example(qapp, tmp_path) as running:
        running.desk.workspace.file.now = wall
        meeting = Gathering.new(title="Mandaat", present=29)
        rows = [RunSheetItem.new(gathering=meeting.id, title=t, minutes=m, kind=kind) for t, m, kind in SHEET]
        running.desk.run(running.desk.editing.add, meeting)
        running.desk.run(running.desk.editing.add, *rows)
        running.workbench.open("session")
        settle()
        yield running


@pytest.fixture
def view(program: Atelier) -> SessionView:
    """The session at the first dilemma of the library."""
    session = program.workbench.views.of("session")
    meeting = next(row for row in program.desk.editing.all(Gathering) if row.title == "Mandaat")
    session.show_gathering(meeting)
    session.panels.question.choose(session.desk.editing.all(Dilemma)[0].id)
    session.panels.show_question()
    settle()
    return session
