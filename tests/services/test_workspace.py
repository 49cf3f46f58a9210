import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from atelier.domain.asking import Terms
from atelier.domain.errors import FileRefusedError, ReadOnlyError
from atelier.domain.methods.base import Way
from atelier.domain.themes import Dilemma, Pillar
from atelier.domain.week import Day, Event, Gathering
from atelier.paths import resources
from atelier.services.workspace import SUFFIX, Events, local_now
from atelier.storage.urn import left_behind
from tests.storage.support import Clock, problems


@pytest.fixture
def events(tmp_path: Path) -> Events:
    return Events(resources(), tmp_path / "data", Clock())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "events" / f"Week van de Regio 2026{SUFFIX}"


def left_in(path: Path) -> list[str]:
    return sorted(item.name for item in path.parent.iterdir())


def test_a_new_event(events: Events, path: Path) -> None:
    workspace = events.create(path, "Week van de Regio 2026", "Regio Arnhem-Nijmegen", with_library=True)
    assert workspace.event.title == "Week van de Regio 2026"
    assert workspace.event.region == "Regio Arnhem-Nijmegen"
    assert len(workspace.editing.all(Dilemma)) == 23
    assert workspace.editing.all(Day) == []
    assert workspace.polling.polls.all() == ()
    assert workspace.recovered is None
    workspace.close()
    assert left_in(path) == [path.name]
    assert problems(path) == []


def test_a_new_event_without_library(events: Events, path: Path) -> None:
    workspace = events.create(path, "Leeg", "", with_library=False)
    assert workspace.editing.all(Dilemma) == []
    assert workspace.editing.all(Event) == [workspace.event]
    workspace.close()


@pytest.mark.parametrize("fictitious", [False, True])
def test_the_example(events: Events, path: Path, fictitious: bool) -> None:
    workspace = events.example(path, fictitious=fictitious)
    assert workspace.event.fictitious is fictitious
    assert len(workspace.polling.polls.all()) == (23 if fictitious else 0)
    assert len(workspace.editing.all(Day)) == 4
    workspace.close()
    assert problems(path) == []


def test_an_event_is_there_after_reopening(events: Events, path: Path) -> None:
    workspace = events.create(path, "Week", "Regio", with_library=False)
    workspace.editing.change(workspace.event, title="Week van de Regio")
    workspace.close()
    workspace = events.open(path)
    assert workspace.event.title == "Week van de Regio"
    assert workspace.editing.undoable() == "change"
    workspace.close()


def test_what_was_being_typed_is_recovered_on_opening(events: Events, path: Path) -> None:
    workspace = events.create(path, "Week", "Regio", with_library=True)
    pillar = workspace.editing.all(Pillar)[0]
    workspace.editing.draft(pillar, "text", "De visie zegt w")
    workspace.close()
    workspace = events.open(path)
    assert workspace.recovered is not None
    assert workspace.recovered.values == {pillar.id: replace(pillar, text="De visie zegt w")}
    workspace.close()
    workspace = events.open(path)
    assert workspace.recovered is None
    workspace.close()


MAKE: list[Callable[[Events, Path], object]] = [
    lambda events, path: events.create(path, "Week", "", with_library=False),
    lambda events, path: events.example(path, fictitious=False),
    lambda events, path: events.copy(path.with_name("ander.atelier"), path),
]


@pytest.mark.parametrize("make", MAKE, ids=["create", "example", "copy"])
def test_nothing_is_ever_written_over_an_existing_file(
    events: Events, path: Path, make: Callable[[Events, Path], object]
) -> None:
    path.parent.mkdir()
    events.create(path.with_name("ander.atelier"), "Ander", "", with_library=False).close()
    path.write_text("van iemand anders")
    with pytest.raises(FileRefusedError, match=r"exists already\. Choose another name"):
        make(events, path)
    assert path.read_text() == "van iemand anders"
    assert left_in(path) == sorted([path.name, "ander.atelier"])


