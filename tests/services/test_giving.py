"""A duo takes along what it needs and no more, and what it does comes back as if it had worked in the whole file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from atelier.domain.entity import Entity
from atelier.domain.errors import AtelierError, FileRefusedError
from atelier.domain.giving import Handout, Pickup
from atelier.domain.model import ENTITIES
from atelier.domain.people import Duo, Person
from atelier.domain.proposals import DecisionPoint, Proposal, Reaction
from atelier.domain.talk import Note
from atelier.domain.themes import Argument, Dilemma, Pillar
from atelier.domain.week import Event, Gathering
from atelier.services.giving import Giving
from atelier.services.merging import Merging
from atelier.storage.event_file import EventFile
from atelier.storage.parts import is_part
from tests.storage.support import Laptop, problems

ANNA, BO = Person.new(name="Anna Schrijver", email="anna@geheim.nl"), Person.new(name="Bo Schrijver")
OTHER = Person.new(name="Xaveer Buitenstaander", email="xaveer@geheim.nl")
DUO, SECOND = Duo.new(theme="Wonen", members=(ANNA.id, BO.id), position="a"), Duo.new(theme="Verkeer", position="b")
DILEMMA, FOREIGN = Dilemma.new(title="Bouwen of wachten"), Dilemma.new(title="Van een ander")
PILLAR = Pillar.new(name="Visie")
MINE = Proposal.new(title="Sneller bouwen", duo=DUO.id, dilemmas=(DILEMMA.id,), goal="Xaveer wil dit")
THEIRS = Proposal.new(title="Rondweg van het andere duo", duo=SECOND.id)
REACTION = Reaction.new(proposal=MINE.id, sender="Xaveer Buitenstaander", text="Graag een jaartal")
GATHERING = Gathering.new(title="Mandaat")
PLANTED = (b"Xaveer", b"geheim.nl", b"andere duo", b"een notitie", b"een argument", b"Van een ander", b"Mandaat")


@pytest.fixture
def origin(tmp_path: Path) -> Iterator[EventFile]:
    file = Laptop(tmp_path / "here").create()
    file.commit("begin", Event.new(title="Week", contact="Xaveer"), ANNA, BO, OTHER, DUO, SECOND, DILEMMA, FOREIGN)
    file.commit("write", PILLAR, GATHERING, MINE, THEIRS, REACTION)
    file.commit("note", Note.new(gathering=GATHERING.id, text="een notitie"))
    file.commit("say", Argument.new(gathering=GATHERING.id, subject=DILEMMA.id, text="een argument"))
    file.commit("goal", replace(MINE, goal="Duizend woningen"))
    yield file
    if not file.connection.closed:
        file.close()
    assert problems(file.path) == []


def giving(file: EventFile) -> Giving:
    return Giving(file, tuple)


def merging(file: EventFile) -> Merging:
    return Merging(file, file.path.parent / "data")


@pytest.fixture
def given(origin: EventFile, tmp_path: Path) -> Path:
    giving(origin).give(DUO, tmp_path / "duo.atelier")
    return tmp_path / "duo.atelier"


@pytest.fixture
def there(given: Path, tmp_path: Path) -> Iterator[EventFile]:
    """The given file, opened on the laptop of the duo."""
    file = Laptop(tmp_path / "there").open(given)
    giving(file).note_opened()
    yield file
    if not file.connection.closed:
        file.close()
    assert problems(file.path) == []


def everything(file: EventFile) -> list[list[Entity]]:
    return [file.all(kind) for kind in ENTITIES]


def test_the_duo_finds_its_own_and_nothing_else(there: EventFile) -> None:
    assert is_part(there)
    assert there.all(Event)[0].title == "Week"
    assert [duo.theme for duo in there.all(Duo)] == ["Wonen", "Verkeer"]
    assert sorted(person.name for person in there.all(Person)) == ["Anna Schrijver", "Bo Schrijver"]
    assert [dilemma.title for dilemma in there.all(Dilemma)] == ["Bouwen of wachten"]
    assert [(one.title, one.goal) for one in there.all(Proposal)] == [("Sneller bouwen", "Duizend woningen")]
    assert [(one.sender, one.text) for one in there.all(Reaction)] == [("", "Graag een jaartal")]
    assert [there.all(kind) for kind in (Gathering, Note, Argument)] == [[], [], []]


def test_a_search_of_the_bytes_finds_nothing_that_was_left_out(origin: EventFile, given: Path) -> None:
    whole = origin.path.with_name("kopie.atelier")
    origin.copy_to(whole)
    assert [name for name in PLANTED if name not in whole.read_bytes()] == []  # the search can find them
    assert [name for name in PLANTED if name in given.read_bytes()] == []
    assert b"Duizend woningen" in given.read_bytes()


def test_what_the_duo_did_comes_back_and_nothing_is_lost_or_added(origin: EventFile, there: EventFile) -> None:
    before = {value.id: value for rows in everything(origin) for value in rows}
    mine = there.all(Proposal)[0]
    new = Proposal.new(title="Tiny houses", duo=DUO.id)
    point = DecisionPoint.new(proposal=mine.id, text="stel vast")
    there.commit("goal", replace(mine, goal="Tweeduizend woningen"))
    there.commit("add", new, point)
    there.commit("settle", replace(there.all(Reaction)[0], settled=True))
    pickup = there.all(Pickup)[0]
    there.close()
    preview = merging(origin).preview([there.path])
    assert preview.conflicts == ()
    merging(origin).merge(preview)
    after = {value.id: value for rows in everything(origin) for value in rows}
    expected = {
        **before,
        MINE.id: replace(before[MINE.id], goal="Tweeduizend woningen"),
        REACTION.id: replace(before[REACTION.id], settled=True),
        **{value.id: value for value in (new, point, pickup)},
    }
    assert after == expected
    assert merging(origin).conflicts() == []
    origin.undo()
    assert {value.id: value for rows in everything(origin) for value in rows} == before


def test_both_sides_may_go_on_and_only_the_same_cell_is_a_choice(origin: EventFile, there: EventFile) -> None:
    mine = origin.get(Proposal, MINE.id)
    assert mine is not None
    origin.commit("here", replace(mine, title="Sneller en beter", goal="Hier"))
    there.commit("there", replace(there.all(Proposal)[0], goal="Daar", counter="Te duur"))
    there.close()
    merging(origin).merge(merging(origin).preview([there.path]))
    (conflict,) = merging(origin).conflicts()
    assert (conflict.row, conflict.cell) == (MINE.id, "goal")
    assert {version.values["goal"] for version in conflict.versions} == {"Hier", "Daar"}
    both = origin.get(Proposal, MINE.id)
    assert both is not None
    assert (both.title, both.counter) == ("Sneller en beter", "Te duur")


def test_giving_makes_no_conflict_with_work_on_a_third_laptop(origin: EventFile, given: Path, tmp_path: Path) -> None:
    """The given file holds the very writes that a copy made before replaces and removes."""
    copy = tmp_path / "derde.atelier"
    origin.copy_to(copy)
    third = Laptop(tmp_path / "third").open(copy)
    third.commit("edit", replace(MINE, goal="Duizend woningen", title="Van de derde"))
    third.commit("gone", remove=[PILLAR])
    third.close()
    opened = Laptop(tmp_path / "there").open(given)
    opened.commit("edit", replace(opened.all(Proposal)[0], counter="Te duur"))
    opened.close()
    merging(origin).merge(merging(origin).preview([third.path, given]))
    assert merging(origin).conflicts() == []
    assert origin.all(Pillar) == []
    both = origin.get(Proposal, MINE.id)
    assert both is not None
    assert (both.title, both.counter) == ("Van de derde", "Te duur")


def test_a_part_merges_only_into_the_file_that_it_came_from(
    origin: EventFile, there: EventFile, tmp_path: Path
) -> None:
    with pytest.raises(FileRefusedError, match="holds a part of another one"):
        merging(there).preview([origin.path.with_name("x.atelier")])
    there.close()
    stranger = Laptop(tmp_path / "elsewhere").create()
    stranger.commit("begin", Event.new(title="Anders"))
    with pytest.raises(FileRefusedError, match="another event"):
        merging(stranger).preview([there.path])
    stranger.close()


def test_a_file_that_lacks_what_the_part_rests_on_says_so(origin: EventFile, tmp_path: Path) -> None:
    early = tmp_path / "vroeg.atelier"
    origin.copy_to(early)
    origin.commit("more", replace(MINE, title="Later", goal="Later"))
    giving(origin).give(DUO, tmp_path / "duo.atelier")
    with (
        Laptop(tmp_path / "early").open(early) as file,
        pytest.raises(FileRefusedError, match="is a part of another file"),
    ):
        merging(file).preview([tmp_path / "duo.atelier"])


def test_the_board_tells_what_is_out_and_what_came_back(origin: EventFile, there: EventFile) -> None:
    (out,) = giving(origin).given()
    assert (out.handout.duo, out.handout.name, out.pickup) == (DUO.id, "duo.atelier", None)
    there.close()
    merging(origin).merge(merging(origin).preview([there.path]))
    (back,) = giving(origin).given()
    assert back.pickup is not None
    assert origin.undoable() != "give along"


def test_opening_it_is_noted_once_and_only_in_a_part(origin: EventFile, there: EventFile) -> None:
    giving(there).note_opened()
    assert len(there.all(Pickup)) == 1
    giving(origin).note_opened()
    assert origin.all(Pickup) == []


def test_a_place_that_is_taken_is_refused_and_nothing_is_noted(origin: EventFile, tmp_path: Path) -> None:
    taken = tmp_path / "bezet.atelier"
    taken.write_text("iets", encoding="utf-8")
    with pytest.raises(FileRefusedError, match="exists already"):
        giving(origin).give(DUO, taken)
    with pytest.raises(FileRefusedError, match="Nothing can be written"):
        giving(origin).give(DUO, tmp_path / "nergens" / "duo.atelier")
    assert origin.all(Handout) == []
    assert taken.read_text(encoding="utf-8") == "iets"


def test_a_changed_letter_in_a_part_is_found(given: Path) -> None:
    content = given.read_bytes()
    given.write_bytes(content.replace(b"Duizend woningen", b"Duizend Woningen"))
    assert problems(given) != []


def test_a_number_without_a_duo_is_refused(origin: EventFile) -> None:
    assert giving(origin).duo(2) == SECOND
    for number in (0, 3):
        with pytest.raises(AtelierError, match="no duo"):
            giving(origin).duo(number)
