"""How far a report is: concept or definitive, with its version, and what stands in the way."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from atelier.domain.proposals import AUDIENCE_NAMES, Audience
from atelier.i18n import short_date, tr
from atelier.ui.desk import Desk
from atelier.ui.widgets.basics import Card, button, flow, label

if TYPE_CHECKING:
    from atelier.reports.model import Report


class StatusCard(Card):
    """Shows the status of the reports for an audience, and makes them definitive; `choices_wanted` goes to settle."""

    choices_wanted = Signal()
    released = Signal(str)  # what was done, in words
    refused = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Status"))
        self._desk = desk
        self._report: Report | None = None
        self.state, self.why = label("", "strong"), label("", "muted")
        self.make = button(tr("Make definitive"), self._on_make)
        self.settle = button(tr("Choose what holds…"), self.choices_wanted.emit)
        self.body.addWidget(self.state)
        self.body.addWidget(self.why)
        self.body.addWidget(flow(self.make, self.settle))

    def show_report(self, report: "Report") -> None:
        """Show how far this report is."""
        from atelier.reports.model import Status, status_words  # noqa: PLC0415

        self._report = report
        releasing = self._desk.reporting.releasing
        final = report.status is Status.FINAL
        hindrance = "" if final else releasing.hindrance()
        self.state.setText(status_words(report))
        self.why.setText(hindrance or self._about(report.audience, final=final))
        self.make.setVisible(not final)
        self.make.setEnabled(not hindrance)
        self.settle.setVisible(bool(hindrance))

    def _about(self, audience: Audience | None, *, final: bool) -> str:
        facts = self._desk.reporting.releasing.releases(audience or "")
        if not facts:
            return tr("Every change makes a new concept. Made definitive, it is so for all editions of this reader.")
        at = facts[-1].at.astimezone()
        values = {"when": f"{short_date(at)} {at:%H:%M}", "n": facts[-1].version}
        if final:
            return tr("Since {when}. A later change makes it a concept again.", **values)
        return tr("Changed since definitive {n} of {when}, so a concept again.", **values)

    def _on_make(self) -> None:
        report = self._report
        if report is None or report.audience is None:
            return
        self._desk.settle()
        now = self._desk.reporting.data_for(report.audience).fingerprint()
        releasing = self._desk.reporting.releasing
        if self._desk.run(releasing.release, report.audience, now, refused=self.refused.emit) is not None:
            self.released.emit(tr("Definitive: {reader}, all editions.", reader=tr(AUDIENCE_NAMES[report.audience])))
