import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given

from atelier.domain.ballots import Ballot, Count
from atelier.domain.entity import Entity
from atelier.domain.errors import NotSavedError
from atelier.domain.model import ENTITIES
from atelier.domain.people import Municipality
from atelier.domain.themes import Argument, Pillar, Scale
from atelier.domain.week import Day, Gathering, RunSheetItem, Step
from atelier.storage.drafts import Drafts
from atelier.storage.event_file import Changes, EventFile
from tests.domain.values import rows
from tests.storage.support import Laptop, acts_in, content, fewer, problems

NOON = datetime(2019, 11, 12, 12, tzinfo=UTC)


def acts(file: EventFile) -> int:
    """How many acts a file holds; closes it."""
    file.close()
    return len(list(acts_in(file.path)))


# Opening and closing


def test_a_new_file_is_one_single_file(laptop: Laptop) -> None:
    file = laptop.create()
    file.commit("add", Pillar.new(name="Visie"))
    assert (laptop.folder / "week.atelier-wal").exists()  # while it is open
    file.close()
    assert [path.name for path in sorted(laptop.folder.iterdir())] == ["data", "week.atelier"]
    header = file.path.read_bytes()[:100]
    assert (header[18], header[19]) == (1, 1)  # no log is expected beside it


def test_everything_is_there_after_reopening(laptop: Laptop) -> None:
    file = laptop.create()
    file.commit("add", Pillar.new(name="Visie"), Scale.new(name="Wijk"), Day.new(date=date(2019, 11, 12)))
    before = content(file)
    file = laptop.reopen(file)
    assert content(file) == before
    assert sum(map(len, before)) == 3
    file.close()


def test_a_file_closes_itself_behind_a_block(laptop: Laptop) -> None:
    with laptop.create() as file:
        file.commit("add", Pillar.new(name="Visie"))
    assert file.connection.closed
    assert not (laptop.folder / "week.atelier-wal").exists()
    assert problems(file.path) == []


@pytest.mark.parametrize("kind", ENTITIES, ids=[entity.TABLE for entity in ENTITIES])
def test_any_row_of_any_kind_is_kept(tmp_path_factory: pytest.TempPathFactory, kind: type[Entity]) -> None:
    file = Laptop(tmp_path_factory.mktemp("rows")).create()

    @fewer(10)
    @given(rows(kind))
    def keep(drawn: Entity) -> None:
        row = replace(drawn, id=uuid4())
        changes = file.commit("add", row)
        assert changes.values == {row.id: row}
        assert changes.kinds == {kind}
        if kind.PARENT is None:  # else it is hidden: its parent is nowhere
            assert file.get(kind, row.id) == row

    keep()
    file.close()


# Reading


def test_rows_come_in_their_own_order(file: EventFile) -> None:
    a, b, c = (Pillar.new(name=name, position=position) for name, position in (("a", "i"), ("b", "r"), ("c", "9")))
    file.commit("add", a, b, c)
    assert [pillar.name for pillar in file.all(Pillar)] == ["c", "a", "b"]
    twin, other = Scale(id=UUID(int=2), position="i"), Scale(id=UUID(int=1), position="i")
    file.commit("add", twin, other)
    assert file.all(Scale) == [other, twin]  # ties by the identity


def test_days_come_by_date_and_facts_by_time(file: EventFile) -> None:
    days = [Day.new(date=date(2019, 11, day)) for day in (15, 12, 14)]
    gathering = Gathering.new()
    steps = [Step.new(gathering=gathering.id, at=NOON + timedelta(minutes=n)) for n in (9, 0, 4)]
    file.commit("add", *days, gathering)
    for step in steps:
        file.commit("step", step)
    assert [day.date.day for day in file.all(Day)] == [12, 14, 15]
    assert [step.at for step in file.all(Step)] == sorted(step.at for step in steps)


def test_rows_are_chosen_by_their_fields(file: EventFile) -> None:
    here, there = Gathering.new(title="hier"), Gathering.new(title="daar")
    items = [
        RunSheetItem.new(gathering=g.id, title=t) for g, t in ((here, "Welkom"), (there, "Welkom"), (here, "Slot"))
    ]
    file.commit("add", here, there, *items)
    assert {item.title for item in file.all(RunSheetItem, gathering=here.id)} == {"Welkom", "Slot"}
    assert file.all(RunSheetItem, gathering=here.id, title="Welkom") == [items[0]]
    assert file.all(RunSheetItem, gathering=uuid4()) == []


