import json
from dataclasses import fields
from datetime import datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.ballots import Recount
from atelier.domain.entity import Entity
from atelier.domain.model import ENTITIES
from atelier.domain.people import Role
from atelier.domain.themes import Argument, Pillar
from atelier.domain.vague_date import VagueDate
from atelier.storage.mapper import dump, entity_of, from_column, from_json, to_column, to_json, types_of
from tests.domain.values import rows, values

IDS = [entity.TABLE for entity in ENTITIES]


@pytest.mark.parametrize("kind", ENTITIES, ids=IDS)
def test_every_kind_of_row_comes_back_from_json_and_from_columns(kind: type[Entity]) -> None:
    hints = types_of(kind)

    @given(rows(kind))
    def round_trip(row: Entity) -> None:
        columns = {}
        for name, hint in hints.items():
            value = getattr(row, name)
            spelled = json.loads(dump(to_json(value)))
            assert from_json(hint, spelled) == value
            columns[name] = to_column(value)
            assert columns[name] is None or isinstance(columns[name], bytes | str | int)
            assert from_column(hint, columns[name]) == value
            assert to_column(from_json(hint, spelled)) == columns[name]  # the way of the fold
        assert entity_of(kind, columns) == row

    round_trip()


@pytest.mark.parametrize("kind", ENTITIES, ids=IDS)
def test_an_unset_column_takes_the_default_of_its_field(kind: type[Entity]) -> None:
    @given(rows(kind))
    def default(row: Entity) -> None:
        optional = [field.name for field in fields(kind) if field.name in _with_default(kind)]
        columns = {name: to_column(getattr(row, name)) for name in types_of(kind)}
        empty = entity_of(kind, columns | dict.fromkeys(optional))
        assert {name: getattr(empty, name) for name in optional} == _with_default(kind)

    default()


def _with_default(kind: type[Entity]) -> dict[str, object]:
    made = {f.name: f.default for f in fields(kind)}
    return {name: value for name, value in made.items() if not repr(value).startswith("<dataclasses._MISSING")}


def test_an_optional_type_is_reduced_to_the_type() -> None:
    assert types_of(Argument)["role"] is Role
    assert types_of(Argument)["municipality"] is UUID
    assert types_of(Recount)["at"] is datetime


def test_spellings() -> None:
    key = UUID("00112233-4455-6677-8899-aabbccddeeff")
    assert (to_json(key), to_column(key)) == ("00112233445566778899aabbccddeeff", key.bytes)
    assert (to_json(VagueDate("2020-01")), to_column(VagueDate("2020-01"))) == ("2020-01", "2020-01")
    assert (to_json((key,)), to_column((key,))) == ([key.hex], f'["{key.hex}"]')
    assert (to_json(True), to_column(True)) == (True, 1)
    assert type(to_json(Role.CLERK)) is str
    assert (to_json(None), to_column(None)) == (None, None)
    noon = datetime.fromisoformat("2019-11-12T12:00:00+01:00")
    assert to_json(noon) == to_column(noon) == "2019-11-12T12:00:00+01:00"


def test_equal_values_have_equal_bytes() -> None:
    assert dump({"b": "Mozaïek", "a": [1, 2]}) == dump({"a": [1, 2], "b": "Mozaïek"}) == '{"a":[1,2],"b":"Mozaïek"}'


@given(st.dictionaries(st.text(max_size=4), values(str) | values(int), max_size=4))
def test_json_is_read_back(value: dict[str, object]) -> None:
    assert json.loads(dump(value)) == value
    assert dump(json.loads(dump(value))) == dump(value)


def test_texts_are_kept_as_they_were_typed() -> None:
    text = "’t Loo — €\u00a01.200\x00\n\u0301e\U0001f5f3"
    pillar = Pillar.new(text=text)
    columns = {name: to_column(getattr(pillar, name)) for name in types_of(Pillar)}
    assert entity_of(Pillar, columns) == pillar
