"""Named votes counted in three ways, as bars below each other."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.readings import Weighed
from atelier.i18n import tr
from atelier.ui.theme import px
from atelier.ui.widgets.bars import StackedBar
from atelier.ui.widgets.basics import clear, flow, label

CHIPS = {"a": "chip-a", "b": "chip-b"}


class ThreeWays(QWidget):
    """One row for each way: its name and base, its bar, its figures, and what it comes to."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Sequence[Weighed] = ()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(4))
        self.hide()

    def show_ways(self, ways: Sequence[Weighed]) -> None:
        """Show these ways; nothing without them."""
        if ways == self._shown:
            return
        self._shown = ways
        clear(self._box)
        if ways:
            self._box.addWidget(label(tr("Counted in three ways"), "strong"))
        for way in ways:
            self._box.addSpacing(px(4))
            self._box.addWidget(label(f"{way.label[:1].upper()}{way.label[1:]} · {way.base}", "muted"))
            self._box.addWidget(StackedBar(way.segments, way.sentence()))
            figures = label(way.figures, "strong", wrap=False)
            verdict = label(way.verdict, CHIPS.get(way.colour, "chip-quiet"), wrap=False)
            self._box.addWidget(flow(figures, verdict))
        self.setVisible(bool(ways))
