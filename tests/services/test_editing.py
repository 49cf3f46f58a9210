from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.ballots import Ballot
from atelier.domain.errors import AtelierError
from atelier.domain.people import Municipality
from atelier.domain.proposals import CooperationForm, Proposal
from atelier.domain.themes import Argument, Dilemma, Pillar, Scale, Side
from atelier.domain.week import Day, Gathering, RunSheetItem
from atelier.services.editing import Editing
from atelier.storage.event_file import EventFile
from tests.storage.support import Laptop, fewer


def names(editing: Editing) -> list[str]:
    return [pillar.name for pillar in editing.all(Pillar)]


def pillars(editing: Editing, text: str) -> list[Pillar]:
    """Rows named by the letters of a text, in that order."""
    editing.add(*(Pillar.new(name=letter) for letter in text))
    return editing.all(Pillar)


# Adding


def test_new_rows_come_at_the_end(editing: Editing) -> None:
    for name in "abc":
        editing.add(Pillar.new(name=name))
    editing.add(Pillar.new(name="d"), Pillar.new(name="e"))
    assert names(editing) == list("abcde")
    assert all(pillar.position for pillar in editing.all(Pillar))


def test_new_rows_come_behind_a_row(editing: Editing) -> None:
    a, _, _ = pillars(editing, "abc")
    editing.add(Pillar.new(name="x"), after=a)
    assert names(editing) == list("axbc")


def test_several_new_rows_come_together_behind_a_row(editing: Editing) -> None:
    a, _, _ = pillars(editing, "abc")
    editing.add(Pillar.new(name="x"), Pillar.new(name="y"), Pillar.new(name="z"), after=a)
    assert names(editing) == list("axyzbc")


def test_rows_of_several_meetings_each_come_at_the_end_of_their_own(editing: Editing) -> None:
    here, there = Gathering.new(title="hier"), Gathering.new(title="daar")
    editing.add(here, there)
    for name in "abcdefgh":
        editing.add(RunSheetItem.new(gathering=there.id, title=name))
    editing.add(
        RunSheetItem.new(gathering=here.id, title="x"),
        RunSheetItem.new(gathering=there.id, title="y"),
        RunSheetItem.new(gathering=here.id, title="z"),
    )
    assert [item.title for item in editing.all(RunSheetItem, gathering=here.id)] == ["x", "z"]
    assert [item.title for item in editing.all(RunSheetItem, gathering=there.id)] == list("abcdefghy")


def test_rows_of_several_kinds_are_added_in_one_act(editing: Editing) -> None:
    changes = editing.add(Pillar.new(name="Visie"), Scale.new(name="Wijk"), Day.new(date=date(2019, 11, 12)))
    assert changes.label == "add"
    assert len(changes.values) == 3
    editing.undo()
    assert (editing.all(Pillar), editing.all(Scale), editing.all(Day)) == ([], [], [])


def test_a_row_that_has_a_place_keeps_it(editing: Editing) -> None:
    pillars(editing, "ab")
    editing.add(Pillar.new(name="x", position="1"))
    assert names(editing) == list("xab")


# Changing and removing


def test_a_change_keeps_what_others_changed_since(editing: Editing) -> None:
    (old,) = pillars(editing, "a")
    editing.change(old, text="wie we zijn")
    changes = editing.change(old, name="Visie")  # by somebody who still looks at the old row
    assert changes.values == {old.id: replace(old, name="Visie", text="wie we zijn")}
    assert editing.get(Pillar, old.id) == replace(old, name="Visie", text="wie we zijn")


def test_a_changed_field_has_no_draft_any_more(editing: Editing) -> None:
    (row,) = pillars(editing, "a")
    editing.draft(row, "name", "getypt")
    editing.draft(row, "text", "wie we")
    editing.change(row, name="Visie")
    changes = editing.recover()
    assert changes is not None
    assert changes.values == {row.id: replace(row, name="Visie", text="wie we")}


