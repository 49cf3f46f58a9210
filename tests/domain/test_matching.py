"""Who is who in an event that was begun apart: certain only where it is certain."""

from uuid import UUID

import pytest

from atelier.domain.entity import Entity, natural_id
from atelier.domain.frames import CouncilFrame
from atelier.domain.matching import Matched, Rows, matched
from atelier.domain.people import Municipality, Person
from atelier.domain.themes import Dilemma

EVENT = UUID(int=9)
TOWN, THERE = Municipality.new(name="Berg en Dal"), Municipality.new(name="  berg EN dal ")


def compared(ours: list[Entity], theirs: list[Entity]) -> Matched:
    def rows(values: list[Entity]) -> Rows:
        kinds = dict.fromkeys(map(type, values))
        return {kind: [value for value in values if type(value) is kind] for kind in kinds}

    return matched(rows(ours), rows(theirs), EVENT, {})


@pytest.mark.parametrize(
    ("ours", "theirs", "certain", "asked"),
    [
        (Person.new(name="A", email="a@b.nl"), Person.new(name="Anders", email="A@B.nl"), True, False),
        (Person.new(name="Zoë", municipality=TOWN.id), Person.new(name="zoe", municipality=THERE.id), True, False),
        (Person.new(name="Zoë", municipality=TOWN.id), Person.new(name="zoe"), False, True),
        (Person.new(name="Zoë"), Person.new(name="Zoë"), False, True),
        (Person.new(name="Zoë"), Person.new(name="Zoran"), False, False),
        (Person.new(name=""), Person.new(name=""), False, False),
        (Dilemma.new(title="A", origin="dilemma/x@1"), Dilemma.new(title="B", origin="dilemma/x@3"), True, False),
        (Dilemma.new(title="A", origin="dilemma/x@1"), Dilemma.new(title="a", origin="dilemma/y@1"), False, True),
        (Dilemma.new(title="A"), Dilemma.new(title="B"), False, False),
    ],
)
def test_what_is_certain_and_what_is_asked(ours: Entity, theirs: Entity, certain: bool, asked: bool) -> None:
    found = compared([TOWN, ours], [THERE, theirs])
    assert found.same[THERE.id] == TOWN.id
    assert (found.same.get(theirs.id) == ours.id) is certain
    assert [doubt.theirs.id for doubt in found.doubts] == ([theirs.id] if asked else [])


def test_one_of_ours_is_found_once() -> None:
    ours = Person.new(name="A", email="a@b.nl")
    first, second = (Person.new(name="A", email="a@b.nl") for _ in range(2))
    found = compared([ours], [first, second])
    assert list(found.same.values()) == [ours.id]


def test_what_there_is_once_of_gets_the_identity_of_this_event() -> None:
    frame = CouncilFrame(id=natural_id(UUID(int=8), CouncilFrame.TABLE, THERE.id), municipality=THERE.id)
    found = compared([TOWN], [THERE, frame])
    assert found.same[frame.id] == natural_id(EVENT, CouncilFrame.TABLE, TOWN.id)
