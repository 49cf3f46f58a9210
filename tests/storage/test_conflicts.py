"""What is listed as a conflict, what is not, and that settling and its undo do what they say."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from atelier.domain.ballots import Ballot, Recount
from atelier.domain.entity import Entity
from atelier.domain.errors import AtelierError
from atelier.domain.themes import Pillar
from atelier.domain.week import Day, Event, Gathering, RunSheetItem
from atelier.storage.conflicts import conflicts, settle
from atelier.storage.event_file import EventFile
from atelier.storage.versions import Conflict
from tests.storage.equality import merge
from tests.storage.support import Laptop, problems

KEY = UUID(int=7)
VISIE = Pillar(id=KEY, name="Visie", text="wie we zijn", position="i")


class Two:
    """One event on two laptops that began with the same rows."""

    def __init__(self, folder: Path, *rows: Entity) -> None:
        self.here, self.there = Laptop(folder / "here"), Laptop(folder / "there")
        file = self.here.create()
        file.commit("begin", Event.new(title="Week"), *rows)
        file.close()
        self.other = self.there.receive(file.path)
        self.file = self.here.open(file.path)

    def meet(self) -> list[Conflict]:
        """Both get everything; what the first must choose."""
        self.other.close()
        merge(self.file, self.other.path)
        self.file.close()
        self.other = self.there.open(self.other.path)
        merge(self.other, self.file.path)
        self.file = self.here.open(self.file.path)
        found = conflicts(self.file)
        assert found == conflicts(self.other)
        return found

    def close(self) -> None:
        for file in (self.file, self.other):
            file.close()
            assert problems(file.path) == []


@pytest.fixture
def two(tmp_path: Path) -> Two:
    return Two(tmp_path, VISIE)


def test_two_texts_for_one_cell(two: Two) -> None:
    two.file.role, two.other.role = "facilitator", "duo"
    two.other.commit("something else", replace(VISIE, name="Onze visie"))
    two.file.commit("here", replace(VISIE, text="hier"))
    two.other.commit("there", replace(two.other.all(Pillar)[0], text="daar"))
    (found,) = two.meet()
    assert (found.kind, found.row, found.cell) == (Pillar, KEY, "text")
    assert [dict(version.values) for version in found.versions] == [{"text": "hier"}, {"text": "daar"}]
    assert [version.role for version in found.versions] == ["facilitator", "duo"]
    assert [version.label for version in found.versions] == ["here", "there"]
    assert len({version.line for version in found.versions}) == 2
    assert all(version.at.startswith("2019-11-12T13:") for version in found.versions)
    assert found.shown.values["text"] == two.file.all(Pillar)[0].text == "daar"
    two.close()


def test_the_same_text_twice_is_no_conflict(two: Two) -> None:
    two.file.commit("here", replace(VISIE, text="samen"))
    two.other.commit("there", replace(VISIE, text="samen"))
    assert two.meet() == []
    two.close()


def test_a_row_moved_twice_asks_nobody(two: Two) -> None:
    two.file.commit("here", replace(VISIE, position="a"))
    two.other.commit("there", replace(VISIE, position="z"))
    assert two.meet() == []
    assert two.file.all(Pillar) == two.other.all(Pillar)
    two.close()


@pytest.mark.parametrize("text", ["hier", "daar", "iets derdes"])
def test_settling_by_choosing_or_by_a_third_text(two: Two, text: str) -> None:
    two.file.commit("here", replace(VISIE, text="hier"))
    two.other.commit("there", replace(VISIE, text="daar"))
    (found,) = two.meet()
    shown = two.file.all(Pillar)
    settle(two.file, "settle", found, {"text": text})
    assert conflicts(two.file) == []
    assert two.file.all(Pillar)[0].text == text
    assert two.file.undoable() == "settle"
    two.file.undo()
    assert [[dict(v.values) for v in c.versions] for c in conflicts(two.file)] == [
        [dict(v.values) for v in found.versions]
    ]
    assert two.file.all(Pillar) == shown
    two.file.redo()
    assert conflicts(two.file) == []
    assert two.meet() == []
    assert two.other.all(Pillar)[0].text == text
    two.close()


def test_settling_twice_apart_can_be_a_conflict_again(two: Two) -> None:
    two.file.commit("here", replace(VISIE, text="hier"))
    two.other.commit("there", replace(VISIE, text="daar"))
    (found,) = two.meet()
    settle(two.file, "settle", found, {"text": "hier"})
    settle(two.other, "settle", found, {"text": "daar"})
    (again,) = two.meet()
    assert {version.label for version in again.versions} == {"settle"}
    settle(two.file, "settle", again, {"text": "hier"})
    assert two.meet() == []
    two.close()


def test_typing_in_a_contested_field_settles_it_and_other_fields_do_not(two: Two) -> None:
    two.file.commit("here", replace(VISIE, text="hier"))
    two.other.commit("there", replace(VISIE, text="daar"))
    two.meet()
    shown = two.file.all(Pillar)[0]
    two.file.commit("other field", replace(shown, name="Anders"))
    assert len(conflicts(two.file)) == 1
    two.file.commit("same field", replace(two.file.all(Pillar)[0], text="samen"))
    assert conflicts(two.file) == []
    two.file.undo()
    assert len(conflicts(two.file)) == 1
    two.close()


@pytest.mark.parametrize("gone", [True, False])
def test_a_row_removed_here_and_changed_there(two: Two, gone: bool) -> None:
    two.file.commit("remove", remove=[VISIE])
    two.other.commit("there", replace(VISIE, text="daar"))
    (found,) = two.meet()
    assert found.cell == "deleted"
    assert [(version.label, version.removes) for version in found.versions] == [("remove", True), ("there", False)]
    assert two.file.all(Pillar) == [replace(VISIE, text="daar")]
    settle(two.file, "settle", found, found.versions[not gone].values)
    assert conflicts(two.file) == []
    assert len(two.file.all(Pillar)) == (0 if gone else 1)
    two.file.undo()
    assert len(conflicts(two.file)) == 1
    two.file.redo()
    assert two.meet() == []
    assert len(two.other.all(Pillar)) == (0 if gone else 1)
    two.close()


def test_working_on_a_row_that_was_removed_elsewhere_leaves_the_choice_open(two: Two) -> None:
    two.file.commit("remove", remove=[VISIE])
    two.other.commit("there", replace(VISIE, text="daar"))
    two.meet()
    two.file.commit("more", replace(two.file.all(Pillar)[0], name="Meer"))
    assert [found.cell for found in conflicts(two.file)] == ["deleted"]
    two.close()


def test_two_removals_are_none(two: Two) -> None:
    """Also when only one of the two had seen everything."""
    two.other.commit("there", replace(VISIE, text="daar"))
    two.other.commit("remove", remove=two.other.all(Pillar))
    two.file.commit("remove", remove=[VISIE])
    assert two.meet() == []
    assert two.file.all(Pillar) == two.other.all(Pillar) == []
    two.close()


def test_a_removal_that_was_taken_back_does_not_argue_with_another_one(two: Two) -> None:
    two.file.commit("remove", remove=[VISIE])
    two.file.undo()
    two.other.commit("remove", remove=[VISIE])
    assert two.meet() == []
    assert two.file.all(Pillar) == []
    two.close()


def test_a_making_taken_back_here_and_worked_on_there(tmp_path: Path) -> None:
    """The row shows again, with everything that was in it."""
    two = Two(tmp_path)
    gathering = Gathering(id=UUID(int=1), title="Mandaat")
    two.file.commit("make", gathering, RunSheetItem(id=UUID(int=2), gathering=gathering.id, title="Welkom"))
    two.meet()
    two.file.undo()
    two.file.undo()
    assert two.file.all(Gathering) == []
    assert two.file.all(RunSheetItem) == []
    two.other.commit("there", RunSheetItem(id=UUID(int=2), gathering=gathering.id, title="Opening"))
    two.other.commit("there", replace(gathering, present=12))
    found = two.meet()
    assert [(one.kind, one.cell) for one in found] == [(Gathering, "deleted"), (RunSheetItem, "deleted")]
    assert two.file.all(Gathering) == [replace(gathering, present=12)]
    assert [item.title for item in two.file.all(RunSheetItem)] == ["Opening"]
    two.close()


def test_work_below_a_row_that_was_removed_elsewhere_is_pointed_out(tmp_path: Path) -> None:
    gathering = Gathering.new(title="Mandaat")
    item = RunSheetItem.new(gathering=gathering.id, title="Welkom")
    two = Two(tmp_path, gathering, item)
    two.file.commit("here", replace(item, title="hier"))
    two.file.commit("remove", remove=[gathering])
    two.other.commit("there", replace(item, title="daar"))
    (found,) = two.meet()
    assert (found.kind, found.row, found.cell, found.hides) == (Gathering, gathering.id, "deleted", True)
    assert [version.label for version in found.versions] == ["there", "remove"]
    assert two.file.all(Gathering) == []
    settle(two.file, "settle", found, found.versions[0].values)
    assert two.file.all(Gathering) == [gathering]
    assert [found.cell for found in conflicts(two.file)] == ["title"]
    two.file.undo()
    assert [found.hides for found in conflicts(two.file)] == [True]
    settle(two.file, "settle", found, found.versions[1].values)
    assert two.meet() == []
    assert two.other.all(Gathering) == []
    two.close()


@pytest.mark.parametrize("work", ["fact", "deep", "undone", "removed"])
def test_which_work_below_a_removed_row_counts(tmp_path: Path, work: str) -> None:
    """What was recorded counts, at any depth; what was taken back or removed again does not."""
    gathering = Gathering.new(title="Mandaat")
    item = RunSheetItem.new(gathering=gathering.id, title="Welkom")
    two = Two(tmp_path, gathering, item)
    two.file.commit("remove", remove=[gathering])
    words = {"method": "yesno", "question": "Doen?", "options": ("ja", "nee"), "sides": ("ja", "nee"), "asked": "allen"}
    ballot = Ballot.new(gathering=gathering.id, subject=gathering.id, at=two.file.now(), **words)
    if work in {"fact", "deep"}:
        two.other.commit("open", ballot)
    if work == "deep":
        two.other.commit("recount", Recount.new(ballot=ballot.id, reason="verkeerd vak", at=ballot.at))
    if work == "undone":
        two.other.commit("there", replace(item, title="daar"))
        two.other.undo()
    if work == "removed":
        added = RunSheetItem.new(gathering=gathering.id, title="Pauze")
        two.other.commit("there", added)
        two.other.commit("gone", remove=[added])
    found = {"fact": ["open"], "deep": ["open", "recount"], "undone": [], "removed": []}[work]
    listed = [version.label for one in two.meet() for version in one.versions]
    assert listed == ([*found, "remove"] if found else [])
    two.close()


def test_fields_that_belong_together_are_chosen_together(tmp_path: Path) -> None:
    day = Day.new(date=date(2019, 11, 12))
    two = Two(tmp_path, day)
    two.file.commit("here", replace(day, venue="Mozaïek", town="Wijchen"))
    two.other.commit("there", replace(day, venue="Musiater", town="Zevenaar"))
    (found,) = two.meet()
    assert found.cell == "place"
    settle(two.file, "settle", found, found.versions[0].values)
    chosen = two.file.all(Day)[0]
    assert (chosen.venue, chosen.town) in {("Mozaïek", "Wijchen"), ("Musiater", "Zevenaar")}
    two.close()


def test_a_fact_that_two_lines_recorded_differently_is_chosen_and_never_rewritten(tmp_path: Path) -> None:
    gathering = Gathering.new(title="Mandaat")
    two = Two(tmp_path, gathering)
    words = {"method": "yesno", "question": "Doen?", "options": ("ja", "nee"), "sides": ("ja", "nee"), "asked": "allen"}
    ballot = Ballot.new(gathering=gathering.id, subject=gathering.id, at=two.file.now(), **words)
    two.file.commit("open", ballot)
    two.meet()
    for file, reason in ((two.file, "verkeerd vak"), (two.other, "verkeerd geteld")):
        file.commit("recount", Recount(id=KEY, ballot=ballot.id, reason=reason, at=ballot.at))
    (found,) = two.meet()
    third = {**found.shown.values, "reason": "iets anders"}
    with pytest.raises(AtelierError, match="Choose one of the two"):
        settle(two.file, "settle", found, third)
    settle(two.file, "settle", found, found.versions[0].values)
    assert two.meet() == []
    two.close()


def test_an_open_conflict_survives_reopening(two: Two) -> None:
    two.file.commit("here", replace(VISIE, text="hier"))
    two.other.commit("there", replace(VISIE, text="daar"))
    found = two.meet()
    two.file = two.here.reopen(two.file)
    assert conflicts(two.file) == found
    two.close()


# Taking a merge back


def merged(two: Two) -> EventFile:
    two.file.commit("here", replace(VISIE, text="hier"))
    two.other.commit("there", replace(VISIE, text="daar"), Pillar(id=UUID(int=8), name="Agenda"))
    two.other.close()
    merge(two.file, two.other.path)
    two.other = two.there.open(two.other.path)
    return two.file


@pytest.mark.parametrize("reopen", [False, True], ids=["at once", "after reopening"])
def test_a_merge_is_taken_back_whole_and_taken_again(two: Two, reopen: bool) -> None:
    file = merged(two)
    known, waiting = file.all(Pillar), conflicts(file)
    assert (len(known), len(waiting)) == (2, 1)
    file = two.file = two.here.reopen(file) if reopen else file
    assert file.undoable() == "merge"
    undone = file.undo()
    assert undone is not None
    assert undone.values == {KEY: replace(VISIE, text="hier"), UUID(int=8): None}
    assert file.all(Pillar) == [replace(VISIE, text="hier")]
    assert conflicts(file) == []
    assert (file.undoable(), file.redoable()) == ("here", "merge")
    file = two.file = two.here.reopen(file) if reopen else file
    file.redo()
    assert (file.all(Pillar), conflicts(file)) == (known, waiting)
    assert file.undoable() == "merge"
    file.undo()
    two.other.close()
    merge(file, two.other.path)
    two.other = two.there.open(two.other.path)
    assert (file.all(Pillar), conflicts(file)) == (known, waiting)
    two.close()


def test_what_was_taken_back_is_not_in_the_file_after_the_next_act(two: Two) -> None:
    file = merged(two)
    file.undo()
    file.commit("next", Pillar.new(name="Werkwijze"))
    assert file.redoable() is None
    file.close()
    assert b"Agenda" not in file.path.read_bytes()
    two.file = two.here.open(file.path)
    two.close()


def test_a_copy_does_not_carry_what_was_taken_back(two: Two, tmp_path: Path) -> None:
    file = merged(two)
    file.undo()
    file.close()
    third = Laptop(tmp_path / "third").receive(file.path)
    assert (third.undoable(), third.redoable()) == (None, None)
    third.close()
    assert b"Agenda" not in third.path.read_bytes()
    two.file = two.here.open(file.path)
    two.close()


def test_after_the_next_act_a_merge_stays(two: Two) -> None:
    file = merged(two)
    file.commit("next", Pillar.new(name="Werkwijze"))
    file.undo()
    assert file.undoable() == "here"
    assert len(conflicts(file)) == 1
    two.close()


def test_an_act_before_a_merge_can_be_taken_back_when_the_merge_was(two: Two) -> None:
    file = merged(two)
    file.undo()
    file.undo()
    assert file.all(Pillar) == [VISIE]
    file.redo()
    file.redo()
    assert len(conflicts(file)) == 1
    assert file.redoable() is None
    two.close()


def test_merging_twice_is_merging_once(two: Two) -> None:
    file = merged(two)
    two.meet()
    file = two.file
    lines = file.undoable()
    two.other.close()
    merge(file, two.other.path, two.other.path)
    assert file.undoable() == lines
    two.other = two.there.open(two.other.path)
    two.close()


def test_an_older_copy_that_gets_its_own_later_acts_back_begins_a_new_line(laptop: Laptop) -> None:
    """A restored file on the place of the lost one, whose later acts turn up elsewhere."""
    file = laptop.create()
    file.commit("begin", Event.new(title="Week"), VISIE)
    old = laptop.folder / "old.atelier"
    file.copy_to(old)
    old_line = file._line
    file.commit("later", replace(VISIE, text="later"))
    late = laptop.folder / "late.atelier"
    file.copy_to(late)
    file.close()
    with laptop.open(old) as again:
        again._line = old_line  # as after a kill, before anything was noted
        merge(again, late)
        assert again._line != old_line
        assert again.undoable() == "merge"
        assert again.all(Pillar)[0].text == "later"
