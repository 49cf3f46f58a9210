"""The two countings of a pile beside each other: equal, or where they differ and which one to enter again."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from atelier.domain.answers import Answer
from atelier.domain.polls import Poll
from atelier.i18n import tr, trn
from atelier.ui.session.paper_pile import spelled
from atelier.ui.theme import px
from atelier.ui.widgets.basics import button, clear, flow, label, nest, set_role

Difference = tuple[Answer, int, int]


class PaperCompared(QWidget):
    """What the comparison found; of answers that agree nothing is told before the closing."""

    again_wanted = Signal(int)  # the counting, 1 or 2, that is entered again

    def __init__(self) -> None:
        super().__init__()
        self.agree = False
        self._words, self._hint = label("", "strong"), label("", "muted")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(4))
        self._grid.setColumnStretch(0, 1)
        self.first = button(tr("Enter the first counting again"), self._on_first, "quiet")
        self.second = button(tr("Enter the second counting again"), self._on_second, "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(10))
        layout.addWidget(self._words)
        nest(layout, self._grid)
        layout.addWidget(self._hint)
        layout.addWidget(flow(self.first, self.second))

    def show_compared(self, poll: Poll, papers: tuple[int, int], differences: Sequence[Difference]) -> None:
        """The outcome for piles of so many papers."""
        clear(self._grid)
        self.agree = not differences
        for again in (self.first, self.second):
            set_role(again, "quiet" if self.agree else "")
        if not differences:
            self._words.setText(trn("Both countings agree: {n} paper.", "Both countings agree: {n} papers.", papers[0]))
            self._hint.setText(tr("Close the poll to see the result."))
            return
        first, second = papers
        self._words.setText(tr("The countings differ: {first} and {second} papers.", first=first, second=second))
        self._hint.setText(tr("Look at these papers again, count this pile again, and enter that counting again."))
        heads = (tr("Answer"), tr("first"), tr("second"))
        shape, options = poll.method.shape, poll.ballot.options
        rows = [(spelled(answer, shape, options), str(one), str(two)) for answer, one, two in differences]
        for line, cells in enumerate([heads, *rows]):
            for column, text in enumerate(cells):
                cell = label(text, "strong" if column and line else "" if line else "caption", wrap=not column)
                side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag(0)
                self._grid.addWidget(cell, line, column, side)
                cell.show()

    def _on_first(self) -> None:
        self.again_wanted.emit(1)

    def _on_second(self) -> None:
        self.again_wanted.emit(2)
