"""Many files at once: all of them or none, nothing overwritten, stopped in the middle."""

from pathlib import Path

import pytest

from atelier.domain.editions import Edition
from atelier.domain.errors import AtelierError, StoppedError
from atelier.domain.people import Municipality
from atelier.domain.proposals import Audience
from atelier.domain.week import Event
from atelier.reports.formats import Format
from atelier.services import exporting
from atelier.services.catalogue import Library
from atelier.services.exporting import carry_out
from atelier.services.workspace import Workspace
from atelier.storage.event_file import EventFile

MEMBERS = tuple(Municipality.new(name=name, inhabitants=10) for name in ("Arnhem", "Rozendaal"))
FORMS = (Format.HTML, Format.CSV, Format.JSON)


@pytest.fixture
def event(file: EventFile, library: Library, tmp_path: Path) -> Workspace:
    file.commit("begin", Event.new(title="Week"), *MEMBERS)
    return Workspace(file, library, tmp_path / "data")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_every_edition_comes_once_and_open_data_once(event: Workspace, tmp_path: Path) -> None:
    out, told = tmp_path / "out", []
    every = event.reporting.editions()
    made = carry_out(event.exporting.plan(every, FORMS, out), told.append)
    assert len(every) == 7
    assert len(made.places) == len(names(out)) == 7 + 2
    assert told == sorted(told)
    assert told[-1] == 1.0
    event.exporting.note(made)
    assert {export.name for export in event.reporting.exports()} == set(names(out))
    assert sum(export.audience == "gegevens" for export in event.reporting.exports()) == 2


def test_a_second_time_stands_beside_the_first(event: Workspace, tmp_path: Path) -> None:
    plan = event.exporting.plan((Edition(Audience.COUNCILS),), (Format.HTML,), tmp_path / "out")
    carry_out(plan)
    first = (tmp_path / "out" / plan.jobs[0].name).read_bytes()
    again = event.exporting.plan((Edition(Audience.COUNCILS),), (Format.HTML,), tmp_path / "out")
    carry_out(again)
    assert len(names(tmp_path / "out")) == 2
    assert (tmp_path / "out" / plan.jobs[0].name).read_bytes() == first


def test_a_file_that_came_meanwhile_is_not_overwritten(event: Workspace, tmp_path: Path) -> None:
    plan = event.exporting.plan(event.reporting.editions(), (Format.HTML,), tmp_path)
    (tmp_path / plan.jobs[3].name).write_text("mine", encoding="utf-8")
    with pytest.raises(AtelierError, match="exists already"):
        carry_out(plan)
    assert (tmp_path / plan.jobs[3].name).read_text(encoding="utf-8") == "mine"
    assert not [name for name in names(tmp_path) if name.endswith(".html") and name != plan.jobs[3].name]


@pytest.mark.parametrize("after", range(9))
def test_who_stops_finds_nothing(event: Workspace, tmp_path: Path, after: int) -> None:
    plan = event.exporting.plan(event.reporting.editions(), FORMS, tmp_path / "out")
    steps = iter(range(100))
    with pytest.raises(StoppedError):
        carry_out(plan, go_on=lambda: next(steps) < after)
    assert names(tmp_path / "out") == []
    assert event.reporting.exports() == []


def test_a_full_disk_leaves_nothing(event: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = event.exporting.plan(event.reporting.editions(), FORMS, tmp_path / "out")
    write, written = exporting.write_through, []

    def full(path: Path, content: bytes) -> None:
        written.append(path)
        if len(written) == 5:
            raise OSError(28, "No space left on device")
        write(path, content)

    monkeypatch.setattr(exporting, "write_through", full)
    with pytest.raises(AtelierError, match="could not be written"):
        carry_out(plan)
    assert names(tmp_path / "out") == []


def test_a_move_that_fails_takes_the_others_back(
    event: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = event.exporting.plan(event.reporting.editions(), (Format.HTML,), tmp_path / "out")
    move, moved = exporting.appear, []

    def locked(path: Path, target: Path) -> None:
        if len(moved) == 4:
            raise OSError(13, "Permission denied")
        moved.append(target)
        move(path, target)

    monkeypatch.setattr(exporting, "appear", locked)
    with pytest.raises(AtelierError, match="could not be written"):
        carry_out(plan)
    assert len(moved) == 4
    assert names(tmp_path / "out") == []


def test_names_of_municipalities_are_found_whatever_their_case(event: Workspace) -> None:
    wanted = event.exporting.wanted
    assert wanted(Audience.COLLEGES) == (Edition(Audience.COLLEGES),)
    assert wanted(Audience.COLLEGES, " ROZENDAAL ") == (Edition(Audience.COLLEGES, MEMBERS[1].id),)
    assert len(wanted(Audience.COLLEGES, "all")) == 3
    with pytest.raises(AtelierError, match="no municipality “Parijs”"):
        wanted(Audience.COLLEGES, "Parijs")
    with pytest.raises(AtelierError, match="one report"):
        wanted(Audience.STEERING, "Arnhem")