def test_a_place_where_nothing_can_be_written_is_refused_in_words(events: Events, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("geen map")
    with pytest.raises(FileRefusedError, match="Nothing can be written at"):
        events.create(tmp_path / "file" / "week.atelier", "Week", "", with_library=False)


def test_a_long_name_is_a_name(events: Events, tmp_path: Path) -> None:
    path = tmp_path / "events" / ("w" * 220 + SUFFIX)
    events.create(path, "Week", "", with_library=False).close()
    assert left_in(path) == [path.name]


@pytest.mark.parametrize("length", [245, 300])
def test_a_name_that_no_disk_allows_is_refused_in_words(events: Events, tmp_path: Path, length: int) -> None:
    """Beside the file there must be room for the name of its log, too."""
    path = tmp_path / "events" / ("w" * length + SUFFIX)
    with pytest.raises(FileRefusedError, match="Nothing can be written at"):
        events.create(path, "Week", "", with_library=False)
    assert not path.parent.exists() or left_in(path) == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that nobody can write in")
def test_a_folder_in_which_no_database_can_be_made_is_refused_in_words(events: Events) -> None:
    with pytest.raises(FileRefusedError, match="Nothing can be written at"):
        events.create(Path("/proc/week.atelier"), "Week", "", with_library=False)


def test_a_disk_that_fills_up_leaves_nothing_behind(
    events: Events, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(FileRefusedError, match="the disk is full"):
        events.create(path, "Week", "", with_library=False)
    assert left_in(path) == []


# Copies


@pytest.fixture
def made(events: Events, path: Path) -> Path:
    events.example(path, fictitious=False).close()
    return path


def test_a_copy_is_the_same_event_on_a_line_of_its_own(events: Events, made: Path) -> None:
    before = made.read_bytes()
    copy = events.copy(made, made.with_name("kopie.atelier"))
    assert copy.event.title == "Week van de Regio 2019"
    assert copy.editing.undoable() is None
    copy.editing.change(copy.event, title="Kopie")
    copy.close()
    assert made.read_bytes() == before
    original = events.open(made)
    assert original.event.title == "Week van de Regio 2019"
    original.close()


def test_a_file_that_cannot_be_changed_can_be_copied(events: Events, made: Path) -> None:
    made.chmod(0o444)
    with pytest.raises(ReadOnlyError):
        events.open(made)
    copy = events.copy(made, made.with_name("kopie.atelier"))
    copy.editing.change(copy.event, title="Kopie")
    copy.close()


def test_a_copy_takes_along_what_a_killed_program_left_in_its_log(events: Events, made: Path, tmp_path: Path) -> None:
    kill = (
        "import os, sys; from pathlib import Path; from atelier.paths import resources;"
        "from atelier.services.workspace import Events;"
        "w = Events(resources(), Path(sys.argv[2])).open(Path(sys.argv[1]));"
        "w.editing.change(w.event, title='Bevestigd'); os.kill(os.getpid(), 9)"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", kill, str(made), str(tmp_path / "data")], cwd=root, check=False)
    assert made.with_name(f"{made.name}-wal").exists()
    copy = events.copy(made, made.with_name("kopie.atelier"))
    assert copy.event.title == "Bevestigd"
    copy.close()


def test_a_damaged_file_is_not_copied(events: Events, made: Path) -> None:
    whole = bytearray(made.read_bytes())
    whole[whole.index(b"new event")] ^= 1
    made.write_bytes(whole)
    with pytest.raises(FileRefusedError, match="is damaged"):
        events.copy(made, made.with_name("kopie.atelier"))
    assert left_in(made) == [made.name]


def test_what_is_not_there_cannot_be_copied(events: Events, made: Path) -> None:
    with pytest.raises(FileRefusedError):
        events.copy(made.with_name("weg.atelier"), made.with_name("kopie.atelier"))
    assert left_in(made) == [made.name]


# Refusals


def test_a_file_without_an_event_is_refused_and_let_go(events: Events, made: Path) -> None:
    workspace = events.open(made)
    workspace.editing.remove(workspace.event)
    with pytest.raises(FileRefusedError, match="holds no event"):
        _ = workspace.event
    workspace.close()
    for _attempt in range(2):  # it is not held by the attempt before
        with pytest.raises(FileRefusedError, match="holds no event"):
            events.open(made)
    assert left_in(made) == [made.name]


def test_a_refused_file_is_left_as_it_was(events: Events, made: Path) -> None:
    twin = Path(shutil.copy(made, made.with_name("twee.atelier")))
    workspace = events.open(made)
    with pytest.raises(FileRefusedError, match="is in use on"):
        events.open(made)
    events.open(twin).close()
    workspace.close()


def test_the_beginning_of_an_event_cannot_be_taken_back(events: Events, path: Path) -> None:
    workspace = events.create(path, "Week", "Regio", with_library=True)
    assert workspace.editing.undo() is None
    assert workspace.event.title == "Week"
    workspace.close()


def test_the_time_on_this_laptop_has_an_offset() -> None:
    now = local_now()
    assert now.utcoffset() is not None
    assert abs((datetime.now().astimezone() - now).total_seconds()) < 5


def test_opening_destroys_what_a_kill_left_of_a_closed_secret_poll(events: Events, path: Path, tmp_path: Path) -> None:
    workspace = events.create(path, "Week", "Regio", with_library=True)
    meeting = Gathering.new(title="Mandaat", present=18)
    workspace.editing.add(meeting)
    question, urns = workspace.editing.all(Dilemma)[0], tmp_path / "data" / "urns"
    poll = workspace.polling.opening.open(meeting, question, "yesno", Terms(Way.PAPER)).poll
    before = {urn: urn.read_bytes() for urn in urns.iterdir()}
    workspace.polling.closing.declare_void(poll, "verkeerde vraag")
    for urn, content in before.items():
        urn.write_bytes(content)
    workspace.close()
    assert left_behind(urns)
    events.open(path).close()
    assert left_behind(urns) == []
