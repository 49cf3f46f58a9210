"""The form of the atelierversie of a proposal: what a duo can write in forty minutes."""

from collections.abc import Sequence
from operator import attrgetter
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.people import Duo
from atelier.domain.proposals import (
    ALLOCATION_NAMES,
    AUDIENCE_NAMES,
    VERB_NAMES,
    Audience,
    CooperationForm,
    CouncilRole,
    DecisionPoint,
    Proposal,
)
from atelier.domain.themes import Challenge, Dilemma, Pillar
from atelier.domain.week import BODY_NAMES, Moment
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, clear, label
from atelier.ui.widgets.checklist import ChecklistField
from atelier.ui.widgets.choice_fields import ChoiceField, TogglesField
from atelier.ui.widgets.evidence import closed_polls
from atelier.ui.widgets.fields import Choices, Form, enum_choices, row_choices
from atelier.ui.widgets.list_editor import ListEditor
from atelier.ui.widgets.number_fields import DecimalField, NumberField
from atelier.ui.widgets.text_fields import TextField

LAST_YEAR = 2999


def duo_name(duos: Sequence[Duo], duo: UUID | None) -> str:
    """Duo 3 · Mandaat en bereikbaarheid; the number follows from the order."""
    for n, row in enumerate(duos, 1):
        if row.id == duo:
            name = tr("Duo {n}", n=n)
            return f"{name} · {row.theme}" if row.theme else name
    return tr("no duo yet")


def _duo_choices(desk: Desk) -> Choices:
    def choices() -> list[tuple[str, UUID]]:
        duos = desk.editing.all(Duo)
        return [(duo_name(duos, duo.id), duo.id) for duo in duos]

    return choices


def _ballot_choices(desk: Desk) -> Choices:
    def choices() -> list[tuple[str, UUID]]:
        polls = closed_polls(desk.polling.polls())
        return [(tr("{question} · round {n}", question=poll.ballot.question, n=poll.round), poll.id) for poll in polls]

    return choices


def moments_by_date(desk: Desk) -> list[Moment]:
    """The stations of the calendar, the first one first."""
    return sorted(desk.editing.all(Moment), key=attrgetter("when", "title"))


def _moment_choices(desk: Desk) -> Choices:
    return lambda: [(f"{moment.when.words()} · {moment.title}", moment.id) for moment in moments_by_date(desk)]


