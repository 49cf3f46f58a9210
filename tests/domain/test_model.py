from dataclasses import fields
from typing import get_type_hints
from uuid import UUID

import pytest

from atelier.domain.entity import Entity, Kind, cells
from atelier.domain.model import ENTITIES, PARENTS

IDS = [entity.TABLE for entity in ENTITIES]


def test_no_two_kinds_share_a_table() -> None:
    assert len(set(IDS)) == len(IDS)
    assert not set(IDS) & {"", "act", "write", "head", "draft", "meta"}


def test_every_kind_is_listed() -> None:
    def below(kind: type[Entity]) -> set[type[Entity]]:
        return {kind}.union(*(below(sub) for sub in kind.__subclasses__()))

    declared = {kind for kind in below(Entity) - {Entity} if kind.__module__.startswith("atelier.domain")}
    # a dataclass with slots is made twice; only the one that its module names counts
    assert {kind.__name__ for kind in declared} == {kind.__name__ for kind in ENTITIES}


@pytest.mark.parametrize("entity", ENTITIES, ids=IDS)
def test_cells_hold_every_field_once(entity: type[Entity]) -> None:
    held = [name for names in cells(entity).values() for name in names]
    assert sorted(held) == sorted(field.name for field in fields(entity) if field.name != "id")
    assert "deleted" not in cells(entity)


@pytest.mark.parametrize("entity", [e for e in ENTITIES if e.PARENT], ids=[e.TABLE for e in ENTITIES if e.PARENT])
def test_a_parent_is_a_field_that_names_a_kind(entity: type[Entity]) -> None:
    assert entity.PARENT is not None
    assert get_type_hints(entity)[entity.PARENT] is UUID
    assert PARENTS[entity.PARENT] in ENTITIES


def test_facts_are_what_may_never_change() -> None:
    assert {entity.TABLE for entity in ENTITIES if entity.KIND is Kind.FACT} == {
        "step",
        "attendance",
        "ballot",
        "recount",
        "count",
        "void",
        "release",
        "export",
        "handout",
        "pickup",
        "submission",
        "proposal_step",
        "proposal_release",
        "council_answer",
        "erasure",
    }
