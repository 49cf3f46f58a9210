"""A program that works through a session of every kind of act and tells each confirmation, until something ends it.

Run by the tests of power loss, kills and full disks: `python -m tests.durability.session FOLDER TURNS`. What is told is
told after the work was confirmed to it, never before, to another process at the end of a pipe.
"""

import hashlib
import lzma
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from atelier.domain.asking import Terms
from atelier.domain.ballots import Ballot
from atelier.domain.editions import Edition
from atelier.domain.entity import natural_id
from atelier.domain.errors import AtelierError, reason
from atelier.domain.methods.base import Way
from atelier.domain.proposals import Audience
from atelier.domain.themes import Pillar, Question
from atelier.domain.week import Gathering
from atelier.paths import resources
from atelier.reports.formats import Format
from atelier.services import backups
from atelier.services.exporting import carry_out
from atelier.services.workspace import Events, Workspace
from atelier.storage.event_file import EventFile
from atelier.storage.lines import Lines
from tests.storage.support import Clock

RELEASED = Path(__file__).parents[1] / "storage" / "released" / "version-1.atelier.xz"
FILE = "week.atelier"
PRESENT = 18
Tell = Callable[..., None]


def tell(*words: object) -> None:
    """One line to whoever keeps count, in one write."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


@dataclass
class Session:
    """One open event and the meeting that this run works in."""

    folder: Path
    workspace: Workspace
    meeting: Gathering
    tell: Tell = tell

    def confirmed(self) -> None:
        """The act that has just been shown as done."""
        self.tell("act", self.workspace.file._last.hex())

    def turn(self, n: int) -> None:
        """Every kind of work once."""
        for step in (self.edits, self.hands, self.secret, self.merge, self.backup, self.export, self.migration):
            self.tell("step", step.__name__)
            step(n)

    def edits(self, n: int) -> None:
        """Add, type, change, take back, do again, remove."""
        editing = self.workspace.editing
        pillar = Pillar.new(name=f"Pijler {n}", text="Wat er staat. " * 30)
        editing.add(pillar)
        self.confirmed()
        editing.draft(pillar, "name", f"Getypt {n}")
        for turn in range(4):
            pillar = editing.get(Pillar, pillar.id) or pillar
            editing.change(pillar, name=f"Pijler {n}.{turn}", text=f"{turn} en meer. " * 60)
            self.confirmed()
        for again in (editing.undo, editing.redo):
            again()
            self.confirmed()
        gone = Pillar.new(name="Weg")
        editing.add(gone)
        self.confirmed()
        editing.remove(gone)
        self.confirmed()

    def question(self, text: str) -> Question:
        question = Question.new(gathering=self.meeting.id, text=text)
        self.workspace.editing.add(question)
        self.confirmed()
        return question

    def hands(self, n: int) -> None:
        """Open, count hands, correct, close."""
        polling = self.workspace.polling
        poll = polling.opening.open(self.meeting, self.question(f"Doen we {n}?"), "yesno").poll
        self.confirmed()
        for counts in ((n % 9, 4, 1), (n % 9, 5, 1)):
            poll = polling.voting.enter(poll, counts).poll
            self.confirmed()
        polling.closing.close(poll, PRESENT)
        self.confirmed()

    def secret(self, n: int) -> None:
        """Open, enter both passes of a pile of paper, close."""
        polling = self.workspace.polling
        question = self.question(f"Doen we {n} ook geheim?")
        poll = polling.opening.open(self.meeting, question, "yesno", Terms(Way.PAPER)).poll
        self.confirmed()
        self.tell("votes", poll.id.hex, natural_id(poll.id, "urn", 1).hex, 0)
        for paper in range(6):
            polling.secret.put(poll, (paper % 2,), 1)
            self.tell("votes", poll.id.hex, natural_id(poll.id, "urn", 1).hex, paper + 1)
        polling.secret.fill(poll, (((0,), 3), ((1,), 3)), 2)
        polling.closing.close(poll, PRESENT, anyway=True)
        self.confirmed()

    def merge(self, n: int) -> None:
        """Let another laptop work on a copy, merge it, take that back, and merge again."""
        other = self.folder / "elsewhere" / FILE
        other.unlink(missing_ok=True)
        try:
            self.workspace.file.copy_to(other)
        except OSError as error:
            raise AtelierError(reason(error)) from error
        with EventFile.open(other, Lines(other.parent), Clock()) as there:
            there.commit("there", *(Pillar.new(name=f"Daar {n} {m}") for m in range(5)))
        merging = self.workspace.merging
        done = merging.merge(merging.preview([other]))
        self.confirmed()
        self.tell("copy", done.copy)
        for again in (self.workspace.editing.undo, self.workspace.editing.redo):
            again()
            self.confirmed()

    def backup(self, n: int) -> None:
        """Freeze, write, prove, rotate; and the same on a stick."""
        kept = self.workspace.backups
        state = backups.keep(kept.freeze(), kept.folder, kept.origin)
        require(state.problem)
        self.tell("backup", state.path)
        stick = self.folder / "stick"
        require(backups.mirror(kept.folder, stick / "Atelier", stick).problem)

    def export(self, n: int) -> None:
        """A report and open data, then the note of it."""
        exporting, out = self.workspace.exporting, self.folder / "rapporten"
        forms = (Format.HTML, Format.CSV, Format.JSON)
        made = carry_out(exporting.plan((Edition(Audience.COUNCILS),), forms, out))
        exporting.note(made)
        self.confirmed()
        for place in made.places:
            self.tell("export", hashlib.sha256(place.read_bytes()).hexdigest(), place)

    def migration(self, n: int) -> None:
        """Open a file that an older version left."""
        name = f"oud {self.meeting.id.hex[:6]} {n}.atelier"
        old = self.folder / "oud" / name
        place_whole(old, lzma.decompress(RELEASED.read_bytes()))
        self.tell("old", old)
        with EventFile.open(old, Lines(self.folder / "data"), Clock()) as renewed:
            renewed.commit("renewed", Pillar.new(name="Nieuw"))
            self.tell("renewed", renewed._last.hex(), old)


def require(problem: str) -> None:
    if problem:
        raise AtelierError(problem)


def place_whole(place: Path, data: bytes) -> None:
    """As somebody who brings a file brings it: whole and for good."""
    fresh = place.with_suffix(".coming")
    with fresh.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(place)
    handle = os.open(place.parent, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def begin(folder: Path, say: Tell = tell) -> Session:
    """Open the event of a folder, or make it; and a meeting of this run's own."""
    for name in ("oud", "stick", "elsewhere"):
        (folder / name).mkdir(exist_ok=True)
    events, path = Events(resources(), folder / "data", Clock()), folder / FILE
    fresh = not path.exists()
    workspace = events.create(path, "Week", "Regio", with_library=False) if fresh else events.open(path)
    meeting = Gathering.new(title="Mandaat", present=PRESENT)
    session = Session(folder, workspace, meeting, say)
    session.tell("open", folder / FILE)
    workspace.editing.add(meeting)
    session.confirmed()
    return session


def open_ballots(workspace: Workspace) -> list[Ballot]:
    """The secret ballots that are not closed."""
    return [poll.ballot for poll in workspace.polling.polls.all() if poll.accepting and poll.ballot.secret]


def main(folder: Path, turns: int) -> None:
    """So many turns and a proper closing; 0: until the kill."""
    os.environ["TMPDIR"] = str(folder / "tmp")
    (folder / "tmp").mkdir(exist_ok=True)
    session = begin(folder)
    for n in range(1, turns + 1) if turns else count(1):
        session.turn(n)
    session.workspace.close()
    tell("closed")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
