"""Voting in turn as the room does it: by keyboard, one after another, with no way out but the PIN."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QClipboard, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QPushButton,
    QWidget,
)

from atelier.app import Atelier
from atelier.domain.answers import ONE, Form
from atelier.domain.errors import NotSavedError, PinError
from atelier.domain.themes import Dilemma, Pillar
from atelier.storage.urn import Urn
from atelier.ui.session.answers import AnswerEntry, entry
from atelier.ui.session.turn import ABANDONED_MS, RECEIVED_MS, TurnScreen
from tests.program import on_example, press, rest, settle, texts, wait_until

OPTIONS = ("Councils decide", "In between", "Mandate beforehand")
NAMES = ("Anna", "Bert", "Carla", "Dirk", "Els")
PIN = "2468"


class Box:
    """A ballot with an urn of its own; `roll` is empty when voters are not known by name."""

    def __init__(self, folder: Path, roll: dict[UUID, str]) -> None:
        self.roll = roll
        self.urn = Urn.create(folder / "urns", uuid4(), 5, 1)
        self.full = False
        self.wrong = 0

    def turnout(self):
        return self.urn.voted, 5

    def waiting(self):
        if not self.roll:
            return None
        return tuple((voter, self.roll[voter]) for voter in self.urn.waiting(self.roll))

    def cast(self, answer, voter):
        if self.full:
            raise NotSavedError("The disk is full.")
        self.urn.cast(answer, voter)

    def check_pin(self, pin: str) -> None:
        if pin != PIN:
            self.wrong += 1
            raise PinError("Wrong. Wait 5 more seconds." if self.wrong > 2 else "Wrong.", 5 if self.wrong > 2 else 0)


@pytest.fixture
def window(qapp: QApplication, english: None):
    """A window with something in it that people must not see."""
    home = QMainWindow()
    home.setCentralWidget(QLabel("the work behind"))
    home.resize(1280, 720)
    home.show()
    home.activateWindow()
    settle()
    yield home
    for screen in home.findChildren(TurnScreen):
        screen.end()
    home.close()
    home.deleteLater()


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path):
    with on_example(qapp, tmp_path, fictitious=True) as running:
        running.workbench.open("session")
        settle()
        yield running
        for screen in running.window.findChildren(TurnScreen):
            screen.end()


@pytest.fixture(params=[True, False], ids=["roll", "numbers"])
def box(request, tmp_path: Path) -> Box:
    return Box(tmp_path, {UUID(int=n + 1): name for n, name in enumerate(NAMES)} if request.param else {})


@pytest.fixture
def screen(window: QMainWindow, box: Box) -> TurnScreen:
    return begun(window, box)


def begun(window: QWidget, box: Box) -> TurnScreen:
    make, spelled = lambda: entry(ONE, Form(OPTIONS)), lambda answer: ONE.spelled(answer, OPTIONS)
    screen = TurnScreen(window, "Who decides?", make, spelled, box)
    screen._again.setInterval(150)
    screen.begin()
    settle()
    return screen


def give(digits: str) -> None:
    for digit in digits:
        key(Qt.Key(ord(digit)))
    key(Qt.Key.Key_Return)


def key(which: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key where the cursor is."""
    press(QApplication.focusWidget(), which, modifiers)
    settle(2)


def come_forward(screen: TurnScreen) -> None:
    """From the start to an empty ballot, with the first name that still waits."""
    if screen.start.names.isVisible():
        key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Return)
    assert screen.pages.currentWidget() is screen.ballot


def vote(screen: TurnScreen, digit: Qt.Key) -> None:
    come_forward(screen)
    key(digit)
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Return)
    assert screen.pages.currentWidget() is screen.received
    wait_until(lambda: screen.pages.currentWidget() is screen.start)


def said(widget: QWidget) -> str:
    """Everything that a screen, a screen reader or a curious click could find in a window."""
    words = []
    for found in [widget, *widget.findChildren(QWidget)]:
        words += [found.accessibleName(), found.accessibleDescription(), found.toolTip(), found.windowTitle()]
        if isinstance(found, QLabel | QAbstractButton | QLineEdit):
            words.append(found.text())
        if isinstance(found, QListWidget):
            words += [found.item(n).text() for n in range(found.count())]
    clipboard = QApplication.clipboard()
    modes = [QClipboard.Mode.Clipboard] + [QClipboard.Mode.Selection] * clipboard.supportsSelection()
    return "\n".join([*words, *(clipboard.text(mode) for mode in modes)])


