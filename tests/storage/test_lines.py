"""Which line a file continues: reopened here it goes on, anything else begins a new one."""

import shutil
from pathlib import Path

import pytest

from atelier.domain.themes import Pillar
from atelier.storage.event_file import EventFile
from atelier.storage.lines import Lines
from tests.storage.support import Laptop, acts_in

LINE, ACT = b"\x01" * 16, b"\x02" * 16


def lines_of(path: Path) -> list[bytes]:
    """The lines in the order in which they came into a closed file."""
    return list(dict.fromkeys(act.line for act, _ in acts_in(path)))


def started(laptop: Laptop, acts: int = 1) -> Path:
    file = laptop.create()
    for n in range(acts):
        file.commit(f"act {n}", Pillar.new(name=str(n)))
    file.close()
    return file.path


def written_on(file: EventFile) -> tuple[str | None, int]:
    """What could be taken back on opening, and how many lines the file has after one more act."""
    undoable = file.undoable()
    file.commit("later", Pillar.new(name="later"))
    file.close()
    return undoable, len(lines_of(file.path))


def test_reopening_goes_on(laptop: Laptop) -> None:
    path = started(laptop)
    for _ in range(3):
        file = laptop.open(path)
        assert file.undoable() == "act 0"
        file.close()
    assert written_on(laptop.open(path)) == ("act 0", 1)


def test_reopening_a_file_in_which_nothing_was_done_goes_on(laptop: Laptop) -> None:
    path = started(laptop, acts=0)
    laptop.open(path).close()
    assert written_on(laptop.open(path)) == (None, 1)
    assert written_on(laptop.open(path)) == ("later", 1)


def test_a_copy_begins_a_new_line(laptop: Laptop) -> None:
    path = started(laptop)
    twin = Path(shutil.copy(path, path.with_name("kopie.atelier")))
    assert written_on(laptop.open(twin)) == (None, 2)
    assert written_on(laptop.open(path)) == ("act 0", 1)


def test_a_moved_file_begins_a_new_line(laptop: Laptop) -> None:
    path = started(laptop)
    moved = path.rename(path.with_name("elders.atelier"))
    assert written_on(laptop.open(moved)) == (None, 2)


def test_another_laptop_begins_a_new_line_and_so_does_the_way_back(laptop: Laptop, tmp_path: Path) -> None:
    path = started(laptop)
    there = Laptop(tmp_path / "there").receive(path)
    assert written_on(there) == (None, 2)
    shutil.copy(there.path, path)
    assert written_on(laptop.open(path)) == (None, 3)


def test_an_older_file_put_back_begins_a_new_line(laptop: Laptop) -> None:
    path = started(laptop)
    before = path.read_bytes()
    file = laptop.open(path)
    file.commit("lost", Pillar.new(name="lost"))
    file.close()
    path.write_bytes(before)
    assert written_on(laptop.open(path)) == (None, 2)


def test_the_same_file_put_back_goes_on(laptop: Laptop) -> None:
    path = started(laptop)
    before = path.read_bytes()
    path.unlink()
    path.write_bytes(before)
    assert written_on(laptop.open(path)) == ("act 0", 1)


def test_a_line_with_nothing_to_take_back_is_remembered_too(laptop: Laptop) -> None:
    path = started(laptop)
    twin = Path(shutil.copy(path, path.with_name("kopie.atelier")))
    laptop.open(twin).close()
    assert written_on(laptop.open(twin)) == (None, 2)
    assert written_on(laptop.open(twin)) == ("later", 2)


@pytest.mark.parametrize("memory", ["", "{", "[]", "null", '{"other": 1}'])
def test_a_laptop_that_lost_its_memory_begins_a_new_line(laptop: Laptop, memory: str) -> None:
    path = started(laptop)
    (laptop.folder / "data" / "lines.json").write_text(memory)
    assert written_on(laptop.open(path)) == (None, 2)
    assert written_on(laptop.open(path)) == ("later", 2)


def test_lines_continue_where_they_were_written(tmp_path: Path) -> None:
    lines, path = Lines(tmp_path / "data"), tmp_path / "week.atelier"
    assert not lines.continues(LINE, path, set())
    lines.remember(LINE, path, ACT)
    assert Lines(tmp_path / "data").continues(LINE, path, {ACT})
    assert not lines.continues(LINE, path, {b"\x03" * 16})
    assert not lines.continues(LINE, path.with_name("other.atelier"), {ACT})
    assert not lines.continues(b"\x04" * 16, path, {ACT})
    assert [p.name for p in (tmp_path / "data").iterdir()] == ["lines.json"]


def test_lines_keep_each_other(tmp_path: Path) -> None:
    lines = Lines(tmp_path / "data")
    lines.remember(LINE, tmp_path / "one", ACT)
    lines.remember(ACT, tmp_path / "two", b"")
    assert lines.continues(LINE, tmp_path / "one", {ACT})
    assert lines.continues(ACT, tmp_path / "two", set())
