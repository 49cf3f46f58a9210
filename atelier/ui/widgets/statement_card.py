"""A statement at a glance: its text, and what it clashes with."""

from collections.abc import Sequence
from dataclasses import dataclass

from atelier.domain.themes import Statement
from atelier.i18n import tr
from atelier.ui.widgets.basics import label
from atelier.ui.widgets.card_list import Chips, ChoiceCard


@dataclass(frozen=True, slots=True)
class StatementDetails:
    """What a card shows beside the statement itself: chips, and a line for each clash and its note."""

    chips: Chips = ()
    clashes: Sequence[str] = ()


class StatementCard(ChoiceCard):
    """The card of one statement."""

    def __init__(self) -> None:
        super().__init__()
        self._text, self._clashes = label(""), label("", "muted")
        for widget in (self._text, self._clashes, self.chips):
            self.body.addWidget(widget)

    def show_row(self, value: Statement, details: StatementDetails) -> None:
        text = value.text or tr("No text yet")
        self._text.setText(text)
        self._clashes.setText("\n".join(details.clashes))
        self._clashes.setVisible(bool(details.clashes))
        self.chips.show_chips(details.chips)
        self.setAccessibleName(text)
        self.setAccessibleDescription(" ".join([*details.clashes, *(chip for chip, _ in details.chips)]))
