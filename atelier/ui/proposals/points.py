"""The decision points of a proposal: who is asked what, and when."""

from operator import attrgetter
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain import verbs
from atelier.domain.proposals import AUDIENCE_NAMES, VERB_NAMES, Audience, DecisionPoint, Proposal
from atelier.domain.week import BODY_NAMES, Moment
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import label
from atelier.ui.widgets.choice_fields import ChoiceField
from atelier.ui.widgets.fields import Choices, Form, enum_choices
from atelier.ui.widgets.list_editor import ListEditor
from atelier.ui.widgets.text_fields import TextField


def moments_by_date(desk: Desk) -> list[Moment]:
    """The stations of the calendar, the first one first."""
    return sorted(desk.editing.all(Moment), key=attrgetter("when", "title"))


def _moment_choices(desk: Desk) -> Choices:
    return lambda: [(f"{moment.when.words()} · {moment.title}", moment.id) for moment in moments_by_date(desk)]


class DecisionPoints(QWidget):
    """What each audience is asked to decide, and at which station of the calendar."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._proposal: Proposal | None = None
        self._moments: dict[UUID, Moment] = {}
        empty = tr("Nothing is asked yet. Add a point for each audience.")
        self.list = ListEditor(desk, DecisionPoint, tr("Decision points"), self._make, self._describe, empty=empty)
        self.form = Form(
            (
                ChoiceField(desk, "audience", tr("Audience"), enum_choices(AUDIENCE_NAMES)),
                ChoiceField(desk, "verb", tr("What is asked"), enum_choices(VERB_NAMES)),
            ),
            TextField(desk, "text", tr("The question as a sentence"), lines=2),
            ChoiceField(desk, "moment", tr("Station of the calendar"), _moment_choices(desk), none=tr("no moment yet")),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(12))
        layout.addWidget(self.list)
        layout.addWidget(self.form)
        self.warning = label("", "held")
        layout.addWidget(self.warning)
        self.station = label("", "muted")
        layout.addWidget(self.station)
        self.list.chosen.connect(self._on_chosen)

    def show_points(self, proposal: Proposal | None) -> None:
        """The decision points of one proposal."""
        self._proposal = proposal
        self._moments = {moment.id: moment for moment in moments_by_date(self._desk)}
        if proposal:
            self.list.show_rows(proposal=proposal.id)
        else:
            self._on_chosen(None)

    def _make(self) -> DecisionPoint:
        """A new point, for the first audience that is not asked anything yet."""
        if self._proposal is None:
            raise LookupError("no proposal is chosen")
        asked = {point.audience for point in self.list.rows}
        audience = next((audience for audience in Audience if audience not in asked), Audience.COUNCILS)
        return DecisionPoint.new(proposal=self._proposal.id, audience=audience)

    def _describe(self, point: DecisionPoint) -> str:
        moment = self._moments.get(point.moment) if point.moment else None
        when = moment.when.words() if moment else tr("no moment yet")
        head = f"{tr(AUDIENCE_NAMES[point.audience])} · {tr(VERB_NAMES[point.verb])} · {when}"
        text = point.text.strip() or tr("Not written yet")
        return f"{head}\n{text}"

    def _on_chosen(self, point: DecisionPoint | None) -> None:
        self.form.bind(point)
        self.form.setVisible(point is not None)
        moment = self._moments.get(point.moment) if point and point.moment else None
        self.station.setText(_station(moment) if moment else "")
        self.station.setVisible(moment is not None)
        strange = verbs.warning(point) if point else ""
        self.warning.setText(strange)
        self.warning.setVisible(bool(strange))


def _station(moment: Moment) -> str:
    """A station in full; the choice above may be too narrow for it."""
    parts = (moment.when.words(), tr(BODY_NAMES[moment.body]), moment.title, moment.text)
    return " · ".join(part for part in parts if part)
