"""The decision calendar: a time line, what it leaves open, and the list that changes it."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.vague_date import VagueDate
from atelier.domain.week import BODY_NAMES, Moment
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, label
from atelier.ui.widgets.choice_fields import ChoiceField, TickField
from atelier.ui.widgets.fields import Form, enum_choices
from atelier.ui.widgets.list_editor import ListEditor
from atelier.ui.widgets.text_fields import TextField, VagueDateField
from atelier.ui.widgets.tiles import tiles
from atelier.ui.widgets.timeline import Timeline, sentence


class MomentList(ListEditor):
    """All stations in order of their date."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            Moment,
            tr("Stations of the decision calendar"),
            self._new_moment,
            sentence,
            empty=tr("No stations yet. Add the first moment at which somebody gives advice or decides."),
            ordered=False,
        )

    def show_rows(self, rows: Sequence[Any] | None = None, **where: Any) -> None:
        moments = self._desk.editing.all(Moment) if rows is None else rows
        super().show_rows(sorted(moments, key=attrgetter("when", "title")), **where)

    def _new_moment(self) -> Moment:
        near = self.value()
        known = near is not None and not near.when.permanent
        this_month = VagueDate(self._desk.sessions.now().strftime("%Y-%m"))
        return Moment.new(when=near.when if known else this_month)


class CalendarCard(Card):
    """The road from the gatherings to the councils."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Decision making · from gathering to council"))
        self.timeline = Timeline()
        self.note = label("", "muted")
        self.moments = MomentList(desk)
        hint = tr("A day 15-11-2019, a month 1-2020, a span 3-2020/4-2020, or .. for all the time")
        self.when = VagueDateField(desk, "when", tr("When"), hint)
        self.who = ChoiceField(desk, "body", tr("Who"), enum_choices(BODY_NAMES))
        self.title = TextField(desk, "title", tr("What happens"))
        self.text = TextField(desk, "text", tr("Explanation"), lines=2)
        self.checked = TickField(desk, "unchecked", tr("Check by law"), tr("Have it checked by a lawyer"))
        self.form = Form(self.when, self.who, self.title, self.text, self.checked)
        self.body.addWidget(self.timeline)
        self.body.addWidget(self.note)
        self.body.addSpacing(px(6))
        self.body.addWidget(tiles(self.moments, _on_top(self.form), least=380, spacing=28))
        self.moments.chosen.connect(self._on_chosen)
        self.moments.add_button.clicked.connect(self._on_added)
        self.timeline.chosen.connect(self.choose)

    def refresh(self) -> None:
        """Show the moments as they stand."""
        self.moments.show_rows()
        rows = self.moments.rows
        self.timeline.show_moments(rows)
        self.timeline.setVisible(any(not row.when.permanent for row in rows))
        self.note.setText(note(rows))
        self.note.setVisible(bool(self.note.text()))

    def choose(self, moment: UUID) -> None:
        """Bring one moment into the form."""
        self.moments.choose(moment)

    def _on_chosen(self, moment: Moment | None) -> None:
        self.form.setVisible(moment is not None)
        self.form.bind(moment)
        self.checked.setVisible(bool(moment and (moment.proposal or moment.unchecked)))

    def _on_added(self) -> None:
        self.when.editor.setFocus()


def _on_top(widget: QWidget) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(widget)
    layout.addStretch(1)
    return holder


def note(moments: Sequence[Moment]) -> str:
    """What the line does not say by itself: why a circle is dashed, and who follows all the time."""
    sentences = []
    if any(not moment.when.exact and not moment.when.permanent for moment in moments):
        sentences.append(tr("A dashed circle: only the month is certain."))
    always = [moment for moment in moments if moment.when.permanent]
    if always:
        names = "; ".join(": ".join((tr(BODY_NAMES[moment.body]), moment.title)) for moment in always)
        sentences.append(tr("All the time · {stations}.", stations=names))
    return " ".join(sentences)
