"""Four hours in one session, in a process of its own: `python -m tests.bench.hours FILE ACTS` prints JSON.

A clock that is moved by hand takes the place of the laptop's; the clock ticks behind every act.
"""

import json
import sys
from datetime import datetime, timedelta
from itertools import cycle
from pathlib import Path

from PySide6.QtWidgets import QApplication

from atelier.app import Atelier
from atelier.domain.themes import Argument, Dilemma, Side
from atelier.domain.week import Gathering, ItemKind, RunSheetItem
from tests.bench.children import Children
from tests.bench.result import Aim, Measure, Of
from tests.program import settle, start, wait_until

HOURS = timedelta(hours=4)
EARLY = 5  # the first fifth of the acts fills what is filled once
FIRST = datetime.fromisoformat("2019-11-12T09:30:00+01:00")
PAGES = ("question", "poll", "timer")
MORE = 10  # MB that may come on top


def measure(children: Children, path: Path, acts: int) -> Measure:
    """Memory behind the last act, beside memory when a fifth was done."""
    told = json.loads(children.python("-m", "tests.bench.hours", str(path), str(acts)))
    name = f"memory at act {acts:,} of a session of four hours"
    baseline = f"at act {acts // EARLY:,}"
    return Measure("session.memory", name, "MB", (told["last"],), baseline, (told["early"],), Aim(MORE, Of.MORE))


def resident() -> float:
    """The memory of this process now, in MB; where the system does not tell, the most that it ever had."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
    import resource  # noqa: PLC0415 - not on every system

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


class Session:
    """The session view of a running program, with the projector on and a clock that is moved."""

    def __init__(self, program: Atelier, pause: timedelta) -> None:
        self._program, self._desk, self._pause = program, program.desk, pause
        self._at = FIRST
        program.desk.workspace.file.now = lambda: self._at
        self._meeting = Gathering.new(title="Mandaat", present=18)
        item = RunSheetItem.new(gathering=self._meeting.id, title="Gesprek", minutes=240, kind=ItemKind.TALK)
        self._desk.run(self._desk.editing.add, self._meeting)
        self._desk.run(self._desk.editing.add, item)
        program.workbench.open("session")
        program.projector.turn_on()
        self._view = program.workbench.views.current
        self._view.show_gathering(self._meeting)
        self._view.panels.run_sheet.go_on()
        self._subjects = cycle(self._desk.editing.all(Dilemma))
        self._pages, self._numbers, self._done = cycle(PAGES), cycle(range(1, 8)), 0
        self._desk.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        self._done += 1

    def run(self, acts: int) -> None:
        """Go on until that many acts were done: asking, counting, talking, closing, and again."""
        talk = (self._total, self._argue) * 7
        more, close = self._view.present.more.click, self._view.panels.poll.closing.close
        steps = cycle((self._ask, self._open, *talk, more, close))
        while self._done < acts:
            next(steps)()
            self._at += self._pause
            self._view.panels.run_sheet.tick()
            settle(1)

    def _ask(self) -> None:
        self._view.panels.question.choose(next(self._subjects).id)
        self._view.panels.question.chosen.emit(self._view.panels.question.subject)

    def _open(self) -> None:
        """What was asked before is asked again."""
        panel = self._view.panels.poll
        (panel.acts.open if panel.now.poll is None else panel.acts.again)()

    def _total(self) -> None:
        self._view.panels.poll.entries.totals.boxes[0].setValue(next(self._numbers))
        self._view.panels.beamer.choose(next(self._pages))

    def _argue(self) -> None:
        subject = self._view.panels.question.subject
        text = f"Wie betaalt moet ook kunnen sturen ({self._done})"
        argument = Argument.new(gathering=self._meeting.id, subject=subject.id, side=Side.A, text=text)
        self._desk.run(self._desk.talk.add, argument)


def main() -> None:
    """Play it, and tell the memory at two moments."""
    path, acts = Path(sys.argv[1]), int(sys.argv[2])
    application = QApplication(sys.argv[:1])
    program = start(application, path.parent, "nl")
    program.files.open_path(path)
    wait_until(lambda: program.workbench is not None)
    session = Session(program, HOURS / acts)
    session.run(acts // EARLY)
    early = resident()
    session.run(acts)
    sys.stdout.write(json.dumps({"early": early, "last": resident()}))
    program.window.close()
    program.stop()


if __name__ == "__main__":
    main()
