"""A program that commits as fast as it can and tells each confirmation, until it is killed.

Run by test_kill.py with the file and the data folder as arguments; `take` is told after the commit, never before.
"""

import itertools
import os
import sys
from dataclasses import replace
from pathlib import Path

from atelier.domain.ballots import Ballot, Count, Sheet
from atelier.domain.counting import digest_of
from atelier.domain.entity import Entity, natural_id
from atelier.domain.themes import Pillar
from atelier.domain.week import Gathering
from atelier.storage.drafts import Drafts
from atelier.storage.event_file import EventFile
from atelier.storage.lines import Lines
from tests.storage.support import Clock


def tell(*words: object) -> None:
    """One line to whoever keeps count, in one write."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def poll(file: EventFile, gathering: Gathering, n: int) -> tuple[Ballot, Sheet, Count]:
    words = {"method": "yesno", "question": f"Vraag {n}?", "options": ("ja", "nee"), "sides": ("ja", "nee")}
    ballot = Ballot.new(gathering=gathering.id, subject=gathering.id, asked="allen", at=file.now(), **words)
    sheet = Sheet(id=natural_id(ballot.id, "sheet", 1), ballot=ballot.id, counts=(n, 1))
    seal = digest_of(ballot, sheet.counts, n + 1)
    return ballot, sheet, Count.new(ballot=ballot.id, counts=sheet.counts, present=n + 1, at=file.now(), digest=seal)


def main(path: Path, data: Path) -> None:
    """Add, change, remove, take back, type, and close polls, each told when it is there for good."""
    file = EventFile.open(path, Lines(data), Clock())
    tell("open", file.undoable() or "")
    gathering = Gathering.new(title="salvo")
    file.commit("gathering", gathering)
    for n in itertools.count(1):
        pillar = Pillar.new(name="nieuw", text="x" * 500)
        file.commit("add", pillar)
        tell("has", pillar.id.hex, "nieuw")
        changed = replace(pillar, name=f"salvo {n}")
        file.commit("change", changed)
        tell("has", pillar.id.hex, f"salvo {n}")
        gone: Entity = Pillar.new(name="weg")
        file.commit("two", gone, replace(changed, text="y" * 500))
        file.commit("remove", remove=[gone])
        tell("lacks", gone.id.hex)
        file.undo()
        tell("has", gone.id.hex, "weg")
        file.redo()
        tell("lacks", gone.id.hex)
        Drafts(file).keep(changed, "name", f"getypt {n}")
        tell("typed", pillar.id.hex, f"getypt {n}")
        ballot, sheet, count = poll(file, gathering, n)
        file.commit("open", ballot)
        file.commit("type", sheet)
        file.commit("close", count, remove=[sheet])
        tell("count", count.id.hex, n)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
