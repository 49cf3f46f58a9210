"""What the last merge brought, so that it can be taken back until the next act and then taken again (rule 11).

A merge is an act without writes: what came in are the acts of other lines, as they are. Taking it back removes those
acts from the file again, which nothing can rest on as long as this line has written nothing since; they are set aside
in the table `merged` and come back by a redo. The next act of this line, or a new line, ends both and empties the
table. Nothing of this is part of the event: another file never gets it. Beside it, the copy of the file that is made
before every merge stays.
"""

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from atelier.domain.errors import FileRefusedError
from atelier.i18n import tr
from atelier.storage.acts import Act, Entry, Write
from atelier.storage.journal import Touched, chunks, record, withdraw
from atelier.storage.tables import ACT, MERGED, WRITE

_ACT_IDS = frozenset({"id", "line", "target"})
_WRITE_IDS = frozenset({"act", "row", "replaces", "restores", "seal"})


def lacking(connection: Connection, entries: Iterable[Entry]) -> list[Entry]:
    """The acts that the file does not have yet, each once.

    Raises:
        FileRefusedError: an act is known with another content.
    """
    by_id: dict[bytes, Entry] = {}
    for entry in entries:
        require_equal(by_id.setdefault(entry.act.id, entry).digest, entry.digest)
    for part in chunks(list(by_id)):
        for known in connection.execute(select(ACT.c.id, ACT.c.digest).where(ACT.c.id.in_(part))):
            require_equal(by_id.pop(known.id).digest, known.digest)
    return list(by_id.values())


def require_equal(one: bytes, other: bytes) -> None:
    """One act has one content, wherever it is.

    Raises:
        FileRefusedError: it has two.
    """
    if one != other:
        raise FileRefusedError(
            tr("The files tell of the same act in two ways. One was changed by another program; nothing was merged.")
        )


def note(connection: Connection, entries: Sequence[Entry]) -> None:
    """Remember what a merge brought, instead of what the one before did."""
    forget(connection)
    if entries:
        connection.execute(insert(MERGED), [{"act": entry.act.id} for entry in entries])


def forget(connection: Connection) -> None:
    """The last merge can neither be taken back nor taken again any more."""
    connection.execute(delete(MERGED))


def set_aside(connection: Connection) -> Touched:
    """Take what the last merge brought out of the file, and keep it until the next act."""
    entries = _entries(connection, [row.act for row in connection.execute(select(MERGED))])
    kept = update(MERGED).where(MERGED.c.act == bindparam("of_act")).values(content=bindparam("packed"))
    if entries:
        connection.execute(kept, [{"of_act": entry.act.id, "packed": _packed(entry)} for entry in entries])
    return withdraw(connection, entries)


def bring_back(connection: Connection) -> Touched:
    """Take in again what was set aside."""
    entries = [_unpacked(row.content) for row in connection.execute(select(MERGED))]
    connection.execute(update(MERGED).values(content=None))
    return record(connection, entries) if entries else {}


def _entries(connection: Connection, ids: Sequence[bytes]) -> list[Entry]:
    writes: dict[bytes, tuple[Write, ...]] = {}
    entries = []
    for part in chunks(ids):
        found = connection.execute(select(WRITE).where(WRITE.c.act.in_(part)).order_by(WRITE.c.act, WRITE.c.n))
        for act, rows in groupby(found, key=lambda row: row.act):
            writes[act] = tuple(Write(*row) for row in rows)
        for row in connection.execute(select(ACT).where(ACT.c.id.in_(part))):
            entries.append(Entry(Act(*row[:-1]), writes.get(row.id, ()), row.digest))
    return entries


def _packed(entry: Entry) -> str:
    act = [getattr(entry.act, name) for name in Act.__slots__]
    writes = [[getattr(write, name) for name in Write.__slots__] for write in entry.writes]
    return json.dumps([act, writes, entry.digest], default=bytes.hex, ensure_ascii=False)


def _unpacked(content: str) -> Entry:
    act, writes, digest = json.loads(content)
    made = tuple(Write(**_with_ids(Write, write, _WRITE_IDS)) for write in writes)
    return Entry(Act(**_with_ids(Act, act, _ACT_IDS)), made, bytes.fromhex(digest))


def _with_ids(kind: type[Act | Write], values: Sequence[Any], ids: frozenset[str]) -> dict[str, Any]:
    named = dict(zip(kind.__slots__, values, strict=True))
    return {name: bytes.fromhex(value) if name in ids and value is not None else value for name, value in named.items()}
