"""What two laptops may have made twice: a pair at a time, joined only when somebody says so."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.doubles import Double
from atelier.domain.entity import Entity
from atelier.domain.naming import name_of
from atelier.domain.people import Municipality, Person
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.merge.words import kind_name
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button, clear, flow, label
from atelier.ui.widgets.columns import scrolled
from atelier.ui.widgets.tab_order import follow_the_eye

SHOWN = 50  # pairs in sight; the next ones come as these are joined


class DoublesPanel(QWidget):
    """The pairs as cards, each with one button."""

    settled = Signal(str)
    refused = Signal(object)  # the error

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        page = QWidget()
        self._cards = QVBoxLayout(page)
        self._cards.setContentsMargins(px(22), px(16), px(22), px(16))
        self._cards.setSpacing(px(12))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(page))

    def refresh(self) -> int:
        """The pairs as they are now; how many there are."""
        found = self._desk.workspace.joining.proposals()
        clear(self._cards)
        for double in found[:SHOWN]:
            self._cards.addWidget(self._card(double))
        if not found:
            card = Card()
            card.body.addWidget(label(tr("Nothing seems to be here twice."), "title"))
            told = tr("People of one name and arguments of one text from two laptops are proposed here for joining.")
            card.body.addWidget(label(told, "muted"))
            self._cards.addWidget(card)
        self._cards.addStretch(1)
        follow_the_eye(self)
        return len(found)

    def _card(self, double: Double) -> Card:
        card = Card(f"{kind_name(type(double.stays))} · {tr(double.why)}")
        for value in (double.stays, double.goes):
            card.body.addWidget(label(self._told(value), "strong"))
        join = button(tr("Join into one"), partial(self.join, double), tip=tr("One stays and gets what it lacks"))
        card.body.addWidget(flow(join))
        return card

    def _told(self, value: Entity) -> str:
        place = self._desk.editing.get(Municipality, getattr(value, "municipality", None))
        name = value.shown_name if isinstance(value, Person) else name_of(value)
        return " · ".join(part for part in (name, place.name if place else "") if part)

    def join(self, double: Double) -> None:
        """Let one row stand for both, as one act."""
        joining = self._desk.workspace.joining
        if self._desk.run(joining.join, double.stays, double.goes, refused=self.refused.emit) is None:
            return
        left = self.refresh()
        more = trn("{n} pair is left.", "{n} pairs are left.", left) if left else tr("Nothing seems to be here twice.")
        self.settled.emit(tr("Joined. Ctrl+Z takes it back. {more}", more=more))
