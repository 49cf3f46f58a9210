"""The polls that a proposal rests on, as pictures with words."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from atelier.domain.polls import Poll, PollState
from atelier.i18n import tr
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, clear, label, nest
from atelier.ui.widgets.evidence import TallyPicture, struck_of


class EvidenceCard(Card):
    """The polls that a proposal rests on."""

    def __init__(self) -> None:
        super().__init__(tr("Evidence from the ateliers"))
        self.body.setSpacing(px(8))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(14))
        nest(self.body, self._rows)
        self._shown: Sequence[Poll] | None = None

    def show_polls(self, polls: Sequence[Poll]) -> None:
        """The linked polls; one without a count that holds says why."""
        if polls == self._shown:
            return
        self._shown = polls
        clear(self._rows)
        for poll in polls:
            nest(self._rows, _evidence(poll))
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
