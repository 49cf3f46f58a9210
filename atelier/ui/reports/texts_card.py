"""What people give a report: summary, foreword, logo, reference, contact and how long to keep it."""

from atelier.domain.editions import SUMMARIES
from atelier.domain.entity import Entity
from atelier.domain.proposals import Audience
from atelier.domain.week import Event
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.reports.logo_field import LogoField
from atelier.ui.week.retention import RetentionField
from atelier.ui.widgets.basics import Card
from atelier.ui.widgets.fields import Form
from atelier.ui.widgets.text_fields import TextField


class TextsCard(Card):
    """The fields of the event that open and frame every report; each reader has a summary of its own."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Written by you"))
        self._desk = desk
        hint = tr("Opens page 1. Two or three short sentences; the program never makes one up.")
        self.summaries = {
            audience: TextField(desk, name, tr("Summary"), hint, lines=4) for audience, name in SUMMARIES.items()
        }
        self.fields = {
            "foreword": TextField(desk, "foreword", tr("Foreword"), tr("For all readers, on page 2."), lines=3),
            "reference": TextField(desk, "reference", tr("Reference"), tr("The number in your own archive.")),
            "contact": TextField(desk, "contact", tr("Contact"), tr("Whom to ask, with e-mail or telephone.")),
            "keep_until": RetentionField(desk),
        }
        self.form = Form(*self.summaries.values(), *self.fields.values())
        self.body.addWidget(self.form)
        self.logo = LogoField(desk)
        self.body.addWidget(self.logo)
        self.show_audience(Audience.STEERING)

    def refresh(self) -> None:
        """Show what the event holds."""
        events = self._desk.editing.all(Event)
        self.form.bind(events[0] if events else None)
        self.logo.refresh()

    def show_audience(self, audience: Audience) -> None:
        """Show the summary for this reader alone."""
        for which, field in self.summaries.items():
            field.setVisible(which is audience)

    def focus_on(self, row: Entity, name: str) -> None:
        """Put the cursor in a field of the event."""
        every = {**{SUMMARIES[key]: field for key, field in self.summaries.items()}, **self.fields}
        if isinstance(row, Event) and name in every:
            every[name].editor.setFocus()
