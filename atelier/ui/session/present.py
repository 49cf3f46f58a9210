"""How many people are in the room: a number with a step down and up, and the way to their names."""

from collections.abc import Collection
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox, QWidget

from atelier.domain.people import Municipality
from atelier.domain.week import Gathering
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import button, dress_box, label


class PresentBox(QSpinBox):
    """The number of people present; its buttons and words stand beside it in the bar."""

    names_wanted = Signal()  # who is in the room, by name

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setRange(0, 100_000)
        self.setKeyboardTracking(False)
        dress_box(self)
        self.setFixedWidth(px(70))
        self.setAccessibleName(tr("People present"))
        self.setToolTip(tr("People present"))
        self.less = button("−", self.stepDown, "step", tip=tr("One person less"))
        self.more = button("+", self.stepUp, "step", tip=tr("One person more"))
        self.by_name = button(tr("By name"), self.names_wanted.emit, "quiet", tip=tr("Who is in the room, by name (P)"))
        self.words = label("", "muted")
        desk.settling.connect(self.interpretText)

    @property
    def in_bar(self) -> tuple[QWidget, ...]:
        """The box and what stands beside it, in their order."""
        return (self.less, self, self.more, self.words, self.by_name)

    def show_gathering(self, gathering: Gathering | None, municipalities: Collection[UUID]) -> None:
        """How many were counted, and for how many municipalities somebody is there; without a meeting nothing."""
        for widget in (self.less, self, self.more, self.by_name):
            widget.setEnabled(gathering is not None)
        self.blockSignals(True)
        self.setValue(gathering.present if gathering else 0)
        self.blockSignals(False)
        text = tr("present")
        here = len(municipalities or (gathering.municipalities if gathering else ()))
        if here:
            total = len(self._desk.editing.all(Municipality))
            text += " · " + trn("{here} of {n} municipality", "{here} of {n} municipalities", total, here=here)
        self.words.setText(text)
