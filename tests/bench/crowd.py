"""Files of as many acts as wanted, made in bulk: the largest week that one can think of, polled, typed and retyped."""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from itertools import count, islice
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, func, insert, select

from atelier.domain.ballots import Ballot, Count, Sheet, Vote
from atelier.domain.counting import digest_of
from atelier.domain.entity import Entity, Kind, cells, natural_id
from atelier.domain.methods import METHODS
from atelier.domain.order import spread
from atelier.domain.themes import Argument, Dilemma, Side
from atelier.domain.week import Day, Gathering
from atelier.storage import database, planning
from atelier.storage.acts import DELETED, Act, ActKind, Write
from atelier.storage.checking import check
from atelier.storage.mapper import dump, entity_of, to_column, to_json
from atelier.storage.planning import THERE, CellChange
from atelier.storage.tables import ACT, HEAD, META, TABLES, WRITE

ZONE = timezone(timedelta(hours=1))
START = datetime(2019, 11, 12, 9, 0, tzinfo=ZONE)
PRESENT, QUESTIONS = 60, 10  # people in a meeting, polls in it
TOTALS = (4, 9, 13, 20, 11)
ARGUMENTS, VERSIONS = 12, 20  # about a question in a meeting, and how often each is written anew
SENTENCE = "Wie betaalt moet ook kunnen sturen, anders haakt de kleinste gemeente na twee jaar af"


@dataclass(frozen=True, slots=True)
class Happening:
    """What one act puts and removes."""

    label: str
    put: Entity
    removed: Entity | None = None


def grow(path: Path, acts: int, votes: int = 0) -> None:
    """Bring a closed event file to `acts` acts, on the line that it is on; `votes` of them are votes by name.

    Raises:
        RuntimeError: the file is not what the program itself would have written.
    """
    connection = database.connect(path)
    with connection.begin():
        bulk = Bulk(connection)
        days, dilemmas = _rows(connection, Day), _rows(connection, Dilemma)
        missing = acts - connection.execute(select(func.count()).select_from(ACT)).scalar_one()
        for happening in (*islice(week(days, dilemmas), missing - votes), *islice(named(days, dilemmas), votes)):
            bulk.commit(happening)
        bulk.store(connection)
    database.close(connection)
    problems = [f"{finding.subject}: {finding.problem}" for finding in check(path) if finding.problem]
    if problems:
        raise RuntimeError("\n".join(problems))


def _rows(connection: Connection, kind: type[Entity]) -> list[Any]:
    return [entity_of(kind, dict(row._mapping)) for row in connection.execute(select(TABLES[kind.TABLE]))]


def week(days: Sequence[Day], dilemmas: Sequence[Dilemma]) -> Iterator[Happening]:
    """Meeting after meeting, without end."""
    for n in count():
        title = f"Tafel {n + 1}"
        gathering = Gathering.new(day=days[n % len(days)].id, title=title, present=PRESENT, position=f"z{n:04}z")
        yield Happening("add", gathering)
        for m in range(QUESTIONS):
            dilemma = dilemmas[m % len(dilemmas)]
            yield from _poll(gathering, dilemma, START + timedelta(minutes=n * 200 + m * 15))
            yield from _talk(gathering, dilemma)


def named(days: Sequence[Day], dilemmas: Sequence[Dilemma]) -> Iterator[Happening]:
    """Votes by name in ballots that stay open; the first of each meeting opens it."""
    for n in count():
        gathering = Gathering.new(day=days[0].id, title=f"Zaal {n + 1}", present=PRESENT, position=f"zz{n:04}z")
        opened, *_ = _poll(gathering, dilemmas[n % len(dilemmas)], START)
        yield Happening("add", gathering)
        yield opened
        for _ in range(PRESENT * QUESTIONS):
            voter = uuid4()
            key = natural_id(opened.put.id, "vote", voter)
            yield Happening("vote", Vote(id=key, ballot=opened.put.id, voter=voter, answer=(1,)))


def _poll(gathering: Gathering, dilemma: Dilemma, at: datetime) -> Iterator[Happening]:
    """Opened, a total for each answer, closed."""
    method = METHODS["spectrum5"]
    ballot = Ballot.new(
        gathering=gathering.id,
        subject=dilemma.id,
        method=method.key,
        question=dilemma.question,
        options=method.option_names(),
        sides=method.side_names((dilemma.a_short, dilemma.b_short)),
        asked="iedereen in de zaal",
        at=at,
    )
    yield Happening("open the poll", ballot)
    sheet = Sheet(id=natural_id(ballot.id, "sheet", 1), ballot=ballot.id)
    for n in range(len(TOTALS)):
        sheet = replace(sheet, counts=TOTALS[: n + 1] + (0,) * (len(TOTALS) - n - 1))
        yield Happening("enter hands", sheet)
    digest = digest_of(ballot, TOTALS, PRESENT)
    closed = Count.new(ballot=ballot.id, counts=TOTALS, present=PRESENT, at=at + timedelta(minutes=3), digest=digest)
    yield Happening("close the poll", closed, sheet)


