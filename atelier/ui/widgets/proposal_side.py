"""What stands beside a proposal: what it still needs, its evidence, the money per municipality, the reactions."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from atelier.domain.completeness import Requirement, requirements
from atelier.domain.people import Municipality
from atelier.domain.polls import Poll, PollState
from atelier.domain.proposals import ALLOCATION_NAMES, DecisionPoint, Proposal, Reaction
from atelier.domain.shares import yearly_range
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, clear, label
from atelier.ui.widgets.choice_fields import TickField
from atelier.ui.widgets.evidence import TallyPicture, money_range, struck_of
from atelier.ui.widgets.fields import Form
from atelier.ui.widgets.list_editor import ListEditor
from atelier.ui.widgets.text_fields import TextField


class ProposalSide(QWidget):
    """The cards at the right of a proposal."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.needed, self.evidence, self.shares = NeededCard(), EvidenceCard(), SharesCard()
        self.reactions = ReactionsCard(desk)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(16))
        for card in (self.needed, self.evidence, self.shares, self.reactions):
            layout.addWidget(card)
        layout.addStretch(1)

    def show_proposal(self, proposal: Proposal, polls: Sequence[Poll]) -> None:
        """Show what belongs to this proposal."""
        self.needed.show_needed(proposal, self._desk.editing.all(DecisionPoint, proposal=proposal.id))
        self.evidence.show_polls([poll for poll in polls if poll.id in proposal.ballots])
        self.shares.show_shares(proposal, self._desk.editing.all(Municipality))
        self.reactions.show_reactions(proposal)


class NeededCard(Card):
    """The check list of an atelierversie; a sign and a word say the same."""

    def __init__(self) -> None:
        super().__init__(tr("Still needed"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._shown: tuple[Requirement, ...] = ()

    def show_needed(self, proposal: Proposal, points: Sequence[DecisionPoint]) -> None:
        """Mark what is there with ✔ and what lacks with !."""
        found = requirements(proposal, points)
        if found == self._shown:
            return
        self._shown = found
        lacking = sum(not requirement.met for requirement in found)
        self.set_caption(trn("Still needed: {n} thing", "Still needed: {n} things", lacking) if lacking else tr("Ripe"))
        clear(self._grid)
        for n, requirement in enumerate(found):
            role = "" if requirement.met else "strong"
            sign, text = label("✔" if requirement.met else "!", role, wrap=False), label(requirement.text, role)
            state = tr("Done") if requirement.met else tr("Still needed")
            text.setAccessibleName(f"{state}: {requirement.text}")
            self._grid.addWidget(sign, n, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
            self._grid.addWidget(text, n, 1)


class EvidenceCard(Card):
    """The polls that a proposal rests on."""

    def __init__(self) -> None:
        super().__init__(tr("Evidence from the ateliers"))
        self.body.setSpacing(px(8))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(14))
        self.body.addLayout(self._rows)
        self._shown: Sequence[Poll] | None = None

    def show_polls(self, polls: Sequence[Poll]) -> None:
        """The linked polls; one without a count that holds says why."""
        if polls == self._shown:
            return
        self._shown = polls
        clear(self._rows)
        for poll in polls:
            self._rows.addLayout(_evidence(poll))
        sentence = tr("A room is no sample of the region.") if polls else tr("No poll is linked. Tick one in the form.")
        self._rows.addWidget(label(sentence, "muted"))


def _evidence(poll: Poll) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setSpacing(px(5))
    layout.addWidget(label(poll.ballot.question, "strong"))
    if poll.tally:
        layout.addWidget(TallyPicture(poll.tally, tr("round {n}", n=poll.round), struck_of(poll)))
    else:
        void = poll.state is PollState.VOID
        layout.addWidget(
            label(tr("Declared void.") if void else tr("Is being counted; there is no result yet."), "muted")
        )
    return layout


class SharesCard(Card):
    """What a proposal costs each municipality in a year."""

    def __init__(self) -> None:
        super().__init__(tr("Yearly amount per municipality"))
        self._base = label("", "muted")
        self.body.addWidget(self._base)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(3))
        self._grid.setColumnStretch(0, 1)
        self.body.addLayout(self._grid)
        self._shown: dict[str, tuple[int, int]] = {}

    def show_shares(self, proposal: Proposal, members: Sequence[Municipality]) -> None:
        """The lowest and the highest amount of every municipality, and on which base."""
        wrong = proposal.yearly_low > proposal.yearly_high
        ranges = yearly_range(proposal, members) if proposal.yearly_high and not wrong else {}
        self._base.setText(_base(proposal, len(members), wrong=wrong, known=bool(ranges)))
        if ranges == self._shown:
            return
        self._shown = ranges
        clear(self._grid)
        for n, (name, (low, high)) in enumerate(ranges.items()):
            amount = label(money_range(low, high), wrap=False)
            amount.setAccessibleName(f"{name}: {amount.text()}")
            self._grid.addWidget(label(name, "muted"), n, 0)
            self._grid.addWidget(amount, n, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)


def _base(proposal: Proposal, members: int, *, wrong: bool, known: bool) -> str:
    """The sentence that says what the amounts stand on, or why there are none."""
    if wrong:
        return tr("The yearly range runs from high to low, so nothing can be shared out yet.")
    if not known:
        return tr("No yearly amount yet.")
    base = trn("Lowest–highest, if the only municipality joins", "Lowest–highest, if all {n} join", members)
    year = tr("from {year}", year=proposal.from_year) if proposal.from_year else ""
    return " · ".join(part for part in (base, tr(ALLOCATION_NAMES[proposal.allocation]), year) if part)


class ReactionsCard(Card):
    """What officials say about a proposal, open until it is settled."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Official reactions"))
        self._proposal: Proposal | None = None
        empty = tr("No reactions yet. Add one when an official sends it.")
        self.list = ListEditor(desk, Reaction, tr("Official reactions"), self._make, _reaction, empty=empty)
        self.form = Form(
            TextField(desk, "sender", tr("Sender")),
            TextField(desk, "text", tr("Reaction"), lines=3),
            TickField(desk, "settled", tr("State"), tr("Settled")),
        )
        self.list.chosen.connect(self._on_chosen)
        self.body.addWidget(self.list)
        self.body.addWidget(self.form)

    def show_reactions(self, proposal: Proposal) -> None:
        """The reactions on one proposal."""
        self._proposal = proposal
        self.list.show_rows(proposal=proposal.id)
        waiting = sum(not reaction.settled for reaction in self.list.rows)
        self.set_caption(tr("Official reactions · {n} open", n=waiting) if waiting else tr("Official reactions"))

    def _make(self) -> Reaction:
        if self._proposal is None:
            raise LookupError("no proposal is chosen")
        return Reaction.new(proposal=self._proposal.id)

    def _on_chosen(self, reaction: Reaction | None) -> None:
        self.form.bind(reaction)
        self.form.setVisible(reaction is not None)


def _reaction(reaction: Reaction) -> str:
    state = tr("settled") if reaction.settled else tr("open")
    sender, text = reaction.sender or tr("Unknown sender"), reaction.text.strip() or tr("Not written yet")
    return f"{sender} · {state}\n{text}"