def test_what_is_not_there_is_none(file: EventFile) -> None:
    assert file.get(Pillar, uuid4()) is None
    assert file.get(Pillar, None) is None


def test_what_hangs_below_a_removed_row_is_hidden_and_comes_back_with_it(file: EventFile) -> None:
    gathering = Gathering.new()
    item = RunSheetItem.new(gathering=gathering.id)
    argument = Argument.new(gathering=gathering.id, subject=uuid4())
    file.commit("add", gathering, item, argument)
    changes = file.commit("remove", remove=[gathering])
    assert changes.values == {gathering.id: None}
    assert (file.all(RunSheetItem), file.get(RunSheetItem, item.id), file.all(Argument)) == ([], None, [])
    file.commit("add", gathering)
    assert (file.all(RunSheetItem), file.get(Argument, argument.id)) == ([item], argument)


def test_two_levels_below_a_removed_row_are_hidden(file: EventFile) -> None:
    gathering = Gathering.new()
    ballot = _ballot(gathering)
    count = Count.new(ballot=ballot.id, counts=(1,), present=1, at=NOON, digest="")
    file.commit("add", gathering)
    file.commit("open", ballot)
    file.commit("close", count)
    assert file.all(Count) == [count]
    file.commit("remove", remove=[gathering])
    assert file.all(Count) == []
    assert file.get(Count, count.id) is None


def _ballot(gathering: Gathering) -> Ballot:
    words = {"method": "yesno", "question": "?", "options": ("ja", "nee"), "sides": ("ja", "nee"), "asked": "allen"}
    return Ballot.new(gathering=gathering.id, subject=uuid4(), at=NOON, **words)


# Writing


def test_only_the_cells_that_differ_are_written(laptop: Laptop) -> None:
    file = laptop.create()
    pillar = Pillar.new(name="Visie", text="wie we zijn", position="i")
    file.commit("add", pillar)
    file.commit("change", replace(pillar, text="waar we heen willen"))
    file.close()
    (_, added), (_, changed) = acts_in(file.path)
    assert sorted(write.cell for write in added) == ["deleted", "name", "origin", "position", "text"]
    assert [(write.cell, write.value) for write in changed] == [("text", '{"text":"waar we heen willen"}')]
    assert changed[0].replaced == [next(write.id for write in added if write.cell == "text")]


def test_the_same_value_again_is_no_act(laptop: Laptop) -> None:
    file = laptop.create()
    pillar = Pillar.new(name="Visie")
    file.commit("add", pillar)
    again = file.commit("again", pillar)
    assert again == Changes("again")
    assert file.undoable() == "add"
    assert acts(file) == 1


def test_an_act_tells_what_it_changed(file: EventFile) -> None:
    pillar, scale = Pillar.new(name="Visie"), Scale.new(name="Wijk")
    file.commit("add", pillar)
    changes = file.commit("both", replace(pillar, name="Agenda"), scale)
    assert changes.label == "both"
    assert changes.values == {pillar.id: replace(pillar, name="Agenda"), scale.id: scale}
    assert changes.touches(Scale)
    assert changes.touches(Municipality, Pillar)
    assert not changes.touches(Municipality)
    assert changes.left == ()


def test_an_act_remembers_who_when_and_where(laptop: Laptop) -> None:
    file = laptop.create()
    file.role = "duo"
    file.commit("first", Pillar.new())
    file.commit("second", Pillar.new())
    file.close()
    (first, _), (second, _) = acts_in(file.path)
    assert (first.lamport, second.lamport) == (1, 2)
    assert first.line == second.line
    assert (first.role, first.kind, first.target, first.label) == ("duo", "do", None, "first")
    assert first.at.startswith("2019-11-12T13:00:")
    assert first.at.endswith("+01:00")


