"""A new file with a part of another one, out of which the work that is done in it merges back.

It holds the last writes of the cells that are allowed, with the identities that they have in the whole file, and
nothing that stood there before. Whatever is written in it replaces those very writes, so that it merges like any work
done on a copy. Each of these acts keeps the digest by which the whole file knows it; a seal in `meta` guards what is
there of it.
"""

import secrets
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.exc import DatabaseError

from atelier.domain.errors import FileRefusedError
from atelier.i18n import tr
from atelier.storage import ciphers, database
from atelier.storage.acts import DELETED, Act, Entry, Write
from atelier.storage.event_file import EventFile
from atelier.storage.journal import heads_by_row, record
from atelier.storage.refusals import why
from atelier.storage.seals import PART
from atelier.storage.tables import META
from atelier.storage.versions import acts_of
from atelier.storage.whole_files import settle

FAILURES: tuple[type[Exception], ...] = (DatabaseError, *ciphers.FAILED)

Allowed = Mapping[UUID, frozenset[str]]  # the cells of each row that may be in it


def is_part(file: EventFile) -> bool:
    """Whether a file holds a part of another one."""
    return bool(file.fetch(select(META.c.key).where(META.c.key.like(f"{PART}%")).limit(1)))


def write_part(file: EventFile, place: Path, allow: Callable[[], Allowed]) -> None:
    """Make a file at `place` of what `allow` names; it is asked once the place has proved that it can be written.

    Raises:
        FileRefusedError: something is there already, or nothing can be written there.
    """
    if place.exists():
        raise FileRefusedError(tr("“{name}” exists already. Choose another name.", name=place.name))
    fresh = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    try:
        database.create(fresh, file.salt)
        _fill(fresh, _entries(file, allow()))
        fresh.replace(place)
        settle(place.parent)
    except FAILURES as error:
        sentence = tr("Nothing can be written at {place}: {why}.", place=place.parent, why=why(error))
        raise FileRefusedError(sentence) from error
    finally:
        for tail in ("", "-wal", "-shm"):
            fresh.with_name(f"{fresh.name}{tail}").unlink(missing_ok=True)


def _entries(file: EventFile, allowed: Allowed) -> list[Entry]:
    kept: dict[bytes, list[Write]] = defaultdict(list)
    with file.connection.begin():
        for heads in heads_by_row(file.connection, [row.bytes for row in allowed]).values():
            for head in heads:
                if head.cell == DELETED or head.cell in allowed[UUID(bytes=head.row)]:
                    kept[head.act].append(head)
        acts = acts_of(file.connection, kept)
    return [
        Entry(
            Act(**{name: getattr(acts[act], name) for name in Act.__slots__}),
            tuple(sorted(writes, key=lambda write: write.n)),
            acts[act].digest,
        )
        for act, writes in kept.items()
    ]


def _fill(place: Path, entries: list[Entry]) -> None:
    connection = database.connect(place)
    try:
        with connection.begin():
            record(connection, entries)
            sealed = [{"key": PART + e.act.id.hex(), "value": e.act.digest(e.writes)} for e in entries]
            connection.execute(insert(META), sealed)
    finally:
        database.close(connection)
