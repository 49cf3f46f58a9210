"""Closed results in the tables against the digest that each was sealed with; a figure that differs is never shown."""

import sqlite3
from collections.abc import Iterator
from typing import TypeVar, cast

from atelier.domain.ballots import Ballot, Count
from atelier.domain.counting import digest_of, rest_of
from atelier.domain.entity import Entity
from atelier.storage.mapper import entity_of
from atelier.storage.tables import TABLES

E = TypeVar("E", bound=Entity)
UNREADABLE = (ValueError, TypeError, LookupError)  # a value that is none, or a count without its ballot


def closed(connection: sqlite3.Connection) -> Iterator[tuple[Ballot, Count]]:
    """Every closed result with its question; one of `UNREADABLE` is raised where the tables hold something else."""
    ballots = {ballot.id: ballot for ballot in _rows(connection, Ballot)}
    for count in _rows(connection, Count):
        yield ballots[count.ballot], count


def is_sealed(ballot: Ballot, count: Count) -> bool:
    """Whether these are the numbers that were sealed."""
    return digest_of(ballot, count.counts, count.present, rest_of(count)) == count.digest


def are_sealed(connection: sqlite3.Connection) -> bool:
    """Whether every closed result is what was sealed."""
    try:
        return all(is_sealed(ballot, count) for ballot, count in closed(connection))
    except UNREADABLE:
        return False


def _rows(connection: sqlite3.Connection, kind: type[E]) -> Iterator[E]:
    found = connection.execute(f'SELECT * FROM "{kind.TABLE}"')  # noqa: S608
    names = [column[0] for column in found.description]
    for row in found:
        yield cast("E", entity_of(kind, dict(zip(names, row, strict=True))))


def are_complete(connection: sqlite3.Connection) -> bool:
    """Whether every row that an act tells of is in its table, and no other."""
    told = dict(connection.execute("SELECT entity, count(DISTINCT row) FROM write GROUP BY entity"))
    stored = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in TABLES}  # noqa: S608
    return all(told.get(name, 0) == number for name, number in stored.items())
