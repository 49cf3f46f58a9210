"""What a list would do, line by line; the same list twice changes nothing, whatever is in it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.errors import AtelierError
from atelier.domain.import_columns import Row
from atelier.domain.people import Municipality, Person, Role
from atelier.domain.people_import import Known, LineKind, Preview, preview

ARNHEM, DUIVEN = Municipality.new(name="Arnhem"), Municipality.new(name="Duiven")
MEMBERS = [ARNHEM, DUIVEN]
ANNA = Person.new(name="Anna Bos", municipality=ARNHEM.id, role=Role.CLERK)
MAILED = Person.new(name="Bo Vos", municipality=DUIVEN.id, email="Bo@duiven.nl")
HEADER = "Naam|Rol|Gemeente|E-mail|Vervangt|Luistert"


@pytest.fixture(autouse=True)
def _source_language(english: None) -> None:
    pass


def held(lines: list[str], people: list[Person] = (), removed: list[Person] = (), header: str = HEADER) -> Preview:
    rows = [Row(n, tuple(line.split("|"))) for n, line in enumerate([header, *lines], 1)]
    return preview("lijst.csv", rows, Known(people, removed, MEMBERS))


def kinds(found: Preview) -> list[str]:
    return [str(line.kind) for line in found.lines]


def after(people: list[Person], found: Preview) -> list[Person]:
    changed = {person.id: person for person in found.people(LineKind.CHANGED)}
    return [*(changed.get(person.id, person) for person in people), *found.people(LineKind.NEW)]


def test_a_list_for_an_empty_event_is_all_new() -> None:
    found = held(["Anna Bos|griffier|Arnhem en Duiven|a@b.nl||", "", "Cas|||||x"])
    assert [(line.number, line.kind, line.text) for line in found.lines] == [
        (2, "new", "Clerk · Arnhem, Duiven"),
        (4, "new", "Official · only listens"),
    ]
    anna, cas = found.people(LineKind.NEW)
    assert (anna.municipality, anna.also, anna.email) == (ARNHEM.id, (DUIVEN.id,), "a@b.nl")
    assert cas.listens
    assert "2 new, 0 changed, 0 the same, 0 with a problem" in found.summary()


def test_somebody_is_found_by_e_mail_whatever_else_changed() -> None:
    found = held(["Bo de Vos|wethouder|Arnhem|BO@DUIVEN.NL||"], [ANNA, MAILED])
    (line,) = found.lines
    assert line.kind is LineKind.CHANGED
    assert line.text == "Name: Bo Vos → Bo de Vos · Role: Official → Executive · Municipality: Duiven → Arnhem"
    assert "@" not in line.text
    assert line.person == replace(MAILED, name="Bo de Vos", role=Role.EXECUTIVE, municipality=ARNHEM.id)


def test_somebody_is_found_by_name_and_municipality() -> None:
    found = held(["anna BOS||Arnhem|anna@arnhem.nl||"], [ANNA])
    assert [(line.kind, line.text) for line in found.lines] == [
        ("changed", "Name: Anna Bos → anna BOS · e-mail address")
    ]
    assert kinds(held(["Anna Bos|griffier|Arnhem|||"], [ANNA])) == ["same"]
    assert kinds(held(["Anna Bos"], [ANNA])) == ["same"]


def test_another_municipality_or_address_is_somebody_else_of_that_name() -> None:
    found = held(["Anna Bos||Duiven"], [ANNA])
    assert found.lines[0].kind is LineKind.NEW
    assert "somebody of that name serves another municipality" in found.lines[0].text
    twin = held(["Bo Vos||Duiven|ander@duiven.nl"], [MAILED])
    assert kinds(twin) == ["new"]
    assert "is there already, with another e-mail address" in twin.lines[0].text


def test_two_of_one_name_and_municipality_need_an_address() -> None:
    twin = Person.new(name="Anna Bos", municipality=ARNHEM.id)
    found = held(["Anna Bos||Arnhem"], [ANNA, twin])
    assert (found.lines[0].kind, "several people" in found.lines[0].text) == (LineKind.PROBLEM, True)


def test_an_empty_cell_keeps_and_a_word_for_none_empties() -> None:
    assert kinds(held(["Bo Vos|||bo@duiven.nl||"], [MAILED])) == ["same"]
    (line,) = held(["Bo Vos||geen|bo@duiven.nl||"], [MAILED]).lines
    assert line.person == replace(MAILED, municipality=None)
    replaced = replace(MAILED, replaces=ANNA.id, listens=True)
    (line,) = held(["Bo Vos|||bo@duiven.nl|-|nee"], [ANNA, replaced]).lines
    assert line.text == "Replaces: Anna Bos → – · Listens only: yes → no"


def test_the_same_person_twice_in_a_list_is_a_problem_that_names_the_line() -> None:
    found = held(["Anna Bos||Arnhem", "Anna  bos||Arnhem", "Cas|||c@d.nl", "Cees|||C@D.nl"])
    assert kinds(found) == ["new", "problem", "new", "problem"]
    assert found.lines[1].text == "the same person as on line 2"
    assert found.lines[3].text == "the same person as on line 4"


def test_removed_people_stay_removed() -> None:
    found = held(["Anna Bos|wethouder|Arnhem", "Bo Vos|||bo@duiven.nl"], [], [ANNA, MAILED])
    assert [(line.kind, line.text) for line in found.lines] == [("same", "was removed, and stays so")] * 2
    assert found.people(LineKind.NEW) == []
    again = replace(ANNA, id=MAILED.id)
    assert kinds(held(["Anna Bos|griffier|Arnhem"], [again], [ANNA])) == ["same"]


def test_who_replaces_whom_is_found_in_the_file_and_among_the_known() -> None:
    found = held(["Dirk||Arnhem||Eva|", "Eva||Duiven|||", "Fay||Duiven||bo@duiven.nl|"], [MAILED])
    dirk, eva, fay = found.people(LineKind.NEW)
    assert (dirk.replaces, fay.replaces) == (eva.id, MAILED.id)
    assert found.lines[0].text == "Official · Arnhem · replaces Eva"
    assert found.lines[2].text == "Official · Duiven · replaces Bo Vos"


@pytest.mark.parametrize("name", ["Niemand", "Dirk", "Anna Bos"])
def test_nobody_oneself_or_two_cannot_be_replaced(name: str) -> None:
    twin = replace(ANNA, id=MAILED.id, municipality=DUIVEN.id)
    found = held([f"Dirk||Arnhem||{name}|"], [ANNA, twin])
    assert found.lines[0].kind is LineKind.PROBLEM
    assert name in found.lines[0].text


def test_who_replaces_somebody_with_a_problem_has_one_too() -> None:
    found = held(["Dirk||||Eva|", "Eva||||Fay|", "Fay||||Niemand|", "Gé"])
    assert kinds(found) == ["problem", "problem", "problem", "new"]


def test_without_lines_or_headings_there_is_nothing_to_hold_against() -> None:
    assert held([]).lines == ()
    assert held(["Anna|x"], header="Naam|Dieet").ignored == ("Dieet",)
    with pytest.raises(AtelierError, match=r"“lijst.csv” is empty"):
        preview("lijst.csv", [Row(1, ("", " "))], Known([], [], []))


CELLS = st.tuples(
    st.sampled_from(["Anna", "Bo", "anna", ""]),
    st.sampled_from(["", "griffier", "wethouder", "koning"]),
    st.sampled_from(["", "Arnhem", "Duiven", "Duiven; Arnhem", "geen", "Zutphen"]),
    st.sampled_from(["", "a@b.nl", "A@B.NL", "c@d.nl", "x"]),
    st.sampled_from(["", "Anna", "Bo", "c@d.nl", "geen", "Niemand"]),
    st.sampled_from(["", "ja", "nee"]),
)
PEOPLE = st.lists(
    st.builds(
        Person,
        id=st.uuids(),
        name=st.sampled_from(["Anna", "Bo"]),
        municipality=st.sampled_from([None, ARNHEM.id, DUIVEN.id]),
        email=st.sampled_from(["", "", "a@b.nl", "c@d.nl"]),
    ),
    max_size=3,
    unique_by=lambda person: person.id,
)


@given(st.lists(CELLS, max_size=7), PEOPLE, PEOPLE)
def test_the_same_list_twice_changes_nothing(
    lines: list[tuple[str, ...]], people: list[Person], removed: list[Person]
) -> None:
    removed = [person for person in removed if person.id not in {p.id for p in people}]
    rows = [Row(n, cells) for n, cells in enumerate([tuple(HEADER.split("|")), *lines], 1)]
    first = preview("lijst.csv", rows, Known(people, removed, MEMBERS))
    taken = after(people, first)
    assert len({person.id for person in taken}) == len(taken)
    assert {person.id for person in first.people(LineKind.CHANGED)} <= {person.id for person in people}
    second = preview("lijst.csv", rows, Known(taken, removed, MEMBERS))
    assert (second.count(LineKind.NEW), second.count(LineKind.CHANGED)) == (0, 0)
    known = {person.id for person in taken}
    assert all(person.replaces in known for person in taken if person.replaces)