def test_a_removed_row_comes_back_at_its_own_place(editing: Editing) -> None:
    _, b, _ = pillars(editing, "abc")
    changes = editing.remove(b)
    assert (changes.label, changes.values) == ("remove", {b.id: None})
    assert names(editing) == list("ac")
    assert editing.undoable() == "remove"
    editing.undo()
    assert names(editing) == list("abc")


def test_several_rows_are_removed_in_one_act(editing: Editing) -> None:
    rows = pillars(editing, "abc")
    editing.remove(*rows[:2])
    assert names(editing) == ["c"]
    editing.undo()
    assert names(editing) == list("abc")


def test_a_row_that_was_removed_meanwhile_is_not_brought_back_by_a_change(editing: Editing) -> None:
    row, other = pillars(editing, "ab")
    editing.remove(row)
    with pytest.raises(AtelierError, match=r"This was removed\. Ctrl\+Z brings it back"):
        editing.change(row, name="Visie")
    with pytest.raises(AtelierError, match="This was removed"):
        editing.move(row, other)
    assert names(editing) == ["b"]
    assert editing.undoable() == "remove"


# Order


@pytest.mark.parametrize(
    ("moved", "after", "order"),
    [
        ("c", None, "cabd"),
        ("a", "c", "bcad"),
        ("a", "d", "bcda"),
        ("d", "a", "adbc"),
        ("b", "a", "abcd"),
        ("a", None, "abcd"),
    ],
)
def test_a_row_is_moved_behind_another(editing: Editing, moved: str, after: str | None, order: str) -> None:
    rows = {row.name: row for row in pillars(editing, "abcd")}
    editing.move(rows[moved], rows[after] if after else None)
    assert names(editing) == list(order)
    editing.undo()
    assert names(editing) == list("abcd")


def test_a_move_writes_one_cell(editing: Editing) -> None:
    rows = pillars(editing, "abc")
    changes = editing.move(rows[2], None)
    assert list(changes.values) == [rows[2].id]
    assert [row for row in editing.all(Pillar) if row.id != rows[2].id] == rows[:2]


def test_a_row_is_moved_to_another_parent(editing: Editing) -> None:
    here, there = Gathering.new(), Gathering.new()
    editing.add(here, there)
    items = [RunSheetItem.new(gathering=here.id, title=title) for title in "ab"]
    other = RunSheetItem.new(gathering=there.id, title="c")
    editing.add(*items, other)
    editing.move(items[0], other, gathering=there.id)
    assert [item.title for item in editing.all(RunSheetItem, gathering=here.id)] == ["b"]
    assert [item.title for item in editing.all(RunSheetItem, gathering=there.id)] == ["c", "a"]


def test_a_row_is_moved_behind_one_of_two_at_the_same_place(editing: Editing) -> None:
    """Two laptops can give two rows one place; a move still lands between its neighbours."""
    editing.add(
        *(Pillar.new(name=name, position=place) for name, place in (("a", "5"), ("b", "5"), ("c", "6"), ("x", "7")))
    )
    first, second, _, moved = editing.all(Pillar)
    editing.move(moved, first)
    assert names(editing) in ([first.name, "x", second.name, "c"], [first.name, second.name, "x", "c"])


@fewer(6)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(-1, 5)), max_size=12))
def test_any_moves_give_the_order_that_was_asked(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[int, int]]
) -> None:
    file = Laptop(tmp_path_factory.mktemp("order")).create()
    editing = Editing(file)
    rows = pillars(editing, "abcdef")
    expected = [row.id for row in rows]
    for moved, after in moves:
        if moved == after:
            continue
        row = rows[moved].id
        expected.remove(row)
        expected.insert(expected.index(rows[after].id) + 1 if after >= 0 else 0, row)
        editing.move(rows[moved], rows[after] if after >= 0 else None)
        assert [pillar.id for pillar in editing.all(Pillar)] == expected
    file.close()


# Finding


