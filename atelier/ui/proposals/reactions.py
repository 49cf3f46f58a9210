"""The official reactions on a proposal."""

from atelier.domain.entity import cells
from atelier.domain.field_names import FIELD_NAMES
from atelier.domain.proposals import Proposal, Reaction
from atelier.i18n import long_date, tr
from atelier.ui.desk import Desk
from atelier.ui.widgets.basics import Card
from atelier.ui.widgets.choice_fields import ChoiceField, TickField
from atelier.ui.widgets.day_field import DayField
from atelier.ui.widgets.fields import Form
from atelier.ui.widgets.list_editor import ListEditor
from atelier.ui.widgets.text_fields import TextField

NO_FIELD = frozenset({"position", "origin"})


def field_choices() -> list[tuple[str, str]]:
    """What a reaction can be about: the whole proposal, or one of its fields."""
    named = [(tr(FIELD_NAMES[cell]), cell) for cell in cells(Proposal) if cell not in NO_FIELD]
    return [(tr("The whole proposal"), ""), *named]


def reaction_form(desk: Desk) -> Form:
    """The fields of one reaction."""
    return Form(
        TextField(desk, "sender", tr("Sender")),
        ChoiceField(desk, "field", tr("About"), field_choices),
        TextField(desk, "text", tr("Reaction"), lines=3),
        DayField(desk, "due", tr("Settle before"), tr("For instance 6-12-2019.")),
        TickField(desk, "settled", tr("State"), tr("Settled")),
        TextField(desk, "how", tr("What was done with it"), lines=2),
    )


class ReactionsCard(Card):
    """What officials say about a proposal, open until it is settled."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Official reactions"))
        self._proposal: Proposal | None = None
        empty = tr("No reactions yet. Add one when an official sends it.")
        self.list = ListEditor(desk, Reaction, tr("Official reactions"), self._make, reaction_words, empty=empty)
        self.form = reaction_form(desk)
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


def reaction_words(reaction: Reaction) -> str:
    """Sender, state, field and day of a reaction, and below them what it says."""
    sender, text = reaction.sender or tr("Unknown sender"), reaction.text.strip() or tr("Not written yet")
    parts = [sender, tr("settled") if reaction.settled else tr("open")]
    parts += [tr(FIELD_NAMES[reaction.field])] if reaction.field in FIELD_NAMES else []
    if reaction.due and not reaction.settled:
        parts.append(tr("before {date}", date=long_date(reaction.due)))
    return f"{' · '.join(parts)}\n{text}"
