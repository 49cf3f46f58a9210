"""Proposals: the list, the form of the one that is chosen, and what it still needs."""

from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.ballots import Ballot, Count, Recount, Void
from atelier.domain.commission import Programme
from atelier.domain.completeness import RIPENESS_NAMES, Ripeness, requirements, ripeness
from atelier.domain.council_answers import CouncilAnswer
from atelier.domain.dossier import PARTS, Part
from atelier.domain.entity import Entity
from atelier.domain.frames import CouncilFrame, FrameCheck
from atelier.domain.naming import duo_name
from atelier.domain.people import Duo, Municipality
from atelier.domain.proposal_states import STATE_NAMES, Standing, State
from atelier.domain.proposals import Check, CooperationForm, CouncilRole, DecisionPoint, Proposal, Reaction
from atelier.domain.submitting import ProposalRelease, ProposalStep, Submission
from atelier.domain.themes import Challenge, Dilemma, Pillar
from atelier.domain.week import Moment
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.proposals.form import ProposalForm
from atelier.ui.proposals.pages import ONE_BY_ONE, ProposalPages
from atelier.ui.proposals.side import ProposalSide
from atelier.ui.proposals.state_card import StateCard
from atelier.ui.view import View
from atelier.ui.widgets.basics import Card, label
from atelier.ui.widgets.columns import Columns
from atelier.ui.widgets.list_editor import ListEditor

LIST, FORM, SIDE = range(3)


class ProposalsView(View):
    """What the duo's write, with the numbers and the polls that it stands on."""

    poll_wanted = Signal(object)  # the Proposal that is put to the vote

    KINDS: ClassVar[tuple[type[Entity], ...]] = (
        *(Proposal, Programme, Check, Reaction, CouncilRole, CooperationForm, *PARTS),
        *(Duo, Municipality, Pillar, Challenge, Dilemma, Moment, Ballot, Count, Recount, Void),
        *(Submission, ProposalStep, ProposalRelease, CouncilFrame, FrameCheck, CouncilAnswer),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Proposals"))
        self._duos: list[Duo] = []
        self._points: list[DecisionPoint] = []
        self._standings: dict[UUID, Standing] = {}
        self.new_button = self.add_action(tr("New proposal"), self.new, "primary", "Ctrl+N")
        empty = tr("No proposals yet. Press “New proposal” to write the first one.")
        self.list = ListEditor(desk, Proposal, tr("Proposals"), Proposal.new, self._describe, empty=empty)
        self.form, self.side, self.state = ProposalForm(desk), ProposalSide(desk), StateCard(desk)
        self._nothing = Card()
        self._nothing.body.addWidget(label(tr("Choose a proposal in the list, or make a new one."), "muted"))
        card = Card(tr("Proposals"))
        card.body.addWidget(self.list)
        self.columns = Columns(
            [
                (tr("Proposals"), _top(card), 282, 2),
                (tr("Proposal"), _top(self._nothing, self.state, self.form), 402, 5),
                (tr("Check and evidence"), _top(self.side), 296, 3),
            ]
        )
        self.pages = ProposalPages(desk, self.columns)
        self.set_content(self.pages)
        self._connect()

    def _connect(self) -> None:
        pages = self.pages
        self.form.switched.connect(self.side.show_full)
        self.list.chosen.connect(self._on_chosen)
        self.list.list.itemActivated.connect(self._on_activated)
        self.state.compare_wanted.connect(self._on_compare)
        self.state.poll_wanted.connect(self._on_poll)
        pages.turned.connect(self._on_turned)
        pages.versions.told.connect(self.notice.tell)
        pages.board.opened.connect(self.focus_on)
        pages.reactions.proposal_wanted.connect(self.focus_on)
        pages.reactions.version_wanted.connect(self._on_second_round)
        pages.reactions.poll_wanted.connect(self.poll_wanted)

    def refresh(self) -> None:
        self._duos = self.desk.editing.all(Duo)
        self._points = self.desk.editing.all(DecisionPoint)
        self._standings = self.desk.workspace.submitting.standings()
        self.list.show_rows()
        self.pages.refresh()

    def focus_on(self, value: Entity) -> None:
        if isinstance(value, Proposal):
            self._open(value)
        elif isinstance(value, Reaction):
            self._open(self.desk.editing.get(Proposal, value.proposal))
            self.side.reactions.list.choose(value.id)
            self.columns.show_panel(SIDE)
        elif isinstance(value, CouncilFrame | FrameCheck):
            self.pages.show_frame(value)
        elif isinstance(value, Part):
            self._open(self.desk.editing.get(Proposal, value.proposal))
            self.form.focus_on(value)
        elif isinstance(value, Programme):
            self._open(next(iter(self.desk.editing.all(Proposal, programme=value.id)), None))

    def _open(self, proposal: Proposal | None) -> None:
        if proposal:
            self.pages.show_proposal()
            self.list.choose(proposal.id)
            self.columns.show_panel(FORM)

    def memory(self) -> object:
        return self.pages.currentIndex()

    def recall(self, memory: object) -> None:
        if isinstance(memory, int):
            self.pages.setCurrentIndex(memory)

    def new(self) -> None:
        """A new proposal below the chosen one, ready for its title."""
        self.pages.show_proposal()
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
        state = self._standings.get(proposal.id, Standing()).state
        where = ripe[:1].upper() + ripe[1:] if state is State.DRAFT else f"{tr(STATE_NAMES[state])} · {ripe}"
        return f"{title}\n{duo_name(self._duos, proposal.duo)}\n{where}"

    def _on_activated(self) -> None:
        """Enter or a double click on a row leads to its form."""
        self.columns.show_panel(FORM)
        self.form.title.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, proposal: Proposal | None) -> None:
        for widget in (self.form, self.side, self.state):
            widget.setVisible(proposal is not None)
        self._nothing.setVisible(proposal is None)
        self.form.show_proposal(proposal)
        if proposal:
            self.state.show_proposal(proposal)
            self.side.show_proposal(proposal, self.desk.polling.polls.all())
        self._name(proposal)

    def _on_turned(self) -> None:
        self._name(self.list.value())

    def _on_compare(self) -> None:
        if self.list.value():
            self.pages.show_versions(self.list.value())

    def _on_poll(self) -> None:
        if self.list.value():
            self.poll_wanted.emit(self.list.value())

    def _on_second_round(self, proposal: Proposal, why: str) -> None:
        """A reaction asks for a new version: back to the duo, with the reaction as the reason."""
        self._open(proposal)
        self.state.ask_return(why)

    def _name(self, proposal: Proposal | None) -> None:
        """The bar names the proposal, so that a tab without the list still tells which one it is."""
        if proposal is None or self.pages.currentIndex() != ONE_BY_ONE:
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
