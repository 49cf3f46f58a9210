"""Taking back and doing again: the acts themselves are the stack (DESIGN 2a, rules 10 and 11)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from atelier.storage.acts import DELETED, NOTHING, ActKind, Write
from atelier.storage.journal import heads_of, is_deleted, write_by_id, writes_of
from atelier.storage.planning import CellChange
from atelier.storage.tables import ACT


@dataclass(frozen=True, slots=True)
class Done:
    """An act on the stack."""

    id: bytes
    label: str


@dataclass(slots=True)
class Stack:
    """What this line can take back (`done`) and do again (`undone`, each with the undo that took it)."""

    done: list[Done] = field(default_factory=list)
    undone: list[tuple[Done, bytes]] = field(default_factory=list)

    def push(self, act: bytes, kind: str, target: bytes | None, label: str) -> None:
        """Follow one act of this line."""
        if kind == ActKind.UNDO:
            place = next((n for n, done in enumerate(self.done) if done.id == target), None)
            if place is not None:  # whatever lay above it had been sealed by a fact
                self.undone.append((self.done[place], act))
                del self.done[place:]
            return
        if kind == ActKind.REDO:
            if self.undone and self.undone[-1][0].id == target:
                self.done.append(self.undone.pop()[0])
            return
        self.undone.clear()
        if kind == ActKind.DO:
            self.done.append(Done(act, label))

    @classmethod
    def replay(cls, acts: Iterable[tuple[bytes, str, bytes | None, str]]) -> "Stack":
        """The stack after all acts of a line, so that it survives reopening."""
        stack = cls()
        for act in acts:
            stack.push(*act)
        return stack


@dataclass(frozen=True, slots=True)
class Plan:
    """The changes that take an act back (or do it again), and the writes left alone because of later ones."""

    changes: tuple[CellChange, ...]
    left: tuple[Write, ...]


def plan_undo(connection: Connection, act: bytes) -> Plan:
    """A cell whose only head is this act's write gets its former value; a cell changed since is left."""
    changes, left = [], []
    for write in writes_of(connection, act):
        heads = heads_of(connection, write.row, write.cell)
        if _stands(heads, write.id):
            former = _latest(connection, write.replaced)
            value = former.value if former else None
            changes.append(_change(write, value, heads, former.stands if former else NOTHING))
        else:
            left.append(write)
    return Plan(tuple(changes), tuple(left))


def plan_redo(connection: Connection, act: bytes, undo: bytes) -> Plan:
    """A cell that still shows what the undo brought back gets the act's value again."""
    changes, left = [], []
    taken = {(write.row, write.cell): write.stands for write in writes_of(connection, undo)}
    for write in writes_of(connection, act):
        basis = taken.get((write.row, write.cell))
        heads = heads_of(connection, write.row, write.cell)
        if basis and _stands(heads, basis):
            changes.append(_change(write, write.value, heads, write.id))
        else:
            left.append(write)
    return Plan(tuple(changes), tuple(left))


def _change(write: Write, value: str | None, heads: Sequence[Write], restores: bytes) -> CellChange:
    return CellChange(write.entity, write.row, write.cell, value, tuple(heads), restores)


def is_spent(connection: Connection, act: bytes) -> bool:
    """Whether a fact (a closing, say) has put away every row of this act, so that nothing is left to take back."""
    rows = {write.row for write in writes_of(connection, act)}
    return bool(rows) and all(_put_away(connection, row) for row in rows)


def _put_away(connection: Connection, row: bytes) -> bool:
    marks = heads_of(connection, row, DELETED)
    kinds = connection.execute(select(ACT.c.kind).where(ACT.c.id.in_([mark.act for mark in marks])))
    return any(kind == ActKind.FACT for (kind,) in kinds) and is_deleted(heads_of(connection, row))


def _stands(heads: Sequence[Write], write_id: bytes) -> bool:
    return len(heads) == 1 and heads[0].stands == write_id


def _latest(connection: Connection, replaced: Sequence[bytes]) -> Write | None:
    if not replaced:
        return None
    found = [write_by_id(connection, write_id) for write_id in replaced]
    query = select(ACT.c.id, ACT.c.lamport).where(ACT.c.id.in_([write.act for write in found]))
    order = {row.id: row.lamport for row in connection.execute(query)}
    return max(found, key=lambda write: (order[write.act], write.act))
