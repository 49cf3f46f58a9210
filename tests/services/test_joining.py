"""Doubles are proposed and never joined by themselves; joining is one act that loses nothing."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from atelier.domain.ballots import Ballot
from atelier.domain.errors import AtelierError
from atelier.domain.people import Duo, Municipality, Person
from atelier.domain.themes import Argument, Side
from atelier.domain.week import Event, Gathering
from atelier.services.joining import Joining
from atelier.storage.event_file import EventFile
from tests.storage.equality import merge
from tests.storage.support import Laptop, problems

TOWN, GATHERING = Municipality.new(name="Zevenaar"), Gathering.new(title="Mandaat")
ONE, TWO, THREE = (UUID(int=n) for n in (1, 2, 3))
SUBJECT = UUID(int=50)
NOON = datetime(2019, 11, 12, 12, tzinfo=UTC)


def argument(key: UUID, text: str, **values: object) -> Argument:
    return Argument(id=key, **{"gathering": GATHERING.id, "subject": SUBJECT, "side": Side.A, "text": text, **values})


@pytest.fixture(autouse=True)
def begun(file: EventFile) -> None:
    file.commit("begin", Event.new(title="Week"), TOWN, GATHERING)


def found(file: EventFile) -> list[tuple[UUID, UUID, str]]:
    return [(double.stays.id, double.goes.id, double.why) for double in Joining(file).proposals()]


def test_people_of_one_address_or_of_one_name_and_municipality(file: EventFile) -> None:
    file.commit(
        "people",
        Person(id=TWO, name="A. de Wit", email="Anna@Gemeente.nl"),
        Person(id=ONE, name="Anna de Wit", email="anna@gemeente.nl ", municipality=TOWN.id),
        Person(id=THREE, name="ANNA  de Wit", municipality=TOWN.id),
        Person(id=UUID(int=4), name="Anna de Wit"),
        Person(id=UUID(int=5), municipality=TOWN.id),
        Person(id=UUID(int=6), municipality=TOWN.id),
    )
    assert found(file) == [(ONE, TWO, "the same e-mail"), (ONE, THREE, "the same name and municipality")]


def test_arguments_of_one_side_about_one_question(file: EventFile) -> None:
    file.commit(
        "said",
        argument(ONE, "Dicht bij de inwoner"),
        argument(TWO, "dicht bij de  inwoner"),
        argument(THREE, "Dicht bij de inwoner", side=Side.B),
        argument(UUID(int=4), "Dicht bij de inwoner", subject=UUID(int=51)),
        argument(UUID(int=5), ""),
        argument(UUID(int=6), ""),
    )
    assert found(file) == [(ONE, TWO, "the same text")]
    Joining(file).join(file.get(Argument, TWO), file.get(Argument, ONE))
    assert found(file) == []
    assert file.get(Argument, TWO).merged_into == ONE
    file.undo()
    assert found(file) == [(ONE, TWO, "the same text")]


def people(file: EventFile) -> tuple[Person, Person]:
    one = Person(id=ONE, name="Anna de Wit", municipality=TOWN.id)
    two = Person(id=TWO, name="Anna de Wit", municipality=TOWN.id, email="anna@gemeente.nl", replaces=ONE)
    duo = Duo.new(theme="Wonen", members=(ONE, TWO, THREE))
    file.commit("people", one, two, duo)
    return one, two


def test_everything_of_a_person_goes_to_the_one_that_stays(file: EventFile) -> None:
    one, two = people(file)
    before = [file.all(kind) for kind in (Person, Duo)]
    Joining(file).join(two, one)
    assert file.all(Person) == [replace(one, email="anna@gemeente.nl")]
    assert file.all(Duo)[0].members == (ONE, THREE)
    assert file.undoable() == "join"
    file.undo()
    assert [file.all(kind) for kind in (Person, Duo)] == before


def test_who_stands_in_what_was_recorded_is_not_joined_away(file: EventFile) -> None:
    one, two = people(file)
    words = {"method": "yesno", "question": "Doen?", "options": ("ja", "nee"), "sides": ("ja", "nee"), "asked": "allen"}
    file.commit("open", Ballot.new(gathering=GATHERING.id, subject=SUBJECT, at=NOON, voters=(TWO,), **words))
    with pytest.raises(AtelierError, match="stands in what was recorded already"):
        Joining(file).join(one, two)


def test_what_was_removed_meanwhile_is_not_joined(file: EventFile) -> None:
    one, two = people(file)
    file.commit("gone", remove=[two])
    with pytest.raises(AtelierError, match="removed"):
        Joining(file).join(one, two)


def test_two_laptops_that_join_apart_keep_somebody(file: EventFile, tmp_path: Path) -> None:
    one, two = people(file)
    there = Laptop(tmp_path / "there")
    copy = tmp_path / "copy.atelier"
    file.copy_to(copy)
    with there.open(copy) as other:
        Joining(other).join(two, one)
        other.commit("no", remove=[other.get(Person, ONE)])
    Joining(file).join(one, two)
    merge(file, copy)
    assert [person.id for person in file.all(Person)] == [ONE]  # shown again, to be chosen
    file.close()
    assert problems(file.path) == []
