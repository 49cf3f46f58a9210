"""The event file: frozen values in and out, one committed transaction per act, undo, and drafts."""

import errno
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Self, TypeVar
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import DatabaseError, OperationalError

from atelier.domain.entity import Entity, Kind
from atelier.domain.errors import NotSavedError
from atelier.storage import blanking, ciphers, database, in_use, intake, migrating, opening, planning
from atelier.storage.acts import Act, ActKind, Entry
from atelier.storage.blanking import erased_by
from atelier.storage.journal import Touched, append, chunks, record, touched_by
from atelier.storage.lines import Lines
from atelier.storage.mapper import entity_of
from atelier.storage.planning import CellChange
from atelier.storage.refusals import not_closed, not_saved
from atelier.storage.rows import Rows
from atelier.storage.tables import BY_NAME, META, TABLES
from atelier.storage.undo import Done, Plan, Stack, is_spent, plan_redo, plan_undo
from atelier.storage.whole_files import sync_folder
from atelier.storage.worked_out import WorkedOut, attached, take_rows

E = TypeVar("E", bound=Entity)
NOTHING_ELSE: Touched = {}
FAILURES: tuple[type[Exception], ...] = (DatabaseError, *ciphers.FAILED)
UNDONE: tuple[type[Exception], ...] = (NotSavedError, *ciphers.Error)


@dataclass(frozen=True, slots=True)
class Changes:
    """What one act did: its label, the new value of each touched row (None: gone), and cells left alone."""

    label: str
    kinds: frozenset[type[Entity]] = frozenset()
    values: dict[UUID, Entity | None] = field(default_factory=dict)
    left: tuple[str, ...] = ()

    def touches(self, *kinds: type[Entity]) -> bool:
        """Whether rows of one of these kinds changed."""
        return not self.kinds.isdisjoint(kinds)


