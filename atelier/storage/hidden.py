"""Work below a removed row that the removal had not seen: nothing of it is lost, but nobody sees it (rule 7)."""

import json
from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import Connection, select

from atelier.domain.entity import Entity
from atelier.domain.model import ENTITIES, PARENTS
from atelier.storage.acts import ACT_BYTES, DELETED, NOTHING, Write
from atelier.storage.journal import heads_by_row, is_deleted
from atelier.storage.planning import ABOVE
from atelier.storage.tables import BY_NAME, HEAD, TABLES, WRITE
from atelier.storage.versions import Conflict, acts_of, version_of


def removal_marks(connection: Connection) -> list[Write]:
    """Every mark of removal that nobody replaced."""
    marks = select(WRITE).join(HEAD, (HEAD.c.act == WRITE.c.act) & (HEAD.c.n == WRITE.c.n))
    query = marks.where(HEAD.c.cell == DELETED, WRITE.c.value.like('{"deleted":1%'))
    return [Write(*row) for row in connection.execute(query)]


def hidden_work(connection: Connection) -> Iterator[Conflict]:
    """Removed rows below which somebody worked who did not know of the removal; the removal holds until a choice."""
    suspects = {mark.row for mark in removal_marks(connection) if mark.entity in ABOVE}
    for row, heads in heads_by_row(connection, suspects).items():
        marks = [head for head in heads if head.cell == DELETED]
        known = [json.loads(mark.value)["known"] for mark in marks if mark.value and "known" in mark.value]
        if not known or not is_deleted(heads):
            continue
        below = _unknown(connection, _heads_below(connection, BY_NAME[marks[0].entity], row), known)
        if below:
            acts = acts_of(connection, {write.act for write in [*below, *marks]})
            versions = tuple(version_of(write, acts[write.act]) for write in [*below, *marks])
            yield Conflict(BY_NAME[marks[0].entity], UUID(bytes=row), DELETED, versions)


def _heads_below(connection: Connection, above: type[Entity], row: bytes) -> list[Write]:
    """The heads of all rows that hang below one, at any depth, but for those that were removed themselves."""
    found: list[Write] = []
    for kind in ENTITIES:
        if kind.PARENT is None or PARENTS[kind.PARENT] is not above:
            continue
        table = TABLES[kind.TABLE]
        query = select(table.c.id).where(table.c[kind.PARENT] == row, table.c.deleted == 0)
        for below, heads in sorted(heads_by_row(connection, connection.scalars(query).all()).items()):
            found += [head for head in heads if head.cell != DELETED]
            found += _heads_below(connection, kind, below)
    return found


def _unknown(connection: Connection, heads: Sequence[Write], known: Sequence[dict[str, int]]) -> list[Write]:
    """The writes of acts that lay beyond what the removals knew of their lines.

    What an undo brought back counts as the write that it stands for.
    """
    by_act = {head.stands[:ACT_BYTES] for head in heads if head.stands != NOTHING}
    lines = {act: (row.line.hex(), row.lamport) for act, row in acts_of(connection, by_act).items()}
    beyond = {act for act, (line, lamport) in lines.items() if all(lamport > seen.get(line, 0) for seen in known)}
    return [head for head in heads if head.stands[:ACT_BYTES] in beyond]