# The way of one vote


def test_five_people_vote_one_after_another_by_keyboard(screen: TurnScreen, box: Box) -> None:
    votes = [Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3]
    turnout = []
    screen.voted.connect(lambda: turnout.append(box.turnout()[0]))
    for n, digit in enumerate(votes):
        assert f"{n} of 5 have voted" in texts(screen.start)
        vote(screen, digit)
    assert box.urn.answers() == (((0,), 2), ((1,), 1), ((2,), 2))
    assert turnout == [1, 2, 3, 4, 5]
    assert "5 of 5 have voted" in texts(screen.start)
    if not box.roll:
        come_forward(screen)  # without a roll somebody may still come in; the urn knows when it is full
        return
    assert "Everybody has voted" in texts(screen.start)
    assert not screen.start.start.isVisible()
    key(Qt.Key.Key_Return)  # on what has the cursor now: the way of the facilitator
    assert screen.pages.currentWidget() is screen.leaving


def test_the_choice_is_shown_once_more_and_can_be_changed(screen: TurnScreen, box: Box) -> None:
    come_forward(screen)
    key(Qt.Key.Key_Return)  # nothing chosen yet
    assert screen.pages.currentWidget() is screen.ballot
    assert "Choose one answer." in texts(screen.ballot)
    key(Qt.Key.Key_1)
    key(Qt.Key.Key_Return)
    assert "Councils decide" in texts(screen.confirm)
    assert box.urn.voted == 0
    key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Return)  # on Change
    assert screen.ballot.entry.answer == (0,)
    key(Qt.Key.Key_3)
    key(Qt.Key.Key_Return)
    assert "Mandate beforehand" in texts(screen.confirm)
    assert "Councils decide" not in texts(screen.confirm)
    key(Qt.Key.Key_Return)
    assert box.urn.answers() == (((2,), 1),)


def test_tab_goes_from_the_answer_to_the_buttons(screen: TurnScreen) -> None:
    for _ in range(2):  # also on the second ballot
        come_forward(screen)
        key(Qt.Key.Key_1)
        stops = [screen.ballot.entry, screen.ballot.on, screen.ballot.empty, screen.ballot.back]
        for stop in stops:
            assert QApplication.focusWidget() is stop
            key(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is screen.ballot.entry  # and round again, never outside
        screen.ballot.back.click()


def test_a_blank_vote_is_a_vote(screen: TurnScreen, box: Box) -> None:
    come_forward(screen)
    screen.ballot.empty.click()
    assert "Blank" in texts(screen.confirm)
    key(Qt.Key.Key_Return)
    assert box.urn.answers() == (((), 1),)


def test_a_held_key_does_not_run_through_the_pages(screen: TurnScreen, box: Box) -> None:
    come_forward(screen)
    key(Qt.Key.Key_1)
    key(Qt.Key.Key_Return)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, NO, "\r", True)
    QApplication.sendEvent(QApplication.focusWidget(), held)
    assert screen.pages.currentWidget() is screen.confirm
    assert box.urn.voted == 0


def test_who_has_voted_is_no_longer_on_the_list(screen: TurnScreen, box: Box) -> None:
    if not box.roll:
        assert not screen.start.names.isVisible()
        return
    key(Qt.Key.Key_C)  # the first letter of a name
    key(Qt.Key.Key_Return)
    assert "You vote as Carla." in texts(screen.ballot)
    key(Qt.Key.Key_1)
    key(Qt.Key.Key_Return)
    assert "Carla" not in texts(screen.confirm)  # never a name beside a choice
    key(Qt.Key.Key_Return)
    wait_until(lambda: screen.pages.currentWidget() is screen.start)
    names = screen.start.names
    assert [names.item(n).text() for n in range(names.count())] == ["Anna", "Bert", "Dirk", "Els"]
    assert names.currentItem() is None
    key(Qt.Key.Key_Return)  # nobody chosen
    assert screen.pages.currentWidget() is screen.start


def test_the_wrong_person_goes_back_without_a_vote(screen: TurnScreen, box: Box) -> None:
    come_forward(screen)
    key(Qt.Key.Key_2)
    screen.ballot.back.click()
    assert screen.pages.currentWidget() is screen.start
    assert box.urn.voted == 0
    come_forward(screen)
    assert screen.ballot.entry.answer is None