class EventFile(Rows):
    """An open event file. It holds the file until it is closed; use it from one thread."""

    def __init__(self, hold: in_use.Hold, connection: Connection, lines: Lines, now: Callable[[], datetime]) -> None:
        super().__init__(connection)
        self.path = hold.path
        self._hold = hold
        self._inode = hold.path.stat().st_ino
        self.now = now
        self.role = "facilitator"
        self.former: Path | None = None  # a copy of the file as it was before it was renewed just now
        self._lines = lines
        self._line = b""
        self._lamport = 0
        self._last = b""  # the last act of this line
        self._top: bytes | None = None  # the same, or what it did again
        self._stack = Stack()

    # Opening and closing

    @classmethod
    def create(cls, path: Path, lines: Lines, now: Callable[[], datetime]) -> Self:
        """Make a new file at `path`, whole or not at all; an existing file there is replaced.

        Raises:
            OSError: nothing can be written there.
        """
        fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        try:
            database.create(fresh)
            fresh.replace(path)
            sync_folder(path.parent)
        finally:
            fresh.unlink(missing_ok=True)
        return cls.open(path, lines, now)

    @classmethod
    def open(cls, path: Path, lines: Lines, now: Callable[[], datetime]) -> Self:
        """Open an event file for writing, after looking at it without.

        Raises:
            FileRefusedError: see `opening.inspect`.
        """
        hold = opening.hold(path)
        try:
            former = migrating.bring_up_to_date(path)
            ledger = opening.inspect(path)
            opening.require_sealed(path)
            connection = database.connect(path)
        except OperationalError as error:
            hold.release()
            raise (not_saved(path, error) if "full" in str(error) else opening.held(path)) from error
        except BaseException:
            hold.release()
            raise
        in_use.claim(path)
        file = cls(hold, connection, lines, now)
        file.former = former
        try:
            file._go_on(ledger)
        except FAILURES as error:
            file._let_go()
            raise not_saved(path, error) from error
        return file

    def _go_on(self, ledger: opening.Ledger) -> None:
        """Know what was done before, on this line."""
        self._lamport = ledger.lamport
        self._choose_line({act[0] for acts in ledger.lines.values() for act in acts})
        own = ledger.lines.get(self._line, [])
        self._stack = Stack.replay(own)
        if own:
            self._last, kind, target, _ = own[-1]
            self._top = target if kind == ActKind.REDO else self._last
        self.scrub()

    def _let_go(self) -> None:
        """Close without a word, for a file that could not be opened after all."""
        with suppress(*FAILURES):
            database.close(self.connection)
        self._hold.release()

    def _choose_line(self, known_acts: set[bytes]) -> None:
        """Go on with the line in the file, or begin a new one (rule 5)."""
        line = next((row[0] for row in self.fetch(select(META.c.value).where(META.c.key == "line"))), b"")
        if line and self._lines.continues(line, self.path, known_acts):
            self._line = line
            return
        self._begin_line()

    def _begin_line(self) -> None:
        line = secrets.token_bytes(16)
        row = upsert(META).values(key="line", value=line)
        with self.connection.begin():
            self.connection.execute(row.on_conflict_do_update(index_elements=["key"], set_={"value": line}))
            intake.forget(self.connection)
        self._line, self._last, self._top, self._stack = line, b"", None, Stack()
        self._lines.remember(line, self.path, b"")

    def close(self) -> None:
        """Leave one single file behind.

        Raises:
            NotSavedError: the file is gone, or nothing can be written there any more.
        """
        try:
            database.close(self.connection)
        except FAILURES as error:
            raise not_closed(self.path, error) from error
        finally:
            self._hold.release()
        self._lines.remember(self._line, self.path, self._last)

    def copy_to(self, target: Path) -> None:
        """A whole copy as the file is now; whoever opens it begins a new line.

        Raises:
            OSError: nothing can be written at `target`.
        """
        database.backup(self.connection, target)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def salt(self) -> bytes:
        """Of the password of this file; empty when it has none. To look in the file itself would cost its lock."""
        return database.salt_of(self.connection)

    @property
    def line(self) -> bytes:
        """The identity of this file on this laptop; a copy has another one."""
        return self._line

    @property
    def lamport(self) -> int:
        """The number of the last act: another one means that something changed."""
        return self._lamport

    # Writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, durable when it ends.

        Raises:
            NotSavedError: it could not be written; nothing of it is in the file.
        """
        with self._said_by_name():
            if self.path.stat().st_ino != self._inode:
                raise FileNotFoundError(errno.ENOENT, "another file")
            with self.connection.begin():
                yield

    @contextmanager
    def _said_by_name(self) -> Iterator[None]:
        try:
            yield
        except FAILURES as error:
            raise not_saved(self.path, error) from error

    def commit(
        self,
        label: str,
        *put: Entity,
        remove: Iterable[Entity] = (),
        affirm: Iterable[Entity] = (),
        for_good: bool = False,
    ) -> Changes:
        """One act, durable when this returns: rows as given, others removed.

        An act with a fact has no undo, nor has one that is meant `for_good`. A row that is affirmed stays in sight,
        as a conflict, when another line removes it without having seen this act.
        """
        kind = ActKind.FACT if for_good or any(value.KIND is Kind.FACT for value in put) else ActKind.DO
        removed, affirmed = list(remove), list(affirm)

        def plan() -> list[CellChange]:
            cells = [change for value in put for change in planning.put(self.connection, value)]
            cells += [planning.affirm(self.connection, value) for value in affirmed]
            return cells + [change for value in removed for change in planning.remove(self.connection, value)]

        return self._do(kind, label, plan)

    def write(
        self, label: str, plan: Callable[[Connection], Sequence[CellChange]], *, for_good: bool = False
    ) -> Changes:
        """One act of the changes to cells that `plan` finds, in the same transaction."""
        return self._do(ActKind.FACT if for_good else ActKind.DO, label, lambda: plan(self.connection))

    def scrub(self) -> bool:
        """Overwrite what old pages still hold of people who were erased; False: not yet, the disk refuses it."""
        with self.connection.begin():
            if not blanking.is_marked(self.connection):
                return True
        try:
            database.rebuild(self.connection)
            with self.writing():
                blanking.unmark(self.connection)
        except UNDONE:  # done at the next opening
            return False
        return True

    def _do(self, kind: ActKind, label: str, plan: Callable[[], Sequence[CellChange]]) -> Changes:
        with self.writing():
            cells = plan()
            if not cells:
                return Changes(label)
            intake.forget(self.connection)
            act, changes = self._write(kind, None, label, cells)
        self._follow(act)
        return changes

    def take_in(self, label: str, entries: Sequence[Entry]) -> Changes:
        """Merge: the acts that this file lacks come in, as one act of this line when they say anything new.

        Raises:
            FileRefusedError: an act is known here with another content.
            NotSavedError: it could not be written; nothing of it is in the file.
        """
        with self.connection.begin():
            fresh = intake.lacking(self.connection, entries)
        erases = bool(erased_by(write for entry in fresh for write in entry.writes).people)
        if any(entry.act.line == self._line for entry in fresh):  # this is an older copy of what comes in
            self._begin_line()
        lamport = max([self._lamport, *(entry.act.lamport for entry in fresh)])
        done = None
        with self.writing():
            touched = record(self.connection, fresh) if fresh else {}
            if touched:
                intake.note(self.connection, () if erases else fresh)
                kind = ActKind.FACT if erases else ActKind.MERGE  # who was erased does not come back
                done = self._write(kind, None, label, touched=touched, above=lamport)
        self._lamport = lamport
        self.scrub()
        if done is None:
            return Changes(label)
        self._follow(done[0])
        return done[1]

    def take_over(self, label: str, worked: WorkedOut) -> Changes:
        """As `take_in`, of a merge that was worked out on a copy of this file.

        Raises:
            ValueError: something was done here since that copy was made.
            NotSavedError: it could not be written; nothing of it is in the file.
        """
        if worked.base != self._lamport:
            raise ValueError("the copy is older than the file")
        with self._said_by_name(), attached(self.connection, worked.trial), self.writing():
            take_rows(self.connection, (kind.TABLE for kind in worked.kinds))
            act, _ = self._write(ActKind.MERGE, None, label, above=worked.lamport)
        self._follow(act)
        return Changes(label, worked.kinds, worked.values)

    def _write(
        self,
        kind: ActKind,
        target: bytes | None,
        label: str,
        cells: Sequence[CellChange] = (),
        *,
        touched: Touched = NOTHING_ELSE,
        above: int = 0,
    ) -> tuple[Act, Changes]:
        """Append an act; `touched` is what came or went with it and is no write of its own."""
        at = self.now().isoformat(timespec="seconds")
        lamport = max(self._lamport, above) + 1
        act = Act(secrets.token_bytes(16), lamport, self._line, self.role, at, str(kind), target, label)
        writes = planning.writes(act.id, cells)
        append(self.connection, act, writes)
        rows = touched.keys() | touched_by(writes).keys()
        kinds = frozenset(BY_NAME[entity] for entity, _ in rows)
        return act, Changes(label, kinds, self._values(rows))

    def _follow(self, act: Act) -> None:
        """Only after the commit: what is remembered here is never ahead of the file."""
        self._lamport, self._last = act.lamport, act.id
        self._top = act.target if act.kind == ActKind.REDO else act.id
        self._stack.push(act.id, act.kind, act.target, act.label)

    def _values(self, rows: Iterable[tuple[str, bytes]]) -> dict[UUID, Entity | None]:
        values: dict[UUID, Entity | None] = {}
        by_entity: dict[str, list[bytes]] = {}
        for entity, row in rows:
            by_entity.setdefault(entity, []).append(row)
            values[UUID(bytes=row)] = None
        for entity, ids in by_entity.items():
            table = TABLES[entity]
            for part in chunks(ids):
                query = select(table).where(table.c.id.in_(part), table.c.deleted == 0)
                found = [entity_of(BY_NAME[entity], dict(row._mapping)) for row in self.connection.execute(query)]
                values.update({value.id: value for value in found})
        return values

    # Taking back and doing again

    def undoable(self) -> str | None:
        """The label of what an undo would take back; what a fact has sealed, or an act upon a merge, is passed over."""
        with self.connection.begin():
            while self._stack.done and self._is_spent(self._stack.done[-1]):
                self._stack.done.pop()
        return self._stack.done[-1].label if self._stack.done else None

    def _is_spent(self, done: Done) -> bool:
        return done.id != self._top if done.kind == ActKind.MERGE else is_spent(self.connection, done.id)

    def redoable(self) -> str | None:
        """The label of what a redo would do again."""
        return self._stack.undone[-1][0].label if self._stack.undone else None

    def undo(self) -> Changes | None:
        """Take back this line's last act; None when there is none."""
        if self.undoable() is None:
            return None
        done = self._stack.done[-1]
        if done.kind == ActKind.MERGE:
            return self._take(ActKind.UNDO, done, lambda: Plan(touched=intake.set_aside(self.connection)))
        return self._take(ActKind.UNDO, done, lambda: plan_undo(self.connection, done.id))

    def redo(self) -> Changes | None:
        """Do again what was taken back last; None when there is nothing."""
        if not self._stack.undone:
            return None
        done, undo = self._stack.undone[-1]
        if done.kind == ActKind.MERGE:
            return self._take(ActKind.REDO, done, lambda: Plan(touched=intake.bring_back(self.connection)))
        return self._take(ActKind.REDO, done, lambda: plan_redo(self.connection, done.id, undo))

    def _take(self, kind: ActKind, done: Done, plan: Callable[[], Plan]) -> Changes:
        with self.writing():
            planned = plan()
            act, changes = self._write(kind, done.id, done.label, planned.changes, touched=planned.touched)
        self._follow(act)
        return replace(changes, left=tuple(sorted({f"{w.entity}.{w.cell}" for w in planned.left})))
