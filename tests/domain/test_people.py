from uuid import uuid4

from atelier.domain.people import Person, speaks_for

A, B, C = uuid4(), uuid4(), uuid4()


def test_all_municipalities_of_a_person_each_once() -> None:
    assert Person.new().municipalities == ()
    assert Person.new(municipality=A).municipalities == (A,)
    assert Person.new(municipality=A, also=(B, A, C)).municipalities == (A, B, C)
    assert Person.new(also=(B,)).municipalities == (B,)


def test_who_replaces_somebody_stands_for_the_same_municipalities() -> None:
    alderman = Person.new(municipality=A, also=(B,))
    stand_in = Person.new(replaces=alderman.id)
    known = {person.id: person for person in (alderman, stand_in)}
    assert speaks_for(stand_in, known) == (A, B)
    assert speaks_for(stand_in, {}) == ()
    assert speaks_for(Person.new(municipality=C, replaces=alderman.id), known) == (C,)
    itself = Person.new()
    assert speaks_for(itself, {itself.id: itself}) == ()
