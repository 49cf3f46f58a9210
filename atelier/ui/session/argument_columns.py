"""The arguments by side: A at the left, B at the right, neither below; one of them is chosen at a time."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.duplicates import Spoken
from atelier.domain.themes import Side
from atelier.i18n import tr
from atelier.ui.session.argument_list import ArgumentList
from atelier.ui.theme import px
from atelier.ui.widgets.basics import label, nest, row

SIDES = (Side.A, Side.NEUTRAL, Side.B)
ROLES = {Side.A: "pole-a", Side.NEUTRAL: "caption", Side.B: "pole-b"}


class ArgumentColumns(QWidget):
    """Three lists; Alt and an arrow moves the chosen argument, an arrow to the side chooses there."""

    activated = Signal()
    chosen_changed = Signal()
    merged = Signal(object, object)  # ids: the argument that was dropped, and the one that it was dropped on
    placed = Signal(object, object, object)  # id of the argument, its Side, id of the one before it there (or None)

    def __init__(self) -> None:
        super().__init__()
        self._titles = {side: label("", ROLES[side]) for side in SIDES}
        self.lists: dict[Side, ArgumentList] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(10))
        columns = row(spacing=14)
        nest(columns, self._column(Side.A), 1)
        nest(columns, self._column(Side.B), 1)
        nest(layout, columns)
        nest(layout, self._column(Side.NEUTRAL))
        steps = {"Alt+Up": (0, -1), "Alt+Down": (0, 1), "Alt+Left": (-1, 0), "Alt+Right": (1, 0)}
        self.bind({key: partial(self._shift, *step) for key, step in steps.items()})

    def _column(self, side: Side) -> QVBoxLayout:
        rows = ArgumentList(tr("Arguments"))
        rows.itemActivated.connect(self.activated)
        rows.itemSelectionChanged.connect(partial(self._on_selected, side))
        rows.merged.connect(self.merged)
        rows.moved.connect(partial(self._on_moved, side))
        rows.aside.connect(partial(self._on_aside, side))
        self.lists[side] = rows
        layout = QVBoxLayout()
        layout.setSpacing(px(6))
        layout.addWidget(self._titles[side])
        layout.addWidget(rows)
        layout.addStretch(1)
        return layout

    def bind(self, keys: Mapping[str, Callable[[], None]]) -> None:
        """Keys that work while one of the lists has the focus."""
        for rows in self.lists.values():
            rows.bind(keys)

    def show_groups(
        self, names: Mapping[Side, str], groups: Sequence[Spoken], text: Callable[[Spoken], str], chosen: UUID | None
    ) -> None:
        """Show the arguments below what they speak for, and choose one when it is still there."""
        for side in SIDES:
            here = [group for group in groups if group.argument.side is side]
            self._titles[side].setText(f"{names[side]} · {len(here)}")
            self.lists[side].fill([(group.argument.id, text(group)) for group in here], chosen)
        for widget in (self._titles[Side.NEUTRAL], self.lists[Side.NEUTRAL]):
            widget.setVisible(self.lists[Side.NEUTRAL].count() > 0)

    @property
    def chosen(self) -> UUID | None:
        """The argument that is selected."""
        return next((chosen for rows in self.lists.values() if (chosen := rows.chosen())), None)

    def focus_chosen(self) -> None:
        """Put the focus on the chosen argument."""
        for rows in self.lists.values():
            if rows.chosen() is not None:
                rows.setFocus()

    def _on_selected(self, side: Side) -> None:
        """One argument is chosen, not one in each list."""
        if self.lists[side].chosen() is not None:
            for other, rows in self.lists.items():
                if other is not side:
                    rows.clearSelection()
        self.chosen_changed.emit()

    def _on_aside(self, side: Side, step: int) -> None:
        order = [one for one in SIDES if self.lists[one].count()]
        place = order.index(side) + step if side in order else -1
        if 0 <= place < len(order):
            rows = self.lists[order[place]]
            rows.setFocus()
            rows.setCurrentRow(min(max(0, self.lists[side].currentRow()), rows.count() - 1))

    def _on_moved(self, side: Side, argument: UUID, after: UUID | None) -> None:
        self.placed.emit(argument, side, after)

    def _shift(self, across: int, down: int) -> None:
        """One place up or down, or to the end of the side at the left or right; the focus goes along."""
        chosen = self.chosen
        here = next((side for side, rows in self.lists.items() if rows.chosen() is not None), None)
        if chosen is None or here is None:
            return
        side = SIDES[min(max(SIDES.index(here) + across, 0), len(SIDES) - 1)]
        rows = [argument for argument in self.lists[side].ids() if argument != chosen]
        place = self.lists[side].ids().index(chosen) + down if side is here else len(rows)
        if 0 <= place <= len(rows) and (down or side is not here):
            self.placed.emit(chosen, side, rows[place - 1] if place else None)
            self.focus_chosen()
