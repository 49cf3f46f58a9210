"""Backups on real files: whole, proved, rotated, and carried to a second place that comes and goes."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from atelier.domain.errors import FileRefusedError
from atelier.domain.themes import Pillar
from atelier.storage import backups
from atelier.storage.event_file import EventFile
from tests.storage.support import Laptop, problems


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def keep(file: EventFile, folder: Path) -> backups.Backup:
    return backups.keep(backups.freeze(file), folder)


def test_a_backup_of_an_open_file_is_that_file_at_one_instant(laptop: Laptop, file: EventFile, folder: Path) -> None:
    file.commit("add", Pillar.new(name="Visie"))
    frozen = backups.freeze(file)
    file.commit("add", Pillar.new(name="Later"))
    kept = backups.keep(frozen, folder)
    assert kept.acts == 1
    assert [path.name for path in folder.iterdir()] == [kept.path.name]
    assert problems(kept.path) == []
    with laptop.open(kept.path) as again:
        assert [pillar.name for pillar in again.all(Pillar)] == ["Visie"]


def test_nothing_changed_makes_no_second_backup(file: EventFile, folder: Path) -> None:
    file.commit("add", Pillar.new(name="Visie"))
    first = keep(file, folder)
    assert keep(file, folder) == first
    file.commit("add", Pillar.new(name="Nog een"))
    assert keep(file, folder).acts == 2
    assert len(backups.listed(folder)) == 2


def test_a_backup_that_was_damaged_since_is_made_again(file: EventFile, folder: Path) -> None:
    file.commit("add", Pillar.new(name="Visie"))
    first = keep(file, folder)
    first.path.write_bytes(first.path.read_bytes()[:5000])
    again = keep(file, folder)
    assert again.path != first.path
    backups.prove(again.path)


def test_older_backups_go_by_rotation_and_only_after_a_proof(
    laptop: Laptop, file: EventFile, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(14):
        laptop.clock.at += timedelta(seconds=20)
        file.commit("add", Pillar.new(name=f"Pijler {n}"))
        keep(file, folder)
    names = [backup.acts for backup in backups.listed(folder)]
    assert names == list(range(14, 4, -1))

    def refuse(path: Path) -> None:
        raise FileRefusedError(path.name)

    monkeypatch.setattr(backups, "prove", refuse)
    file.commit("add", Pillar.new(name="Onbewezen"))
    with pytest.raises(FileRefusedError):
        keep(file, folder)
    assert [backup.acts for backup in backups.listed(folder)] == names
    assert len(list(folder.iterdir())) == len(names)


def test_a_clock_that_tells_one_second_again_and_again_fills_no_disk(
    laptop: Laptop, file: EventFile, folder: Path
) -> None:
    morning = laptop.clock.at
    for n in range(30):
        laptop.clock.at = morning + timedelta(seconds=n % 3)
        file.commit("add", Pillar.new(name=f"Pijler {n}"))
        newest = keep(file, folder)
    assert newest.path.exists()
    assert [kept.acts for kept in backups.listed(folder)] == [30, 29, 28]


def test_a_clock_that_was_set_back_does_not_cost_the_newest(laptop: Laptop, file: EventFile, folder: Path) -> None:
    for n in range(12):
        file.commit("add", Pillar.new(name=f"Pijler {n}"))
        keep(file, folder)
    laptop.clock.at -= timedelta(days=400)
    file.commit("add", Pillar.new(name="Vorig jaar"))
    kept = keep(file, folder)
    assert kept.path.exists()
    assert kept.acts == 13


def test_a_second_place_gets_the_newest_when_it_is_there(file: EventFile, folder: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    assert backups.mirror(folder, stick) is None
    file.commit("add", Pillar.new(name="Visie"))
    kept = keep(file, folder)
    there = backups.mirror(folder, stick)
    assert there is not None
    assert (there.acts, there.path.name) == (1, kept.path.name)
    assert there.path.read_bytes() == kept.path.read_bytes()
    assert backups.mirror(folder, stick) == there


def test_a_place_that_cannot_be_written_is_an_error_and_leaves_nothing(file: EventFile, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("geen map", encoding="utf-8")
    with pytest.raises(NotADirectoryError):
        keep(file, blocked / "backups")
    assert blocked.read_text(encoding="utf-8") == "geen map"


def test_strange_names_in_the_folder_are_no_backups(file: EventFile, folder: Path) -> None:
    keep(file, folder)
    (folder / "vakantie.atelier").write_text("x", encoding="utf-8")
    (folder / "2019-99-99 12.00.00 3 abcdef01.atelier").write_text("x", encoding="utf-8")
    assert len(backups.listed(folder)) == 1


def test_what_a_kill_left_goes_after_an_hour(file: EventFile, folder: Path) -> None:
    folder.mkdir()
    old, fresh = folder / ".backup-0a", folder / ".backup-0b"
    for place in (old, fresh):
        place.write_bytes(b"half")
    os.utime(old, (0, 0))
    file.commit("add", Pillar.new(name="Visie"))
    kept = keep(file, folder)
    assert set(folder.iterdir()) == {fresh, kept.path}
