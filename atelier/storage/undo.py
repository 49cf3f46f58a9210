"""Taking back and doing again: the acts themselves are the stack (DESIGN 2a, rules 10 and 11)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from atelier.storage.acts import DELETED, NOTHING, ActKind, Write
from atelier.storage.journal import Touched, heads_of, is_deleted, write_by_id, writes_of
from atelier.storage.planning import CellChange, removal
from atelier.storage.tables import ACT


@dataclass(frozen=True, slots=True)
class Done:
    """An act on the stack."""

    id: bytes
    label: str
    kind: str = ActKind.DO


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
        if kind in {ActKind.DO, ActKind.MERGE}:
            self.done.append(Done(act, label, kind))

    @classmethod
    def replay(cls, acts: Iterable[tuple[bytes, str, bytes | None, str]]) -> "Stack":
        """The stack after all acts of a line, so that it survives reopening."""
        stack = cls()
        for act in acts:
            stack.push(*act)
        return stack


@dataclass(frozen=True, slots=True)
class Plan:
    """What takes an act back (or does it again): changes, writes left alone because of later ones, acts that went."""

    changes: tuple[CellChange, ...] = ()
    left: tuple[Write, ...] = ()
    touched: Touched = field(default_factory=dict)


def plan_undo(connection: Connection, act: bytes) -> Plan:
    """A cell whose only head is this act's write gets its former heads; a cell changed since is left.

    A row that the act made is removed as it stands, so that what somebody else did with it shows it again.
    """
    changes, left = [], []
    writes = writes_of(connection, act)
    made = {write.row for write in writes if write.cell == DELETED and not write.replaced}
    for write in writes:
        heads = heads_of(connection, write.row, write.cell)
        if not _stand(heads, [write.id]):
            left.append(write)
        elif write.row not in made:
            changes += _former(connection, write, heads)
        elif write.cell == DELETED:
            seen = removal(connection, write.entity, heads_of(connection, write.row))
            changes.append(_change(write, seen, heads, NOTHING))
    return Plan(tuple(changes), tuple(left))


def plan_redo(connection: Connection, act: bytes, undo: bytes) -> Plan:
    """A cell that still shows what the undo brought back gets the act's value again."""
    changes, left = [], []
    taken: dict[tuple[bytes, str], list[bytes]] = {}
    for write in writes_of(connection, undo):
        taken.setdefault((write.row, write.cell), []).append(write.stands)
    for write in writes_of(connection, act):
        basis = taken.get((write.row, write.cell), [write.id])  # the undo of a making left its cells as they were
        heads = heads_of(connection, write.row, write.cell)
        if not _stand(heads, basis):
            left.append(write)
        elif (write.row, write.cell) in taken:
            changes.append(_change(write, write.value, heads, write.id))
    return Plan(tuple(changes), tuple(left))


def _former(connection: Connection, write: Write, heads: Sequence[Write]) -> list[CellChange]:
    """All that the write replaced, so that a conflict which it settled is open again; the one shown comes last."""
    replaced = _in_order(connection, write.replaced)
    if not replaced:
        return [_change(write, None, heads, NOTHING)]
    return [_change(write, former.value, heads, former.stands) for former in replaced]


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


def _stand(heads: Sequence[Write], write_ids: Sequence[bytes]) -> bool:
    return sorted(head.stands for head in heads) == sorted(write_ids)


def _in_order(connection: Connection, replaced: Sequence[bytes]) -> list[Write]:
    found = [write_by_id(connection, write_id) for write_id in replaced]
    query = select(ACT.c.id, ACT.c.lamport).where(ACT.c.id.in_([write.act for write in found]))
    order = {row.id: row.lamport for row in connection.execute(query)}
    return sorted(found, key=lambda write: (order[write.act], write.act, write.n))
