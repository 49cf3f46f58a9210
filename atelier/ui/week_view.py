"""The week: its days and meetings, the run sheet of the chosen one, and the calendar of decisions."""

from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.entity import Entity
from atelier.domain.people import Duo, Municipality
from atelier.domain.themes import Dilemma, Pillar
from atelier.domain.week import Day, Event, Gathering, Moment, RunSheetItem
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.papers import Printing
from atelier.ui.theme import px
from atelier.ui.view import View
from atelier.ui.week.calendar_card import CalendarCard
from atelier.ui.week.day_board import DayBoard
from atelier.ui.week.day_panel import DayPanel
from atelier.ui.week.gathering_panel import GatheringPanel
from atelier.ui.week.plan import Plan
from atelier.ui.week.retention import RetentionField
from atelier.ui.widgets.basics import Card, label
from atelier.ui.widgets.columns import scrolled
from atelier.ui.widgets.fields import Form
from atelier.ui.widgets.text_fields import TextField


class WeekView(View):
    """Plans the week; `session_wanted` asks to run one of its meetings."""

    KINDS = (Event, Day, Gathering, RunSheetItem, Moment, Pillar, Duo, Municipality, Dilemma)
    session_wanted = Signal(object)  # a Gathering

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("The week"))
        self._plan = Plan((), (), {}, (), ())
        self._chosen: UUID | None = None
        self.add_action(tr("Add day"), self.add_day)
        self._new = self.add_action(tr("New gathering"), self.add_gathering, "primary", "Ctrl+N")
        self.board, self.hint = DayBoard(), Card()
        self.day_panel, self.gathering_panel = DayPanel(desk), GatheringPanel(desk)
        self.calendar = CalendarCard(desk)
        self.next_step = label("", "muted")
        self.hint.body.addWidget(self.next_step)
        self.page = scrolled(self._page())
        self.set_content(self.page)
        self._connect()

    def _page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(px(22), px(16), px(22), px(22))
        layout.setSpacing(px(16))
        for part in (self.board, self.hint, self.day_panel, self.gathering_panel, self.calendar, self._about()):
            layout.addWidget(part)
        layout.addStretch(1)
        return page

    def _about(self) -> Card:
        title, region = (
            TextField(self.desk, "title", tr("Title of the week")),
            TextField(self.desk, "region", tr("Region")),
        )
        self.contact = TextField(self.desk, "contact", tr("Contact"), tr("Whom readers of a report can ask"))
        self.keep_until = RetentionField(self.desk)
        self.about = Form((title, region), (self.contact, self.keep_until))
        card = Card(tr("About this week"))
        card.body.addWidget(self.about)
        return card

    def _connect(self) -> None:
        self.board.day_chosen.connect(self.choose)
        self.board.gathering_chosen.connect(self.choose)
        self.board.opened.connect(self._on_opened)
        self.board.moved.connect(self._on_moved)
        self.day_panel.remove_wanted.connect(self._on_remove)
        self.gathering_panel.remove_wanted.connect(self._on_remove)
        self.gathering_panel.run_wanted.connect(self.session_wanted)
        self.printing = Printing(self)
        self.gathering_panel.paper_wanted.connect(self.printing.make)

    # Showing

    def refresh(self) -> None:
        self._plan = Plan.read(self.desk.editing)
        event = self.desk.workspace.event
        members = len(self.desk.editing.all(Municipality))
        count = trn("{n} municipality", "{n} municipalities", members)
        self.crumb.setText(" · ".join(part for part in (event.region, count) if part))
        self.about.bind(event)
        self.calendar.refresh()
        self._show_chosen()

    def _show_chosen(self) -> None:
        day = next((day for day in self._plan.days if day.id == self._chosen), None)
        gathering = next((row for row in self._plan.gatherings if row.id == self._chosen), None)
        self.board.show_plan(self._plan, self._chosen)
        self.board.order_tabs(self._plan, self._new)
        self.hint.setVisible(day is None and gathering is None)
        self.next_step.setText(self._next_step())
        self.day_panel.setVisible(day is not None)
        self.gathering_panel.setVisible(gathering is not None)
        if day is not None:
            self.day_panel.show_day(day)
        if gathering is not None:
            self.gathering_panel.show_gathering(self._plan, gathering)

    def _next_step(self) -> str:
        if not self._plan.days and not self._plan.gatherings:
            return tr("No days yet. Add the first day, then the gatherings that take place on it.")
        if not self._plan.gatherings:
            return tr("No gatherings yet. Add the first one, and give it a title, a start and a run sheet.")
        return tr("Choose a gathering to see and change its run sheet, or a day to change its venue.")

    # Choosing

    def choose(self, row: UUID | None) -> None:
        """Show the form of a day or a meeting."""
        self._chosen = row
        self._show_chosen()

    def focus_on(self, value: Entity) -> None:
        if isinstance(value, Moment):
            self.calendar.choose(value.id)
            self.page.ensureWidgetVisible(self.calendar)
            return
        self._refresh_now()
        self.choose(value.gathering if isinstance(value, RunSheetItem) else value.id)
        if isinstance(value, RunSheetItem):
            self.gathering_panel.sheet.items.choose(value.id)

    def _on_opened(self) -> None:
        panel = self.day_panel if self.day_panel.isVisibleTo(self) else self.gathering_panel
        (self.day_panel.venue if panel is self.day_panel else self.gathering_panel.title).editor.setFocus()
        self.page.ensureWidgetVisible(panel)

    # Changing

    def add_day(self) -> None:
        """The day after the last one; the first is today."""
        self.desk.settle()
        days = self.desk.editing.all(Day)
        date = days[-1].date + timedelta(days=1) if days else self.desk.sessions.now().date()
        day = Day.new(date=date)
        if self.desk.run(self.desk.editing.add, day, refused=self.on_refused) is not None:
            self._show_new(day)

    def add_gathering(self) -> None:
        """A meeting on the chosen day, if there is one."""
        self.desk.settle()
        chosen = self.desk.editing.get(Gathering, self._chosen)
        day = self.desk.editing.get(Day, chosen.day if chosen else self._chosen)
        gathering = Gathering.new(day=day.id if day else None)
        after = self._plan.before(gathering, gathering.day)
        if self.desk.run(self.desk.editing.add, gathering, after=after, refused=self.on_refused) is not None:
            self._show_new(gathering)
            self._on_opened()

    def _show_new(self, value: Entity) -> None:
        self._chosen = value.id
        self._refresh_now()

    def _on_moved(self, row: UUID, day: UUID | None) -> None:
        self.desk.settle()
        gathering = self.desk.editing.get(Gathering, row)
        if gathering is None or gathering.day == day:
            return
        after = self._plan.before(gathering, day)
        self.desk.run(self.desk.editing.move, gathering, after, day=day, refused=self.on_refused)

    def _on_remove(self, value: Entity) -> None:
        self.desk.settle()
        if self.desk.run(self.desk.editing.remove, value, refused=self.on_refused) is not None:
            self._chosen = None
            self.notice.tell(tr("Removed. Ctrl+Z brings it back."))
            self._refresh_now()
