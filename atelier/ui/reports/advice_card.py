"""What to look at before a report goes out, each line with a way to its place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidgetItem

from atelier.i18n import tr, trn
from atelier.ui.widgets.basics import Card, label
from atelier.ui.widgets.list_editor import ROW, RowList

if TYPE_CHECKING:
    from atelier.services.advising import Advice

SHOWN = 12  # lines of a list; the rest is counted


class AdviceCard(Card):
    """Lines that lead to their place by Enter or a click; `none` is said when there is nothing, once that is known."""

    wanted = Signal(object)  # the Advice whose place is wanted

    def __init__(self, caption: str, none: str, hint: str = "") -> None:
        super().__init__(caption)
        self._name = caption
        self._nothing = none
        self._none, self._rest = label("", "muted"), label("", "muted")
        self.list = RowList(caption)
        self.list.itemActivated.connect(self._on_item)
        self.list.itemClicked.connect(self._on_item)
        self._shown: tuple[Advice, ...] = ()
        for widget in (*([label(hint, "muted")] if hint else []), self._none, self.list, self._rest):
            self.body.addWidget(widget)
        self.forget()

    def forget(self) -> None:
        """Nothing is known yet of what is shown now."""
        self._show((), tr("Not looked through yet."))

    def show_advice(self, advice: Sequence["Advice"]) -> None:
        """Show these lines, and count what does not fit."""
        self._show(advice, self._nothing)

    def _show(self, advice: Sequence["Advice"], none: str) -> None:
        self._shown = tuple(advice)
        self._none.setText(none)
        rows = [(n, one.sentence) for n, one in enumerate(self._shown[:SHOWN])]
        self.list.fill(rows)
        self.list.setVisible(bool(rows))
        self._none.setVisible(not rows)
        rest = len(self._shown) - SHOWN
        self._rest.setText(trn("And {n} more.", "And {n} more.", rest) if rest > 0 else "")
        self._rest.setVisible(rest > 0)
        self.set_caption(f"{self._name} · {len(self._shown)}" if rows else self._name)
        self.list.setToolTip(tr("Enter or a click leads to the place"))

    def _on_item(self, item: QListWidgetItem) -> None:
        self.wanted.emit(self._shown[item.data(ROW)])
