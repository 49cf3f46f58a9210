"""The tables of an event file: one per kind of row, made from its dataclass, and those of the acts."""

import types
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Integer, LargeBinary, Table, Text
from sqlmodel import Field, SQLModel

from atelier.domain.entity import Entity
from atelier.domain.model import ENTITIES
from atelier.storage.mapper import types_of

APPLICATION_ID = 0x41744C72  # "AtLr"
VERSION = 2


class ActRow(SQLModel, table=True):
    """One act: never changed, never deleted."""

    __tablename__ = "act"

    id: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    lamport: int = Field(index=True)
    line: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    role: str
    at: str
    kind: str
    target: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    label: str
    digest: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class WriteRow(SQLModel, table=True):
    """One write of an act to one cell."""

    __tablename__ = "write"
    __table_args__ = {"sqlite_with_rowid": False}

    act: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    n: int = Field(sa_column=Column(Integer, primary_key=True))
    entity: str
    row: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    cell: str
    value: str | None = None
    replaces: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    restores: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    seal: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class HeadRow(SQLModel, table=True):
    """Cache: the writes of a cell that no other write replaces."""

    __tablename__ = "head"
    __table_args__ = {"sqlite_with_rowid": False}

    row: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    cell: str = Field(sa_column=Column(Text, primary_key=True))
    act: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    n: int = Field(sa_column=Column(Integer, primary_key=True))


class DraftRow(SQLModel, table=True):
    """What is being typed, saved every second; local, and gone as soon as it is an act."""

    __tablename__ = "draft"
    __table_args__ = {"sqlite_with_rowid": False}

    row: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    field: str = Field(sa_column=Column(Text, primary_key=True))
    entity: str
    value: str


class MergedRow(SQLModel, table=True):
    """An act that the last merge of this line brought; local, with all that it held once the merge was taken back."""

    __tablename__ = "merged"
    __table_args__ = {"sqlite_with_rowid": False}

    act: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    content: str | None = None


class MetaRow(SQLModel, table=True):
    """What belongs to the file and not to the event: its line."""

    __tablename__ = "meta"

    key: str = Field(sa_column=Column(Text, primary_key=True))
    value: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


def _column_type(hint: Any) -> type[Integer | LargeBinary | Text]:
    if hint in {UUID, bytes}:
        return LargeBinary
    return Integer if hint in {int, bool} else Text


def _model(entity: type[Entity]) -> type[SQLModel]:
    """The SQLModel of one kind of row: its fields as columns, and whether it was removed."""
    namespace: dict[str, Any] = {"__tablename__": entity.TABLE, "__annotations__": {}}
    for name, hint in types_of(entity).items():
        column = Column(name, _column_type(hint), primary_key=name == "id")
        namespace["__annotations__"][name] = Any
        namespace[name] = Field(default=None, sa_column=column)
    namespace["__annotations__"]["deleted"] = int
    namespace["deleted"] = Field(default=1, sa_column=Column("deleted", Integer, nullable=False))
    return types.new_class(f"{entity.__name__}Row", (SQLModel,), {"table": True}, lambda body: body.update(namespace))


def _table(model: type[SQLModel]) -> Table:
    table: Table = model.__table__  # type: ignore[attr-defined]  # every model here is a table
    return table


TABLES: dict[str, Table] = {entity.TABLE: _table(_model(entity)) for entity in ENTITIES}
BY_NAME: dict[str, type[Entity]] = {entity.TABLE: entity for entity in ENTITIES}
ACT, WRITE, HEAD = _table(ActRow), _table(WriteRow), _table(HeadRow)
DRAFT, MERGED, META = _table(DraftRow), _table(MergedRow), _table(MetaRow)
