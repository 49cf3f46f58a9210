"""The days as cards with their meetings, which a hand can drag to another day."""

from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from atelier.domain.week import Day
from atelier.i18n import tr
from atelier.ui.theme import px, tokens
from atelier.ui.week.cards import MIME, CardButton, GatheringCard
from atelier.ui.week.plan import Plan
from atelier.ui.widgets.basics import label, nest, set_role
from atelier.ui.widgets.tiles import TileLayout

DAY_LEAST = 228  # of a day's card, at scale 1


class DayCard(QFrame):
    """A day with its meetings, or those without a day; a meeting can be dropped on it."""

    dropped = Signal(object, object)  # the id of a meeting, and of this day (or None)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAcceptDrops(True)
        self.head = CardButton("day", 6)
        self.name = label(tr("Not planned yet"), "day")
        self.name.setContentsMargins(px(6), px(8), px(10), px(9))
        self._empty = label(tr("Drag a gathering here"), "drop")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list = QVBoxLayout()
        self.list.setSpacing(px(8))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(12), px(8), px(12), px(12))
        layout.setSpacing(px(8))
        layout.addWidget(self.head)
        layout.addWidget(self.name)
        nest(layout, self.list)
        layout.addWidget(self._empty)
        layout.addStretch(1)

    def show_day(self, day: Day | None, *, chosen: bool, empty: bool) -> None:
        """Show the head of a day, and where to drop when nothing is on it."""
        self.head.setVisible(day is not None)
        self.name.setVisible(day is None)
        self._empty.setVisible(empty)
        if day is not None:
            self.head.row = day.id
            self.head.say(day.name(), day.place(), chosen=chosen)
            set_role(self.head.line, "small" if day.venue or day.town else "unknown")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            set_role(self, "card-over")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        set_role(self, "card")

    def dropEvent(self, event: QDropEvent) -> None:
        set_role(self, "card")
        event.acceptProposedAction()
        self.dropped.emit(UUID(bytes=bytes(event.mimeData().data(MIME).data())), self.head.row)


class DayBoard(QWidget):
    """All days beside each other; cards live on while their rows do, so that a refresh keeps the focus."""

    day_chosen = Signal(object)  # the id of a day
    gathering_chosen = Signal(object)  # the id of a meeting
    opened = Signal()  # Enter on a card: on to its form
    moved = Signal(object, object)  # the id of a meeting, and of the day (or None) it was dropped on

    def __init__(self) -> None:
        super().__init__()
        self.days: dict[UUID | None, DayCard] = {}
        self.gatherings: dict[UUID, GatheringCard] = {}
        self._tiles = TileLayout(DAY_LEAST, 14)
        self.setLayout(self._tiles)
        self.setStyleSheet(_style())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_plan(self, plan: Plan, chosen: UUID | None) -> None:
        """Show the days and meetings of a plan."""
        wanted: list[Day | None] = [*plan.days, *([None] if plan.on(None) else [])]
        self._drop_missing({day.id if day else None for day in wanted}, {row.id for row in plan.gatherings})
        while self._tiles.takeAt(0) is not None:
            pass
        for day in wanted:
            self._tiles.addWidget(self._show_day(plan, day, chosen))
        for card in self.days.values():
            card.show()

    def _drop_missing(self, days: set[UUID | None], gatherings: set[UUID]) -> None:
        gone = [self.gatherings.pop(row) for row in list(self.gatherings) if row not in gatherings]
        for day in [day for day in self.days if day not in days]:
            gone_day = self.days.pop(day)
            for card in gone_day.findChildren(GatheringCard):
                card.setParent(self)
            gone_day.hide()
            gone_day.deleteLater()
        for card in gone:
            card.hide()
            card.deleteLater()

    def _show_day(self, plan: Plan, day: Day | None, chosen: UUID | None) -> DayCard:
        key = day.id if day else None
        card = self.days.get(key) or self._new_day(key)
        rows = plan.on(key)
        card.show_day(day, chosen=day is not None and day.id == chosen, empty=not rows and bool(plan.gatherings))
        while card.list.takeAt(0) is not None:
            pass
        for row in rows:
            shown = self.gatherings.get(row.id) or self._new_gathering(row.id)
            shown.show_gathering(plan, row, chosen=row.id == chosen)
            card.list.addWidget(shown)
            shown.show()
        return card

    def _new_day(self, key: UUID | None) -> DayCard:
        card = self.days[key] = DayCard()
        card.head.picked.connect(self.day_chosen)
        card.head.opened.connect(self.opened)
        card.dropped.connect(self.moved)
        return card

    def _new_gathering(self, row: UUID) -> GatheringCard:
        card = self.gatherings[row] = GatheringCard()
        card.picked.connect(self.gathering_chosen)
        card.opened.connect(self.opened)
        return card

    def order_tabs(self, plan: Plan, first: QWidget) -> None:
        """Let the Tab key go from `first` to each day and its meetings."""
        chain = [first]
        for key in (*(day.id for day in plan.days), None):
            heads = [self.days[key].head] if key else []
            chain += [*heads, *(self.gatherings[row.id] for row in plan.on(key))]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)


def _style() -> str:
    t = tokens()
    return f"""
QLabel[role="day"] {{ font-size: {px(17)}px; font-weight: 700; }}
QLabel[role="small"] {{ font-size: {px(13)}px; color: {t.muted}; }}
QLabel[role="unknown"] {{ font-size: {px(13)}px; color: {t.b}; font-weight: 600; }}
QLabel[role="drop"] {{ color: {t.muted}; border: 1px dashed {t.field_line}; border-radius: {px(8)}px;
  padding: {px(12)}px; }}
QFrame[role="card-over"] {{ background: {t.brand_soft}; border: 2px solid {t.brand}; border-radius: {px(12)}px; }}
QPushButton[role="day"] {{ border: 2px solid transparent; background: transparent; }}
QPushButton[role="day"]:hover {{ background: {t.paper}; }}
QPushButton[role="day"]:checked {{ background: {t.brand_soft}; }}
QPushButton[role="day"]:focus {{ border: 2px solid {t.brand}; }}
"""
