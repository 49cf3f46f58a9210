"""Acts and writes as values, and the digest that seals them (DESIGN 2a, rules 1 and 2)."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

ACT_BYTES = 16
WRITE_BYTES = ACT_BYTES + 2
NOTHING = bytes(WRITE_BYTES)  # what an undo restores in a cell that held nothing before
DELETED = "deleted"  # the cell of every row that says whether it is there


class ActKind(StrEnum):
    """`do` can be taken back; `fact` cannot; `merge` until the next act; `undo` and `redo` point to their act."""

    DO = "do"
    FACT = "fact"
    MERGE = "merge"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Write:
    """One cell of one row gets a value (canonical JSON; None empties it)."""

    act: bytes
    n: int
    entity: str
    row: bytes
    cell: str
    value: str | None
    replaces: bytes = b""
    restores: bytes | None = None

    @property
    def id(self) -> bytes:
        """18 bytes: the act and the place in it."""
        return self.act + self.n.to_bytes(2, "big")

    @property
    def stands(self) -> bytes:
        """The write whose value this one shows: itself, or the one that it brings back."""
        return self.restores or self.id

    @property
    def replaced(self) -> list[bytes]:
        """The ids of the writes that it replaces."""
        return [self.replaces[i : i + WRITE_BYTES] for i in range(0, len(self.replaces), WRITE_BYTES)]


@dataclass(frozen=True, slots=True)
class Act:
    """A transaction of one person on one line; `at` is for display only, `lamport` orders."""

    id: bytes
    lamport: int
    line: bytes
    role: str
    at: str
    kind: str
    target: bytes | None
    label: str

    def digest(self, writes: Iterable[Write]) -> bytes:
        """SHA-256 over the act and its writes, as JSON of plain ASCII."""
        return digest_of(
            (self.id, self.lamport, self.line, self.role, self.at, self.kind, self.target, self.label),
            ((w.n, w.entity, w.row, w.cell, w.value, w.replaces, w.restores) for w in writes),
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """An act with its writes and its seal, as it goes from file to file."""

    act: Act
    writes: tuple[Write, ...]
    digest: bytes

    @classmethod
    def sealed(cls, act: Act, writes: Iterable[Write]) -> "Entry":
        """A new act gets its seal."""
        made = tuple(writes)
        return cls(act, made, act.digest(made))


def digest_of(act: tuple[object, ...], writes: Iterable[tuple[object, ...]]) -> bytes:
    """The digest of an act given as plain columns, writes in order of `n`; ids count as hex."""
    text = json.dumps([act, *writes], default=bytes.hex, separators=(",", ":"))
    return hashlib.sha256(text.encode()).digest()


def split(write_id: bytes) -> tuple[bytes, int]:
    """The act and the place of a write id."""
    return write_id[:ACT_BYTES], int.from_bytes(write_id[ACT_BYTES:], "big")
