"""All proposals by state, narrowed by pillar, duo, audience and open reactions."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from atelier.domain.completeness import RIPENESS_NAMES, ripeness
from atelier.domain.naming import duo_name
from atelier.domain.people import Duo
from atelier.domain.proposal_states import STATE_NAMES, Standing, State
from atelier.domain.proposals import AUDIENCE_NAMES, DecisionPoint, Proposal, Reaction
from atelier.domain.themes import Pillar
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, flow, label, nest
from atelier.ui.widgets.choice_fields import Chooser
from atelier.ui.widgets.columns import scrolled
from atelier.ui.widgets.row_button import RowButton
from atelier.ui.widgets.tiles import tiles

STEPS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}


class BoardItem(RowButton):
    """One proposal on the board; the arrow keys go to the next one."""

    stepped = Signal(object, int, int)

    def __init__(self, proposal: Proposal, lines: Sequence[str]) -> None:
        title = proposal.title.strip() or tr("Untitled proposal")
        super().__init__(", ".join([title, *lines]), label(title, "strong"), *(label(line, "muted") for line in lines))
        self.setCheckable(False)
        self.proposal = proposal

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step:
            self.stepped.emit(self, *step)
        else:
            super().keyPressEvent(event)


class BoardColumn(Card):
    """One state with its proposals."""

    def __init__(self, state: State) -> None:
        super().__init__(tr(STATE_NAMES[state]))
        self.state = state
        self.items: list[BoardItem] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(6))
        self._none = label(tr("None"), "muted")
        self.body.addWidget(self._none)
        nest(self.body, self._rows)
        self.body.addStretch(1)

    def show_items(self, items: Sequence[BoardItem]) -> None:
        """Show these instead of what was there."""
        for item in self.items:
            item.hide()
            self._rows.removeWidget(item)
            item.deleteLater()
        self.items = list(items)
        for item in items:
            self._rows.addWidget(item)
        self._none.setVisible(not items)
        self.set_caption(f"{tr(STATE_NAMES[self.state])} · {len(items)}")


class Board(QWidget):
    """The columns, and above them what narrows them."""

    opened = Signal(object)  # the Proposal

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.pillar, self.duo, self.audience = Chooser(), Chooser(), Chooser()
        self.reactions = QCheckBox(tr("With open reactions"))
        self.told = label("", "muted")
        self.columns = {state: BoardColumn(state) for state in State}
        for chooser, name in (
            (self.pillar, tr("Pillar")),
            (self.duo, tr("Duo")),
            (self.audience, tr("Asks something of")),
        ):
            chooser.setAccessibleName(name)
            chooser.setToolTip(name)
            chooser.setMinimumContentsLength(16)
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(px(22), px(16), px(22), px(16))
        layout.setSpacing(px(12))
        layout.addWidget(flow(self.pillar, self.duo, self.audience, self.reactions, spacing=12))
        layout.addWidget(self.told)
        layout.addWidget(tiles(*self.columns.values(), least=220))
        layout.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(holder))
        for chooser in (self.pillar, self.duo, self.audience):
            chooser.activated.connect(self.refresh)
        self.reactions.toggled.connect(self.refresh)

    # Showing

    def refresh(self) -> None:
        """Every proposal in the column of its state."""
        every = self._desk.editing.all
        duos, reactions, points = every(Duo), every(Reaction), every(DecisionPoint)
        _offer(self.pillar, tr("All pillars"), [(one.name, one.id) for one in every(Pillar)])
        _offer(self.duo, tr("All duo's"), [(duo_name(duos, one.id), one.id) for one in duos])
        _offer(self.audience, tr("All audiences"), [(tr(name), one) for one, name in AUDIENCE_NAMES.items()])
        proposals = every(Proposal)
        waiting = {one.id: _open(one, reactions) for one in proposals}
        shown = [one for one in proposals if self._lets_through(one, points, waiting[one.id])]
        standings = self._desk.workspace.submitting.standings()
        items: dict[State, list[BoardItem]] = {state: [] for state in State}
        for proposal in shown:
            standing = standings[proposal.id]
            lines = [duo_name(duos, proposal.duo), *_lines(proposal, points, standing, waiting[proposal.id])]
            items[standing.state].append(self._item(proposal, lines))
        focused = self._focused()
        for state, column in self.columns.items():
            column.show_items(items[state])
        self._focus(focused)
        self.told.setText(_told(len(shown), len(proposals)))

    def _item(self, proposal: Proposal, lines: Sequence[str]) -> BoardItem:
        item = BoardItem(proposal, lines)
        item.clicked.connect(lambda: self.opened.emit(proposal))
        item.stepped.connect(self._on_stepped)
        return item

    def _lets_through(self, proposal: Proposal, points: Sequence[DecisionPoint], waiting: int) -> bool:
        audience = self.audience.currentData()
        asked = {point.audience for point in points if point.proposal == proposal.id}
        return (
            self.pillar.currentData() in {None, proposal.pillar}
            and self.duo.currentData() in {None, proposal.duo}
            and (audience is None or audience in asked)
            and (not self.reactions.isChecked() or waiting > 0)
        )

    # By keys

    def _on_stepped(self, item: BoardItem, across: int, down: int) -> None:
        columns = [column.items for column in self.columns.values() if column.items]
        place = next((n for n, items in enumerate(columns) if item in items), None)
        if place is None:
            return
        row = columns[place].index(item)
        target = columns[max(0, min(place + across, len(columns) - 1))]
        wanted = row + down if not across else row
        target[max(0, min(wanted, len(target) - 1))].setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> UUID | None:
        items = [item for column in self.columns.values() for item in column.items if item.hasFocus()]
        return items[0].proposal.id if items else None

    def _focus(self, proposal: UUID | None) -> None:
        for column in self.columns.values():
            for item in column.items:
                if item.proposal.id == proposal:
                    item.setFocus(Qt.FocusReason.OtherFocusReason)


def _offer(chooser: Chooser, everything: str, choices: Sequence[tuple[str, object]]) -> None:
    """Offer these, keeping what was chosen while it is still there."""
    before = chooser.currentData()
    chooser.blockSignals(True)
    chooser.clear()
    chooser.addItem(everything, None)
    for text, value in choices:
        chooser.addItem(text, value)
    chooser.setCurrentIndex(max(0, next((n for n, (_, value) in enumerate(choices, 1) if value == before), 0)))
    chooser.blockSignals(False)


def _open(proposal: Proposal, reactions: Sequence[Reaction]) -> int:
    return sum(one.proposal == proposal.id and not one.settled for one in reactions)


def _lines(proposal: Proposal, points: Sequence[DecisionPoint], standing: Standing, waiting: int) -> list[str]:
    ripe = tr(RIPENESS_NAMES[ripeness(proposal, [one for one in points if one.proposal == proposal.id])])
    parts = [tr("version {n}", n=standing.current.number)] if standing.current else []
    parts.append(ripe)
    lines = [" · ".join(parts)]
    if waiting:
        lines.append(trn("{n} reaction open", "{n} reactions open", waiting))
    return lines


def _told(shown: int, total: int) -> str:
    if not total:
        return tr("No proposals yet. Press “New proposal” to write the first one.")
    if shown < total:
        return tr("{n} of {total} proposals", n=shown, total=total)
    return trn("{n} proposal", "{n} proposals", total)
