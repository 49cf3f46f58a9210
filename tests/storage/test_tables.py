from dataclasses import fields
from datetime import date, datetime
from uuid import UUID

import pytest
from sqlalchemy import Integer, LargeBinary, Text

from atelier.domain.entity import Entity
from atelier.domain.model import ENTITIES
from atelier.storage.acts import Act, Write
from atelier.storage.mapper import types_of
from atelier.storage.tables import ACT, BY_NAME, TABLES, WRITE

IDS = [entity.TABLE for entity in ENTITIES]


def test_there_is_one_table_per_kind() -> None:
    assert list(TABLES) == [entity.TABLE for entity in ENTITIES] == list(BY_NAME)
    assert all(BY_NAME[entity.TABLE] is entity for entity in ENTITIES)


@pytest.mark.parametrize("kind", ENTITIES, ids=IDS)
def test_a_table_mirrors_its_dataclass(kind: type[Entity]) -> None:
    table = TABLES[kind.TABLE]
    assert [column.name for column in table.columns] == [*(field.name for field in fields(kind)), "deleted"]
    assert [column.name for column in table.primary_key] == ["id"]
    for name, hint in types_of(kind).items():
        kept_as = LargeBinary if hint in {UUID, bytes} else Integer if hint in {int, bool} else Text
        assert isinstance(table.c[name].type, kept_as), name
        assert table.c[name].nullable is (name != "id"), name
    assert not table.c.deleted.nullable


@pytest.mark.parametrize("kind", ENTITIES, ids=IDS)
def test_a_table_has_no_uniqueness_but_its_key(kind: type[Entity]) -> None:
    table = TABLES[kind.TABLE]
    assert not table.indexes
    assert not any(column.unique for column in table.columns)
    assert not table.foreign_keys


def test_dates_sort_as_text() -> None:
    held = {hint for kind in ENTITIES for hint in types_of(kind).values() if hint in {date, datetime}}
    assert held == {date, datetime}
    assert isinstance(TABLES["day"].c.date.type, Text)
    assert isinstance(TABLES["ballot"].c.at.type, Text)


def test_acts_and_writes_are_kept_column_by_column() -> None:
    assert [column.name for column in ACT.columns] == [*Act.__slots__, "digest"]
    assert [column.name for column in WRITE.columns] == list(Write.__slots__)
