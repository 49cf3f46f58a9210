"""Going back to a backup and rescuing a damaged file, as somebody at the laptop does it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from atelier.app import Atelier
from atelier.domain.themes import Pillar
from tests.program import EXAMPLE, later, on_example, press, settle, wait_until


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path):
    with on_example(qapp, tmp_path) as running:
        wait_until(lambda: running.workbench.rail.backup.text().startswith("Backup "))
        yield running


def pillars(program: Atelier) -> set[str]:
    return {pillar.name for pillar in program.desk.editing.all(Pillar)}


def way(program: Atelier, words: str) -> QPushButton:
    return next(b for b in program.window.start.notice.findChildren(QPushButton) if b.text().startswith(words))


def test_a_backup_is_compared_and_opens_as_a_new_file(program: Atelier, tmp_path: Path) -> None:
    before = pillars(program)
    program.desk.run(program.desk.editing.add, Pillar.new(name="Water"))
    old = program.desk.editing.all(Pillar)[0]
    program.desk.run(program.desk.editing.change, old, name="Anders")
    panel = program.workbench.backups
    panel.open()
    wait_until(lambda: "Since then" in panel.since.text())
    assert panel.since.text().splitlines() == [
        "Since then 2 changes were made, which are not in this backup.",
        "New since then: 1 × Pillar.",
        "Changed since then: 1 × Pillar.",
    ]
    panel.restore.click()
    path = program.desk.workspace.file.path
    assert path.parent == tmp_path
    assert path.name.startswith("week (")
    assert pillars(program) == before
    told = program.workbench.views.current.notice.text.text()
    assert told.startswith("This is the backup of ")
    assert f"as the new file “{path.name}” in “{tmp_path}”. “week.atelier” stays as it is." in told
    program.files.open_path(tmp_path / EXAMPLE)
    assert "Water" in pillars(program)


def test_the_panel_closes_with_escape_and_tells_the_second_place(program: Atelier, tmp_path: Path) -> None:
    panel = program.workbench.backups
    panel.open()
    program.dialogs.next_folder = tmp_path / "STICK"
    program.dialogs.next_folder.mkdir()
    assert not panel.without.isVisible()
    panel.choose.click()
    wait_until(lambda: "STICK" in panel.state.text())
    assert panel.without.isVisible()
    assert program.settings.second_place == tmp_path / "STICK"
    assert panel.state.text() == program.workbench.rail.backup.text()
    panel.without.click()
    assert program.settings.second_place is None
    assert "STICK" not in program.workbench.rail.backup.text()
    press(panel, Qt.Key.Key_Escape)
    settle()
    assert not panel.isVisible()


def damaged(program: Atelier, tmp_path: Path) -> bytes:
    """Close the event and change what one act says behind its digest."""
    program.desk.run(program.desk.editing.add, Pillar.new(name="Leesbaar"))
    program.desk.run(program.desk.editing.add, Pillar.new(name="Onleesbaar"))
    folder = program.desk.workspace.backups.folder
    later(program)
    program.to_start()
    wait_until(lambda: len(list(folder.glob("*.atelier"))) == 2)
    max(folder.glob("*.atelier")).unlink()  # the last backup did not come about
    path = tmp_path / EXAMPLE
    path.write_bytes(path.read_bytes().replace(b"Onleesbaar", b"Xnleesbaar"))
    return path.read_bytes()


def test_a_backup_on_a_stick_is_not_worked_in_but_opened_as_a_new_file(program: Atelier, tmp_path: Path) -> None:
    program.to_start()
    (backup,) = (tmp_path / "data" / "backups").glob("*/*.atelier")
    stick = tmp_path / "stick"
    stick.mkdir()
    kept = backup.rename(stick / backup.name)
    before = kept.read_bytes()
    program.settings.second_place = program.dialogs.next_open = kept
    program.files.open_backup()
    assert program.desk is None
    assert program.window.start.notice.text.text().startswith("This is a backup of ")
    way(program, "Open as a new file…").click()
    place = program.desk.workspace.place
    assert (place.parent, place.stem) == (tmp_path, f"Backup of {backup.stem[:16]}")
    assert kept.read_bytes() == before


def test_a_damaged_file_offers_its_own_backup_also_after_going_back_to_an_older_one(
    program: Atelier, tmp_path: Path
) -> None:
    program.desk.run(program.desk.editing.add, Pillar.new(name="Water"))
    later(program)
    program.keeper.keep()
    panel = program.workbench.backups
    wait_until(lambda: len(list((tmp_path / "data" / "backups").glob("*/*.atelier"))) == 2)
    panel.open()
    panel.list.setCurrentRow(1)
    panel.restore.click()
    program.desk.run(program.desk.editing.add, Pillar.new(name="Elders"))
    later(program)
    later(program)
    program.to_start()
    wait_until(lambda: len(list((tmp_path / "data" / "backups").glob("*/*.atelier"))) == 3)
    path = tmp_path / EXAMPLE
    path.write_bytes(path.read_bytes().replace(b"Water", b"Xater"))
    program.files.open_path(path)
    way(program, "Open the backup of").click()
    assert {"Water"} == {"Water", "Elders"} & pillars(program)


def test_a_file_of_which_too_little_is_left_says_so_and_makes_no_other(program: Atelier, tmp_path: Path) -> None:
    path, title = tmp_path / EXAMPLE, program.desk.workspace.event.title
    program.desk.run(program.desk.editing.add, Pillar.new(name="Leesbaar"))
    program.to_start()
    program.keeper.stop()
    for backup in (tmp_path / "data" / "backups").glob("*/*.atelier"):
        backup.unlink()
    path.write_bytes(path.read_bytes().replace(title.encode(), title.upper().encode()))
    program.files.open_path(path)
    program.dialogs.next_open = tmp_path / "no stick"
    way(program, "Read what can be read").click()
    notice = program.window.start.notice
    wait_until(lambda: "Too little of “week.atelier” can be read" in notice.text.text())
    assert [place.name for place in tmp_path.glob("*.atelier")] == [EXAMPLE]
    way(program, "Open a backup from a stick…").click()
    assert "cannot be read" in notice.text.text()


def test_a_damaged_file_offers_its_newest_backup(program: Atelier, tmp_path: Path) -> None:
    before = damaged(program, tmp_path)
    program.files.open_path(tmp_path / EXAMPLE)
    assert "damaged" in program.window.start.notice.text.text()
    way(program, "Open the backup of").click()
    assert not {"Leesbaar", "Onleesbaar"} & pillars(program)
    assert (tmp_path / EXAMPLE).read_bytes() == before


@pytest.mark.parametrize("data", [None, b"", b"Geachte burgemeester, "])
def test_what_is_gone_or_something_else_now_offers_its_backup(
    program: Atelier, tmp_path: Path, data: bytes | None
) -> None:
    before = pillars(program)
    program.to_start()
    path = tmp_path / EXAMPLE
    path.unlink()
    if data is not None:
        path.write_bytes(data)
    program.to_start()
    program.window.renew_start()
    shown = next(b for b in program.window.start.findChildren(QPushButton) if b.text().startswith("week · "))
    assert ("not found" in shown.text()) == (data is None)
    shown.click()
    way(program, "Open the backup of").click()
    assert pillars(program) == before
    assert program.window.windowTitle().endswith(f" – {program.desk.workspace.place.name} – Atelier")
    program.to_start()
    assert program.window.windowTitle() == "Atelier"


def test_a_file_of_a_newer_version_offers_nothing_older(program: Atelier, tmp_path: Path) -> None:
    program.to_start()
    with closing(sqlite3.connect(tmp_path / EXAMPLE)) as connection:
        connection.execute("PRAGMA user_version=99")
    program.files.open_path(tmp_path / EXAMPLE)
    notice = program.window.start.notice
    assert "newer version" in notice.text.text()
    assert [b.text() for b in notice.findChildren(QPushButton) if b.isVisible()] == ["✕"]


def test_a_damaged_file_is_read_as_far_as_it_can_be(program: Atelier, tmp_path: Path) -> None:
    before = damaged(program, tmp_path)
    program.files.open_path(tmp_path / EXAMPLE)
    way(program, "Read what can be read").click()
    wait_until(lambda: program.desk is not None)
    assert {"Leesbaar"} == {"Leesbaar", "Onleesbaar"} & pillars(program)
    assert program.desk.workspace.file.path == tmp_path / "week (rescued).atelier"
    words = program.workbench.views.current.notice.text.text()
    assert words.startswith("This is the new file “week (rescued).atelier”")
    assert "1 change was read from the damaged file." in words
    assert "1 change could not be read:" in words
    buttons = program.workbench.views.current.notice.findChildren(QPushButton)
    copy = next(b for b in buttons if b.text() == "Copy the whole list")
    copy.click()
    assert QGuiApplication.clipboard().text().endswith(" add")
    assert (tmp_path / EXAMPLE).read_bytes() == before


def test_a_figure_that_its_acts_do_not_say_is_found_in_the_background_and_read_anew(
    program: Atelier, tmp_path: Path
) -> None:
    name = program.desk.editing.all(Pillar)[0].name
    program.to_start()
    connection = sqlite3.connect(tmp_path / EXAMPLE)
    connection.execute("UPDATE pillar SET name = 'Vervalst' WHERE name = ?", [name])
    connection.commit()
    connection.close()
    program.files.open_path(tmp_path / EXAMPLE)  # there is a backup of the same acts, which is sound
    assert "Vervalst" in pillars(program)
    wait_until(lambda: program.workbench.rail.backup.text().startswith("Backup "), 30)
    panel = program.workbench.backups
    panel.open()
    panel.prove.setFocus()
    panel.prove.click()
    wait_until(lambda: "✓" in panel.findings.text(), 30)
    sound, wrong, so = panel.findings.text().splitlines()
    assert sound.endswith(" checks are sound.")
    assert wrong.startswith("✗ Not so: Table pillar equals its acts (")
    assert so == "Trust no figure in it before it was read anew."
    press(panel.prove, Qt.Key.Key_Escape)
    assert panel.isHidden()
    program.keeper.prove()
    notice = program.workbench.views.current.notice
    wait_until(lambda: "This file is damaged" in notice.text.text(), 30)
    next(b for b in notice.findChildren(QPushButton) if b.text() == "Read what can be read").click()
    wait_until(lambda: program.desk.workspace.file.path == tmp_path / "week (rescued).atelier", 30)
    assert name in pillars(program)
    assert "Vervalst" not in pillars(program)
