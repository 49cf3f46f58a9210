"""The form of one day."""

from PySide6.QtCore import Signal

from atelier.domain.week import Day
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.week.fields import DateField
from atelier.ui.widgets.basics import Card, button, flow, label
from atelier.ui.widgets.fields import Form
from atelier.ui.widgets.text_fields import TextField


class DayPanel(Card):
    """Date, venue and town of the chosen day."""

    remove_wanted = Signal(object)  # the day

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Day"))
        self.day: Day | None = None
        self.date = DateField(desk, "date", tr("Date"))
        self.venue = TextField(desk, "venue", tr("Venue"))
        self.town = TextField(desk, "town", tr("Town"))
        self.form = Form((self.date, self.venue, self.town))
        self.body.addWidget(self.form)
        self.body.addWidget(label(tr("When a day goes, its gatherings stay: they are not planned any more."), "muted"))
        self.body.addWidget(flow(button(tr("Remove this day"), self._on_remove, "danger")))

    def show_day(self, day: Day) -> None:
        """Edit this day."""
        self.day = day
        self.set_caption(day.name())
        self.form.bind(day)

    def _on_remove(self) -> None:
        self.remove_wanted.emit(self.day)
