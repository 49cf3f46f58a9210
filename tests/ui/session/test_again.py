"""What follows a closed poll: each way asks what it needs, and only what is possible now is offered."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.domain.ballots import Count, Relation, Void
from atelier.domain.methods.base import Way
from atelier.domain.polls import Poll
from atelier.ui.session.again import AgainActions
from tests.program import press, texts
from tests.reports.test_paper_ballots import NOW, poll_of

pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints"),  # what the offscreen platform says of any window
    pytest.mark.usefixtures("english"),
]


def closed(key: str = "yesno", way: Way = Way.HANDS) -> Poll:
    poll = poll_of(key, way=way)
    count = Count.new(ballot=poll.id, counts=(9, 5, 1), present=18, at=NOW + timedelta(minutes=5), digest="")
    return replace(poll, counts=(count,))


@pytest.fixture
def panel(qtbot: QtBot) -> AgainActions:
    panel = AgainActions()
    qtbot.addWidget(panel)
    panel.resize(420, 600)
    panel.show()
    panel.activateWindow()
    qtbot.waitActive(panel)
    panel.show_poll(closed())
    return panel


def offered(panel: AgainActions) -> list[str]:
    panel.more.options.aboutToShow.emit()
    front = [b.text() for b in (panel.again, panel.count_again) if b.isVisibleTo(panel)]
    return front + [action.text() for action in panel.more.options.actions() if action.isVisible()]


def test_simple_things_stand_in_front(panel: AgainActions) -> None:
    assert offered(panel) == ["Second round", "Recount…", "In writing…", "Other wording…", "Declare void…"]


def test_only_what_is_possible_is_offered(panel: AgainActions) -> None:
    panel.show_poll(closed(way=Way.TURN))
    assert "Recount…" not in offered(panel)
    panel.show_poll(closed("consent"))
    assert "In writing…" not in offered(panel)
    panel.show_poll(poll_of("yesno"))
    assert offered(panel) == ["Declare void…"]
    void = Void.new(ballot=closed().id, reason="verkeerd", at=NOW)
    panel.show_poll(replace(closed(), void=void))
    assert offered(panel) == ["In writing…", "Other wording…"]


def test_a_second_round_needs_nothing_more(qtbot: QtBot, panel: AgainActions) -> None:
    with qtbot.waitSignal(panel.again_wanted):
        panel.again.click()


def test_in_writing_shows_the_promise_first(qtbot: QtBot, panel: AgainActions) -> None:
    panel.ask_writing()
    said = texts(panel)
    assert "Who answers what is kept nowhere" in said
    assert "With fewer than 5 votes the poll is closed without a result." in said
    assert panel.writing.go.hasFocus()
    with qtbot.waitSignal(panel.writing_wanted):
        panel.writing.go.click()
    assert panel.writing.isHidden()


def test_other_words_begin_with_the_old_ones(qtbot: QtBot, panel: AgainActions) -> None:
    panel.ask_wording()
    line = panel.wording.line
    assert (line.text(), line.hasFocus()) == ("Wat doen we eerst?", True)
    line.setText("Wat doen we het eerst?")
    with qtbot.waitSignal(panel.wording_wanted) as wanted:
        press(line, Qt.Key.Key_Return)
    assert wanted.args == ["Wat doen we het eerst?"]


@pytest.mark.parametrize("act", ["recount", "void"])
def test_a_reason_is_asked(qtbot: QtBot, panel: AgainActions, act: str) -> None:
    getattr(panel, f"ask_{act}")()
    line = getattr(panel, act).line
    assert line.hasFocus()
    line.setText("twee handen vergeten")
    with qtbot.waitSignal(getattr(panel, f"{act}_wanted")) as wanted:
        press(line, Qt.Key.Key_Return)
    assert wanted.args == ["twee handen vergeten"]


def test_one_question_at_a_time_and_none_about_another_poll(panel: AgainActions) -> None:
    panel.ask_void()
    panel.ask_wording()
    assert panel.void.isHidden()
    panel.show_poll(closed())
    assert panel.wording.isHidden()


def test_the_former_poll_is_named(panel: AgainActions) -> None:
    assert panel.link.isHidden()
    first = closed()
    ballot = replace(first.ballot, follows=first.id, relation=Relation.WRITING)
    panel.show_poll(replace(first, ballot=ballot, linked=first))
    assert panel.link.text() == "in writing, beside: “Wat doen we eerst?”"
