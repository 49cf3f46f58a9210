"""Submitting a proposal and withdrawing it, by the duo itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from atelier.domain.errors import AtelierError, UnsettledError
from atelier.domain.proposal_states import STATE_NAMES, State
from atelier.domain.proposals import Proposal
from atelier.domain.submitting import StepOf
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.widgets.basics import Card, button, flow, label, set_role

WAITING = frozenset({State.SUBMITTED, State.FEEDBACK, State.ADOPTED})
OUT = WAITING | {State.RETURNED}


class HandInCard(Card):
    """Where the proposal stands, and the two steps that are the duo's own."""

    done = Signal(str)
    refused = Signal(object)  # the error

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Where it stands"))
        self._desk = desk
        self._proposal: Proposal | None = None
        self.state, self.lacking = label("", "title"), label("", "problem")
        self.same = label(tr("What stands here is what was submitted."), "muted")
        self.back = label("", "muted")
        self.submit_button = button(tr("Submit"), self.submit, "primary", tip=tr("Freeze this version and hand it in"))
        self.all_same = button(tr("Submit with open points"), self.submit_all_the_same)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(tr("Why the proposal is withdrawn"))
        self.reason.setPlaceholderText(tr("Reason for withdrawing"))
        self.withdraw_button = button(tr("Withdraw"), self.withdraw, tip=tr("Take the submitted version back"))
        self.reason.returnPressed.connect(self.withdraw)
        steps = flow(self.submit_button, self.all_same)
        for part in (self.state, self.same, self.lacking, steps, self.reason, flow(self.withdraw_button), self.back):
            self.body.addWidget(part)
        self._tell_back()

    def _tell_back(self) -> None:
        """In a file that was given: how the work gets back."""
        place = self._desk.workspace.place
        told = tr("Done? Leave the duo mode, close the program and give “{name}” back.", name=place.name)
        self.back.setText(told)
        self.back.setVisible(self._desk.workspace.giving.is_part)

    def show_proposal(self, proposal: Proposal) -> None:
        """Where this proposal stands now."""
        if self._proposal is None or self._proposal.id != proposal.id:
            self.reason.clear()
        if self._proposal != proposal:
            self._tell_lacking("")
        self._proposal, submitting = proposal, self._desk.workspace.submitting
        found = submitting.standing(proposal)
        same = found.state in WAITING and not submitting.changed(proposal, found.current)
        self.same.setVisible(same)
        set_role(self.submit_button, "" if same else "primary")
        version = tr("version {n}", n=found.current.number) if found.current else ""
        self.state.setText(" · ".join(part for part in (tr(STATE_NAMES[found.state]), version) if part))
        for part in (self.reason, self.withdraw_button):
            part.setVisible(found.state in OUT)
        self.submit_button.setVisible(found.state is not State.DECIDED)

    def _tell_lacking(self, sentence: str) -> None:
        self.lacking.setText(sentence)
        self.lacking.setVisible(bool(sentence))
        self.all_same.setVisible(bool(sentence))

    def submit(self) -> None:
        """Hand the proposal in as it is; what lacks is told first."""
        self._submit(with_lacking=False)

    def submit_all_the_same(self) -> None:
        """Hand it in with its open points."""
        self._submit(with_lacking=True)

    def _submit(self, *, with_lacking: bool) -> None:
        self._desk.settle()
        proposal = self._desk.editing.get(Proposal, self._proposal.id) if self._proposal else None
        if proposal is None:
            return
        submit = self._desk.workspace.submitting.submit
        if self._desk.run(submit, proposal, with_lacking=with_lacking, refused=self._on_refused) is not None:
            self._tell_lacking("")
            self.show_proposal(proposal)
            self.done.emit(tr("Submitted. This version stays as it is; you can go on writing."))

    def _on_refused(self, error: AtelierError) -> None:
        if isinstance(error, UnsettledError):
            self._tell_lacking(str(error))
            self.all_same.setFocus()
        else:
            self.refused.emit(error)

    def withdraw(self) -> None:
        """Take the submitted version back, with a reason."""
        proposal = self._proposal
        if proposal is None:
            return
        take = self._desk.workspace.submitting.take
        step = self._desk.run(take, proposal, StepOf.WITHDRAWN, self.reason.text(), refused=self.refused.emit)
        if step is not None:
            self.reason.clear()
            self.show_proposal(proposal)
            self.done.emit(tr("Withdrawn."))
