"""Answers from a form as work of a line of its own, so that they merge as if the duo had typed them in a copy.

On what a cell stood when the form was given tells which writes an answer replaces: those that still say the same, and
what the form itself brought before. Whatever else was written meanwhile stays beside it, as something to choose. The
identity of the act follows from its content, so that two laptops which read one form make one and the same act.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from atelier.domain.entity import Entity, cells
from atelier.storage.acts import ACT_BYTES, DELETED, Act, ActKind, Entry, Write
from atelier.storage.event_file import EventFile
from atelier.storage.journal import heads_by_row, heads_of, write_by_id
from atelier.storage.mapper import dump, to_json
from atelier.storage.planning import THERE
from atelier.storage.tables import ACT, WRITE
from atelier.storage.versions import acts_of, values_of


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as it stands: what it held when the form was given, what the form brought, and what is there now."""

    kind: type[Entity]
    row: UUID
    name: str
    base: str | None  # None: it held nothing
    own: tuple[Write, ...]
    heads: tuple[Write, ...]

    @property
    def before(self) -> str | None:
        """What an answer that changes nothing would repeat: the last one from this form, else what the form showed."""
        return self.own[-1].value if self.own else self.base

    @property
    def now(self) -> str | None:
        """The value that is shown."""
        return self.heads[-1].value if self.heads else None

    @property
    def replaced(self) -> tuple[Write, ...]:
        """The writes that an answer takes the place of."""
        return tuple(head for head in self.heads if head in self.own or head.value == self.before)

    @property
    def contested(self) -> bool:
        """Whether somebody else wrote here since."""
        return len(self.replaced) < len(self.heads)


def standing(file: EventFile, rows: Iterable[UUID]) -> dict[tuple[UUID, str], str]:
    """The write that each cell of these rows shows, in hex."""
    with file.connection.begin():
        found = heads_by_row(file.connection, [row.bytes for row in rows])
    return {(UUID(bytes=row), head.cell): head.id.hex() for row, heads in found.items() for head in heads}


def line_of(handout: UUID) -> bytes:
    """The line on which the answers of one form come in."""
    return hashlib.sha256(b"form" + handout.bytes).digest()[:ACT_BYTES]


def look(file: EventFile, handout: UUID, kind: type[Entity], row: UUID, bases: dict[str, str]) -> dict[str, Cell]:
    """The cells of a row by name, where `bases` are the writes on which they stood."""
    own = _own(file, handout, row)
    with file.connection.begin():
        heads = heads_of(file.connection, row.bytes)
        written = {name: write_by_id(file.connection, bytes.fromhex(write)) for name, write in bases.items()}
    found = {}
    for name in (DELETED, *cells(kind)):
        here = tuple(head for head in heads if head.cell == name)
        before = tuple(write for write in own if write.cell == name)
        found[name] = Cell(kind, row, name, written[name].value if name in written else None, before, here)
    return found


def _own(file: EventFile, handout: UUID, row: UUID) -> list[Write]:
    """What this form wrote to a row before, oldest first."""
    query = select(WRITE).join(ACT, ACT.c.id == WRITE.c.act)
    query = query.where(ACT.c.line == line_of(handout), WRITE.c.row == row.bytes)
    return [Write(*tuple(found)) for found in file.fetch(query.order_by(ACT.c.lamport, ACT.c.at, ACT.c.id, WRITE.c.n))]


def value_of(cell: Cell, value: str | None) -> dict[str, Any]:
    """The fields of a cell in one of its values."""
    return values_of(Write(b"", 0, cell.kind.TABLE, cell.row.bytes, cell.name, value))


def cell_value(fields: dict[str, Any]) -> str:
    """The fields of a cell as a write holds them."""
    return dump({name: to_json(value) for name, value in fields.items()})


@dataclass(frozen=True, slots=True)
class Asked:
    """A cell that must get a value; None makes the row itself."""

    cell: Cell
    value: str | None


def entry(
    file: EventFile, handout: UUID, label: str, at: str, asked: Sequence[Asked], facts: Sequence[Entity]
) -> Entry:
    """The answers as one act; `facts` are rows that come with it."""
    plain = [_plain(one) for one in asked] + [write for fact in facts for write in _fact(fact)]
    line = line_of(handout)
    lamport = _lamport(file, handout, [head for one in asked for head in one.cell.replaced])
    seed = json.dumps([line, lamport, at, label, plain], default=bytes.hex).encode()
    act = Act(hashlib.sha256(seed).digest()[:ACT_BYTES], lamport, line, "duo", at, str(ActKind.DO), None, label)
    return Entry.sealed(act, [Write(act.id, n, *columns) for n, columns in enumerate(plain)]).salted()


def _plain(asked: Asked) -> tuple[Any, ...]:
    cell = asked.cell
    replaced = b"".join(sorted(head.id for head in cell.replaced))
    return cell.kind.TABLE, cell.row.bytes, cell.name, THERE if asked.value is None else asked.value, replaced


def _fact(fact: Entity) -> list[tuple[Any, ...]]:
    values = {name: getattr(fact, name) for name in fact.__dataclass_fields__ if name != "id"}
    row, table = fact.id.bytes, fact.TABLE
    return [(table, row, DELETED, THERE, b""), (table, row, "fact", cell_value(values), b"")]


def _lamport(file: EventFile, handout: UUID, replaced: Sequence[Write]) -> int:
    """As early as can be, behind everything that is replaced: what was written here since goes before in a choice."""
    given = select(ACT.c.lamport).join(WRITE, WRITE.c.act == ACT.c.id).where(WRITE.c.row == handout.bytes)
    with file.connection.begin():
        numbers: list[int] = [row.lamport for row in file.connection.execute(given)]
        numbers += [act.lamport + 1 for act in acts_of(file.connection, {head.act for head in replaced}).values()]
    return max(numbers)
