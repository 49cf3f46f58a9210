"""Secret means secret in the bytes: the urn's recipe leaves equal twins, recipes that betray a vote are found."""

import json
import logging
import sys
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from atelier.domain.ballots import Export
from atelier.domain.themes import Pillar
from atelier.storage.drafts import Drafts
from atelier.storage.event_file import EventFile
from atelier.storage.urn import Urn
from tests.secrecy import Scene, Vote, betrayed, run, twins
from tests.storage.support import Laptop

VOTERS, OPTIONS = 18, 5
Leak = Callable[[Scene, EventFile, Vote], None]


def nothing(scene: Scene, file: EventFile, vote: Vote) -> None:
    pass


def telling(leak: Leak = nothing, *, paper: bool = False):
    """A secret ballot from opening to reopening; `leak` is what is done besides at each vote."""

    def story(scene: Scene, votes: Sequence[Vote]) -> None:
        laptop = Laptop(scene.folder, scene.clock)
        file = laptop.create()
        file.commit("before", Pillar.new(name="Visie"))
        ballot = uuid4()
        urn = Urn.create(scene.folder / "data" / "urns", ballot, len(votes), 1)
        for vote in votes:
            if paper:
                urn.put(vote[1], 1)
            else:
                urn.cast(vote[1], vote[0])
            leak(scene, file, vote)
        for _, answer in reversed(votes) if paper else ():
            urn.put(answer, 2)
        scene.keep("open")
        file.commit("close", sealed(urn, file, len(votes)))
        urn.destroy()
        scene.keep("closed")
        file.commit("after", Pillar.new(name="Agenda"))
        laptop.reopen(file).close()

    return story


def sealed(urn: Urn, file: EventFile, invited: int) -> Export:
    """The least that a sealed record holds: distinct answers with counts, invited, voted, and a digest."""
    record = json.dumps([urn.answers(), invited, urn.voted])
    return Export.new(audience="", name=record, fingerprint=sha256(record.encode()).hexdigest(), at=file.now())


@pytest.mark.parametrize("paper", [False, True], ids=["in turn", "paper"])
def test_twins_leave_the_same_bytes(tmp_path: Path, run_seed: str, paper: bool) -> None:
    story = telling(paper=paper)
    assert betrayed(story, tmp_path / "twin", run_seed, VOTERS, OPTIONS) == []
    one, _ = twins(run_seed, VOTERS, OPTIONS)
    seen = run(story, tmp_path / "twin", run_seed, one)
    names = {name.rsplit("/", 1)[-1].rsplit(": ", 1)[-1] for name in seen if name.startswith("open")}
    assert {"week.atelier", "week.atelier-wal", "lines.json"} < names  # while it was open there was something to see
    assert seen["open: week.atelier-wal"]
    assert any(name.endswith(".urn") for name in names)
    assert [name for name in seen if name.startswith(("closed", "afterwards")) and "urns/" in name] == []


# Recipes that betray somebody


def row_per_vote(scene: Scene, file: EventFile, vote: Vote) -> None:
    """The planted fault of the design: a fact for each vote, under a random key."""
    file.commit("vote", Export.new(audience=vote[0].hex, name=str(vote[1]), fingerprint="", at=file.now()))


def row_without_name(scene: Scene, file: EventFile, vote: Vote) -> None:
    """No name, a random key, no row number: the order in the page still tells."""
    table = "CREATE TABLE IF NOT EXISTS paper (id BLOB PRIMARY KEY, answer INT) WITHOUT ROWID"
    with file.writing():
        file.connection.execute(text(table))
        row = {"id": uuid4().bytes, "answer": vote[1][0]}
        file.connection.execute(text("INSERT INTO paper VALUES (:id, :answer)"), row)


def draft_per_vote(scene: Scene, file: EventFile, vote: Vote) -> None:
    """Typed and settled: gone from the table, not from the log."""
    row, drafts = file.all(Pillar)[0], Drafts(file)
    drafts.keep(row, "text", f"answer {vote[1][0]}")
    drafts.drop(row.id, "text")


def last_voter(scene: Scene, file: EventFile, vote: Vote) -> None:
    (scene.folder / "data" / "settings.ini").write_text(f"voter={vote[0]}", encoding="utf-8")


def unsorted_urn(scene: Scene, file: EventFile, vote: Vote) -> None:
    with (scene.folder / "data" / "urn").open("a", encoding="utf-8") as pile:
        pile.write(f"{vote[1][0]}\n")


def log_line(scene: Scene, file: EventFile, vote: Vote) -> None:
    logging.getLogger("atelier").warning("received %s", vote[1])


def printed_line(scene: Scene, file: EventFile, vote: Vote) -> None:
    sys.stderr.write(f"{vote[1]}\n")


FOUND = {  # each recipe, and a place where it must be found
    row_per_vote: "afterwards: week.atelier",
    row_without_name: "afterwards: week.atelier",
    draft_per_vote: "open: week.atelier-wal",
    last_voter: "afterwards: data/settings.ini",
    unsorted_urn: "afterwards: data/urn",
    log_line: "logged",
    printed_line: "printed",
}


@pytest.mark.parametrize("leak", FOUND, ids=lambda leak: leak.__name__)
def test_a_recipe_that_betrays_a_vote_is_found(tmp_path: Path, run_seed: str, leak: Leak) -> None:
    story = without_reopening(leak) if leak is row_without_name else telling(leak)
    found = betrayed(story, tmp_path / "twin", run_seed, VOTERS, OPTIONS)
    assert [line for line in found if line.startswith(f"{FOUND[leak]}: ")]


def without_reopening(leak: Leak):
    """Another table is refused at reopening, which is not what this is about."""

    def story(scene: Scene, votes: Sequence[Vote]) -> None:
        file = Laptop(scene.folder, scene.clock).create()
        for vote in votes:
            leak(scene, file, vote)
        file.close()

    return story
