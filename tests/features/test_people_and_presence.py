"""A list of forty people from the region's office, and an afternoon in which they come and go."""

import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from atelier.app import Atelier
from atelier.domain.people import Municipality, Person
from atelier.domain.people_import import LineKind
from atelier.domain.week import Gathering
from atelier.services.sessions import Sessions
from tests.program import EXAMPLE, on_example, press, settle, wait_until

KILLED = """
import os, sys
from pathlib import Path
from atelier.domain.people import Person
from atelier.domain.week import Gathering
from atelier.paths import resources
from atelier.services.workspace import Events
workspace = Events(resources(), Path(sys.argv[1])).open(Path(sys.argv[2]))
gathering = workspace.editing.all(Gathering)[0]
workspace.sessions.check_in(gathering, workspace.editing.all(Person)[4])
os._exit(9)
"""


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path):
    with on_example(qapp, tmp_path) as running:
        yield running


def office_list(program: Atelier, folder: Path) -> Path:
    """Forty lines, two of which cannot be."""
    members = [member.name for member in program.desk.editing.all(Municipality)]
    book = Workbook()
    book.active.append(("Naam", "Functie", "Gemeente(n)", "E-mail", "Vervangt", "Luistert"))
    book.active["C1"] = "Gemeenten"
    for n in range(38):
        home = f"{members[3]} en {members[4]}" if n == 4 else members[n % len(members)]
        replaces, listens = ("Mens 00", None) if n == 36 else (None, "ja" if n == 37 else None)
        book.active.append((f"Mens {n:02}", "raadslid", home, f"mens{n}@regio.nl", replaces, listens))
    book.active.append(("Vreemd", "raadslid", "Atlantis", None, None, None))
    book.active.append(("Mens 00", "raadslid", None, "mens0@regio.nl", None, None))
    path = folder / "genodigden.xlsx"
    book.save(path)
    return path


def take_over(program: Atelier, path: Path) -> dict[LineKind, int]:
    """Drop the list, press the one button if there is something to do, else Esc; what the preview said."""
    program.workbench.open("people")
    view = program.workbench.views.current
    view.import_list(path)
    wait_until(lambda: view.importing.preview is not None)
    counts = {kind: view.importing.preview.count(kind) for kind in LineKind}
    focused = QApplication.focusWidget()
    press(focused, Qt.Key.Key_Space if view.importing.take_button.isEnabled() else Qt.Key.Key_Escape)
    settle()
    assert view.tabs.isVisible()
    return counts


def people(program: Atelier) -> list[str]:
    return [person.name for person in program.desk.editing.all(Person)]


def said(new: int, changed: int, same: int, problem: int) -> dict[LineKind, int]:
    return dict(zip(LineKind, (new, changed, same, problem), strict=True))


def test_a_list_of_forty_and_an_afternoon(program: Atelier, tmp_path: Path) -> None:
    desk, path = program.desk, office_list(program, tmp_path)

    # the list is taken over, once
    assert take_over(program, path) == said(38, 0, 0, 2)
    assert len(people(program)) == 38
    assert take_over(program, path) == said(0, 0, 38, 2)
    program.workbench.undoing.undo()
    settle()
    assert people(program) == []
    program.workbench.undoing.redo()
    settle()
    assert len(people(program)) == 38

    # somebody is removed, and the list does not bring them back
    rows = program.workbench.views.current.people.rows
    rows.choose(desk.editing.all(Person)[10].id)
    rows.list.setFocus()
    press(rows.list, Qt.Key.Key_Delete)
    settle()
    assert take_over(program, path) == said(0, 0, 38, 2)
    assert "Mens 10" not in people(program)

    # at the door
    desk.run(desk.editing.add, Gathering.new(title="Mandaat"))
    program.workbench.open("session")
    settle()
    view = program.workbench.views.current
    view.setFocus()
    press(view, Qt.Key.Key_P)
    for name in ("mens 04", "mens 36", "mens 37", "mens 12", "mens 05"):
        QTest.keyClicks(view.presence.edit, name)
        press(view.presence.edit, Qt.Key.Key_Return)
        settle()
    members = desk.editing.all(Municipality)
    assert view.presence.count.text() == "4 present, of whom 4 by name · 1 only listens"
    assert view.present.value() == 4
    room = desk.sessions.attendance(view.gathering)
    served = {members[3].id, members[4].id, members[0].id, members[1].id, members[12].id, members[5].id}
    assert set(room.municipalities) == served  # who replaces has an own municipality; who listens stands for one too

    # two guests who are not on the list, and somebody leaves
    press(view.presence.edit, Qt.Key.Key_Escape)
    view.present.more.click()
    view.present.more.click()
    settle()
    assert view.present.value() == 6
    press(view, Qt.Key.Key_P)
    QTest.keyClicks(view.presence.edit, "mens 12")
    press(view.presence.edit, Qt.Key.Key_Return)
    settle()
    assert view.present.value() == 5
    assert view.presence.count.text() == "5 present, of whom 3 by name · 1 only listens"

    # an undo leaves who came and left as it is
    program.workbench.undoing.undo()
    settle()
    assert [person.name for person in desk.sessions.attendance(view.gathering).people] == [
        "Mens 04",
        "Mens 36",
        "Mens 37",
        "Mens 05",
    ]


def test_presence_survives_a_kill(program: Atelier, tmp_path: Path) -> None:
    desk, file = program.desk, tmp_path / EXAMPLE
    take_over(program, office_list(program, tmp_path))
    desk.run(desk.editing.add, Gathering.new(title="Mandaat", present=3))
    program.workbench.open("session")
    settle()
    gathering = desk.editing.all(Gathering)[0]
    desk.run(desk.sessions.check_in, gathering, desk.editing.all(Person)[2])
    program.to_start()
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "data"), str(file)], check=False)
    assert done.returncode == 9
    program.files.open_path(file)
    settle()
    room = Sessions(program.desk.workspace.file).attendance(gathering)
    assert [person.name for person in room.people] == ["Mens 02", "Mens 04"]
    assert room.present == 5
    assert {stay.left for stay in room.stays} == {None}
