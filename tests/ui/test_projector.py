"""The projector finds the second screen and follows it."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from atelier.ui.projector.pages import BlackPage, TimerPage, WelcomePage
from atelier.ui.projector.projector import Projector
from tests.program import settle


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    laptop = next(screen for screen in QGuiApplication.screens() if screen.name() == "laptop")
    widget = QWidget()
    widget.setScreen(laptop)
    widget.move(laptop.geometry().topLeft())
    widget.show()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def projector(home: QWidget) -> Projector:
    made = Projector(home)
    yield made
    made.turn_off()
    made.window.deleteLater()


def test_it_takes_the_screen_that_the_laptop_does_not_have(projector: Projector) -> None:
    projector.turn_on()
    settle()
    assert projector.window.isFullScreen()
    assert projector.window.screen().name() == "beamer"


def test_without_a_second_screen_it_is_an_ordinary_window_and_moves_when_one_comes(
    projector: Projector, monkeypatch: pytest.MonkeyPatch
) -> None:
    beamer = projector.second_screen()
    monkeypatch.setattr(projector, "second_screen", lambda: None)
    projector.turn_on()
    assert not projector.window.isFullScreen()
    monkeypatch.setattr(projector, "second_screen", lambda: beamer)
    QGuiApplication.instance().screenAdded.emit(beamer)
    settle()
    assert projector.window.isFullScreen()
    assert projector.window.screen().name() == "beamer"
    monkeypatch.setattr(projector, "second_screen", lambda: None)
    QGuiApplication.instance().screenRemoved.emit(beamer)
    settle()
    assert not projector.window.isFullScreen()


def test_black_hides_what_changes_until_it_is_lifted(projector: Projector) -> None:
    projector.show_page(WelcomePage(title="Welkom"))
    projector.toggle_black()
    assert projector.window.page == BlackPage()
    projector.show_page(TimerPage(title="Pauze", time="09:00"))
    assert projector.window.page == BlackPage()
    projector.toggle_black()
    assert projector.window.page == TimerPage(title="Pauze", time="09:00")


def test_the_same_page_is_not_painted_again(projector: Projector, monkeypatch: pytest.MonkeyPatch) -> None:
    updates = []
    monkeypatch.setattr(projector.window, "update", lambda: updates.append(1))
    for _ in range(3):
        projector.show_page(WelcomePage(title="Welkom"))
    assert len(updates) == 1
