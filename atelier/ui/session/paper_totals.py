"""One counting of a pile of which each paper names one option: a number per option, blank and invalid."""

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from atelier.domain.answers import BLANK, INVALID, Answer, Profile, sorted_profile
from atelier.domain.ballots import Ballot
from atelier.i18n import tr, trn
from atelier.ui.theme import px
from atelier.ui.widgets.basics import button, flow, label, nest

DIGITS = QRegularExpression("[0-9]{0,4}")


class PaperTotals(QWidget):
    """Empty boxes that are typed from the first to the last; Enter goes on, and behind the last one it is counted."""

    counted = Signal(object)  # the Profile of the whole pile

    def __init__(self, ballot: Ballot) -> None:
        super().__init__()
        self._answers: list[Answer] = [*((n,) for n in range(len(ballot.options))), BLANK, INVALID]
        names = [*ballot.options, tr("Blank"), tr("Invalid")]
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(1, 1)
        self.boxes = [self._box(name) for name in names]
        for line, (name, box) in enumerate(zip(names, self.boxes, strict=True)):
            grid.addWidget(box, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(name, "muted" if line >= len(ballot.options) else ""), line, 1)
        self._together = label("", "strong")
        self.done = button(tr("Counted"), self.finish, "primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(10))
        nest(layout, grid)
        layout.addWidget(self._together)
        layout.addWidget(flow(self.done))
        self._show_together()

    def _box(self, name: str) -> QLineEdit:
        box = QLineEdit()
        box.setValidator(QRegularExpressionValidator(DIGITS, box))  # unlike one for numbers it takes an empty box
        box.setAlignment(Qt.AlignmentFlag.AlignRight)
        box.setFixedWidth(px(64))
        box.setAccessibleName(name)
        box.textChanged.connect(self._show_together)
        box.returnPressed.connect(self._on_next)
        return box

    @property
    def profile(self) -> Profile:
        """What was typed; an empty box is none."""
        numbers = (int(box.text() or 0) for box in self.boxes)
        return sorted_profile(dict(zip(self._answers, numbers, strict=True)))

    def focus_first(self) -> None:
        """The cursor in the first box."""
        self.boxes[0].setFocus()
        self.boxes[0].selectAll()

    def finish(self) -> None:
        """The whole pile was typed."""
        self.counted.emit(self.profile)

    def _on_next(self) -> None:
        place = next(n for n, box in enumerate(self.boxes) if box is self.sender()) + 1
        if place < len(self.boxes):
            self.boxes[place].setFocus()
            self.boxes[place].selectAll()
        else:
            self.finish()

    def _show_together(self) -> None:
        papers = sum(times for _, times in self.profile)
        self._together.setText(trn("Together {n} paper", "Together {n} papers", papers))
