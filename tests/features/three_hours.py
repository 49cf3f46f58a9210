"""An atelier of three hours by keys alone, in two halves: the first one is killed in the middle of a count."""

import sys
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from atelier.app import Atelier
from atelier.domain.people import Municipality, Person, Role
from atelier.domain.themes import Dilemma
from atelier.domain.week import Gathering, ItemKind, RunSheetItem
from atelier.ui.session_view import SessionView
from atelier.ui.widgets.more_menu import MoreButton
from tests.program import press, settle, start, wait_until

BEGIN = datetime.fromisoformat("2019-11-12T09:30:00+01:00")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PEOPLE = ("Anna de Wit", "Bram Smit", "Carla Vos")
SHEET = (
    ("Welkom", 10, ItemKind.WELCOME),
    ("Wie geeft de opdracht?", 50, ItemKind.POLL),
    ("Pauze", 15, ItemKind.BREAK),
    ("Verder praten", 70, ItemKind.POLL),
    ("Terugkoppeling", 25, ItemKind.TALK),
    ("Afsluiting", 10, ItemKind.CLOSE),
)
FILE = "Drie uur.atelier"


class WallClock:
    """A clock that stands still until the story moves it."""

    def __init__(self, at: datetime = BEGIN) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def later(self, minutes: float) -> None:
        self.at += timedelta(minutes=minutes)


def prepared(application: QApplication, folder: Path) -> Atelier:
    """What was made beforehand in Week and Deelnemers: the meeting with its run sheet, and three people."""
    program = start(application, folder, "nl")
    program.files.enter(lambda: program.files.events().example(folder / FILE, fictitious=False), folder / FILE)
    editing, members = program.desk.editing, program.desk.editing.all(Municipality)
    meeting = Gathering.new(title="Drie uur", starts=570, municipalities=tuple(row.id for row in members))
    dilemmas = editing.all(Dilemma)
    subjects = {"Wie geeft de opdracht?": dilemmas[0].id, "Verder praten": dilemmas[1].id}
    rows = [RunSheetItem.new(gathering=meeting.id, title=t, minutes=m, kind=k, dilemma=subjects.get(t))
            for t, m, k in SHEET]  # fmt: skip
    program.desk.run(editing.add, meeting)
    program.desk.run(editing.add, *rows)
    program.desk.run(editing.add, *(Person.new(name=name, role=Role.EXPERT) for name in PEOPLE))
    return program


# Keys


def here() -> QWidget:
    """What has the cursor."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def keys(text: str) -> None:
    """Typed characters; a line break is Enter."""
    for key in text:
        if key == "\n":
            press(here(), Qt.Key.Key_Return)
        else:
            QTest.keyClicks(here(), key)
    settle(2)


def chord(key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    press(here(), key, modifiers)
    settle(2)


def tab_to(wanted: QWidget) -> None:
    """By Tab alone: what cannot be reached fails the story."""
    for _ in range(250):
        if QApplication.focusWidget() is wanted:
            return
        press(here(), Qt.Key.Key_Tab)
    raise AssertionError(f"{wanted.accessibleName()} cannot be reached by Tab")


def push(button: QPushButton) -> None:
    tab_to(button)
    keys("\n")


def way_on(session: SessionView, text: str) -> None:
    """The button of a notice that leads on."""
    (found,) = [b for b in session.panels.poll.notice.findChildren(QPushButton) if b.text() == text]
    push(found)


def from_menu(button: MoreButton, text: str) -> None:
    """Space opens the menu, arrows and Enter choose."""
    tab_to(button)
    keys(" ")
    settle()
    menu = QApplication.activePopupWidget()
    assert menu is button.options
    places = [action.text().split("\t")[0] for action in menu.actions() if action.isVisible()]
    for _ in range(places.index(text) + 1):
        press(menu, Qt.Key.Key_Down)
    press(menu, Qt.Key.Key_Return)
    settle()


def totals(*numbers: int) -> None:
    for number in numbers:
        keys(f"{number}\n")


def to_page(program: Atelier, kind: type) -> None:
    """The presenter's clicker, until the page is there."""
    for _ in range(12):
        if isinstance(program.projector.window.page, kind):
            return
        press(here(), Qt.Key.Key_PageDown)
        settle(2)
    raise AssertionError(f"the clicker never comes to {kind.__name__}")


def session_of(program: Atelier, wall: WallClock) -> SessionView:
    program.desk.workspace.file.now = wall
    chord(Qt.Key.Key_4)
    session = program.workbench.views.current
    assert isinstance(session, SessionView)
    settle()
    return session


def quiet(session: SessionView) -> None:
    """The cursor where single keys work."""
    tab_to(session.panels.run_sheet.list)


# The first half


def first_half(program: Atelier, wall: WallClock) -> SessionView:
    """From the welcome to the middle of the second count."""
    session = session_of(program, wall)
    tab_to(session.choice)
    press(here(), Qt.Key.Key_End)  # the last meeting of the week
    press(here(), Qt.Key.Key_Return)
    press(here(), Qt.Key.Key_F5)
    program.window.activateWindow()
    settle()
    assert session.title.text().endswith("Drie uur")

    # Twenty in the room, two late arrivals by name, one of whom leaves again
    tab_to(session.present)
    chord(Qt.Key.Key_A)
    keys("20\n")
    quiet(session)
    keys("p")
    keys("Anna\n")
    keys("Bram\n")
    keys("Anna\n")
    press(here(), Qt.Key.Key_Escape)
    assert session.present.value() == 21
    chord(Qt.Key.Key_Right)
    wall.later(14)
    chord(Qt.Key.Key_Right)
    assert session.panels.run_sheet.item.title == "Wie geeft de opdracht?"
    assert session.panels.run_sheet.schedule.behind == timedelta(minutes=4)

    # Arguments, one with a voice; a note; a question for an expert
    quiet(session)
    keys("1")
    keys("Raden gaan over het geld\n")
    quiet(session)
    keys("3")
    keys("Achttien raden is te traag\n")
    quiet(session)
    keys("n")
    keys("De zaal wil een schema\n")

    # A poll by hands: a miscount is no wall
    chord(Qt.Key.Key_Return)
    totals(5, 6, 4, 5, 2)
    chord(Qt.Key.Key_Return)
    assert "22 van 21" in session.panels.poll.notice.text.text()
    way_on(session, "Tel opnieuw")
    totals(5, 6, 4, 4, 2)
    chord(Qt.Key.Key_Return)
    assert session.panels.poll.now.poll.standing.counts == (5, 6, 4, 4, 2)
    wall.later(20)

    # A second round, in the middle of which the laptop dies
    push(session.panels.poll.following.again)
    totals(8, 7)
    assert session.panels.poll.now.poll.round == 2
    assert session.panels.poll.now.poll.entry == (8, 7, 0, 0, 0)
    return session


# The second half


def beamer_lost() -> None:
    """The system says that the second screen went, as it does when its cable is pulled."""
    screen = next(s for s in QGuiApplication.screens() if s.name() == "beamer")
    QGuiApplication.instance().screenRemoved.emit(screen)
    settle()


def main(folder: Path) -> None:
    """Play the first half and wait to be killed."""
    application = QApplication(sys.argv[:1])
    program = prepared(application, folder)
    wall = WallClock()
    first_half(program, wall)
    sys.stdout.write(f"{wall.at.isoformat()}\n")
    sys.stdout.flush()
    wait_until(lambda: False, 120)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
