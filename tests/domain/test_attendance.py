"""Who is in the room follows from who came and left; a model with a plain set must always agree."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from random import Random
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.attendance import Attendance, inside, municipalities_present, room, stays
from atelier.domain.people import Municipality, Person
from atelier.domain.week import Gathering

NINE = datetime(2019, 11, 12, 9, 0, tzinfo=timezone(timedelta(hours=1)))
MEETING = Gathering.new(present=5)
PEOPLE = [uuid4() for _ in range(4)]


def fact(person: UUID, arrived: bool, minute: int) -> Attendance:
    return Attendance.new(gathering=MEETING.id, person=person, arrived=arrived, at=NINE + timedelta(minutes=minute))


def at(minute: int) -> datetime:
    return NINE + timedelta(minutes=minute)


def test_stays_have_a_beginning_and_an_end() -> None:
    one, other = PEOPLE[:2]
    facts = [fact(one, True, 0), fact(other, True, 3), fact(one, False, 20), fact(one, True, 45)]
    found = stays(facts)
    assert [(stay.person, stay.came, stay.left) for stay in found] == [
        (one, at(0), at(20)),
        (other, at(3), None),
        (one, at(45), None),
    ]
    assert inside(facts) == (other, one)


def test_a_wrong_key_is_put_right_by_the_other_one() -> None:
    one = PEOPLE[0]
    assert inside([fact(one, True, 0), fact(one, False, 1)]) == ()
    assert inside([fact(one, True, 0), fact(one, False, 1), fact(one, True, 2)]) == (one,)


def test_coming_twice_and_leaving_before_coming_change_nothing() -> None:
    one = PEOPLE[0]
    facts = [fact(one, False, 0), fact(one, True, 1), fact(one, True, 2)]
    assert [(stay.came, stay.left) for stay in stays(facts)] == [(at(1), None)]


def test_facts_of_two_laptops_in_other_zones_are_put_in_order() -> None:
    one = PEOPLE[0]
    came, left = fact(one, True, 0), fact(one, False, 5)
    came = replace(came, at=came.at.astimezone(UTC))
    assert inside([left, came]) == ()


@given(st.lists(st.tuples(st.sampled_from(PEOPLE), st.booleans()), max_size=30), st.randoms())
def test_the_room_is_that_of_a_plain_set_in_whatever_order_facts_are_read(
    keys: list[tuple[UUID, bool]], random: Random
) -> None:
    here: set[UUID] = set()
    facts = []
    for minute, (person, arrived) in enumerate(keys):
        (here.add if arrived else here.discard)(person)
        facts.append(fact(person, arrived, minute))
    random.shuffle(facts)
    assert set(inside(facts)) == here
    found = stays(facts)
    assert all(stay.left is None or stay.came < stay.left for stay in found)
    assert [stay.came for stay in found] == sorted(stay.came for stay in found)
    for person in PEOPLE:
        own = [stay for stay in found if stay.person == person]
        assert all(before.left is not None and before.left < later.came for before, later in pairwise(own))


def test_municipalities_come_with_the_people_who_stand_for_them() -> None:
    members = [Municipality.new(name=name) for name in ("Arnhem", "Duiven", "Westervoort", "Wijchen")]
    arnhem, duiven, westervoort, wijchen = (member.id for member in members)
    official = Person.new(municipality=westervoort, also=(duiven,))
    alderman = Person.new(municipality=wijchen)
    stand_in = Person.new(replaces=alderman.id)
    everybody = [official, alderman, stand_in]
    assert municipalities_present([official], everybody, members) == (duiven, westervoort)
    assert municipalities_present([stand_in], everybody, members) == (wijchen,)
    assert municipalities_present([Person.new(municipality=uuid4())], everybody, members) == ()
    assert arnhem not in municipalities_present(everybody, everybody, members)


def test_a_room_counts_who_answers_who_listens_and_others() -> None:
    answering, listening, gone = Person.new(), Person.new(listens=True), Person.new()
    facts = [fact(row.id, True, n) for n, row in enumerate((answering, listening, gone))]
    found = room(MEETING, facts, [answering, listening], [Municipality.new()])
    assert found.people == (answering, listening)
    assert (found.present, found.listed, found.listening, found.others) == (5, 1, 1, 4)
    assert found.holds(answering.id)
    assert not found.holds(gone.id)
    assert len(found.stays_of(gone.id)) == 1
    assert (found.municipalities, found.members) == ((), 1)
    assert room(replace(MEETING, present=0), facts, [answering], []).others == 0
