"""Proposals: the list, the form of the one that is chosen, and what it still needs."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.ballots import Ballot, Count, Recount, Void
from atelier.domain.commission import Programme
from atelier.domain.completeness import RIPENESS_NAMES, Ripeness, requirements, ripeness
from atelier.domain.dossier import PARTS, Part
from atelier.domain.entity import Entity
from atelier.domain.people import Duo, Municipality
from atelier.domain.proposals import Check, CooperationForm, CouncilRole, DecisionPoint, Proposal, Reaction
from atelier.domain.themes import Challenge, Dilemma, Pillar
from atelier.domain.week import Moment
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.proposals.form import ProposalForm, duo_name
from atelier.ui.proposals.side import ProposalSide
from atelier.ui.view import View
from atelier.ui.widgets.basics import Card, label
from atelier.ui.widgets.columns import Columns
from atelier.ui.widgets.list_editor import ListEditor

LIST, FORM, SIDE = range(3)


class ProposalsView(View):
    """What the duo's write, with the numbers and the polls that it stands on."""

    KINDS: ClassVar[tuple[type[Entity], ...]] = (
        *(Proposal, Programme, Check, Reaction, CouncilRole, CooperationForm, *PARTS),
        *(Duo, Municipality, Pillar, Challenge, Dilemma, Moment, Ballot, Count, Recount, Void),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Proposals"))
        self._duos: list[Duo] = []
        self._points: list[DecisionPoint] = []
        self.new_button = self.add_action(tr("New proposal"), self.new, "primary", "Ctrl+N")
        empty = tr("No proposals yet. Press “New proposal” to write the first one.")
        self.list = ListEditor(desk, Proposal, tr("Proposals"), Proposal.new, self._describe, empty=empty)
        self.form, self.side = ProposalForm(desk), ProposalSide(desk)
        self._nothing = Card()
        self._nothing.body.addWidget(label(tr("Choose a proposal in the list, or make a new one."), "muted"))
        card = Card(tr("Proposals"))
        card.body.addWidget(self.list)
        self.columns = Columns(
            [
                (tr("Proposals"), _top(card), 282, 2),
                (tr("Proposal"), _top(self._nothing, self.form), 402, 5),
                (tr("Check and evidence"), _top(self.side), 296, 3),
            ]
        )
        self.set_content(self.columns)
        self.form.switched.connect(self.side.show_full)
        self.list.chosen.connect(self._on_chosen)
        self.list.list.itemActivated.connect(self._on_activated)

    def refresh(self) -> None:
        self._duos = self.desk.editing.all(Duo)
        self._points = self.desk.editing.all(DecisionPoint)
        self.list.show_rows()

    def focus_on(self, value: Entity) -> None:
        if isinstance(value, Proposal):
            self._open(value)
        elif isinstance(value, Reaction):
            self._open(self.desk.editing.get(Proposal, value.proposal))
            self.side.reactions.list.choose(value.id)
            self.columns.show_panel(SIDE)
        elif isinstance(value, Part):
            self._open(self.desk.editing.get(Proposal, value.proposal))
            self.form.focus_on(value)
        elif isinstance(value, Programme):
            self._open(next(iter(self.desk.editing.all(Proposal, programme=value.id)), None))

    def _open(self, proposal: Proposal | None) -> None:
        if proposal:
            self.list.choose(proposal.id)
            self.columns.show_panel(FORM)

    def new(self) -> None:
        """A new proposal below the chosen one, ready for its title."""
        self.list.add()
        self.columns.show_panel(FORM)
        self.form.title.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _points_of(self, proposal: Proposal) -> list[DecisionPoint]:
        return [point for point in self._points if point.proposal == proposal.id]

    def _ripeness(self, proposal: Proposal) -> Ripeness:
        return ripeness(proposal, self._points_of(proposal))

    def _describe(self, proposal: Proposal) -> str:
        title = proposal.title.strip() or tr("Untitled proposal")
        ripe = tr(RIPENESS_NAMES[self._ripeness(proposal)])
        return f"{title}\n{duo_name(self._duos, proposal.duo)}\n{ripe[:1].upper()}{ripe[1:]}"

    def _on_activated(self) -> None:
        """Enter or a double click on a row leads to its form."""
        self.columns.show_panel(FORM)
        self.form.title.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, proposal: Proposal | None) -> None:
        for widget in (self.form, self.side):
            widget.setVisible(proposal is not None)
        self._nothing.setVisible(proposal is None)
        self.form.show_proposal(proposal)
        if proposal:
            self.side.show_proposal(proposal, self.desk.polling.polls())
        self._name(proposal)

    def _name(self, proposal: Proposal | None) -> None:
        """The bar names the proposal, so that a tab without the list still tells which one it is."""
        if proposal is None:
            self.title.setText(tr("Proposals"))
            self.crumb.setText("")
            return
        lacking = sum(not found.met for found in requirements(proposal, self._points_of(proposal)))
        parts = [duo_name(self._duos, proposal.duo), tr(RIPENESS_NAMES[self._ripeness(proposal)])]
        parts += [trn("{n} thing needed", "{n} things needed", lacking)] if lacking else []
        self.title.setText(proposal.title.strip() or tr("Untitled proposal"))
        self.crumb.setText(" · ".join(parts))


def _top(*widgets: QWidget) -> QWidget:
    """Widgets below each other at the top of a panel."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return holder
