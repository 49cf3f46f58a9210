"""Acts in an order in which each can be understood: it names only cells of ours, and writes that came before it."""

import json
from datetime import datetime

from atelier.storage.acts import DELETED, NOTHING, Entry, Write
from atelier.storage.journal import columns_of, removes
from atelier.storage.tables import BY_NAME

HIGHEST = 2**48  # a Lamport number that leaves room for all that follow it
NOT_OURS = (LookupError, ValueError, TypeError, AttributeError)


class Order:
    """What the acts so far have written."""

    def __init__(self) -> None:
        self._cells: dict[bytes, int] = {}
        self._kinds: dict[bytes, str] = {}

    def add(self, entry: Entry, *, alone: bool = True) -> None:
        """The next act; one that does not stand `alone` builds on what another file has.

        Raises:
            LookupError, ValueError, TypeError, AttributeError: it is none of ours, or what it builds on is not there.
        """
        if datetime.fromisoformat(entry.act.at).tzinfo is None or not 0 < entry.act.lamport < HIGHEST:
            raise ValueError(entry.act.at)
        for write in entry.writes:
            self._require_ours(write)
            if alone:
                self._require_earlier(write)
            self._cells[write.id] = hash((write.row, write.cell))

    def fits(self, entry: Entry) -> bool:
        """Add the next act if it can be."""
        try:
            self.add(entry)
        except NOT_OURS:
            for write in entry.writes:
                self._cells.pop(write.id, None)
            return False
        return True

    def _require_ours(self, write: Write) -> None:
        if self._kinds.setdefault(write.row, write.entity) != write.entity or write.entity not in BY_NAME:
            raise LookupError(write.entity)
        if write.cell == DELETED:
            removes(write)
            [bytes.fromhex(seen) for seen in json.loads(write.value or '{"seen": []}')["seen"]]
        else:
            columns_of(write)

    def _require_earlier(self, write: Write) -> None:
        earlier = write.replaced if write.restores in {None, NOTHING} else [*write.replaced, write.restores or b""]
        if any(self._cells[write_id] != hash((write.row, write.cell)) for write_id in earlier):
            raise LookupError(write.cell)