class ProposalForm(QWidget):
    """Every field of one proposal, in cards, and its decision points."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.title = TextField(desk, "title", tr("Title"))
        self.reversed = label("", "problem")
        self.facts = FormFacts(desk)
        self.points = DecisionPoints(desk)
        self._forms = [self._what(), self._money(), self._councils(), self._room(), self._links()]
        what, amounts, councils, room, links = self._forms
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(16))
        for caption, parts in (
            (tr("What the proposal is"), (what,)),
            (tr("Money and capacity"), (amounts, self.reversed)),
            (tr("Councils and form"), (councils, self.facts)),
            (tr("Decision points"), (self.points,)),
            (tr("From the room"), (room,)),
            (tr("What it rests on"), (links,)),
        ):
            card = Card(caption)
            for part in parts:
                card.body.addWidget(part)
            layout.addWidget(card)
        layout.addStretch(1)

    def _what(self) -> Form:
        desk = self._desk
        goal = tr("What changes for inhabitants? Name a year and a measure.")
        result = tr("How do councils see that it worked?")
        mandate = tr("For what, to whom, until when, and how is it withdrawn?")
        return Form(
            self.title,
            ChoiceField(desk, "duo", tr("Duo"), _duo_choices(desk), none=tr("no duo yet")),
            ChoiceField(desk, "pillar", tr("Pillar"), row_choices(desk, Pillar), none=tr("no pillar yet")),
            ChoiceField(desk, "challenge", tr("Challenge"), row_choices(desk, Challenge), none=tr("no challenge yet")),
            TextField(desk, "goal", tr("Goal"), goal, lines=2),
            TextField(desk, "result", tr("Result"), result, lines=2),
            TextField(desk, "leader", tr("Who leads"), lines=2),
            TextField(desk, "mandate", tr("Mandate in one sentence"), mandate, lines=2),
        )

    def _money(self) -> Form:
        desk = self._desk

        def amount(name: str, title: str) -> NumberField:
            return NumberField(desk, name, title, per=100, prefix="€ ", top=2_000_000_000)

        year = NumberField(desk, "from_year", tr("From which year"), top=LAST_YEAR)
        year.editor.setSpecialValueText(" ")
        allocation = ChoiceField(desk, "allocation", tr("Allocation key"), enum_choices(ALLOCATION_NAMES))
        return Form(
            (amount("once_low", tr("Once, from")), amount("once_high", tr("Once, to"))),
            (amount("yearly_low", tr("Yearly, from")), amount("yearly_high", tr("Yearly, to"))),
            (year, allocation),
            DecimalField(desk, "fte", tr("Capacity"), suffix=" " + tr("fte")),
        )

    def _councils(self) -> Form:
        desk = self._desk
        roles = row_choices(desk, CouncilRole)
        return Form(
            TogglesField(desk, "roles", tr("Role of the councils"), roles, tr("More than one may be chosen.")),
            ChoiceField(
                desk, "form", tr("Form of co-operation"), row_choices(desk, CooperationForm), none=tr("no form yet")
            ),
        )

    def _room(self) -> Form:
        desk = self._desk
        return Form(
            TextField(desk, "counter", tr("Counter-argument from the room"), lines=2),
            TextField(desk, "without", tr("What if a municipality does not join?"), lines=2),
            TextField(desk, "open_points", tr("Open points"), lines=2),
        )

    def _links(self) -> Form:
        desk = self._desk
        return Form(
            TogglesField(desk, "dilemmas", tr("Dilemma's"), row_choices(desk, Dilemma, "title")),
            ChecklistField(
                desk,
                "ballots",
                tr("Closed polls"),
                _ballot_choices(desk),
                empty=tr("No closed polls yet. Run one in Session."),
            ),
        )

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Edit this proposal; what is being typed stays."""
        for form in self._forms:
            form.bind(proposal)
        self.facts.show_form(proposal.form if proposal else None)
        self.points.show_points(proposal)
        sentence = reversed_amounts(proposal) if proposal else ""
        self.reversed.setText(sentence)
        self.reversed.setVisible(bool(sentence))


def reversed_amounts(proposal: Proposal) -> str:
    """Which range runs from high to low; empty when none does."""
    wrong = []
    if proposal.once_low > proposal.once_high:
        wrong.append(tr("Once: “from” is higher than “to”. Change one of them."))
    if proposal.yearly_low > proposal.yearly_high:
        wrong.append(tr("Yearly: “from” is higher than “to”. Change one of them."))
    return " ".join(wrong)


class FormFacts(QWidget):
    """What speaks for and against the chosen form of co-operation, and which steps the law asks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: CooperationForm | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(px(4))
        self.hide()

    def show_form(self, row: UUID | None) -> None:
        """Show the facts of a form; None hides them."""
        form = self._desk.editing.get(CooperationForm, row)
        if form != self._shown:
            self._shown = form
            clear(self._layout)
            for text, role in _facts(form) if form else []:
                self._layout.addWidget(label(text, role))
        self.setVisible(form is not None)


def _facts(form: CooperationForm) -> list[tuple[str, str]]:
    """Texts with their roles, in reading order."""
    steps = form.procedure or (tr("No fixed step by law is known."),)
    lines = [(form.text, "")] if form.text else []
    for heading, sign, texts in (
        (tr("Pros"), "+", form.pros),
        (tr("Cons"), "−", form.cons),
        (tr("Steps by law – have a lawyer check each one"), "→", steps),
    ):
        lines += [(heading, "strong")] if texts else []
        lines += [(f"{sign} {text}", "") for text in texts]
    return [*lines, (form.note, "muted")] if form.note else lines


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


def _station(moment: Moment) -> str:
    """A station in full; the choice above may be too narrow for it."""
    parts = (moment.when.words(), tr(BODY_NAMES[moment.body]), moment.title, moment.text)
    return " · ".join(part for part in parts if part)
