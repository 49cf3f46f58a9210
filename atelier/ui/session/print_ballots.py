"""How many paper ballots, and saving them as PDF."""

from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from atelier.domain.polls import Poll
from atelier.i18n import tr
from atelier.reports.paper_ballots import MOST_COPIES
from atelier.services.printing import copies_for
from atelier.ui.desk import Desk
from atelier.ui.printing import Choose, Printer
from atelier.ui.theme import px
from atelier.ui.widgets.basics import button, dress_box, flow
from atelier.ui.widgets.notice import Notice


class PrintBallots(QWidget):
    """Proposes a paper for everybody present and a tenth to spare."""

    def __init__(self, desk: Desk, choose: Choose | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._poll: Poll | None = None
        self._touched = False
        self.notice = Notice()
        self._printer = Printer(desk, self, self.notice, choose)
        self.copies = QSpinBox()
        self.copies.setRange(1, MOST_COPIES)
        self.copies.setSuffix(" " + tr("papers"))
        self.copies.setAccessibleName(tr("How many papers"))
        dress_box(self.copies)
        self.copies.lineEdit().textEdited.connect(self._on_touched)
        self.button = button(tr("Ballot papers (PDF)…"), self.save, tip=tr("Save the ballot papers as PDF, to print"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        layout.addWidget(flow(self.button, self.copies))
        layout.addWidget(self.notice)

    def show_poll(self, poll: Poll, present: int) -> None:
        """The papers of this poll; a number that somebody typed stays."""
        if self._poll is None or self._poll.id != poll.id:
            self._touched = False
            self.notice.clear()
        self._poll = poll
        if not self._touched:
            self.copies.setValue(copies_for(present))

    def save(self) -> None:
        """Ask where, and save."""
        self.copies.interpretText()
        if self._poll is None:
            return
        papers = self._desk.run(self._desk.printing.ballots, self._poll, self.copies.value(), refused=self._on_refused)
        if papers is not None:
            self._printer.save(papers, tr("ballot papers"))

    def _on_touched(self) -> None:
        self._touched = True

    def _on_refused(self, error: Exception) -> None:
        self.notice.warn(str(error))
