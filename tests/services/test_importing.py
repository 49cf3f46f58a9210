"""A list is taken over whole or not at all, once; undo takes it back whole."""

from dataclasses import replace
from pathlib import Path

import pytest

from atelier.domain.entity import cells
from atelier.domain.errors import AtelierError
from atelier.domain.people import Municipality, Person
from atelier.domain.people_import import LineKind
from atelier.services import importing as module
from atelier.services.editing import Editing
from atelier.services.importing import Importing
from atelier.storage.event_file import EventFile
from tests.storage.support import Laptop

ARNHEM = Municipality.new(name="Arnhem")
LIST = """Naam;Rol;Gemeente;E-mail
Anna Bos;griffier;Arnhem;anna@arnhem.nl
Bo Vos;wethouder;Arnhem;
Cas;koning;Arnhem;
"""


@pytest.fixture
def importing(file: EventFile) -> Importing:
    file.commit("add", ARNHEM, Person.new(name="Zoë", position="m"))
    return Importing(file)


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "lijst.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def names(file: EventFile) -> list[str]:
    return [person.name for person in file.all(Person)]


def test_a_list_is_one_act_at_the_end_in_its_own_order(
    file: EventFile, importing: Importing, listed: Path, laptop: Laptop
) -> None:
    shown = importing.read(listed)
    assert (shown.count(LineKind.NEW), shown.count(LineKind.PROBLEM)) == (2, 1)
    assert names(file) == ["Zoë"]
    importing.apply(shown)
    assert names(file) == ["Zoë", "Anna Bos", "Bo Vos"]
    assert file.undoable() == "import people"
    Editing(file).add(Person.new(name="Later"))
    assert names(file)[-1] == "Later"
    reopened = laptop.reopen(file)
    assert [person.municipality for person in reopened.all(Person)][1:3] == [ARNHEM.id, ARNHEM.id]
    reopened.close()


def test_the_same_list_twice_changes_nothing(file: EventFile, importing: Importing, listed: Path) -> None:
    importing.apply(importing.read(listed))
    before = file.all(Person)
    again = importing.read(listed)
    assert (again.count(LineKind.SAME), again.count(LineKind.PROBLEM)) == (2, 1)
    assert not importing.apply(again).kinds
    assert file.all(Person) == before


def test_an_undo_takes_the_whole_list_back_and_it_can_come_again(
    file: EventFile, importing: Importing, listed: Path
) -> None:
    zoe = file.all(Person)[0]
    listed.write_text(LIST + "Zoë;griffier;;\n", encoding="utf-8")
    importing.apply(importing.read(listed))
    file.undo()
    assert file.all(Person) == [zoe]
    again = importing.read(listed)
    assert (again.count(LineKind.NEW), again.count(LineKind.CHANGED)) == (2, 1)
    file.redo()
    assert importing.read(listed).count(LineKind.SAME) == 3


def test_who_was_removed_stays_removed_until_that_is_undone(
    file: EventFile, importing: Importing, listed: Path
) -> None:
    importing.apply(importing.read(listed))
    anna = file.all(Person)[1]
    file.commit("remove", remove=[anna])
    shown = importing.read(listed)
    assert shown.lines[0].text == "was removed, and stays so"
    importing.apply(shown)
    assert names(file) == ["Zoë", "Bo Vos"]
    file.undo()
    assert importing.read(listed).lines[0].text == ""


def test_a_preview_that_is_out_of_date_is_not_taken_over(file: EventFile, importing: Importing, listed: Path) -> None:
    shown = importing.read(listed)
    file.commit("add", Person.new(name="Bo Vos", municipality=ARNHEM.id, position="x"))
    with pytest.raises(AtelierError, match="changed meanwhile"):
        importing.apply(shown)
    assert names(file) == ["Zoë", "Bo Vos"]


def test_more_people_than_one_act_can_hold_are_refused(
    importing: Importing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (len(cells(Person)) + 1) * module.MOST < 2**16  # each cell is a write, and so is being there
    monkeypatch.setattr(module, "MOST", 3)
    path = tmp_path / "veel.csv"
    path.write_text("Naam\nA\nB\nC\n", encoding="utf-8")
    importing.apply(importing.read(path))
    path.write_text("Naam\nD\nE\nF\nG\n", encoding="utf-8")
    with pytest.raises(AtelierError, match="At most 3 people"):
        importing.read(path)


def test_removed_rows_are_those_that_were_there(file: EventFile) -> None:
    kept, removed = Person.new(name="Blijft"), Person.new(name="Weg", email="w@e.nl")
    file.commit("add", kept, removed)
    file.commit("add", Person.new(name="Nooit"))
    file.undo()
    file.commit("remove", remove=[removed])
    assert file.removed(Person) == [removed]
    file.commit("back", replace(removed, name="Terug"))
    assert file.removed(Person) == []
