"""Backups without asking, seen in the foot of the rail."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from atelier.app import Atelier
from atelier.domain.people import Person
from atelier.domain.themes import Pillar
from atelier.storage import backups
from tests.program import EXAMPLE, later, launched, wait_until


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path):
    with launched(qapp, tmp_path) as running:
        running.files.events().example(tmp_path / EXAMPLE, fictitious=False).close()
        yield running


def made(program: Atelier, tmp_path: Path) -> list[backups.Backup]:
    return [one for folder in (tmp_path / "data" / "backups").glob("*") for one in backups.listed(folder)]


def foot(program: Atelier) -> str:
    return program.workbench.rail.backup.text()


def test_opening_makes_a_backup_and_the_rail_says_when(program: Atelier, tmp_path: Path) -> None:
    program.files.open_path(tmp_path / EXAMPLE)
    wait_until(lambda: foot(program).startswith("Backup ") and len(made(program, tmp_path)) == 1)
    assert foot(program) == f"Backup {made(program, tmp_path)[0].at:%H:%M}"


def test_ten_minutes_with_changes_and_closing_make_one_each(program: Atelier, tmp_path: Path) -> None:
    program.files.open_path(tmp_path / EXAMPLE)
    wait_until(lambda: len(made(program, tmp_path)) == 1)
    program.keeper.keep()
    program.desk.run(program.desk.editing.add, Pillar.new(name="Water"))
    later(program)
    program.keeper.keep()  # as the timer does
    wait_until(lambda: len(made(program, tmp_path)) == 2)
    program.desk.run(program.desk.editing.add, Pillar.new(name="Lucht"))
    later(program)
    program.to_start()
    wait_until(lambda: len(made(program, tmp_path)) == 3)
    acts = sorted(one.acts for one in made(program, tmp_path))
    assert [n - acts[0] for n in acts] == [0, 1, 2]


def test_a_second_place_is_told_as_it_comes_and_goes(program: Atelier, tmp_path: Path) -> None:
    stick = tmp_path / "STICK"
    program.files.open_path(tmp_path / EXAMPLE)
    program.keeper.choose(stick)
    wait_until(lambda: foot(program).endswith("STICK not found"))
    assert foot(program).startswith("! ")
    stick.mkdir()
    program.keeper._visit()
    wait_until(lambda: "STICK " in foot(program) and "not found" not in foot(program))
    assert len(list(stick.glob("Atelier/*/*.atelier"))) == 1
    stick.rename(tmp_path / "weg")
    program.keeper._visit()
    wait_until(lambda: foot(program).endswith("STICK not found"))


def test_a_disk_that_refuses_is_told_and_tried_again(program: Atelier, tmp_path: Path) -> None:
    (tmp_path / "data" / "backups").write_text("in de weg", encoding="utf-8")
    program.files.open_path(tmp_path / EXAMPLE)
    wait_until(lambda: "No backup" in foot(program))
    (tmp_path / "data" / "backups").unlink()
    program.keeper.keep()
    wait_until(lambda: foot(program).startswith("Backup "))


def test_after_erasing_only_a_backup_of_now_is_left_here_and_on_the_stick(program: Atelier, tmp_path: Path) -> None:
    stick = tmp_path / "STICK"
    stick.mkdir()
    program.files.open_path(tmp_path / EXAMPLE)
    program.keeper.choose(stick)
    wait_until(lambda: len(made(program, tmp_path)) == 1 and len(list(stick.glob("Atelier/*/*.atelier"))) == 1)
    before = made(program, tmp_path)[0]
    person = Person.new(name="Saskia Dorrestein")
    program.desk.run(program.desk.editing.add, person)
    program.desk.run(program.desk.workspace.erasing.erase, person, texts=True)
    program.desk.older_unwanted.emit()
    wait_until(lambda: [one.acts for one in made(program, tmp_path)] == [before.acts + 2])
    kept = made(program, tmp_path)[0].path.name
    wait_until(lambda: [left.name for left in stick.glob("Atelier/*/*.atelier")] == [kept])
