"""A day is typed as people write it, may stay open, and an entry that is none stays with the reason."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from atelier.domain.errors import AtelierError
from atelier.domain.proposals import Proposal, Reaction
from atelier.paths import resources
from atelier.services.workspace import Events
from atelier.ui.desk import Desk, Worker
from atelier.ui.widgets.day_field import DayField


@pytest.fixture
def field(qtbot: QtBot, tmp_path: Path):
    workspace = Events(resources(), tmp_path / "data").create(tmp_path / "w.atelier", "W", "R", with_library=False)
    proposal = Proposal.new(title="P")
    reaction = Reaction.new(proposal=proposal.id)
    workspace.editing.add(proposal, reaction)
    desk = Desk(workspace, Worker())
    field = DayField(desk, "due", "Settle before")
    qtbot.addWidget(field)
    field.bind(reaction)
    yield field
    desk.worker.stop()
    workspace.close()


@pytest.mark.parametrize(
    ("text", "day"), [("6-12-2019", date(2019, 12, 6)), (" 2019-12-06 ", date(2019, 12, 6)), ("", None)]
)
def test_a_day_is_read_as_people_write_it(field: DayField, text: str, day: date | None) -> None:
    assert field.read(text) == day
    assert field.read(field.write(day)) == day


@pytest.mark.parametrize("text", ["31-2-2019", "volgende week", "12-2019"])
def test_what_is_no_day_stays_with_the_reason(field: DayField, text: str) -> None:
    with pytest.raises(AtelierError):
        field.read(text)
    field.editor.setText(text)
    field.settle()
    assert field.editor.text() == text
    assert not field.problem.isHidden()
