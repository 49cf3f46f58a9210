"""A count of very many answers by name, against what a database needs to group the same rows."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from atelier.domain.ballots import Ballot, Electorate, Vote
from atelier.domain.counting import of_votes
from atelier.domain.methods import METHODS, Way
from tests.bench.result import Measure, Sample, column, in_turn, timed

AT = datetime(2019, 11, 12, 13, tzinfo=UTC)


def measure(folder: Path, runs: int, votes: int) -> Measure:
    """The domain's count of votes that were read already, and GROUP BY in a table without an index."""
    ballot, given = _answered(votes)
    with closing(sqlite3.connect(folder / "votes.sqlite")) as plain:
        plain.execute("CREATE TABLE vote (voter BLOB, answer INTEGER)")
        plain.executemany("INSERT INTO vote VALUES (?, ?)", [(v.voter.bytes, v.answer[0]) for v in given])
        plain.commit()
        own, other = in_turn(runs, timed(_counting(ballot, given)), lambda: _group(plain))
    name = f"{votes:,} answers by name counted, in the order of the list"
    return Measure(f"tally.{votes}", name, "ms", column(own, "ms"), "bare GROUP BY", column(other, "ms"))


def _answered(votes: int) -> tuple[Ballot, list[Vote]]:
    method = METHODS["spectrum5"]
    voters = tuple(uuid4() for _ in range(votes))
    ballot = Ballot.new(
        gathering=uuid4(),
        subject=uuid4(),
        method=method.key,
        question="Wie geeft de opdracht?",
        options=method.options,
        sides=("raden", "colleges"),
        asked="iedereen op de lijst",
        way=Way.NAMED,
        electorate=Electorate.PEOPLE,
        voters=voters,
        names=tuple(f"Deelnemer {n}" for n in range(votes)),
        at=AT,
    )
    return ballot, [Vote.new(ballot=ballot.id, voter=voter, answer=(n * n % 5,)) for n, voter in enumerate(voters)]


def _counting(ballot: Ballot, given: list[Vote]) -> Callable[[], None]:
    def count() -> None:
        if sum(of_votes(ballot, given, len(given), AT).counts) != len(given):
            raise RuntimeError("not every answer was counted")

    return count


def _group(connection: sqlite3.Connection) -> Sample:
    return timed(connection.execute("SELECT answer, count(*) FROM vote GROUP BY answer").fetchall)()
