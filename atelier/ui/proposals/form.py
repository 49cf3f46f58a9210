"""The form of the atelierversie of a proposal: what a duo can write in forty minutes."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.entity import Entity
from atelier.domain.naming import duo_name
from atelier.domain.people import Duo
from atelier.domain.proposals import (
    ALLOCATION_NAMES,
    CooperationForm,
    DecisionPoint,
    Proposal,
)
from atelier.domain.themes import Challenge, Dilemma, Pillar
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.proposals.fields import RolesField, YearField
from atelier.ui.proposals.form_facts import FormFacts
from atelier.ui.proposals.full import COUNCILS, LINKS, MONEY, POINTS, ROOM, WHAT, FullForm
from atelier.ui.proposals.mode import FormMode, bring
from atelier.ui.proposals.points import DecisionPoints
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, label
from atelier.ui.widgets.checklist import ChecklistField
from atelier.ui.widgets.choice_fields import ChoiceField, TogglesField
from atelier.ui.widgets.evidence import closed_polls
from atelier.ui.widgets.fields import Choices, Form, enum_choices, row_choices
from atelier.ui.widgets.number_fields import DecimalField, NumberField
from atelier.ui.widgets.tab_order import follow_the_eye, parts_of
from atelier.ui.widgets.text_fields import TextField


def _duo_choices(desk: Desk) -> Choices:
    def choices() -> list[tuple[str, UUID]]:
        duos = desk.editing.all(Duo)
        return [(duo_name(duos, duo.id), duo.id) for duo in duos]

    return choices


def _ballot_choices(desk: Desk) -> Choices:
    def choices() -> list[tuple[str, UUID]]:
        polls = closed_polls(desk.polling.polls.all())
        return [(tr("{question} · round {n}", question=poll.ballot.question, n=poll.round), poll.id) for poll in polls]

    return choices


class ProposalForm(QWidget):
    """The atelierversie of one proposal in cards; the full form adds its own cards between them."""

    switched = Signal(bool)  # whether the full form is shown

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._proposal: Proposal | None = None
        self.full: FullForm | None = None  # made when it is first wanted: it is large
        self.title = TextField(desk, "title", tr("Title"))
        self.reversed = label("", "problem")
        self.facts = FormFacts(desk)
        self.points = DecisionPoints(desk)
        self._forms = [self._what(), self._money(), self._councils(), self._room(), self._links()]
        what, amounts, councils, room, links = self._forms
        self.mode = FormMode()
        self.mode.switched.connect(self._on_switched)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(px(16))
        self._layout.addWidget(self.mode)
        self._cards = {
            WHAT: self._card(tr("What the proposal is"), what),
            MONEY: self._card(tr("Money and capacity"), amounts, self.reversed),
            COUNCILS: self._card(tr("Councils and form"), councils, self.facts),
            POINTS: self._card(tr("Decision points"), self.points),
            ROOM: self._card(tr("From the room"), room),
            LINKS: self._card(tr("What it rests on"), links),
        }
        self._layout.addStretch(1)

    def _card(self, caption: str, *parts: QWidget) -> Card:
        card = Card(caption)
        for part in parts:
            card.body.addWidget(part)
        self._layout.addWidget(card)
        return card

    @property
    def is_full(self) -> bool:
        """Whether the full form is shown, and not only the atelierversie."""
        return self.mode.full

    def show_full(self, *, full: bool) -> None:
        """Show the full form, or only the atelierversie."""
        if full != self.mode.full:
            self.mode.choose(full=full)

    def _on_switched(self, full: bool) -> None:  # what the signal carries
        if full and self.full is None:
            self.full = FullForm(self._desk)
            self._place(self.full)
        for card in self.full.cards if self.full else ():
            card.setVisible(full)
        self._show_full()
        self.mode.show_jumps(self._in_order() if full else [])
        self.switched.emit(full)

    def _place(self, full: FullForm) -> None:
        """Put every full card below the card of the atelierversie that it goes on from."""
        for key, cards in full.by_place().items():
            at = self._layout.indexOf(self._cards[key])
            for n, card in enumerate(cards, 1):
                self._layout.insertWidget(at + n, card)
        follow_the_eye(self)

    def _in_order(self) -> list[Card]:
        return [part for part in parts_of(self._layout) if isinstance(part, Card)]

    def _show_full(self) -> None:
        if self.full is not None and self.mode.full and self._proposal is not None:
            self.full.show_dossier(self._desk.proposing.dossier(self._proposal))

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

        year = YearField(desk, "from_year", tr("From which year"))
        allocation = ChoiceField(desk, "allocation", tr("Allocation key"), enum_choices(ALLOCATION_NAMES))
        return Form(
            (amount("once_low", tr("Once, from")), amount("once_high", tr("Once, to"))),
            (amount("yearly_low", tr("Yearly, from")), amount("yearly_high", tr("Yearly, to"))),
            (year, allocation),
            DecimalField(desk, "fte", tr("Capacity"), suffix=" " + tr("fte")),
        )

    def _councils(self) -> Form:
        desk = self._desk
        return Form(
            RolesField(desk),
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
        self._proposal = proposal
        for form in self._forms:
            form.bind(proposal)
        self.facts.show_form(proposal.form if proposal else None)
        self.points.show_points(proposal)
        sentence = reversed_amounts(proposal) if proposal else ""
        self.reversed.setText(sentence)
        self.reversed.setVisible(bool(sentence))
        self._show_full()

    def focus_on(self, value: Entity) -> None:
        """Choose what a search found below the proposal."""
        if isinstance(value, DecisionPoint):
            self.points.list.choose(value.id)
            return
        self.show_full(full=True)
        card = self.full.choose(value) if self.full else None
        if card is not None:
            bring(card)


def reversed_amounts(proposal: Proposal) -> str:
    """Which range runs from high to low; empty when none does."""
    wrong = []
    if proposal.once_low > proposal.once_high:
        wrong.append(tr("Once: “from” is higher than “to”. Change one of them."))
    if proposal.yearly_low > proposal.yearly_high:
        wrong.append(tr("Yearly: “from” is higher than “to”. Change one of them."))
    return " ".join(wrong)
