"""Which meeting is run."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal

from atelier.domain.week import GATHERING_NAMES, Gathering
from atelier.i18n import tr
from atelier.ui.widgets.choice_fields import Chooser

NAME = Qt.ItemDataRole.ToolTipRole


class MeetingChoice(Chooser):
    """The meetings of the week by kind and number; the whole name is in the tip."""

    chosen = Signal(object)  # the identity of a Gathering

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Meeting"))
        self.setMinimumContentsLength(10)
        self.activated.connect(self._on_activated)

    def fill(self, gatherings: Sequence[Gathering], wanted: UUID | None) -> None:
        """Offer these, with one of them chosen."""
        self.clear()
        for number, gathering in enumerate(gatherings, 1):
            kind, title = tr(GATHERING_NAMES[gathering.kind]), gathering.title or tr("(no title)")
            self.addItem(f"{kind} {number}", gathering.id)
            self.setItemData(number - 1, f"{kind} {number} – {title}", NAME)
        self.setCurrentIndex(next((n for n, row in enumerate(gatherings) if row.id == wanted), -1))

    @property
    def name(self) -> str:
        """The whole name of the chosen one."""
        name: str = self.currentData(NAME)
        return name

    def _on_activated(self, index: int) -> None:
        self.chosen.emit(self.itemData(index))
