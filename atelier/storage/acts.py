"""Acts and writes as values, and the digest that seals them (DESIGN 2a, rules 1 and 2)."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

ACT_BYTES = 16
WRITE_BYTES = ACT_BYTES + 2
SALT_BYTES, HASH_BYTES = 16, 32
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
    """One cell of one row gets a value (canonical JSON; None empties it).

    The digest of the act does not cover the value but the hash of `seal` and value, so that the value can be erased:
    then `seal` no longer is the salt but that hash, and behind it the hash of what is left of the value.
    """

    act: bytes
    n: int
    entity: str
    row: bytes
    cell: str
    value: str | None
    replaces: bytes = b""
    restores: bytes | None = None
    seal: bytes = b""

    @property
    def gone(self) -> bool:
        """Whether nothing is left of the value, because it was erased."""
        return self.value is None and is_erased(self.seal)

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
            ((w.n, w.entity, w.row, w.cell, w.value, w.replaces, w.restores, w.seal) for w in writes),
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

    def salted(self) -> "Entry":
        """An act of a version without salts, sealed anew; every laptop gives it the same ones."""
        if all(write.seal for write in self.writes):
            return self
        salts = (hashlib.sha256(self.digest + write.n.to_bytes(2, "big")).digest() for write in self.writes)
        pairs = zip(self.writes, salts, strict=True)
        return Entry.sealed(self.act, (replace(write, seal=salt[:SALT_BYTES]) for write, salt in pairs))


def digest_of(act: tuple[object, ...], writes: Iterable[tuple[object, ...]]) -> bytes:
    """The digest of an act given as plain columns, writes in order of `n`; ids count as hex."""
    covered = ((*write[:4], covered_by(write[4], write[7]), *write[5:7]) for write in writes)
    text = json.dumps([act, *covered], default=bytes.hex, separators=(",", ":"))
    return hashlib.sha256(text.encode()).digest()


def covered_by(value: Any, seal: Any) -> Any:
    """What stands for a value in the digest of its act; version 1 had no seals."""
    if not seal:
        return value
    if not is_erased(seal):
        return _hash(seal, value)
    left = seal[HASH_BYTES:] == _hash(b"", value)
    return seal[:HASH_BYTES] if left else ""


def without(write: Write, value: str | None) -> Write:
    """The write of which no more than this value is left; whoever has its salt no more cannot guess what it was."""
    was = write.seal[:HASH_BYTES] if is_erased(write.seal) else _hash(write.seal, write.value)
    return replace(write, value=value, seal=was + _hash(b"", value))


def is_erased(seal: bytes) -> bool:
    """Whether a seal is that of a value that was erased, in whole or in part."""
    return len(seal) == 2 * HASH_BYTES


def _hash(salt: bytes, value: Any) -> bytes:
    return hashlib.sha256(salt + json.dumps(value).encode()).digest()


def split(write_id: bytes) -> tuple[bytes, int]:
    """The act and the place of a write id."""
    return write_id[:ACT_BYTES], int.from_bytes(write_id[ACT_BYTES:], "big")
