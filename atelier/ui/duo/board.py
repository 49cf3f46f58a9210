"""The board of what is out: to whom, in what, since when, and what came back."""

from datetime import date, datetime

from PySide6.QtWidgets import QFrame, QVBoxLayout

from atelier.domain.giving import CARRIER_NAMES, Carrier
from atelier.domain.naming import duo_name
from atelier.domain.people import Duo
from atelier.i18n import short_date, tr, trn
from atelier.services.giving import Given
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, clear, label, nest


class BoardCard(Card):
    """What is still out stands in front, what is too late first of all."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Given out"))
        self._desk = desk
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(10))
        nest(self.body, self._rows)

    def refresh(self) -> int:
        """The board as it is now; how much is still out."""
        today = self._desk.sessions.now().date()
        given = self._desk.workspace.giving.given()
        out = [one for one in given if one.pickup is None]
        late = sum(one.overdue(today) for one in out)
        told = trn("{n} out", "{n} out", len(out)) if out else tr("nothing out")
        too_late = trn("{n} too late", "{n} too late", late) if late else ""
        self.set_caption(" · ".join(part for part in (tr("Given out"), told, too_late) if part))
        clear(self._rows)
        for one in sorted(given, key=lambda one: (one.pickup is not None, not one.overdue(today))):
            self._rows.addWidget(self._row(one, today))
        if not given:
            self._rows.addWidget(label(tr("Nothing was given along yet. What you give along stands here."), "muted"))
        return len(out)

    def _row(self, one: Given, today: date) -> QFrame:
        row = QFrame()
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        handout = one.handout
        layout.addWidget(label(duo_name(self._desk.editing.all(Duo), handout.duo), "strong"))
        what = tr(CARRIER_NAMES[handout.carrier])
        layout.addWidget(label(f"{what} · {handout.name}", "muted"))
        layout.addWidget(label(self._state(one, today), "problem" if one.overdue(today) else ""))
        row.setAccessibleName(self._state(one, today))
        return row

    @staticmethod
    def _state(one: Given, today: date) -> str:
        handout, since = one.handout, moment(one.handout.at)
        if one.pickup is not None:
            at = moment(one.pickup.at)
            opened = tr("Back: opened there on {at}", at=at)
            return opened if handout.carrier is Carrier.PART else tr("Back: saved there on {at}", at=at)
        if handout.due is None:
            return tr("Out since {since}", since=since)
        day = short_date(handout.due)
        if one.overdue(today):
            return tr("Too late: out since {since}, should be back on {day}", since=since, day=day)
        return tr("Out since {since}, back on {day}", since=since, day=day)


def moment(at: datetime) -> str:
    """A moment as people say it: 14 nov 2019, 16:20."""
    return f"{short_date(at.date())}, {at:%H:%M}"
