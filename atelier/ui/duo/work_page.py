"""The one page of a duo: what it reads, its proposals, and what these still need."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.completeness import RIPENESS_NAMES, requirements, ripeness
from atelier.domain.errors import AtelierError
from atelier.domain.naming import duo_name
from atelier.domain.people import Duo
from atelier.domain.proposal_states import STATE_NAMES, Standing, State
from atelier.domain.proposals import DecisionPoint, Proposal
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.duo.handing_in import HandInCard
from atelier.ui.duo.reading import DilemmasColumn, HeardCard
from atelier.ui.proposals.form import ProposalForm
from atelier.ui.proposals.needed import NeededCard
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button
from atelier.ui.widgets.columns import Columns
from atelier.ui.widgets.fields import Field
from atelier.ui.widgets.head import Head
from atelier.ui.widgets.list_editor import ListEditor
from atelier.ui.widgets.notice import Notice

WORK = 1


class WorkPage(QWidget):
    """Shows one duo its own things; `other` and `out` lead to the next duo and to the facilitator."""

    other = Signal()
    out = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.duo: Duo | None = None
        self._standings: dict[UUID, Standing] = {}
        self.notice = Notice()
        self.head = Head("", crumb=tr("Duo mode · everything is saved as you type"))
        self.title = self.head.title
        self.other_button = button(tr("Another duo…"), self.other.emit)
        self.out_button = button(tr("Facilitator…"), self.out.emit, "quiet", tip=tr("Leave the duo mode"))
        for widget in (self.other_button, self.out_button):
            self.head.add(widget)
        self.reading = DilemmasColumn(desk)
        empty = tr("No proposals yet. Press “Add” to write the first one.")
        self.list = ListEditor(desk, Proposal, tr("Your proposals"), self._make, self._describe, empty=empty)
        self.form, self.needed, self.heard = ProposalForm(desk), NeededCard(tr("Ripe")), HeardCard(desk)
        self.standing = HandInCard(desk)
        self.standing.done.connect(self.notice.tell)
        self.standing.refused.connect(self.on_refused)
        self._side = _below(self.standing, self.needed, self.heard)
        self._narrow()
        card = Card(tr("Your proposals"))
        card.body.addWidget(self.list)
        self.columns = Columns(
            [
                (tr("Your dilemma's"), self.reading, 262, 3),
                (tr("Your proposals"), _below(card, self.form), 402, 5),
                (tr("Still needed"), self._side, 276, 3),
            ]
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.head, self.notice):
            layout.addWidget(part)
        layout.addWidget(self.columns, 1)
        self.list.chosen.connect(self._on_chosen)
        self.list.add_button.clicked.connect(self._on_added)

    def _narrow(self) -> None:
        """A proposal stays with the duo that writes it, and a file that was given holds outcomes, no polls."""
        absent = {"duo", "ballots"} if self._desk.workspace.giving.is_part else {"duo"}
        for field in self.form.findChildren(Field):
            if field.name in absent:
                field.hide()

    def show_duo(self, duo: Duo) -> None:
        """The work of this duo, with the cursor where it begins."""
        self.duo, giving = duo, self._desk.workspace.giving
        self.notice.clear()
        self.other_button.setVisible(len(giving.duos()) > 1)
        self.out_button.setText(tr("Leave the duo mode") if giving.is_part else tr("Facilitator…"))
        self.title.setText(duo_name(self._desk.editing.all(Duo), duo.id))
        self.reading.show_duo(duo)
        self.refresh()
        self.columns.show_panel(WORK)
        self.list.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Its proposals as they are now."""
        if self.duo is not None:
            self._standings = self._desk.workspace.submitting.standings()
            self.list.show_rows(duo=self.duo.id)

    def _on_added(self) -> None:
        self.form.title.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_refused(self, error: AtelierError) -> None:
        """Told where it happened."""
        self.notice.warn(str(error))

    def _make(self) -> Proposal:
        if self.duo is None:
            raise LookupError("no duo is chosen")
        return Proposal.new(duo=self.duo.id)

    def _describe(self, proposal: Proposal) -> str:
        ripe = tr(RIPENESS_NAMES[ripeness(proposal, self._points(proposal))])
        title = proposal.title.strip() or tr("Untitled proposal")
        state = self._standings.get(proposal.id, Standing()).state
        where = ripe[:1].upper() + ripe[1:] if state is State.DRAFT else f"{tr(STATE_NAMES[state])} · {ripe}"
        return f"{title}\n{where}"

    def _points(self, proposal: Proposal) -> list[DecisionPoint]:
        return self._desk.editing.all(DecisionPoint, proposal=proposal.id)

    def _on_chosen(self, proposal: Proposal | None) -> None:
        self.form.setVisible(proposal is not None)
        self._side.setVisible(proposal is not None)
        self.form.show_proposal(proposal)
        if proposal is not None:
            self.needed.show_needed(requirements(proposal, self._points(proposal)))
            self.heard.show_proposal(proposal)
            self.standing.show_proposal(proposal)


def _below(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(px(16))
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return holder
