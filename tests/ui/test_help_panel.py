"""The help: complete, reachable by keyboard, and closed by Esc."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from atelier.ui.help_panel import HelpPanel

pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints"),  # what the offscreen platform says of any window
    pytest.mark.usefixtures("english"),
]
KEYS = (("Ctrl+F", "Search in everything"), ("F1", "This help"))


@pytest.fixture
def panel(qtbot: QtBot) -> HelpPanel:
    panel = HelpPanel()
    panel.show_keys(KEYS)
    qtbot.addWidget(panel)
    panel.resize(1072, 720)
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


def test_it_tells_what_the_program_is_and_what_the_words_mean(panel: HelpPanel) -> None:
    texts = [label.text() for label in panel.findChildren(QLabel)]
    assert any("decides nothing" in text for text in texts)
    assert any("Nothing leaves this laptop" in text for text in texts)
    words = {"Agreed", "Largely", "Divided", "Two camps", "Margin", "Recount", "Second round", "Void"}
    assert words <= set(texts)


def test_it_shows_all_keys_that_it_was_given(panel: HelpPanel) -> None:
    texts = [label.text() for label in panel.findChildren(QLabel)]
    assert all(key in texts and meaning in texts for key, meaning in KEYS)


def test_the_keyboard_scrolls_it(qtbot: QtBot, panel: HelpPanel) -> None:
    area = panel.findChildren(QScrollArea)[0]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is area
    qtbot.keyClick(area, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0


def test_escape_closes(qtbot: QtBot, panel: HelpPanel) -> None:
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert panel.isHidden()


def test_the_keys_can_be_printed(qtbot: QtBot, panel: HelpPanel) -> None:
    with qtbot.waitSignal(panel.print_wanted):
        panel.print_button.click()
