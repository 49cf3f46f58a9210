"""The projector finds the second screen and follows it; black, frozen and released are states of what the room sees."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from atelier.ui.projector.pages import BlackPage, TimerPage, WelcomePage
from atelier.ui.projector.projector import Projector, State
from atelier.ui.projector.screens import OWN, REST_MS, Screens
from atelier.ui.projector.window import Preview, ProjectorWindow
from atelier.ui.screen_of import screen_of
from tests.program import press, rest, settle

WELCOME, TIMER = WelcomePage(title="Welkom"), TimerPage(title="Pauze", time="09:00")


def screen(name: str) -> QScreen:
    return next(screen for screen in QGuiApplication.screens() if screen.name() == name)


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    widget.setScreen(screen("laptop"))
    widget.move(screen("laptop").geometry().topLeft())
    widget.show()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def projector(home: QWidget) -> Projector:
    made = Projector(home)
    yield made
    made.turn_off()
    made.window.deleteLater()


@pytest.fixture
def told(projector: Projector, english: None) -> list[str]:
    sentences: list[str] = []
    projector.lost.connect(sentences.append)
    projector.found.connect(sentences.append)
    return sentences


def unplug(projector: Projector, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projector.screens, "others", list)
    QGuiApplication.instance().screenRemoved.emit(screen("beamer"))


def plug(projector: Projector, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projector.screens, "others", lambda: [screen("beamer")])
    QGuiApplication.instance().screenAdded.emit(screen("beamer"))


def test_it_takes_the_screen_that_the_laptop_does_not_have(projector: Projector) -> None:
    projector.turn_on()
    settle()
    assert projector.window.isFullScreen()
    assert screen_of(projector.window).name() == "beamer"
    assert projector.window.geometry() == screen("beamer").geometry()
    assert projector.state is State.LIVE


def test_a_beamer_that_goes_hides_the_page_at_once_and_it_comes_back_by_itself(
    projector: Projector, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    projector.show_page(WELCOME)
    projector.turn_on()
    settle()
    unplug(projector, monkeypatch)
    assert not projector.window.isVisible()
    rest(REST_MS + 100)
    assert projector.state is State.WAITING
    plug(projector, monkeypatch)
    rest(REST_MS + 100)
    assert screen_of(projector.window).name() == "beamer"
    assert projector.window.page == WELCOME
    assert [sentence.split(".")[0] for sentence in told] == [
        "The beamer is gone",
        "The beamer is back and shows the page again",
    ]


def test_screens_that_blink_are_not_called_lost(
    projector: Projector, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    projector.turn_on()
    settle()
    unplug(projector, monkeypatch)
    plug(projector, monkeypatch)
    rest(REST_MS + 100)
    assert (projector.state, told) == (State.LIVE, [])


def test_without_a_second_screen_it_waits_and_says_nothing_of_a_loss(
    projector: Projector, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projector.screens, "others", list)
    projector.turn_on()
    settle()
    assert (projector.state, projector.window.isVisible(), told) == (State.WAITING, False, [])


def test_another_resolution_is_followed(projector: Projector, monkeypatch: pytest.MonkeyPatch) -> None:
    projector.turn_on()
    settle()
    beamer = screen("beamer")
    smaller = QRect(1280, 0, 1024, 768)
    monkeypatch.setattr(type(beamer), "geometry", lambda asked: smaller)
    projector.window.cover(beamer, keys=False)
    monkeypatch.undo()
    assert projector.window.geometry() == smaller
    beamer.geometryChanged.emit(beamer.geometry())
    rest(REST_MS + 100)
    assert projector.window.geometry() == beamer.geometry()


def test_a_laptop_window_on_the_beamer_swaps_the_screens(projector: Projector, home: QWidget) -> None:
    projector.turn_on()
    settle()
    home.setScreen(screen("beamer"))
    home.move(screen("beamer").geometry().topLeft())
    rest(REST_MS + 100)
    assert screen_of(projector.window).name() == "laptop"


def test_a_chosen_screen_is_kept_by_name_and_told_to_who_remembers(
    home: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    screens, chosen = Screens(home, "side"), []
    screens.chosen.connect(chosen.append)

    class Side:
        def name(self) -> str:
            return "side"

    side = Side()
    monkeypatch.setattr(screens, "others", lambda: [screen("beamer"), side])
    assert screens.target() is side
    screens.choose("beamer")
    assert (screens.target(), chosen) == (screen("beamer"), ["beamer"])
    screens.choose("gone")
    assert screens.target() is screen("beamer")
    screens.choose(OWN)
    assert screens.target() is screen("laptop")


def test_black_hides_what_changes_until_it_is_lifted(projector: Projector) -> None:
    projector.show_page(WELCOME)
    projector.toggle_black()
    assert projector.window.page == BlackPage()
    projector.show_page(TIMER)
    assert projector.window.page == BlackPage()
    projector.toggle_black()
    assert projector.window.page == TIMER


def test_a_frozen_page_stays_while_the_laptop_goes_on(projector: Projector) -> None:
    projector.turn_on()
    projector.show_page(WELCOME)
    projector.toggle_freeze()
    projector.show_page(TIMER)
    assert (projector.window.page, projector.state) == (WELCOME, State.FROZEN)
    projector.toggle_black()
    assert (projector.window.page, projector.state) == (BlackPage(), State.BLACK)
    projector.toggle_black()
    assert (projector.window.page, projector.state) == (WELCOME, State.FROZEN)
    projector.toggle_freeze()
    assert (projector.window.page, projector.state) == (TIMER, State.LIVE)


def test_a_released_screen_is_taken_back_with_the_page_of_now(projector: Projector) -> None:
    projector.turn_on()
    projector.show_page(WELCOME)
    projector.toggle_release()
    settle()
    assert (projector.state, projector.window.isVisible()) == (State.RELEASED, False)
    projector.show_page(TIMER)
    assert not projector.window.isVisible()
    projector.toggle_release()
    settle()
    assert (projector.state, screen_of(projector.window).name()) == (State.LIVE, "beamer")
    assert projector.window.page == TIMER
    projector.toggle_release()
    projector.turn_on()
    assert projector.state is State.LIVE


def test_keys_of_a_clicker_on_the_page_itself_do_no_harm(projector: Projector, qtbot: QtBot) -> None:
    steps: list[int] = []
    projector.page_wanted.connect(steps.append)
    projector.turn_on()
    projector.window.activateWindow()
    settle()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F5, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        press(projector.window, key)
    press(projector.window, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert (projector.state, steps) == (State.LIVE, [1, -1])
    press(projector.window, Qt.Key.Key_Period)
    assert projector.state is State.BLACK
    press(projector.window, Qt.Key.Key_B)
    press(projector.window, Qt.Key.Key_F)
    assert projector.state is State.FROZEN
    press(projector.window, Qt.Key.Key_R)
    assert projector.state is State.RELEASED


def test_escape_leaves_a_page_that_covers_the_laptop(projector: Projector) -> None:
    projector.screens.choose(OWN)
    projector.turn_on()
    settle()
    assert screen_of(projector.window).name() == "laptop"
    press(projector.window, Qt.Key.Key_Escape)
    assert (projector.on, projector.state) == (True, State.RELEASED)


def test_closing_the_window_of_the_page_turns_it_off(projector: Projector) -> None:
    projector.turn_on()
    settle()
    projector.window.close()
    assert (projector.on, projector.state) == (False, State.OFF)


def test_the_same_page_is_painted_once(projector: Projector, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[ProjectorWindow] = []
    paint = ProjectorWindow.paintEvent

    def counting(window: ProjectorWindow, event: QPaintEvent) -> None:
        painted.append(window)
        paint(window, event)

    monkeypatch.setattr(ProjectorWindow, "paintEvent", counting)
    projector.turn_on()
    settle(20)
    painted.clear()
    for _ in range(10):
        projector.show_page(WelcomePage(title="Welkom"))
        settle(3)
    assert len(painted) == 1
    projector.turn_on()
    projector.screens.changed.emit()
    settle(10)
    assert len(painted) == 1


def test_the_first_thing_that_is_painted_is_the_page(projector: Projector, monkeypatch: pytest.MonkeyPatch) -> None:
    """No white flash: neither the window's own ground nor its first painting is white, and it shows itself once."""
    shown: list[str] = []
    paint = ProjectorWindow.paintEvent

    def looking(window: ProjectorWindow, event: QPaintEvent) -> None:
        paint(window, event)
        shown.append(type(window.page).__name__)

    monkeypatch.setattr(ProjectorWindow, "paintEvent", looking)
    projector.show_page(WELCOME)
    projector.turn_on()
    settle(10)
    assert set(shown) == {"WelcomePage"}
    assert projector.window.palette().window().color().name() == "#0e1f1b"
    assert projector.window.testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)


def test_a_preview_has_the_shape_of_the_beamer(qtbot: QtBot) -> None:
    preview = Preview("Now")
    qtbot.addWidget(preview)
    assert preview.heightForWidth(160) == 90
    preview.set_shape(4 / 3)
    assert preview.heightForWidth(160) == 120
    preview.set_shape(800 / 1280)
    assert preview.heightForWidth(160) == 128
