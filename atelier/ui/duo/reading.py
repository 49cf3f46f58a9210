"""What a duo reads beside its proposal: its dilemma's, what came out of the closed polls, what officials said."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.people import Duo
from atelier.domain.proposals import Proposal, Reaction
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, clear, label, nest


class DilemmasColumn(QWidget):
    """The dilemma's of one duo, and the closed polls about them; an open poll is told nowhere."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._cards = QVBoxLayout(self)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(px(16))

    def show_duo(self, duo: Duo) -> None:
        """Everything anew, for this duo."""
        giving = self._desk.workspace.giving
        clear(self._cards)
        dilemmas, results = giving.dilemmas(duo), giving.told(duo)
        for dilemma in dilemmas:
            card = Card(tr("Dilemma"))
            card.body.addWidget(label(dilemma.title, "title"))
            card.body.addWidget(label(dilemma.question))
            for name, text in ((dilemma.a_name, dilemma.a_text), (dilemma.b_name, dilemma.b_text)):
                card.body.addWidget(label(name, "strong"))
                card.body.addWidget(label(text, "muted"))
            self._cards.addWidget(card)
        if not dilemmas:
            card = Card(tr("Your dilemma's"))
            why = tr("None yet. They come from the meetings of this duo, and from what its proposals rest on.")
            card.body.addWidget(label(why, "muted"))
            self._cards.addWidget(card)
        card = Card(tr("What came out of the polls"))
        for line in results or (tr("No poll about these dilemma's is closed yet."),):
            card.body.addWidget(label(line, "" if results else "muted"))
        self._cards.addWidget(card)
        self._cards.addStretch(1)


class HeardCard(Card):
    """What officials said about one proposal, to be read."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Official reactions"))
        self._desk = desk
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(8))
        nest(self.body, self._lines)

    def show_proposal(self, proposal: Proposal) -> None:
        """The reactions on this proposal."""
        clear(self._lines)
        said = [one for one in self._desk.editing.all(Reaction, proposal=proposal.id) if one.text.strip()]
        for one in said:
            self._lines.addWidget(label(one.text))
            self._lines.addWidget(label(tr("settled") if one.settled else tr("open"), "muted"))
        if not said:
            self._lines.addWidget(label(tr("No reactions yet."), "muted"))
