"""The view of proposals on the filled example, in a window of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from atelier import i18n
from atelier.paths import resources
from atelier.services.workspace import Events
from atelier.ui.desk import Desk, Worker
from atelier.ui.proposals_view import ProposalsView


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    i18n.use("en")
    workspace = Events(resources(), tmp_path / "data").example(tmp_path / "x.atelier", fictitious=True)
    desk = Desk(workspace, Worker())
    yield desk
    desk.worker.stop()
    desk.workspace.close()


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> Iterator[ProposalsView]:
    view = ProposalsView(desk)
    qtbot.addWidget(view)
    view.resize(1440, 900)
    view.show()
    view.activateWindow()
    qtbot.waitActive(view)
    yield view
    qtbot.wait(20)  # a refresh that waits for the event loop
