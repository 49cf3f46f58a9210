"""The way of a vote: from a total that is entered, by a durable commit, to the painted projector."""

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import cycle
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QApplication

from atelier.app import Atelier
from atelier.domain.themes import Dilemma
from atelier.domain.week import Gathering
from atelier.storage.database import PRAGMAS
from atelier.ui.projector.pages import PollPage
from tests.bench.result import Aim, Measure, Of, Sample, column, in_turn
from tests.program import settle, start, wait_until

FRAME = 16  # ms: one frame of a screen
ROW = "INSERT INTO act VALUES (?, ?, ?)"
TEXT = "x" * 200  # about what one write of a total holds


def measure(application: QApplication, path: Path, acts: int, runs: int) -> Measure:
    """One poll in one file, next to bare inserts on the same disk."""
    with voting(application, path) as vote, closing(bare(path.with_suffix(".sqlite"))) as plain:
        own, other = in_turn(runs, vote.take, lambda: insert(plain))
    return Measure(
        f"vote.{acts}",
        f"a total to the painted projector, {acts:,} acts more",
        "ms",
        column(own, "ms"),
        "sqlite3 insert, same pragmas",
        column(other, "ms"),
        Aim(FRAME, Of.MEDIAN),
    )


class Vote:
    """The session view with an open poll, and the projector on."""

    def __init__(self, program: Atelier) -> None:
        self._program = program
        program.workbench.open("session")
        self._view = program.workbench.views.of("session")
        program.projector.turn_on()
        self._open_poll()
        self._view.panels.beamer.count_box.setChecked(True)  # the room asked to see how many answered
        self._view.panels.beamer.choose("poll")
        settle()
        self._totals = cycle(range(1, 8))

    def _open_poll(self) -> None:
        editing = self._program.desk.editing
        gathering = editing.all(Gathering)[0]
        asked = {poll.ballot.subject for poll in self._program.desk.polling.polls.all(gathering)}
        dilemma = next(dilemma for dilemma in editing.all(Dilemma) if dilemma.id not in asked)
        self._view.show_gathering(gathering)
        self._view.panels.question.choose(dilemma.id)
        self._view.panels.question.chosen.emit(self._view.panels.question.subject)
        self._view.panels.poll.acts.open()

    def take(self) -> Sample:
        """Enter one total; done when `paintEvent` of the projector is."""
        box, total = self._view.panels.poll.entries.totals.boxes[0], next(self._totals)
        begin = perf_counter()
        box.setValue(total)
        self._program.projector.window.repaint()
        took = perf_counter() - begin
        self._require_shown(total)
        settle(2)
        return {"ms": took * 1000}

    def _require_shown(self, total: int) -> None:
        page, poll = self._program.projector.window.page, self._view.panels.poll.now.poll
        if not isinstance(page, PollPage) or sum(poll.entry) != total or str(total) not in page.note:
            raise RuntimeError(f"the projector does not show {total}")


@contextmanager
def voting(application: QApplication, path: Path) -> Iterator[Vote]:
    """The whole program with this file, ready for votes."""
    with running(application, path) as program:
        yield Vote(program)


@contextmanager
def running(application: QApplication, path: Path) -> Iterator[Atelier]:
    """The whole program with this file."""
    program = start(application, path.parent, "nl")
    program.files.open_path(path)
    wait_until(lambda: program.workbench is not None)
    yield program
    program.window.close()
    program.stop()


def bare(path: Path) -> sqlite3.Connection:
    """The plainest database that keeps an act as durably."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(pragma)
    connection.execute("CREATE TABLE act (id BLOB PRIMARY KEY, at TEXT, value TEXT)")
    return connection


def insert(connection: sqlite3.Connection) -> Sample:
    """One act in it."""
    begin = perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(ROW, (secrets.token_bytes(16), "2019-11-12T13:00:00+01:00", TEXT))
    connection.execute("COMMIT")
    return {"ms": (perf_counter() - begin) * 1000}