@pytest.fixture
def filled(editing: Editing) -> Editing:
    gathering = Gathering.new(title="Mandaat en zeggenschap")
    dilemma = Dilemma.new(title="Eén gezicht of vele", question="Wie spreekt namens de regio?", origin="dilemma/een@1")
    editing.add(
        gathering,
        dilemma,
        Proposal.new(title="Eén lobbylijst", goal="In 2023 staan drie wensen in een programma."),
        Municipality.new(name="Mook en Middelaar", cbs_code="GM0944"),
        CooperationForm.new(name="Convenant", pros=("Partijen schakelen snel.",)),
        Argument.new(gathering=gathering.id, subject=dilemma.id, side=Side.B, text="De regio is te groot."),
    )
    return editing


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("regio", ["Wie spreekt namens de regio?", "De regio is te groot."]),
        ("  REGIO ", ["Wie spreekt namens de regio?", "De regio is te groot."]),
        ("Eén", ["Eén gezicht of vele", "Eén lobbylijst"]),
        ("één g", ["Eén gezicht of vele"]),
        ("mook", ["Mook en Middelaar"]),
        ("schakelen", ["Partijen schakelen snel."]),
        ("GM0944", []),
        ("dilemma/", []),
        ("zoekterm", []),
        ("", []),
        ("   ", []),
    ],
)
def test_rows_are_found_by_a_text_in_them(filled: Editing, text: str, found: list[str]) -> None:
    assert [hit for _, hit in filled.find(text)] == found


def test_what_was_removed_is_not_found(filled: Editing) -> None:
    filled.remove(*filled.all(Gathering))
    assert [type(row) for row, _ in filled.find("regio")] == [Dilemma]  # the argument went with its meeting


def test_a_row_is_found_once_and_facts_repeat_nothing(file: EventFile, filled: Editing) -> None:
    dilemma = filled.all(Dilemma)[0]
    filled.change(dilemma, title="Wie spreekt namens de regio?")
    words = {"method": "spectrum5", "question": dilemma.question, "options": (), "sides": (), "asked": "allen"}
    gathering = filled.all(Gathering)[0]
    at = datetime(2019, 11, 12, tzinfo=UTC)
    file.commit("open", Ballot.new(gathering=gathering.id, subject=dilemma.id, at=at, **words))
    assert [row.id for row, _ in filled.find("namens")] == [dilemma.id]


# Taking back and recovering


def test_acts_are_named_taken_back_and_done_again(editing: Editing) -> None:
    (row,) = pillars(editing, "a")
    editing.change(row, name="Visie")
    assert (editing.undoable(), editing.redoable()) == ("change", None)
    editing.undo()
    assert names(editing) == ["a"]
    assert (editing.undoable(), editing.redoable()) == ("add", "change")
    editing.redo()
    assert names(editing) == ["Visie"]
    assert editing.redo() is None


def test_what_was_being_typed_is_recovered_after_the_program_stopped(laptop: Laptop) -> None:
    file = laptop.create()
    editing = Editing(file)
    (row,) = pillars(editing, "a")
    editing.draft(row, "text", "wie we zij")
    file = laptop.reopen(file)
    changes = Editing(file).recover()
    assert changes is not None
    assert changes.label == "recovered text"
    assert changes.values == {row.id: replace(row, text="wie we zij")}
    assert Editing(file).recover() is None
    file.close()


def test_a_draft_that_was_forgotten_is_not_recovered(editing: Editing) -> None:
    (row,) = pillars(editing, "a")
    editing.draft(row, "text", "wie we zij")
    editing.forget_draft(row, "text")
    assert editing.recover() is None


def test_several_rows_change_in_one_act(editing: Editing) -> None:
    a, b = pillars(editing, "ab")
    changes = editing.change_all(replace(a, name="Visie"), replace(b, name="Agenda"))
    assert set(changes.values) == {a.id, b.id}
    editing.undo()
    assert names(editing) == ["a", "b"]


def test_what_is_not_there_is_none(editing: Editing) -> None:
    assert editing.get(Pillar, uuid4()) is None
    assert editing.undo() is None