def test_a_vote_that_cannot_be_kept_stays_with_its_voter(screen: TurnScreen, box: Box) -> None:
    box.full = True
    come_forward(screen)
    key(Qt.Key.Key_2)
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Return)
    assert "The disk is full." in texts(screen.confirm)
    assert "In between" in texts(screen.confirm)
    box.full = False
    key(Qt.Key.Key_Return)
    assert box.urn.answers() == (((1,), 1),)


def test_an_urn_that_is_gone_is_told_at_the_start(screen: TurnScreen, box: Box) -> None:
    vote(screen, Qt.Key.Key_1)
    box.urn.destroy()
    come_forward(screen)
    key(Qt.Key.Key_1)
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Return)
    assert "is gone" in texts(screen.confirm)
    screen._next()
    assert "is gone" in texts(screen.start)
    assert not screen.start.start.isVisible()


# What is left


def test_nothing_of_a_choice_or_a_name_is_left(screen: TurnScreen, window: QMainWindow, box: Box) -> None:
    QApplication.clipboard().clear()
    come_forward(screen)
    name = box.roll and "Anna"
    key(Qt.Key.Key_2)
    assert "In between" in said(window)
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Return)
    settle()
    for _ in ("received", "start"):
        left = said(window)
        assert not [option for option in OPTIONS if option in left]
        assert not name or f"as {name}" not in left
        assert (screen._answer, screen._voter, screen.ballot.entry) == (None, None, None)
        wait_until(lambda: screen.pages.currentWidget() is screen.start)
    assert screen.findChildren(AnswerEntry) == []


def test_a_ballot_that_somebody_walked_away_from_is_cleared(screen: TurnScreen, box: Box) -> None:
    assert ABANDONED_MS >= 60_000
    assert RECEIVED_MS == 2000
    screen._abandoned.setInterval(200)
    come_forward(screen)
    key(Qt.Key.Key_2)
    assert "In between" in said(screen)
    wait_until(lambda: screen.pages.currentWidget() is screen.start)
    assert box.urn.voted == 0
    assert "In between" not in said(screen)


def test_only_the_turnout_can_be_seen_of_the_urn(screen: TurnScreen) -> None:
    vote(screen, Qt.Key.Key_1)
    seen = texts(screen.start)
    assert "1 of 5 have voted" in seen
    assert not [option for option in OPTIONS if option in seen]


# The way out

NO, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
DEAD = [
    (Qt.Key.Key_Escape, NO),
    (Qt.Key.Key_F1, NO),
    (Qt.Key.Key_F5, NO),
    (Qt.Key.Key_F4, ALT),
    (Qt.Key.Key_PageDown, NO),
    (Qt.Key.Key_B, NO),
    (Qt.Key.Key_Period, NO),
    *((Qt.Key(Qt.Key.Key_1 + n), CTRL) for n in range(7)),
    *((letter, CTRL) for letter in (Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_F, Qt.Key.Key_O, Qt.Key.Key_W)),
    *((letter, CTRL) for letter in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_C, Qt.Key.Key_A, Qt.Key.Key_Return)),
    (Qt.Key.Key_Z, CTRL | SHIFT),
    (Qt.Key.Key_L, CTRL | SHIFT),
    (Qt.Key.Key_D, CTRL | SHIFT),
]


@pytest.mark.parametrize("page", ["start", "ballot", "leaving"])
def test_no_key_leads_out_or_reaches_the_program(program: Atelier, tmp_path: Path, page: str) -> None:
    box = Box(tmp_path, {UUID(int=n + 1): name for n, name in enumerate(NAMES)})
    screen, desk, workbench = begun(program.window, box), program.desk, program.workbench
    desk.run(desk.editing.add, Pillar.new(name="Extra"))
    projector_on = program.projector.on
    before = (len(desk.editing.all(Pillar)), workbench.views.key, program.settings.scale, program.settings.language)
    if page == "ballot":
        come_forward(screen)
    if page == "leaving":
        screen.start.leave.click()
    here = screen.pages.currentWidget()
    for which, modifiers in DEAD:
        key(which, modifiers)
    assert screen.pages.currentWidget() is here
    assert screen.isVisible()
    assert not workbench.isVisible()
    assert not workbench.searching.isVisible()
    assert not workbench.help.panel.isVisible()
    assert program.workbench is workbench
    assert program.projector.on is projector_on
    after = (len(desk.editing.all(Pillar)), workbench.views.key, program.settings.scale, program.settings.language)
    assert after == before
    assert box.urn.voted == 0


