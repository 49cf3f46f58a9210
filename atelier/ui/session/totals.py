"""Totals that are counted in the room: hands, or dots on the wall, with how many took part where that is not plain."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSpinBox, QVBoxLayout, QWidget

from atelier.domain.counting import most_on_one
from atelier.domain.polls import Poll
from atelier.i18n import tr
from atelier.ui.session.counting import TOP, Counting
from atelier.ui.theme import px
from atelier.ui.widgets.basics import dress_box, label, row


class TotalsEntry(QWidget):
    """One number per option; each is stored at once, also when it cannot be."""

    entered = Signal(object, object)  # the totals, and how many took part (None: everybody present)
    finished = Signal()  # Enter on the last number
    remarked = Signal(int, str)  # an option, and what was said

    def __init__(self) -> None:
        super().__init__()
        self._poll: Poll | None = None
        self._present = 0
        self.counting = Counting()
        self.counting.entered.connect(self._on_entered)
        self.counting.finished.connect(self.finished)
        self.part = QSpinBox()
        self.part.setRange(0, TOP)
        self.part.setKeyboardTracking(False)
        self.part.setFixedWidth(px(64))
        dress_box(self.part)
        self.part.setAccessibleName(tr("How many took part"))
        self.part.valueChanged.connect(self._on_part)
        self._most = label("", "muted")
        self._took_part = QWidget()
        line = row(self.part, self._most, spacing=8)
        line.setStretch(1, 1)
        self._took_part.setLayout(line)
        self.remark = QLineEdit()
        self.remark.setPlaceholderText(tr("Objection or concern, in one sentence …"))
        self.remark.setAccessibleName(tr("Objection or concern"))
        self.remark.returnPressed.connect(self._on_remark)
        self._said = label("", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        for widget in (self.counting, self._took_part, self.remark, self._said):
            layout.addWidget(widget)

    @property
    def boxes(self) -> list[QSpinBox]:
        """The fields for the totals, in the order of the options."""
        return self.counting.boxes

    def show_poll(self, poll: Poll, present: int) -> None:
        """Show what has been counted so far."""
        self._poll, self._present = poll, present
        people = present if poll.voted is None else poll.voted
        most = most_on_one(poll.ballot, people)
        colours = poll.method.palette(len(poll.ballot.options))
        self.counting.show_totals(poll.ballot.options, colours, poll.entry, most)
        several = not poll.method.shape.single
        self._took_part.setVisible(several)
        if several:
            self.part.blockSignals(True)
            self.part.setValue(people)
            self.part.blockSignals(False)
            text = tr("took part; at most {most} on one option", most=most)
            self._most.setText(text)
        spoken = bool(poll.method.reasons)
        self.remark.setVisible(spoken)
        self._said.setVisible(spoken and bool(poll.remarks))
        self._said.setText("\n".join(f"{poll.ballot.options[r.option]}: {r.text}" for r in poll.remarks))

    def totals(self) -> tuple[int, ...]:
        """What stands in the boxes, typed digits included."""
        return self.counting.totals()

    def voted(self) -> int | None:
        """How many took part; None where each answer is one person, or everybody present did."""
        several = self._poll is not None and not self._poll.method.shape.single
        value = self.part.value()
        return value if several and value != self._present else None

    def settle(self) -> None:
        """Take over digits that were typed without Enter."""
        self.counting.settle()
        self.part.interpretText()

    def focus_first(self) -> None:
        """The cursor in the first field, ready to type."""
        if self.boxes:
            self.boxes[0].setFocus()
            self.boxes[0].selectAll()

    def _on_entered(self, totals: tuple[int, ...]) -> None:
        self.entered.emit(totals, self.voted())

    def _on_part(self) -> None:
        self.entered.emit(self.totals(), self.voted())

    def _on_remark(self) -> None:
        text = self.remark.text().strip()
        if self._poll is None or not text:
            return
        objections = min(self._poll.method.reasons)
        concern = min(self._poll.method.remarks or {objections})
        counts = self.totals()
        self.remarked.emit(objections if counts[objections] else concern, text)
        self.remark.clear()
