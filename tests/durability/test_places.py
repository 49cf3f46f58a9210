"""Clocks that jump and places that are odd: the work goes on, or a sentence says why not."""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from atelier.domain.errors import AtelierError, ReadOnlyError
from atelier.domain.themes import Pillar
from atelier.paths import resources
from atelier.services import backups
from atelier.services.workspace import Events
from tests.storage.support import ZONE, Laptop, problems

NAMES = ("Week één – ‘concept’", "🏛️ gemeenteraad", "أسبوع المنطقة", "e\u0301 en é", "x" * 200, "a b%20c#d?e&f", "'; --")
JUMPS = (timedelta(days=-4000), timedelta(hours=9), timedelta(days=2), timedelta(seconds=-1))  # set back, and asleep

pytestmark = pytest.mark.usefixtures("english")


@dataclass
class Jumping:
    """A clock that somebody sets, or that slept."""

    at: datetime = datetime(2019, 11, 12, 13, 0, tzinfo=ZONE)

    def __call__(self) -> datetime:
        return self.at


def test_a_clock_that_jumps_loses_no_backup_and_no_order(tmp_path: Path) -> None:
    clock, path = Jumping(), tmp_path / "week.atelier"
    events = Events(resources(), tmp_path / "data", clock)
    workspace = events.create(path, "Week", "Regio", with_library=False)
    kept, pillar = workspace.backups, Pillar.new(name="Eerst")
    workspace.editing.add(pillar)
    for n, jump in enumerate(JUMPS):
        clock.at += jump
        workspace.editing.change(pillar, name=f"Na {n}")
        state = backups.keep(kept.freeze(), kept.folder, kept.origin)
        assert state.problem == ""
        assert state.path is not None
        assert state.path.exists()
    workspace.editing.undo()
    assert [row.name for row in workspace.editing.all(Pillar)] == ["Na 2"]
    workspace.close()
    assert problems(path) == []
    again = events.open(path)
    assert again.editing.undoable() is not None
    again.close()


@pytest.mark.parametrize("name", NAMES)
def test_odd_names_work_from_making_to_backup(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    events, path = Events(resources(), tmp_path / "data"), folder / f"{name}.atelier"
    workspace = events.create(path, "Week", "Regio", with_library=False)
    workspace.editing.add(Pillar.new(name="Visie"))
    kept = workspace.backups
    assert backups.keep(kept.freeze(), kept.folder, kept.origin).problem == ""
    workspace.close()
    assert [found.name for found in folder.iterdir()] == [path.name]
    assert problems(path) == []
    assert len(events.backups_of(path)) == 1
    events.open(path).close()


def test_a_path_of_many_folders_works_or_is_refused(tmp_path: Path) -> None:
    events = Events(resources(), tmp_path / "data")
    deep = tmp_path.joinpath(*["map met een lange naam"] * 10, "week.atelier")
    events.create(deep, "Week", "Regio", with_library=False).close()  # makes the folders
    assert problems(deep) == []
    with pytest.raises(AtelierError):  # more than SQLite takes
        events.create(tmp_path.joinpath(*["x" * 200] * 10, "week.atelier"), "Week", "Regio", with_library=False)


def test_a_name_that_is_too_long_for_the_system_is_refused(tmp_path: Path) -> None:
    events = Events(resources(), tmp_path / "data")
    with pytest.raises(AtelierError):
        events.create(tmp_path / f"{'x' * 300}.atelier", "Week", "Regio", with_library=False)


def test_a_file_that_may_not_be_changed_is_refused(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path / "laptop")
    laptop.create().close()
    path = laptop.folder / "week.atelier"
    path.chmod(0o444)
    with pytest.raises(ReadOnlyError):
        laptop.open(path)


@pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_changed_is_refused(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path / "laptop")
    laptop.create().close()
    laptop.folder.chmod(0o555)
    try:
        with pytest.raises(ReadOnlyError):
            laptop.open(laptop.folder / "week.atelier")
    finally:
        laptop.folder.chmod(0o755)
