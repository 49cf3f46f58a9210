"""The official reactions on a proposal."""

from atelier.domain.proposals import Proposal, Reaction
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.widgets.basics import Card
from atelier.ui.widgets.choice_fields import TickField
from atelier.ui.widgets.fields import Form
from atelier.ui.widgets.list_editor import ListEditor
from atelier.ui.widgets.text_fields import TextField


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
