"""Which line recorded a row: whose work it is, and so where it can go on (DESIGN 2a, rule 13)."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select

from atelier.storage.acts import DELETED
from atelier.storage.event_file import EventFile
from atelier.storage.journal import chunks
from atelier.storage.tables import ACT, HEAD


def lines_of(file: EventFile, rows: Iterable[UUID]) -> dict[UUID, bytes]:
    """The line that last said that each row is there; for a fact the one that recorded it."""
    query = select(HEAD.c.row, ACT.c.line).join(ACT, ACT.c.id == HEAD.c.act).where(HEAD.c.cell == DELETED)
    parts = chunks(row.bytes for row in rows)
    found = (one for part in parts for one in file.fetch(query.where(HEAD.c.row.in_(part))))
    return {UUID(bytes=one.row): one.line for one in found}
