"""Proving a file: sound pages, untouched acts, tables equal to the fold of the acts, counts that add up."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from atelier.domain.ballots import Ballot, Count
from atelier.domain.counting import require_sound
from atelier.domain.errors import AtelierError
from atelier.i18n import tr, trn
from atelier.storage import ciphers, opening
from atelier.storage.acts import Write, is_erased
from atelier.storage.blanking import blank, erased_by, reaches
from atelier.storage.copies import private_copy
from atelier.storage.database import reader
from atelier.storage.entries import WRITES
from atelier.storage.figures import UNREADABLE, closed, is_sealed
from atelier.storage.journal import shown
from atelier.storage.tables import TABLES, VERSION
from atelier.storage.unfinished import is_unfinished


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: what was looked at, and what is wrong (empty when it is sound)."""

    subject: str
    problem: str = ""


def check(path: Path) -> Iterator[Finding]:
    """Every check of a file, without changing it; the first failing one of the file itself ends the list."""
    if is_unfinished(path):
        yield from _check_finished(path)
    else:
        yield from _check(path)


def _check(path: Path) -> Iterator[Finding]:
    try:
        ledger = opening.inspect(path)
    except AtelierError as error:
        yield Finding(tr("The file can be opened and every act is what it was"), str(error))
        return
    yield Finding(tr("The file can be opened and all {n} acts are what they were", n=ledger.acts))
    if opening.version(path) == VERSION:
        yield from _proof(path)
        return
    with private_copy(path) as renewed:
        yield from _proof(renewed)


def _check_finished(path: Path) -> Iterator[Finding]:
    """A copy of a file whose closing was cut off, with that brought to its end."""
    try:
        with private_copy(path) as finished:
            yield from _check(finished)
    except AtelierError as error:
        yield Finding(tr("The file can be opened and every act is what it was"), str(error))


def _proof(path: Path) -> Iterator[Finding]:
    connection = reader(path)
    try:
        connection.row_factory = ciphers.row_of(connection)
        connection.text_factory = _text
        yield _whole(connection)
        yield _erased(connection)
        yield from _tables(connection)
        yield _counts(connection)
    except ciphers.UNTRUSTED as error:  # so damaged that it cannot even be looked at
        yield Finding(tr("SQLite finds the file whole"), str(error))
    finally:
        connection.close()


def _text(raw: bytes) -> str:
    """What is no text any more differs from the acts, and must not end the checking."""
    return raw.decode(errors="backslashreplace")


def _whole(connection: sqlite3.Connection) -> Finding:
    answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
    return Finding(tr("SQLite finds the file whole"), "" if answer == "ok" else str(answer))


def _erased(connection: sqlite3.Connection) -> Finding:
    """Nothing is left of who was erased, and nothing else was blanked under that name."""
    writes = [Write(*row) for row in connection.execute(WRITES)]
    erased = erased_by(writes)
    subject = tr("Of {n} people who were erased nothing is left, and nothing else was blanked", n=len(erased.people))
    wrong = sum(blank(write, erased) != write or is_erased(write.seal) != reaches(write, erased) for write in writes)
    return Finding(subject, _differing(wrong) if wrong else "")


def _tables(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Fold all acts again and compare with what stands in the tables."""
    rows, heads = _fold(connection)
    for name, table in TABLES.items():
        stored = {r["id"]: dict(r) for r in connection.execute(f"SELECT * FROM {table.name}")}  # noqa: S608
        folded = {row: {**dict.fromkeys(table.c.keys()), "id": row, **columns} for row, columns in rows[name].items()}
        wrong = [row for row in stored.keys() | folded.keys() if stored.get(row) != folded.get(row)]
        problem = _differing(len(wrong)) if wrong else ""
        yield Finding(tr("Table {name} equals its acts", name=name), problem)
    kept = {tuple(row) for row in connection.execute("SELECT row, cell, act, n FROM head")}
    problem = "" if kept == heads else _differing(len(kept ^ heads))
    yield Finding(tr("The list of latest writes equals the acts"), problem)


def _fold(
    connection: sqlite3.Connection,
) -> tuple[dict[str, dict[bytes, dict[str, Any]]], set[tuple[bytes, str, bytes, int]]]:
    writes = [Write(*row) for row in connection.execute(WRITES)]
    gone = {write_id for write in writes for write_id in write.replaced}
    by_row: dict[tuple[str, bytes], list[Write]] = defaultdict(list)
    for write in writes:
        if write.id not in gone:
            by_row[write.entity, write.row].append(write)
    rows: dict[str, dict[bytes, dict[str, Any]]] = defaultdict(dict)
    for (entity, row), heads in by_row.items():
        rows[entity][row] = shown(heads, {head.cell for head in heads})
    return rows, {(w.row, w.cell, w.act, w.n) for heads in by_row.values() for w in heads}


def _counts(connection: sqlite3.Connection) -> Finding:
    """Recount every closed poll and compare its digest."""
    subject = tr("Every closed count adds up and carries its digest")
    try:
        problems = [_problem(ballot, count) for ballot, count in closed(connection)]
    except UNREADABLE:
        return Finding(subject, _differing(1))
    return Finding(subject, next(filter(None, problems), ""))


def _problem(ballot: Ballot, count: Count) -> str:
    try:
        require_sound(ballot, count)
    except AtelierError as error:
        return f"{ballot.question}: {error}"
    if not is_sealed(ballot, count):
        return tr("{question}: the digest is not that of these numbers", question=ballot.question)
    return ""


def _differing(n: int) -> str:
    return trn("{n} row differs from the acts", "{n} rows differ from the acts", n)
