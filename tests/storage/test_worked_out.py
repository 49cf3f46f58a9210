"""A merge that was worked out on a copy and taken over is the merge that the file would have done itself."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atelier.domain.erasing import Erasure
from atelier.domain.people import Person
from atelier.domain.themes import Pillar
from atelier.domain.week import Event
from atelier.services.merging import Merging
from atelier.storage.event_file import EventFile
from atelier.storage.passwords import set_password
from tests.storage.equality import State, differences, state
from tests.storage.support import Laptop, problems

PILLARS = tuple(Pillar.new(name=str(n)) for n in range(4))
DEEDS = st.lists(st.tuples(st.sampled_from(["text", "name", "remove", "add", "undo"]), st.integers(0, 3)), max_size=6)


def do(file: EventFile, deeds: list[tuple[str, int]]) -> None:
    for what, n in deeds:
        current = file.get(Pillar, PILLARS[n].id)
        if what == "undo":
            file.undo()
        elif what == "add":
            file.commit("add", Pillar.new(name=f"new {n}"))
        elif current is not None and what == "remove":
            file.commit("remove", remove=[current])
        elif current is not None:
            file.commit("change", replace(current, **{what: f"{file.path.parent.name} {file.lamport}"}))


def two(folder: Path, here: list[tuple[str, int]], there: list[tuple[str, int]]) -> tuple[EventFile, Path]:
    """A file, and a closed one of another laptop; both went on."""
    laptops = Laptop(folder / "here"), Laptop(folder / "there")
    file = laptops[0].create()
    file.commit("begin", Event.new(title="Week"), *PILLARS)
    file.close()
    other = laptops[1].receive(file.path)
    do(other, there)
    other.close()
    file = laptops[0].open(file.path)
    do(file, here)
    return file, other.path


def as_content(found: State) -> State:
    return {part: value for part, value in found.items() if part != "acts"}  # each has a merge of its own


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(here=DEEDS, there=DEEDS)
def test_it_is_the_same_merge(tmp_path_factory: pytest.TempPathFactory, here: object, there: object) -> None:
    folder = tmp_path_factory.mktemp("two")
    file, other = two(folder, here, there)  # type: ignore[arg-type]
    twin = Laptop(folder / "twin").folder
    twin.mkdir()
    before = [file.all(Pillar)]
    file.copy_to(twin / "week.atelier")
    merging = Merging(file, folder / "data")
    preview = merging.preview([other])
    assert (preview.worked is None) is (preview.entries == ())
    merged = merging.merge(preview).changes
    with Laptop(twin).open(twin / "week.atelier") as slow:
        told = slow.take_in("merge", preview.entries)
    assert (merged.kinds, merged.values) == (told.kinds, told.values)
    if preview.entries and merged.kinds:
        after = file.all(Pillar)
        file.undo()
        assert [file.all(Pillar)] == before
        file.redo()
        assert file.all(Pillar) == after
    file.close()
    assert problems(file.path) == []
    one, same = (as_content(state(path, Laptop(path.parent))) for path in (file.path, twin / "week.atelier"))
    assert differences(one, same) == []


def test_a_copy_that_is_older_than_the_file_is_not_taken_over(tmp_path: Path) -> None:
    file, other = two(tmp_path, [], [("add", 0)])
    merging = Merging(file, tmp_path / "data")
    worked = merging.preview([other]).worked
    assert worked is not None
    file.commit("meanwhile", Pillar.new(name="intussen"))
    with pytest.raises(ValueError, match="older"):
        file.take_over("merge", worked)
    assert len(file.all(Pillar)) == 5
    file.close()


def test_the_copy_goes_when_nobody_needs_it(tmp_path: Path) -> None:
    file, other = two(tmp_path, [], [("add", 0)])
    merging = Merging(file, tmp_path / "data")
    preview, left = merging.preview([other]), merging.preview([other])
    places = [one.worked.trial for one in (preview, left) if one.worked]
    assert [place.exists() for place in places] == [True, True]
    merging.merge(preview)
    assert [place.exists() for place in places] == [False, True]
    del left
    assert [place.exists() for place in places] == [False, False]
    file.close()


def test_an_erasure_is_worked_out_by_the_file_itself(tmp_path: Path) -> None:
    """Rows do not tell what must go from the writes that are here."""
    file, _ = two(tmp_path, [], [])
    anna = Person.new(name="Anna Wit")
    file.commit("add", anna)
    file.copy_to(tmp_path / "copy.atelier")
    there = Laptop(tmp_path / "third").receive(shutil.copy(tmp_path / "copy.atelier", tmp_path / "third.atelier"))
    there.commit("erase", Erasure.new(person=anna.id, at=there.now()))
    there.close()
    merging = Merging(file, tmp_path / "data")
    preview = merging.preview([there.path])
    assert preview.worked is None
    merging.merge(preview)
    file.close()
    assert b"Anna Wit" not in file.path.read_bytes()
    assert problems(file.path) == []


def test_a_file_with_a_password_takes_it_over_too(tmp_path: Path) -> None:
    pytest.importorskip("sqlcipher3")
    file, other = two(tmp_path, [], [("add", 0), ("text", 1)])
    file.close()
    set_password(file.path, "geheim genoeg")
    file = Laptop(tmp_path / "here").open(file.path)
    merging = Merging(file, tmp_path / "data")
    preview = merging.preview([other])
    assert preview.worked is not None
    assert b"begin" not in preview.worked.trial.read_bytes()
    merging.merge(preview)
    assert len(file.all(Pillar)) == 5
    file.close()
