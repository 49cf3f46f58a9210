"""A file on a share is worked on here and given back; what somebody else wrote there is never overwritten."""

import json
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from atelier.domain.errors import AtelierError, HeldError, NotSavedError
from atelier.domain.themes import Pillar
from atelier.paths import resources
from atelier.services import workspace as opening
from atelier.services.backups import keep, returned
from atelier.services.workspace import Events, Workspace
from tests.storage.support import problems


@pytest.fixture
def share(tmp_path: Path, english: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the program takes for a share."""
    folder = tmp_path / "share"
    folder.mkdir()
    monkeypatch.setattr(opening, "is_local", lambda path: folder not in path.parents)
    return folder


@pytest.fixture
def events(tmp_path: Path, share: Path) -> Events:
    made = Events(resources(), tmp_path / "data")
    made.create(tmp_path / "week.atelier", "Week", "Regio", with_library=False).close()
    shutil.move(tmp_path / "week.atelier", share / "week.atelier")
    return made


def names(events: Events, path: Path) -> list[str]:
    opened = events.open(path)
    try:
        return sorted(pillar.name for pillar in opened.file.all(Pillar))
    finally:
        opened.close()


def working(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "data" / "working").glob("*/*.atelier"))


def add(opened: Workspace, name: str) -> None:
    opened.file.commit("add", Pillar.new(name=name))


def test_work_is_done_here_and_given_back_with_each_backup_and_on_closing(
    events: Events, share: Path, tmp_path: Path
) -> None:
    home = share / "week.atelier"
    before = home.read_bytes()
    opened = events.open(home)
    assert opened.place == home
    assert working(tmp_path) == [opened.file.path]
    add(opened, "Een")
    assert home.read_bytes() == before
    assert sorted(path.name for path in share.iterdir()) == [".week.atelier.in-use", "week.atelier"]
    kept = keep(opened.backups.freeze(), opened.backups.folder, opened.backups.origin)
    assert opened.checkout is not None
    assert kept.path is not None
    assert returned(opened.checkout, kept.path) == ""
    assert problems(home) == []
    assert home.read_bytes() != before
    add(opened, "Twee")
    opened.close()
    assert [path.name for path in share.iterdir()] == ["week.atelier"]
    assert working(tmp_path) == []
    assert names(events, home) == ["Een", "Twee"]


def test_a_share_that_is_gone_loses_nothing(events: Events, share: Path, tmp_path: Path) -> None:
    home = share / "week.atelier"
    opened = events.open(home)
    add(opened, "Een")
    share.rename(tmp_path / "away")
    with pytest.raises(NotSavedError, match="could not be copied back"):
        opened.close()
    assert len(working(tmp_path)) == 1
    (tmp_path / "away").rename(share)
    assert names(events, home) == ["Een"]
    assert working(tmp_path) == []


def test_what_was_changed_elsewhere_stays_and_ours_lies_beside_it(events: Events, share: Path, tmp_path: Path) -> None:
    home = share / "week.atelier"
    opened = events.open(home)
    add(opened, "Van mij")
    other = Events(resources(), tmp_path / "elsewhere")
    shutil.copy(home, tmp_path / "theirs.atelier")
    theirs = other.open(tmp_path / "theirs.atelier")
    add(theirs, "Van een ander")
    theirs.close()
    shutil.copy(tmp_path / "theirs.atelier", home)
    with pytest.raises(AtelierError, match="was changed elsewhere meanwhile"):
        opened.close()
    assert names(events, home) == ["Van een ander"]
    (beside,) = [path for path in share.glob("*.atelier") if path != home]
    assert names(events, beside) == ["Van mij"]
    again = events.open(home)
    assert again.conflict_copies() == [beside]
    again.close()


def test_somebody_elsewhere_holds_it_until_the_note_is_old(events: Events, share: Path) -> None:
    home, note = share / "week.atelier", share / ".week.atelier.in-use"

    def written(minutes: int) -> None:
        since = datetime.now().astimezone() - timedelta(minutes=minutes)
        note.write_text(json.dumps({"host": "laptop-van-anna", "since": since.isoformat()}), encoding="utf-8")

    written(5)
    with pytest.raises(HeldError, match="in use on laptop-van-anna"):
        events.open(home)
    written(45)
    assert names(events, home) == []
    assert not note.exists()


def test_a_backup_that_comes_late_does_not_take_the_place_of_the_last_state(events: Events, share: Path) -> None:
    home = share / "week.atelier"
    opened = events.open(home)
    kept = keep(opened.backups.freeze(), opened.backups.folder, opened.backups.origin)
    add(opened, "Later")
    opened.close()
    assert opened.checkout is not None
    assert kept.path is not None
    assert returned(opened.checkout, kept.path) == ""
    assert names(events, home) == ["Later"]
