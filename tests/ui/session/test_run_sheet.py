"""The clock as the leader of the conversation sees it: pauses, more time, warnings, catching up, and notes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from atelier.app import Atelier
from atelier.domain.talk import Note
from atelier.domain.week import RunSheetItem
from atelier.ui.session_view import SessionView
from tests.program import press, settle, texts
from tests.ui.session.conftest import WallClock


def clock(view: SessionView) -> list[str]:
    view.panels.run_sheet.tick()
    card = view.panels.run_sheet.clock
    return [card.time.text(), card.alert.text(), card.drift.text(), card.end.text()]


def lengths(view: SessionView) -> list[int]:
    return [item.length for item in view.desk.editing.all(RunSheetItem, gathering=view.gathering.id)]


def test_the_clock_warns_in_words_before_the_end_and_at_it(view: SessionView, wall: WallClock) -> None:
    view.panels.run_sheet.go_on()
    assert clock(view) == ["10:00", "", "on schedule", "Ends at 10:20, on time"]
    wall.later(5)
    assert clock(view)[:2] == ["05:00", "Less than 5 minutes"]
    wall.later(4.5)
    assert clock(view)[:2] == ["00:30", "The last minute"]
    assert view.panels.run_sheet.clock.time.property("role") == "time-alert"
    wall.later(2.5)
    assert clock(view) == ["−02:00", "Time is up", "2 minutes behind schedule", "Ends at 10:22, 2 minutes late"]
    assert "Over time" in texts(view.panels.run_sheet.clock)


def test_one_key_gives_a_minute_more_and_leaves_the_plan(view: SessionView, wall: WallClock) -> None:
    view.panels.run_sheet.go_on()
    wall.later(4)
    view.panels.run_sheet.list.setFocus()
    press(view.panels.run_sheet.list, Qt.Key.Key_Plus)
    assert clock(view)[0] == "07:00"
    assert [item.minutes for item in view.desk.editing.all(RunSheetItem, gathering=view.gathering.id)] == [10, 30, 10]
    assert "10′ → 11′" in view.panels.run_sheet.list.item(0).text()
    view.desk.editing.undo()
    assert clock(view)[0] == "06:00"


def test_a_pause_stops_the_countdown_and_the_end_moves_on(program: Atelier, view: SessionView, wall: WallClock) -> None:
    view.panels.run_sheet.go_on()
    view.panels.beamer.choose("timer")
    wall.later(4)
    view.panels.run_sheet.list.setFocus()
    press(view.panels.run_sheet.list, Qt.Key.Key_T)
    wall.later(8)
    view.panels.tick()
    assert clock(view) == ["06:00", "The meeting pauses", "8 minutes behind schedule", "Ends at 10:28, 8 minutes late"]
    assert (program.projector.window.page.time, program.projector.window.page.note) == ("06:00", "The meeting pauses")
    assert view.panels.run_sheet.pause_button.text() == "Go on"
    view.panels.run_sheet.pause_button.click()
    wall.later(1)
    assert clock(view)[:2] == ["05:00", "Less than 5 minutes"]
    assert view.panels.run_sheet.pause_button.text() == "Pause"


def test_the_proposal_to_catch_up_is_one_act_and_keeps_the_plan(
    program: Atelier, view: SessionView, wall: WallClock
) -> None:
    panel = view.panels.run_sheet.catching_up
    view.panels.run_sheet.go_on()
    wall.later(12)
    clock(view)
    assert panel.isHidden()
    wall.later(4)
    clock(view)
    assert panel.isVisibleTo(view)
    assert panel.words.text() == "6 minutes to catch up"
    assert panel.cuts.text() == "30′ → 24′  Gesprek"
    panel.accept_button.click()
    assert panel.isHidden()
    assert lengths(view) == [10, 24, 10]
    assert clock(view)[3] == "Ends at 10:20, on time"
    program.workbench.undoing.undo()
    settle()
    assert lengths(view) == [10, 30, 10]
    assert panel.isVisibleTo(view)


def test_a_refused_proposal_stays_away_until_it_is_three_minutes_worse(view: SessionView, wall: WallClock) -> None:
    panel = view.panels.run_sheet.catching_up
    view.panels.run_sheet.go_on()
    wall.later(36)
    clock(view)
    assert panel.short.text() == "Then still 6 minutes late."
    panel.refuse_button.click()
    assert panel.isHidden()
    wall.later(2)
    clock(view)
    assert panel.isHidden()
    wall.later(1)
    clock(view)
    assert panel.isVisibleTo(view)


def test_more_offers_the_plan_again_and_the_end(view: SessionView, wall: WallClock) -> None:
    more = view.panels.run_sheet.more

    def offered() -> list[str]:
        more.options.aboutToShow.emit()
        return [action.text() for action in more.options.actions() if action.isVisible()]

    assert "End the meeting" not in offered()
    view.panels.run_sheet.go_on()
    view.panels.run_sheet.extend()
    assert {"End the meeting", "Back to the planned minutes"} <= set(offered())
    next(action for action in more.options.actions() if action.text().startswith("Back")).trigger()
    assert lengths(view) == [10, 30, 10]
    wall.later(1)
    next(action for action in more.options.actions() if action.text().startswith("End")).trigger()
    assert "Ended at" in texts(view.panels.run_sheet.clock)


def test_a_note_is_one_key_and_one_line_under_the_item(view: SessionView) -> None:
    view.panels.run_sheet.go_on()
    view.panels.run_sheet.list.setFocus()
    press(view.panels.run_sheet.list, Qt.Key.Key_N)
    notes = view.panels.run_sheet.notes
    assert notes.line.hasFocus()
    QTest.keyClicks(notes.line, "Raadslid Duiven komt om 10.00")
    press(notes.line, Qt.Key.Key_Return)
    settle()
    (note,) = view.desk.editing.all(Note)
    assert (note.text, note.item) == ("Raadslid Duiven komt om 10.00", view.panels.run_sheet.item.id)
    assert "1 note" in view.panels.run_sheet.list.item(0).text()
    assert notes.line.text() == ""
    notes.list.setFocus()
    notes.list.setCurrentRow(0)
    press(notes.list, Qt.Key.Key_Return)
    assert notes.line.text() == note.text
    QTest.keyClicks(notes.line, "Om tien uur komt er iemand bij")
    press(notes.line, Qt.Key.Key_Return)
    assert [row.text for row in view.desk.editing.all(Note)] == ["Om tien uur komt er iemand bij"]
    view.panels.run_sheet.list.setCurrentRow(1)
    assert notes.list.count() == 0
    view.panels.run_sheet.list.setCurrentRow(0)
    notes.list.setFocus()
    notes.list.setCurrentRow(0)
    press(notes.list, Qt.Key.Key_Delete)
    assert view.desk.editing.all(Note) == []


@pytest.mark.parametrize("paste", ["een\nregel\r\nmeer", "a" * 10_000, "🙂🏽‍♀️ 👨‍👩‍👧‍👦", "שלום עולם מועצה"])
def test_any_pasted_text_is_one_line_and_the_column_keeps_its_width(view: SessionView, paste: str) -> None:
    width = view.panels.run_sheet.width()
    view.panels.run_sheet.notes.line.insert(paste)
    view.panels.run_sheet.notes.save()
    settle()
    (note,) = view.desk.editing.all(Note)
    assert note.text == " ".join(paste.split())
    assert width - 20 < view.panels.run_sheet.width() <= width  # a scroll bar at most
    assert view.panels.run_sheet.notes.list.height() < 400
