"""Every method in a small, a large and an enormous room: from one entry to the painted projector."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from atelier.app import Atelier
from atelier.domain.asking import Subject, Terms
from atelier.domain.attendance import Attendance
from atelier.domain.ballots import Electorate
from atelier.domain.methods import METHODS, Method, Way
from atelier.domain.people import Person
from atelier.domain.themes import Dilemma, Statement
from atelier.domain.week import Gathering
from atelier.ui.projector.pages import PollPage
from tests.bench.result import Aim, Measure, Of, Sample, column, in_turn
from tests.bench.voting import FRAME, bare, insert, running
from tests.program import press, settle

VOTERS = (18, 150, 2_000)
OPTIONS = ("Wonen", "Verkeer", "Energie", "Natuur")
ANSWER = {Way.HANDS: "a total", Way.WALL: "a total of dots", Way.NAMED: "one answer by name"}


def measure(application: QApplication, example: Path, runs: int, answers: int) -> Iterator[Measure]:
    """Each method in its most usual way, in rooms of each size; only `answers` entries of an answer by name."""
    for voters in VOTERS:
        path = Path(shutil.copy(example, example.with_stem(f"room-{voters}")))
        with running(application, path) as program, closing(bare(path.with_suffix(".sqlite"))) as plain:
            room = Room(program, voters)
            for method in METHODS.values():
                entry = room.entry(method)
                times = answers if method.ways[0] is Way.NAMED else runs
                own, other = in_turn(times, entry, lambda: insert(plain))
                room.leave()
                yield _measure(method, voters, column(own, "ms"), column(other, "ms"))


def _measure(method: Method, voters: int, own: tuple[float, ...], other: tuple[float, ...]) -> Measure:
    name = f"{method.name.lower()}: {ANSWER[method.ways[0]]} of {voters:,} to the projector"
    aim = Aim(FRAME, Of.MEDIAN)
    return Measure(f"room.{method.key}.{voters}", name, "ms", own, "sqlite3 insert, same pragmas", other, aim)


class Room:
    """A meeting in the session view, everybody in it checked in by name, and the projector on."""

    def __init__(self, program: Atelier, voters: int) -> None:
        self._program, self._desk = program, program.desk
        self._gathering = Gathering.new(title=f"Zaal voor {voters}", present=voters)
        people = [Person.new(name=f"Deelnemer {n + 1:04}", position=f"a{n:05}") for n in range(voters)]
        file, row = self._desk.workspace.file, self._gathering.id
        begin = file.now() - timedelta(hours=1)
        came = [Attendance.new(gathering=row, person=p.id, at=begin + timedelta(milliseconds=n))
                for n, p in enumerate(people)]  # fmt: skip
        for person in file.all(Person):
            file.commit("remove", remove=[person])
        file.commit("add", self._gathering, *people, *came)
        program.workbench.open("session")
        self._view = program.workbench.views.current
        program.projector.turn_on()
        program.window.activateWindow()  # the offscreen platform gives every window that it shows the keyboard
        self._view.panels.beamer.count_box.setChecked(True)  # the room asked to see how many answered
        self._view.show_gathering(self._desk.editing.get(Gathering, row))

    def entry(self, method: Method) -> Callable[[], Sample]:
        """Open a poll; what comes back enters one answer after the other."""
        subject, way = self._subject(method), method.ways[0]
        options = OPTIONS if method.source != "fixed" else ()
        electorate = Electorate.PEOPLE if way is Way.NAMED else Electorate.ROOM
        terms = Terms(way, options, method.default.limit, method.default.points, electorate=electorate)
        self._view.panels.question.refresh(self._gathering)
        self._view.panels.question.choose(subject.id)
        self._view.panels.question.chosen.emit(self._view.panels.question.subject)
        self._desk.run(self._desk.polling.opening.open, self._gathering, subject, method.key, terms)
        self._view.panels.beamer.choose("poll")
        if way is Way.NAMED:
            self._view.panels.poll.entries.named.button.click()
            settle()
            return self._answer
        settle()
        totals = cycle(range(1, 8))
        return lambda: self._total(next(totals))

    def _subject(self, method: Method) -> Subject:
        if method.needs_poles:
            asked = {poll.ballot.subject for poll in self._desk.polling.polls.all(self._gathering)}
            return next(row for row in self._desk.editing.all(Dilemma) if row.id not in asked)
        statement = Statement.new(text=f"Deelnemen is vrijwillig: {method.name}")
        self._desk.run(self._desk.editing.add, statement)
        return statement

    def _total(self, total: int) -> Sample:
        box = self._view.panels.poll.entries.totals.boxes[0]
        return self._timed(lambda: box.setValue(total))

    def _answer(self) -> Sample:
        """One key on a name; where an answer is more than one choice, Enter, its digits and Enter."""
        board, poll = self._view.stage.named.board, self._view.panels.poll.now.poll
        if poll.method.shape.single:
            return self._timed(lambda: press(board, Qt.Key.Key_2))
        return self._timed(lambda: self._make(board))

    def _make(self, board: QWidget) -> None:
        press(board, Qt.Key.Key_Return)
        made = QApplication.focusWidget()
        QTest.keyClicks(made, "13")
        press(made, Qt.Key.Key_Return)

    def _timed(self, enter: Callable[[], object]) -> Sample:
        """Done when `paintEvent` of the projector is."""
        before = self._view.panels.poll.now.poll
        begin = perf_counter()
        enter()
        self._program.projector.window.repaint()
        took = perf_counter() - begin
        self._require_shown(before)
        settle(2)
        return {"ms": took * 1000}

    def _require_shown(self, before: object) -> None:
        page, poll = self._program.projector.window.page, self._view.panels.poll.now.poll
        if poll == before or not isinstance(page, PollPage) or page.question != poll.ballot.question:
            raise RuntimeError(f"the projector does not show {poll.ballot.question}")
        if poll.turnout and str(poll.turnout) not in page.note:
            raise RuntimeError(f"the projector does not show {poll.turnout} answers: {page.note}")

    def leave(self) -> None:
        """The next question."""
        self._desk.run(self._desk.polling.closing.declare_void, self._view.panels.poll.now.poll, "gemeten")
        settle()
