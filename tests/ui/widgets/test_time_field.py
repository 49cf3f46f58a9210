"""A time is typed as people write it, over what stood there; what is no time stays with the reason."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.domain.errors import AtelierError
from atelier.domain.week import Gathering
from atelier.paths import resources
from atelier.services.workspace import Events
from atelier.ui.desk import Desk, Worker
from atelier.ui.widgets.time_field import TimeField
from tests.program import settle


@pytest.fixture
def field(qtbot: QtBot, tmp_path: Path):
    workspace = Events(resources(), tmp_path / "data").create(tmp_path / "w.atelier", "W", "R", with_library=False)
    gathering = Gathering.new(title="Avond")
    workspace.editing.add(gathering)
    desk = Desk(workspace, Worker())
    field = TimeField(desk, "starts", "Start")
    qtbot.addWidget(field)
    field.bind(gathering)
    yield field
    desk.worker.stop()
    workspace.close()


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("19:30", 1170), ("19.30", 1170), ("19u30", 1170), ("1930", 1170), ("930", 570), ("9", 540), ("19u", 1140),
     ("0:05", 5), (" 23:59 ", 1439)],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(field: TimeField, text: str, minutes: int) -> None:
    assert field.read(text) == minutes
    assert field.read(field.write(minutes)) == minutes


@pytest.mark.parametrize("text", ["", "24:00", "19:60", "12345", "half acht"])
def test_what_is_no_time_stays_with_the_reason(field: TimeField, text: str) -> None:
    with pytest.raises(AtelierError):
        field.read(text)
    field.editor.setText(text)
    field.settle()
    assert field.editor.text() == text
    assert not field.problem.isHidden()


def test_a_click_and_four_digits_are_enough(field: TimeField, qtbot: QtBot) -> None:
    field.show()
    field.activateWindow()
    settle()
    field.editor.clearFocus()
    assert field.editor.text() == "09:30"
    qtbot.mouseClick(field.editor, Qt.MouseButton.LeftButton)
    settle()
    qtbot.keyClicks(field.editor, "1930")
    field.settle()
    assert (field.editor.text(), field.value.starts) == ("19:30", 1170)