def _talk(gathering: Gathering, dilemma: Dilemma) -> Iterator[Happening]:
    """Arguments, each written and written anew."""
    sides = list(Side)
    for n, position in enumerate(spread(ARGUMENTS)):
        argument = Argument.new(
            gathering=gathering.id, subject=dilemma.id, side=sides[n % len(sides)], text=SENTENCE, position=position
        )
        yield Happening("add", argument)
        for version in range(1, VERSIONS):
            yield Happening("change", replace(argument, text=f"{SENTENCE} ({version})"))


class Bulk:
    """Acts in memory as the program commits them one by one, stored in one go."""

    def __init__(self, connection: Connection) -> None:
        self._line: bytes = connection.execute(select(META.c.value).where(META.c.key == "line")).scalar_one()
        self._lamport: int = connection.execute(select(func.max(ACT.c.lamport))).scalar_one()
        self._acts: list[tuple[Act, bytes]] = []
        self._writes: list[Write] = []
        self._heads: dict[bytes, dict[str, Write]] = {}  # of the rows that are made here: no cell has more than one
        self._values: dict[UUID, Entity] = {}
        self._removed: set[UUID] = set()

    def commit(self, happening: Happening) -> None:
        """One act more."""
        self._lamport += 1
        kind = ActKind.FACT if happening.put.KIND is Kind.FACT else ActKind.DO
        at = (START + timedelta(seconds=self._lamport)).isoformat(timespec="seconds")
        act = Act(
            secrets.token_bytes(16), self._lamport, self._line, "facilitator", at, str(kind), None, happening.label
        )
        changes = [*self._put(happening.put), *self._remove(happening.removed)]
        writes = planning.writes(act.id, changes)
        for write in writes:
            self._heads.setdefault(write.row, {})[write.cell] = write
        self._acts.append((act, act.digest(writes)))
        self._writes += writes

    def _put(self, value: Entity) -> Iterable[CellChange]:
        self._values[value.id] = value
        heads = self._heads.get(value.id.bytes, {})
        wanted = {} if heads else {DELETED: THERE}
        for cell, names in cells(type(value)).items():
            wanted[cell] = dump({name: to_json(getattr(value, name)) for name in names})
        for cell, fresh in wanted.items():
            head = heads.get(cell)
            if head is None or head.value != fresh:
                yield CellChange(value.TABLE, value.id.bytes, cell, fresh, (head,) if head else ())

    def _remove(self, value: Entity | None) -> Iterable[CellChange]:
        if value is None:
            return
        self._removed.add(value.id)
        heads = self._heads[value.id.bytes]
        seen = sorted(head.stands.hex() for cell, head in heads.items() if cell != DELETED)
        mark = dump({"deleted": 1, "seen": seen})
        yield CellChange(value.TABLE, value.id.bytes, DELETED, mark, (heads[DELETED],))

    def store(self, connection: Connection) -> None:
        """Acts and writes, and what the program derives from them: the heads and the tables."""
        acts = [
            {**{name: getattr(act, name) for name in Act.__slots__}, "digest": digest} for act, digest in self._acts
        ]
        connection.execute(insert(ACT), acts)
        fields = Write.__slots__
        connection.execute(insert(WRITE), [{name: getattr(write, name) for name in fields} for write in self._writes])
        heads = [write for held in self._heads.values() for write in held.values()]
        connection.execute(insert(HEAD), [{"row": w.row, "cell": w.cell, "act": w.act, "n": w.n} for w in heads])
        rows: dict[str, list[dict[str, Any]]] = {}
        for value in self._values.values():
            rows.setdefault(value.TABLE, []).append(self._row(value))
        for name, found in rows.items():
            connection.execute(insert(TABLES[name]), found)

    def _row(self, value: Entity) -> dict[str, Any]:
        columns = {name: to_column(getattr(value, name)) for name in value.__dataclass_fields__}
        return {**columns, "deleted": int(value.id in self._removed)}


def _fields(value: Act | Write) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__slots__}
