"""Undo and redo on real files; the rules that are tested are those of an act, its heads and what they restore."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.ballots import Ballot, Export, Recount, Sheet, Void
from atelier.domain.entity import Entity
from atelier.domain.people import Municipality, Role
from atelier.domain.proposals import Allocation, Proposal
from atelier.domain.themes import Argument, Pillar, Side
from atelier.domain.week import Gathering, RunSheetItem, Step
from atelier.storage.event_file import EventFile
from tests.storage.support import Laptop, carry, content, fewer, problems

KINDS = (Pillar, Gathering, RunSheetItem, Argument, Proposal)
NOON = datetime(2019, 11, 12, 12, tzinfo=UTC)

# An operation is one act: what is done, to which of a few rows, and with which of a few values.

WORDS = st.sampled_from(["", "Visie", "Agenda", "Werkwijze"])
OPERATIONS = st.tuples(
    st.sampled_from(["put", "put", "put", "remove", "reorder", "both"]),
    st.integers(0, 7),
    st.integers(0, 3),
    WORDS,
)


def row(number: int, word: str, place: int) -> Entity:
    """Row 0 and 1 are meetings; 2 to 5 hang below one of them; 6 and 7 stand alone."""
    key, position = UUID(int=number + 1), "abcd"[place]
    if number < 2:
        return Gathering(id=key, title=word, present=place, municipalities=(UUID(int=90 + place),), position=position)
    below = UUID(int=1 + number % 2)
    if number < 4:
        return RunSheetItem(id=key, gathering=below, title=word, minutes=5 * place, position=position)
    if number < 6:
        voice = {"role": Role.CLERK} if place % 2 else {"municipality": UUID(int=90)}
        return Argument(id=key, gathering=below, subject=key, side=list(Side)[place % 3], text=word, **voice)
    if number == 6:
        return Pillar(id=key, name=word, text=word * place, position=position)
    return Proposal(id=key, title=word, yearly_low=place, yearly_high=9, allocation=list(Allocation)[place % 2])


def do(file: EventFile, operation: tuple[str, int, int, str]) -> bool:
    """Perform one operation; whether there was anything to do."""
    what, number, place, word = operation
    value = row(number, word, place)
    found = file.get(type(value), value.id)
    if what == "put":
        return bool(file.commit("put", value).values)
    if what == "both":
        return bool(file.commit("both", value, row((number + 3) % 8, word, place)).values)
    if found is None:
        return False
    if what == "remove":
        return bool(file.commit("remove", remove=[found]).values)
    if not hasattr(found, "position"):
        return False
    return bool(file.commit("reorder", replace(found, position="abcd"[place])).values)


@fewer(3)
@given(
    st.lists(OPERATIONS, min_size=1, max_size=9),
    st.integers(1, 2),
    st.sets(st.integers(0, 40), max_size=3),
)
def test_acts_are_taken_back_and_done_again_one_by_one(
    tmp_path_factory: pytest.TempPathFactory,
    operations: list[tuple[str, int, int, str]],
    times: int,
    reopenings: set[int],
) -> None:
    laptop = Laptop(tmp_path_factory.mktemp("undo"))
    file = laptop.create()
    moment = 0

    def go_on() -> None:
        """Between any two acts the file may be closed and opened again."""
        nonlocal file, moment
        if moment in reopenings:
            file = laptop.reopen(file)
        moment += 1

    states = [content(file, KINDS)]
    for operation in operations:
        go_on()
        if do(file, operation):
            states.append(content(file, KINDS))
    for _ in range(times):
        for state in reversed(states[:-1]):
            go_on()
            changes = file.undo()
            assert changes is not None
            assert changes.left == ()
            assert content(file, KINDS) == state
        assert file.undoable() is None
        assert file.undo() is None
        for state in states[1:]:
            go_on()
            changes = file.redo()
            assert changes is not None
            assert changes.left == ()
            assert content(file, KINDS) == state
        assert file.redoable() is None
        assert file.redo() is None
    file.close()
    assert problems(file.path) == []


def test_what_is_taken_back_and_done_again_goes_by_its_label(file: EventFile) -> None:
    assert file.undoable() is None
    assert file.redoable() is None
    file.commit("first", row(6, "Visie", 0))
    file.commit("second", row(6, "Agenda", 0))
    assert (file.undoable(), file.redoable()) == ("second", None)
    undone = file.undo()
    assert undone is not None
    assert undone.label == "second"
    assert undone.values == {UUID(int=7): row(6, "Visie", 0)}
    assert (file.undoable(), file.redoable()) == ("first", "second")


def test_a_new_act_clears_redo(file: EventFile) -> None:
    file.commit("first", row(6, "Visie", 0))
    file.undo()
    file.commit("other", row(7, "Woonafspraak", 0))
    assert file.redoable() is None
    assert file.redo() is None
    assert content(file, (Pillar,)) == [[]]


def test_an_act_without_writes_is_no_act(file: EventFile) -> None:
    file.commit("first", row(6, "Visie", 0))
    file.undo()
    again = file.commit("nothing", remove=[])
    assert again.values == {}
    assert file.redoable() == "first"


# Rule 10: with an act of another line in between

CELLS = {"name": "Visie van een ander", "text": "anders", "position": "z", "origin": "elders"}


def pillar(file: EventFile) -> Pillar:
    (found,) = file.all(Pillar)
    return found


@fewer(6)
@given(
    mine=st.sets(st.sampled_from(sorted(CELLS)), min_size=1),
    theirs=st.sets(st.sampled_from(sorted(CELLS)), min_size=1),
    concurrent=st.booleans(),
)
def test_only_what_nobody_changed_since_gets_its_former_value(
    tmp_path_factory: pytest.TempPathFactory, mine: set[str], theirs: set[str], *, concurrent: bool
) -> None:
    """Another line changes cells after my act, or beside it without having seen it."""
    folder = tmp_path_factory.mktemp("lines")
    here, there = Laptop(folder / "here"), Laptop(folder / "there")
    base = Pillar.new(name="Visie", text="wie we zijn", position="i", origin="pillar/visie@1")
    file = here.create()
    file.commit("base", base)
    if concurrent:
        file.close()
        other = there.receive(file.path)
        file = here.open(file.path)
    file.commit("mine", replace(base, **{name: f"mijn {name}" for name in mine}))
    if not concurrent:
        file.close()
        other = there.receive(file.path)
        file = here.open(file.path)
    other.commit("theirs", replace(pillar(other), **{name: CELLS[name] for name in theirs}))
    other.close()
    file = carry(other.path, file, here)

    before = pillar(file)
    assert file.undoable() == "mine"
    undone = file.undo()
    assert undone is not None
    assert undone.left == tuple(sorted(f"pillar.{name}" for name in mine & theirs))
    after = pillar(file)
    for name in CELLS:
        expected = getattr(base, name) if name in mine - theirs else getattr(before, name)
        assert getattr(after, name) == expected, name

    redone = file.redo()
    assert redone is not None
    assert redone.left == undone.left
    assert pillar(file) == before
    again = file.undo()
    assert again is not None
    assert pillar(file) == after
    file.close()
    assert problems(file.path) == []


def test_an_undo_does_not_reach_what_another_line_did(tmp_path: Path) -> None:
    here, there = Laptop(tmp_path / "here"), Laptop(tmp_path / "there")
    file = here.create()
    file.commit("mine", row(6, "Visie", 0))
    file.close()
    other = there.receive(file.path)
    other.commit("theirs", row(7, "Woonafspraak", 0))
    other.close()
    file = carry(other.path, here.open(file.path), here)
    assert file.undoable() == "mine"
    file.undo()
    assert content(file, (Pillar, Proposal)) == [[], [row(7, "Woonafspraak", 0)]]
    assert file.undoable() is None
    file.close()


def test_taking_back_an_addition_that_somebody_worked_on_leaves_their_work(tmp_path: Path) -> None:
    here, there = Laptop(tmp_path / "here"), Laptop(tmp_path / "there")
    file = here.create()
    file.commit("mine", Pillar(id=UUID(int=7), name="Visie", text="wie we zijn"))
    file.close()
    other = there.receive(file.path)
    other.commit("theirs", replace(pillar(other), text="waar we heen willen"))
    other.close()
    file = carry(other.path, here.open(file.path), here)
    undone = file.undo()
    assert undone is not None
    assert undone.left == ("pillar.text",)
    assert content(file, (Pillar,)) == [[]]
    file.redo()
    assert content(file, (Pillar,)) == [[Pillar(id=UUID(int=7), name="Visie", text="waar we heen willen")]]
    file.close()


# Rule 11: facts stand


def meeting() -> Gathering:
    return Gathering.new(title="Mandaat", present=29)


def ballot(gathering: Gathering) -> Ballot:
    return Ballot.new(
        gathering=gathering.id,
        subject=UUID(int=5),
        method="spectrum5",
        question="Wie geeft de opdracht?",
        options=("A", "B", "C", "D", "E"),
        sides=("raden", "colleges"),
        asked="iedereen",
        at=NOON,
    )


FACTS: list[Callable[[Gathering, Ballot], Entity]] = [
    lambda gathering, _: Step.new(gathering=gathering.id, at=NOON),
    lambda gathering, _: ballot(gathering),
    lambda _, asked: Recount.new(ballot=asked.id, reason="verkeerd vak", at=NOON),
    lambda _, asked: Void.new(ballot=asked.id, reason="verkeerd voorgelezen", at=NOON),
    lambda _, asked: Export.new(audience="raden", name="raden.pdf", fingerprint="7F3A-91C2", at=NOON),
]


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_and_what_was_written_with_it_cannot_be_taken_back(
    file: EventFile, fact: Callable[[Gathering, Ballot], Entity]
) -> None:
    gathering = meeting()
    asked = ballot(gathering)
    file.commit("add", gathering)
    file.commit("open", asked)
    made = fact(gathering, asked)
    file.commit("fact", made, replace(gathering, present=30))
    assert file.undoable() == "add"
    file.undo()
    file.redo()
    assert file.get(type(made), made.id) == made
    assert file.get(Gathering, gathering.id) == replace(gathering, present=30)


def test_a_fact_clears_redo(file: EventFile) -> None:
    gathering = meeting()
    file.commit("add", gathering)
    file.commit("change", replace(gathering, present=30))
    file.undo()
    assert file.redoable() == "change"
    file.commit("fact", Step.new(gathering=gathering.id, at=NOON))
    assert file.redoable() is None


def sealed(file: EventFile) -> tuple[Gathering, Ballot]:
    """A meeting with a change, something typed twice, and a closing that put the typing away."""
    gathering = meeting()
    asked = ballot(gathering)
    sheet = Sheet.new(ballot=asked.id, counts=(5, 8, 4, 9, 4))
    file.commit("add", gathering)
    file.commit("open", asked)
    file.commit("type", sheet)
    file.commit("presence", replace(gathering, present=30))
    file.commit("type", replace(sheet, counts=(5, 8, 4, 8, 3)))
    file.commit("close", Void.new(ballot=asked.id, reason="verkeerd", at=NOON), remove=[sheet])
    return gathering, asked


@pytest.mark.parametrize("reopen", [False, True], ids=["at once", "after reopening"])
def test_what_a_closing_put_away_is_passed_over(laptop: Laptop, reopen: bool) -> None:
    file = laptop.create()
    gathering, _ = sealed(file)
    file = laptop.reopen(file) if reopen else file
    assert file.undoable() == "presence"
    file.undo()
    assert file.get(Gathering, gathering.id) == gathering
    assert file.all(Sheet) == []
    assert file.undoable() == "add"
    file.close()


def test_what_was_taken_back_behind_a_closing_survives_reopening(laptop: Laptop) -> None:
    file = laptop.create()
    gathering, _ = sealed(file)
    file.undo()
    file = laptop.reopen(file)
    assert (file.undoable(), file.redoable()) == ("add", "presence")
    file.redo()
    file = laptop.reopen(file)
    assert file.get(Gathering, gathering.id) == replace(gathering, present=30)
    assert (file.undoable(), file.redoable()) == ("presence", None)
    file.close()


def test_a_removed_row_that_no_fact_put_away_is_not_passed_over(file: EventFile) -> None:
    value = row(6, "Visie", 0)
    file.commit("add", value)
    file.commit("remove", remove=[value])
    assert file.undoable() == "remove"
    file.undo()
    assert file.all(Pillar) == [value]


def test_taking_back_a_meeting_hides_its_facts_and_a_redo_shows_them(file: EventFile) -> None:
    gathering = meeting()
    file.commit("add", gathering)
    asked = ballot(gathering)
    file.commit("open", asked)
    file.undo()
    assert file.all(Ballot) == []
    file.redo()
    assert file.all(Ballot) == [asked]


def test_many_members_come_and_go_in_one_act(file: EventFile) -> None:
    members = [Municipality.new(name=f"gemeente {n:03}", position=f"{n:03}1") for n in range(120)]
    file.commit("members", *members)
    assert file.all(Municipality) == members
    file.undo()
    assert file.all(Municipality) == []
    file.redo()
    assert file.all(Municipality) == members
