"""A line that asks for a PIN: digits only, shown as dots, and a wait that counts down."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from atelier.domain.errors import PinError
from atelier.ui.widgets.pin_line import PinLine
from tests.program import wait_until

pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints"),  # what the offscreen platform says of any window
    pytest.mark.usefixtures("english"),
]


class Guard:
    """The PIN is 1234; a wrong one has to wait for `seconds`."""

    seconds = 0

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, pin: str) -> None:
        self.asked.append(pin)
        if pin != "1234":
            raise PinError("Not right.", self.seconds)


@pytest.fixture
def guard() -> Guard:
    return Guard()


@pytest.fixture
def line(qtbot: QtBot, guard: Guard) -> PinLine:
    line = PinLine(guard, "Go on")
    qtbot.addWidget(line)
    line.resize(400, 200)
    line.show()
    line.ask()
    return line


def type_in(qtbot: QtBot, line: PinLine, text: str) -> None:
    qtbot.keyClicks(line.field, text)
    qtbot.keyClick(line.field, Qt.Key.Key_Return)


def test_the_right_pin_passes(qtbot: QtBot, line: PinLine) -> None:
    with qtbot.waitSignal(line.passed):
        type_in(qtbot, line, "1234")
    assert line.field.text() == ""


def test_only_digits_come_in_and_none_can_be_read(qtbot: QtBot, line: PinLine, guard: Guard) -> None:
    qtbot.keyClicks(line.field, "1a2 3-4567890123456")
    assert line.field.text() == "123456789012"
    assert line.field.displayText() == "●" * 12
    assert line.field.echoMode() == QLineEdit.EchoMode.Password
    assert line.field.accessibleName() == "The facilitator's PIN"


def test_a_wrong_pin_is_told_and_the_field_is_empty_again(qtbot: QtBot, line: PinLine, guard: Guard) -> None:
    with qtbot.assertNotEmitted(line.passed):
        type_in(qtbot, line, "9999")
    assert line.problem.text() == "Not right."
    assert line.problem.isVisible()
    assert line.field.text() == ""
    assert line.go.isEnabled()
    type_in(qtbot, line, "")  # nothing typed is no try
    assert guard.asked == ["9999"]


def test_a_wait_counts_down_and_ends(qtbot: QtBot, line: PinLine, guard: Guard) -> None:
    guard.seconds = 3
    line._tick.setInterval(40)
    type_in(qtbot, line, "9999")
    assert not line.go.isEnabled()
    wait_until(lambda: line.problem.text() == "Wait 2 more seconds.")
    type_in(qtbot, line, "1234")
    assert guard.asked == ["9999"]  # not looked at while waiting
    line.ask()
    assert line.problem.isVisible()  # asking anew does not hide the wait
    wait_until(line.go.isEnabled)
    assert not line.problem.isVisible()
    with qtbot.waitSignal(line.passed):
        type_in(qtbot, line, "1234")


def test_back_leaves(qtbot: QtBot, line: PinLine) -> None:
    with qtbot.waitSignal(line.left):
        line.back.click()