def test_a_fact_is_written_once(laptop: Laptop) -> None:
    file = laptop.create()
    gathering = Gathering.new()
    step = Step.new(gathering=gathering.id, at=NOON)
    file.commit("add", gathering)
    file.commit("step", step)
    for again in (step, replace(step, at=NOON + timedelta(hours=1))):
        with pytest.raises(ValueError, match="is a fact and cannot change"):
            file.commit("again", replace(gathering, present=9), again)
    assert file.get(Step, step.id) == step
    assert file.get(Gathering, gathering.id) == gathering  # nothing of a refused act is kept
    file.commit("after", replace(gathering, present=3))
    assert acts(file) == 3
    assert problems(file.path) == []


def test_what_is_meant_for_good_cannot_be_taken_back(laptop: Laptop) -> None:
    file = laptop.create()
    pillar = Pillar.new(name="Visie")
    file.commit("begin", pillar, for_good=True)
    assert file.undoable() is None
    file.commit("change", replace(pillar, name="Agenda"))
    file.undo()
    file = laptop.reopen(file)
    assert file.undo() is None
    assert file.all(Pillar) == [pillar]
    file.commit("remove", remove=[pillar])  # the row itself is as any other
    file.undo()
    assert file.all(Pillar) == [pillar]
    file.close()


def test_what_is_not_committed_is_not_there(laptop: Laptop) -> None:
    """A transaction that fails halfway leaves no act, no write, no head and no row."""
    file = laptop.create()
    file.commit("add", Pillar.new(name="Visie"))
    with pytest.raises(OverflowError):
        file.commit("too much", Pillar.new(name="half"), Gathering.new(present=2**70))
    assert [pillar.name for pillar in file.all(Pillar)] == ["Visie"]
    assert file.undoable() == "add"
    assert acts(file) == 1
    assert problems(file.path) == []


# A disk that does not do what it should


def test_a_full_disk_loses_nothing_that_was_there(laptop: Laptop) -> None:
    file = laptop.create()
    visie = Pillar.new(name="Visie")
    file.commit("add", visie)
    with file.connection.begin():
        pages = file.connection.exec_driver_sql("PRAGMA page_count").scalar()
        file.connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(NotSavedError, match=r"^“week\.atelier” could not be saved: the disk is full\. Make room"):
        file.commit("too much", replace(visie, text="x" * 100_000))
    assert file.all(Pillar) == [visie]
    assert file.undoable() == "add"
    with pytest.raises(NotSavedError):
        Drafts(file).keep(visie, "text", "x" * 100_000)
    with file.connection.begin():
        file.connection.exec_driver_sql("PRAGMA max_page_count=100000")
    file.commit("room again", replace(visie, text="x" * 100_000))
    assert acts(file) == 2
    assert problems(file.path) == []


@pytest.mark.parametrize("other", [None, b"een ander bestand"])
def test_a_file_that_went_away_is_not_written_to(laptop: Laptop, other: bytes | None) -> None:
    """Somebody moved it, or put another in its place, while it was open."""
    file = laptop.create()
    visie = Pillar.new(name="Visie")
    file.commit("add", visie)
    away = file.path.rename(file.path.with_name("elders.atelier"))
    if other:
        file.path.write_bytes(other)
    for attempt in (lambda: file.commit("change", replace(visie, name="Agenda")), file.undo):
        with pytest.raises(NotSavedError, match="could not be saved: it is not there"):
            attempt()
    assert file.all(Pillar) == [visie]
    assert file.undoable() == "add"
    if other:
        assert file.path.read_bytes() == other
        file.path.unlink()
    away.rename(file.path)
    file.commit("change", replace(visie, name="Agenda"))  # it came back
    assert acts(file) == 2


def test_another_program_sees_committed_acts_at_once_after_closing(laptop: Laptop) -> None:
    file = laptop.create()
    file.commit("add", Pillar.new(name="Visie"))
    file.close()
    connection = sqlite3.connect(file.path)
    assert connection.execute("SELECT name FROM pillar WHERE deleted = 0").fetchall() == [("Visie",)]
    connection.close()


def test_a_new_file_replaces_what_stood_there_only_when_it_is_whole(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = laptop.create()
    old.commit("add", Pillar.new(name="Visie"))
    old.close()
    before = old.path.read_bytes()
    monkeypatch.setattr(Path, "replace", _fails)
    with pytest.raises(OSError, match="no space"):
        laptop.create()
    assert old.path.read_bytes() == before


def _fails(*_: object) -> None:
    raise OSError("no space left")
