from dataclasses import FrozenInstanceError
from uuid import UUID, uuid4

import pytest

from atelier.domain.ballots import Void
from atelier.domain.entity import cells, natural_id
from atelier.domain.proposals import Proposal
from atelier.domain.themes import Argument, Pillar

EVENT = UUID(int=7)


def test_each_field_is_a_cell_of_its_own() -> None:
    assert cells(Pillar) == {"name": ("name",), "text": ("text",), "position": ("position",), "origin": ("origin",)}


def test_fields_that_belong_together_are_one_cell() -> None:
    assert cells(Argument)["voice"] == ("role", "municipality")
    assert cells(Proposal)["money"] == (
        "once_low",
        "once_high",
        "yearly_low",
        "yearly_high",
        "from_year",
        "allocation",
    )
    assert "role" not in cells(Argument)
    assert "allocation" not in cells(Proposal)


def test_a_fact_is_one_cell() -> None:
    assert cells(Void) == {"fact": ("ballot", "reason", "at")}


def test_new_rows_have_identities_of_their_own() -> None:
    assert Pillar.new(name="Visie").id != Pillar.new(name="Visie").id


def test_values_are_frozen() -> None:
    pillar = Pillar.new(name="Visie")
    with pytest.raises(FrozenInstanceError):
        pillar.name = "Agenda"  # type: ignore[misc]


def test_two_laptops_give_the_same_thing_the_same_identity() -> None:
    assert natural_id(EVENT, "municipality", "arnhem") == natural_id(EVENT, "municipality", "arnhem")
    others = [
        natural_id(uuid4(), "municipality", "arnhem"),
        natural_id(EVENT, "pillar", "arnhem"),
        natural_id(EVENT, "municipality", "nijmegen"),
        natural_id(EVENT, "municipality", "arnhem", 1),
        natural_id(EVENT, "municipality"),
    ]
    assert len({natural_id(EVENT, "municipality", "arnhem"), *others}) == len(others) + 1
    assert natural_id(EVENT, "municipality", "arnhem").version == 5