def test_the_program_goes_on_after_the_pin_and_not_before(program: Atelier, tmp_path: Path) -> None:
    other = tmp_path / "other.atelier"
    program.files.events().example(other, fictitious=False).close()
    screen = begun(program.window, Box(tmp_path, {}))
    drop(program.window, other)
    assert program.desk.workspace.file.path != other
    assert not program.window.close()
    assert program.desk is not None
    screen.pin.back.click()
    screen.start.leave.click()
    give(PIN)
    assert program.workbench.isVisible()
    press(program.workbench, Qt.Key.Key_F1)
    assert program.workbench.help.panel.isVisible()
    drop(program.window, other)
    buttons = program.workbench.views.current.notice.findChildren(QPushButton)
    (way,) = [b for b in buttons if b.text() in {"Open it", "Openen"}]
    way.click()
    assert program.desk.workspace.file.path == other


def drop(window: QWidget, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(10, 10), copy, mime, left, NO))
    QApplication.sendEvent(window, QDropEvent(QPointF(10, 10), copy, mime, left, NO))
    settle()


def test_the_window_closes_with_the_pin_only(screen: TurnScreen, window: QMainWindow) -> None:
    come_forward(screen)
    key(Qt.Key.Key_1)
    assert not window.close()
    assert window.isVisible()
    assert screen.pages.currentWidget() is screen.leaving
    assert screen.ballot.entry is None
    give(PIN)
    assert not window.isVisible()


def test_a_close_that_is_given_up_is_forgotten(screen: TurnScreen, window: QMainWindow) -> None:
    window.close()
    screen.pin.back.click()
    assert screen.pages.currentWidget() is screen.start
    screen.start.leave.click()
    give(PIN)
    assert window.isVisible()


def test_the_pin_gives_the_window_back(screen: TurnScreen, window: QMainWindow) -> None:
    ended = []
    screen.ended.connect(lambda: ended.append(True))
    assert "the work behind" not in texts(window)
    screen.start.leave.click()
    give(PIN)
    assert ended == [True]
    assert "the work behind" in texts(window)
    assert window.findChildren(TurnScreen) == []
    assert window.close()


def test_a_wrong_pin_leads_nowhere_and_waits(screen: TurnScreen, box: Box) -> None:
    screen.start.leave.click()
    for _ in range(3):
        give("1111")
    assert "Wait 5 more seconds." in texts(screen.leaving)
    give(PIN)  # not even looked at
    assert box.wrong == 3
    assert screen.isVisible()
    screen.pin.back.click()
    vote(screen, Qt.Key.Key_1)  # meanwhile people can vote
    assert box.urn.voted == 1


def test_a_pin_that_was_not_used_cannot_be_brought_back(screen: TurnScreen) -> None:
    screen.start.leave.click()
    for digit in PIN:
        key(Qt.Key(ord(digit)))
    screen.pin.back.click()
    screen.start.leave.click()
    assert screen.pin.field.text() == ""
    for which in (Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_V):
        key(which, CTRL)
    assert screen.pin.field.text() == ""
    key(Qt.Key.Key_Return)
    assert screen.isVisible()


def test_the_screen_follows_the_window(screen: TurnScreen, window: QMainWindow) -> None:
    window.resize(900, 640)
    rest(20)
    assert screen.geometry() == window.rect()


def test_who_votes_sees_what_a_and_b_stand_for_until_the_choice_is_made(window: QMainWindow, box: Box) -> None:
    dilemma = Dilemma.new(title="", a_name="Councils", a_text="They set it.", b_name="Boards", b_text="They do it.")
    make, spelled = lambda: entry(ONE, Form(OPTIONS)), lambda answer: ONE.spelled(answer, OPTIONS)
    screen = TurnScreen(window, "Who decides?", make, spelled, box, dilemma)
    screen.begin()
    settle()
    come_forward(screen)
    for words in ("A · Councils", "They set it.", "B · Boards", "They do it."):
        assert words in texts(screen.ballot)
    key(Qt.Key.Key_1)
    key(Qt.Key.Key_Return)
    assert screen.pages.currentWidget() is screen.confirm
    assert "A · Councils\nB · Boards" in texts(screen.confirm)
    screen.end()


def test_the_way_out_says_where_it_leads(screen: TurnScreen, window: QMainWindow) -> None:
    screen.start.leave.click()
    assert screen.pin.go.text() == "Back to the session"
    window.close()
    assert screen.pin.go.text() == "Close Atelier"
    screen.pin.back.click()
    screen.start.leave.click()
    assert screen.pin.go.text() == "Back to the session"
