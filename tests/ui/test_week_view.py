"""The week as its organiser uses it: with the mouse, with the keyboard, and found back in the file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from atelier import i18n
from atelier.domain.week import Day, Event, Gathering, ItemKind, Moment, RunSheetItem
from atelier.paths import resources
from atelier.services.editing import Editing
from atelier.services.workspace import Events
from atelier.ui.desk import Desk, Worker
from atelier.ui.week.cards import GatheringCard, mime
from atelier.ui.week.day_board import DayCard
from atelier.ui.week_view import WeekView

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # what the offscreen platform says of any window


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    i18n.use("en")
    workspace = Events(resources(), tmp_path / "data").example(tmp_path / "x.atelier", fictitious=True)
    worker = Worker()
    desk = Desk(workspace, worker)
    yield desk
    worker.stop()
    desk.workspace.close()


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> Iterator[WeekView]:
    yield shown(qtbot, desk)
    settled(qtbot)


def shown(qtbot: QtBot, desk: Desk) -> WeekView:
    view = WeekView(desk)
    qtbot.addWidget(view)
    view.resize(1072, 720)
    view.show()
    view.activateWindow()
    qtbot.waitActive(view)
    return view


def stored(desk: Desk, tmp_path: Path) -> Editing:
    """What the file holds when it is opened again; the last thing a test asks."""
    QTest.qWait(20)
    path = desk.workspace.file.path
    desk.workspace.close()
    desk.workspace = Events(resources(), tmp_path / "data").open(path)
    return desk.workspace.editing


def settled(qtbot: QtBot) -> None:
    """Let a refresh that waits for the event loop run."""
    qtbot.wait(20)


def gathering(desk: Desk, title: str) -> Gathering:
    return next(row for row in desk.editing.all(Gathering) if row.title == title)


def words(card: GatheringCard) -> str:
    return card.line.text().replace("\u00a0", " ")


def press(widget: QWidget, text: str) -> None:
    next(button for button in widget.findChildren(QPushButton) if button.text() == text).click()


def drop(card: DayCard, row: Gathering) -> None:
    data, where = mime(row.id), card.rect().center()
    action, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, action, data, left, none)
    card.dragEnterEvent(enter)
    assert enter.isAccepted()
    card.dropEvent(QDropEvent(QPointF(where), action, data, left, none))


def test_the_board_shows_days_venues_and_numbered_gatherings(view: WeekView, desk: Desk) -> None:
    assert view.crumb.text() == "Regio Arnhem-Nijmegen · 18 municipalities"
    cards = list(view.board.days.values())
    assert [card.head.title.text() for card in cards] == [day.name() for day in desk.editing.all(Day)]
    places = [card.head.line.text() for card in cards]
    assert places == ["Mozaïek, Wijchen", "venue unknown", "IPKW, Arnhem", "venue unknown"]
    assert [card.head.line.property("role") for card in cards[:2]] == ["small", "unknown"]
    second = view.board.gatherings[gathering(desk, "Mandaat en zeggenschap").id]
    assert second.title.text() == "2 · Mandaat en zeggenschap"
    assert words(second) == "13:00–15:30 · WERKWIJZE · duo 3"
    last = view.board.gatherings[gathering(desk, "Bestuurders in het atelier").id]
    assert words(last).endswith("all duo's")
    edges = [card.edge for card in view.board.gatherings.values()]
    assert {"#B98A00", "#7A5AA6", "#17624F"} == set(edges)


def test_a_gathering_is_dragged_to_another_day(view: WeekView, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    row, target = gathering(desk, "Positie van de regio"), desk.editing.all(Day)[2]
    drop(view.board.days[target.id], row)
    settled(qtbot)
    assert view.board.gatherings[row.id].parent() is view.board.days[target.id]
    assert view.board.gatherings[row.id].title.text() == "4 · Positie van de regio"
    desk.run(desk.editing.undo)
    settled(qtbot)
    assert view.board.gatherings[row.id].title.text() == "1 · Positie van de regio"
    desk.run(desk.editing.redo)
    kept = stored(desk, tmp_path)
    titles = [found.title for found in kept.all(Gathering)]
    assert titles[:4] == ["Mandaat en zeggenschap", "Opgaven kiezen", "Energie en wonen", "Positie van de regio"]
    assert [found.day for found in kept.all(Gathering) if found.id == row.id] == [target.id]


def test_dropping_where_it_was_is_no_act(view: WeekView, desk: Desk) -> None:
    row, acts = gathering(desk, "Opgaven kiezen"), []
    desk.changed.connect(acts.append)
    drop(view.board.days[row.day], row)
    assert not acts


def test_a_drag_begins_only_after_some_distance(
    view: WeekView, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    grips: list[QPoint] = []
    monkeypatch.setattr(GatheringCard, "_drag", lambda card, grip: grips.append(grip))
    card = view.board.gatherings[gathering(desk, "Opgaven kiezen").id]
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    qtbot.mousePress(card, left, pos=QPoint(10, 10))
    for x, expected in ((12, []), (60, [QPoint(10, 10)]), (90, [QPoint(10, 10)])):
        where = QPointF(x, 10)
        card.mouseMoveEvent(QMouseEvent(QEvent.Type.MouseMove, where, card.mapToGlobal(where), left, left, none))
        assert grips == expected


def test_a_day_before_the_others_comes_first_for_eye_and_tab(view: WeekView, desk: Desk, qtbot: QtBot) -> None:
    early = Day.new(date=date(2019, 11, 11))
    desk.run(desk.editing.add, early)
    settled(qtbot)
    head = view.board.days[early.id].head
    head.setFocus()
    qtbot.keyClick(head, Qt.Key.Key_Tab)
    assert view.focusWidget() is view.board.days[desk.editing.all(Day)[1].id].head
    others = [card for card in view.board.days.values() if card.head is not head]
    qtbot.waitUntil(lambda: all((card.y(), card.x()) > (0, 0) for card in others))


def test_dragging_over_a_day_shows_it_and_leaving_it_too(view: WeekView, desk: Desk) -> None:
    card = view.board.days[desk.editing.all(Day)[1].id]
    data, none = mime(gathering(desk, "Opgaven kiezen").id), Qt.KeyboardModifier.NoModifier
    card.dragEnterEvent(
        QDragEnterEvent(card.rect().center(), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, none)
    )
    assert card.property("role") == "card-over"
    card.dragLeaveEvent(QDragLeaveEvent())
    assert card.property("role") == "card"


def test_a_day_is_added_and_its_venue_typed(view: WeekView, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    press(view, "Add day")
    assert view.day_panel.isVisible()
    assert [day.date for day in desk.editing.all(Day)][-1] == date(2019, 11, 16)
    view.day_panel.venue.editor.setFocus()
    qtbot.keyClicks(view.day_panel.venue.editor, "Gemeentehuis")
    desk.settle()
    settled(qtbot)
    assert list(view.board.days.values())[-1].head.line.text() == "Gemeentehuis"
    assert stored(desk, tmp_path).all(Day)[-1].venue == "Gemeentehuis"


def test_a_day_that_goes_leaves_its_gatherings(view: WeekView, desk: Desk, qtbot: QtBot) -> None:
    day = desk.editing.all(Day)[0]
    view.board.days[day.id].head.click()
    press(view.day_panel, "Remove this day")
    settled(qtbot)
    assert view.board.days[None].name.text() == "Not planned yet"
    row = gathering(desk, "Positie van de regio")
    assert view.board.gatherings[row.id].parent() is view.board.days[None]
    assert view.board.gatherings[row.id].isVisible()
    view.board.gatherings[row.id].click()
    assert view.gathering_panel.day.editor.currentText() == "Not planned yet"
    desk.run(desk.editing.undo)
    settled(qtbot)
    assert None not in view.board.days
    assert view.gathering_panel.day.editor.currentText() == day.name()


def test_a_gathering_is_made_and_planned_with_the_keyboard(
    view: WeekView, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    panel = view.gathering_panel
    qtbot.waitUntil(panel.title.editor.hasFocus)  # a shortcut shows its button being pressed first
    assert view.board.days[None].isVisible()
    qtbot.keyClicks(panel.title.editor, "Afsluiting")
    panel.day.editor.setFocus()
    qtbot.keyClick(panel.day.editor, Qt.Key.Key_Down)
    panel.starts.editor.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(panel.starts.editor, "1630")
    panel.title.editor.setFocus()
    settled(qtbot)
    made = gathering(desk, "Afsluiting")
    assert view.board.gatherings[made.id].title.text() == "3 · Afsluiting"
    kept = stored(desk, tmp_path)
    assert kept.get(Gathering, made.id) == made
    assert (made.day, made.starts) == (kept.all(Day)[0].id, 990)


def test_a_new_gathering_comes_on_the_chosen_day(view: WeekView, desk: Desk) -> None:
    day = desk.editing.all(Day)[1]
    view.board.days[day.id].head.click()
    press(view, "New gathering")
    assert view.gathering_panel.gathering is not None
    assert view.gathering_panel.gathering.day == day.id


def test_enter_on_a_card_goes_to_its_form(view: WeekView, desk: Desk, qtbot: QtBot) -> None:
    card = view.board.gatherings[gathering(desk, "Opgaven kiezen").id]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert view.gathering_panel.title.editor.hasFocus()
    assert view.gathering_panel.title.text() == "Opgaven kiezen"
    head = view.board.days[desk.editing.all(Day)[0].id].head
    head.setFocus()
    qtbot.keyClick(head, Qt.Key.Key_Return)
    assert view.day_panel.venue.editor.hasFocus()


def test_tab_follows_the_eye_over_the_board(view: WeekView, desk: Desk, qtbot: QtBot) -> None:
    view.board.days[desk.editing.all(Day)[0].id].head.setFocus()
    titles = []
    for _ in range(4):
        qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Tab)
        titles.append(view.focusWidget().accessibleName().split(",")[0])
    second_day = desk.editing.all(Day)[1].name()
    assert titles == ["1 · Positie van de regio", "2 · Mandaat en zeggenschap", second_day, "3 · Opgaven kiezen"]


def test_a_refresh_keeps_focus_and_what_is_typed(view: WeekView, desk: Desk, qtbot: QtBot) -> None:
    row = gathering(desk, "Opgaven kiezen")
    view.board.gatherings[row.id].click()
    editor = view.gathering_panel.title.editor
    editor.setFocus()
    qtbot.keyClicks(editor, "X")
    desk.run(desk.editing.change, row, pillar=None)
    settled(qtbot)
    assert editor.hasFocus()
    assert "X" in view.gathering_panel.title.text()
    assert "all pillars" in words(view.board.gatherings[row.id])


def test_the_run_sheet_tells_planned_times_and_follows_an_edit(
    view: WeekView, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    row = gathering(desk, "Mandaat en zeggenschap")
    view.board.gatherings[row.id].click()
    sheet = view.gathering_panel.sheet
    assert sheet.items.list.item(0).text() == "13:00  Welcome · Welkom en spelregels · 10 min"
    assert sheet.items.list.item(1).text().startswith("13:10  ")
    sheet.minutes.editor.setFocus()
    sheet.minutes.editor.selectAll()
    qtbot.keyClicks(sheet.minutes.editor, "25")
    qtbot.keyClick(sheet.minutes.editor, Qt.Key.Key_Return)
    settled(qtbot)
    assert sheet.items.list.item(1).text().startswith("13:25  ")
    assert view.board.gatherings[row.id].line.text().startswith("13:00–15:45")
    assert sheet.caption.text() == "Run sheet of Atelier 2 · 13:00–15:45"


def test_an_item_is_added_named_and_moved_up(view: WeekView, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    row = gathering(desk, "Mandaat en zeggenschap")
    view.board.gatherings[row.id].click()
    sheet = view.gathering_panel.sheet
    before = len(desk.editing.all(RunSheetItem, gathering=row.id))
    sheet.items.add_button.click()
    assert sheet.title.editor.hasFocus()
    qtbot.keyClicks(sheet.title.editor, "Rondje")
    desk.settle()
    settled(qtbot)
    sheet.items.list.setFocus()
    qtbot.keyClick(sheet.items.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settled(qtbot)
    items = desk.editing.all(RunSheetItem, gathering=row.id)
    assert len(items) == before + 1
    qtbot.keyClick(sheet.items.list, Qt.Key.Key_Delete)
    assert len(desk.editing.all(RunSheetItem, gathering=row.id)) == before
    desk.run(desk.editing.undo)
    kept = stored(desk, tmp_path).all(RunSheetItem, gathering=row.id)
    assert (kept[0].title, kept[0].kind, kept[0].minutes) == ("Rondje", ItemKind.TALK, 15)


def test_a_gathering_can_be_run_and_removed(view: WeekView, desk: Desk, qtbot: QtBot) -> None:
    row = gathering(desk, "Opgaven kiezen")
    view.board.gatherings[row.id].click()
    with qtbot.waitSignal(view.session_wanted) as signal:
        press(view.gathering_panel, "Run this gathering")
    assert signal.args == [row]
    press(view.gathering_panel, "Remove this gathering")
    settled(qtbot)
    assert row.id not in view.board.gatherings
    assert not view.gathering_panel.isVisible()
    assert view.hint.isVisible()
    assert "Ctrl+Z" in view.notice.text.text()


def test_a_moment_is_added_and_a_wrong_date_stays_with_its_reason(
    view: WeekView, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    calendar = view.calendar
    calendar.moments.add_button.click()
    assert calendar.when.editor.hasFocus()
    calendar.when.editor.selectAll()
    qtbot.keyClicks(calendar.when.editor, "soon")
    calendar.title.editor.setFocus()
    assert calendar.when.problem.isVisible()
    assert calendar.when.text() == "soon"
    calendar.when.editor.setFocus()
    calendar.when.editor.selectAll()
    qtbot.keyClicks(calendar.when.editor, "2021-06")
    calendar.title.editor.setFocus()
    qtbot.keyClicks(calendar.title.editor, "Evaluatie")
    desk.settle()
    settled(qtbot)
    texts = [calendar.moments.list.item(n).text() for n in range(calendar.moments.list.count())]
    assert texts[-2:] == [
        "June 2021 · Councils · Evaluatie",
        "all the time · Steering group · Stuurgroep volgt het proces",
    ]
    assert "Evaluatie" in calendar.timeline.accessibleDescription()
    kept = stored(desk, tmp_path)
    assert [row.when.text for row in kept.all(Moment) if row.title == "Evaluatie"] == ["2021-06"]


def test_a_refused_date_does_not_move_on_to_another_station(view: WeekView, desk: Desk, qtbot: QtBot) -> None:
    calendar, before = view.calendar, desk.editing.all(Moment)
    calendar.when.editor.setFocus()
    calendar.when.editor.selectAll()
    qtbot.keyClicks(calendar.when.editor, "soon")
    calendar.moments.list.setFocus()
    qtbot.keyClick(calendar.moments.list, Qt.Key.Key_Down)
    assert calendar.when.text() == "21-10-2019"
    desk.settle()
    assert desk.editing.all(Moment) == before


def test_the_calendar_says_what_dashes_mean_and_who_follows_all_the_time(view: WeekView, qtbot: QtBot) -> None:
    texts = view.calendar.note.text()
    assert "only the month is certain" in texts
    assert "Stuurgroep volgt het proces" in texts
    stop = view.calendar.timeline.drawing(view.calendar.timeline.width()).stops[2]
    view.calendar.timeline.chosen.emit(stop.station.moment.id)
    assert view.calendar.title.text() == stop.station.moment.title


def test_title_region_and_contact_of_the_week_are_edited(
    view: WeekView, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    editor = view.contact.editor
    editor.setFocus()
    qtbot.keyClicks(editor, "griffie@example.org")
    desk.settle()
    kept = stored(desk, tmp_path)
    assert kept.all(Event)[0].contact == "griffie@example.org"


def test_the_search_brings_rows_into_sight(view: WeekView, desk: Desk) -> None:
    row = gathering(desk, "Energie en wonen")
    item = desk.editing.all(RunSheetItem, gathering=row.id)[2]
    view.focus_on(item)
    assert view.gathering_panel.title.text() == row.title
    assert view.gathering_panel.sheet.title.text() == item.title
    day = desk.editing.all(Day)[3]
    view.focus_on(day)
    assert view.day_panel.isVisible()
    moment = desk.editing.all(Moment)[1]
    view.focus_on(moment)
    assert view.calendar.title.text() == moment.title


def test_an_empty_week_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    i18n.use("en")
    workspace = Events(resources(), tmp_path / "data").create(tmp_path / "e.atelier", "T", "R", with_library=False)
    worker = Worker()
    view = shown(qtbot, Desk(workspace, worker))
    assert "Add the first day" in view.next_step.text()
    assert not view.calendar.timeline.isVisible()
    press(view, "Add day")
    settled(qtbot)
    assert len(view.board.days) == 1
    worker.stop()
    workspace.close()


@pytest.mark.parametrize("size", [(640, 400), (1072, 720), (1712, 1080)])
def test_nothing_is_wider_than_its_window(view: WeekView, desk: Desk, qtbot: QtBot, size: tuple[int, int]) -> None:
    view.board.gatherings[gathering(desk, "Mandaat en zeggenschap").id].click()
    view.resize(*size)
    settled(qtbot)
    inner = view.page.widget()
    assert inner.width() <= view.page.viewport().width()
