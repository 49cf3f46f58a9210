"""A poll on paper: the papers to print, the pile entered twice, and whether both countings agree.

Everything that is entered goes to the urn alone; nothing of it reaches the file or a draft before the closing.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.answers import Answer, Profile
from atelier.domain.errors import AtelierError, UrnError
from atelier.domain.polls import Poll
from atelier.i18n import tr
from atelier.services.secret import reason_lost
from atelier.ui.desk import Desk
from atelier.ui.printing import Choose
from atelier.ui.session.paper_compared import PaperCompared
from atelier.ui.session.paper_pile import PaperPile
from atelier.ui.session.paper_totals import PaperTotals
from atelier.ui.session.print_ballots import PrintBallots
from atelier.ui.theme import px
from atelier.ui.widgets.basics import clear, label, nest
from atelier.ui.widgets.in_sight import soon_head_in_sight
from atelier.ui.widgets.notice import Notice
from atelier.ui.widgets.tab_order import follow_the_eye

COMPARED = 0  # instead of the number of a counting


class PaperEntry(QWidget):
    """One counting after the other; the first one is out of sight while the second is entered."""

    finished = Signal()  # both countings agree: the cursor belongs on the closing

    def __init__(self, desk: Desk, choose: Choose | None = None) -> None:
        super().__init__()
        self._desk, self._secret = desk, desk.polling.secret
        self.poll: Poll | None = None
        self.passing = 1
        self.form: PaperTotals | PaperPile | None = None
        self._readable = False
        self.notice, self.printing = Notice(), PrintBallots(desk, choose)
        self._title, self._hint = label("", "strong"), label("", "muted")
        self._holder = QVBoxLayout()
        self.compared = PaperCompared()
        self.compared.again_wanted.connect(self._on_again)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(10))
        for widget in (self.notice, self.printing, self._title, self._hint):
            layout.addWidget(widget)
        nest(layout, self._holder)
        layout.addWidget(self.compared)

    @property
    def ready(self) -> bool:
        """Whether the pile was entered twice and both countings agree."""
        return self.passing == COMPARED and self.compared.agree

    # Showing

    def show_poll(self, poll: Poll, present: int | None = None) -> None:
        """Go on where the pile was; what is being typed stays."""
        known = self.poll is not None and (self.poll.id, self.poll.attempt) == (poll.id, poll.attempt)
        self.poll = poll
        self.printing.show_poll(poll, poll.ballot.invited if present is None else present)
        if not known or not self._readable:
            self.notice.clear()
            self._begin()
        self._show_entered()

    def settle(self) -> None:
        """What is typed here is no act before the whole counting is."""

    def focus_first(self) -> None:
        """The cursor where the next number or paper is entered."""
        if self.form is not None:
            self.form.focus_first()
        elif self.passing == COMPARED:
            self.compared.first.setFocus()

    def _begin(self) -> None:
        """Find out from the urn how far the piles were entered."""
        papers = self._papers()
        if self.poll is None or papers is None:
            self._hide_all()
            return
        first, second = papers
        if self.poll.method.shape.single:
            self._go_to(1 if not first else COMPARED if second else 2)
        else:
            self._go_to(2 if second else 1)

    def _papers(self) -> tuple[int, int] | None:
        """How many papers each counting holds; None, and told, when the urn cannot be read."""
        if self.poll is None:
            return None
        try:
            return self._secret.entered(self.poll, 1), self._secret.entered(self.poll, 2)
        except AtelierError as error:
            self._on_lost(error)
            return None

    def _go_to(self, passing: int) -> None:
        """Show an empty form for a counting, or the comparison."""
        self.passing, self.form, self._readable = passing, None, True
        clear(self._holder)
        if passing == COMPARED:
            self._compare()
        elif self.poll is not None:
            self.form = self._made(self.poll)
            self._holder.addWidget(self.form)
            self.form.show()
        self.compared.setVisible(passing == COMPARED)
        for widget in (self._title, self._hint):
            widget.setVisible(passing != COMPARED)
        self._title.setText(
            tr("First counting") if passing == 1 else tr("Second counting, without looking at the first")
        )
        self._hint.setText(self._told())
        follow_the_eye(self)
        soon_head_in_sight(self)

    def _made(self, poll: Poll) -> PaperTotals | PaperPile:
        if poll.method.shape.single:
            totals = PaperTotals(poll.ballot)
            totals.counted.connect(self._on_totals)
            return totals
        pile = PaperPile(poll.ballot, poll.method)
        for signal, slot in ((pile.given, self._on_given), (pile.taken_back, self._on_taken_back),
                             (pile.counted, self._on_counted), (pile.emptied, self._on_emptied)):  # fmt: skip
            signal.connect(slot)
        return pile

    def _told(self) -> str:
        if isinstance(self.form, PaperTotals):
            return tr("Type how many papers there are of each; Enter goes on. An empty box counts as 0.")
        return tr(
            "Digits choose, Enter is the next paper, − is blank, * is invalid, Backspace takes the last one back."
        )

    def _show_entered(self) -> None:
        """How many papers this counting holds; printing stands in front only until there are some."""
        papers = self._papers()
        if papers is None:
            return
        self.printing.setVisible(not any(papers))
        if isinstance(self.form, PaperPile):
            self.form.show_entered(papers[self.passing - 1])

    # Entering

    def _on_totals(self, profile: Profile) -> None:
        if not profile:
            self.notice.warn(tr("No paper was entered yet."))
        elif self._run(self._secret.fill, profile, self.passing):
            self._go_on()

    def _on_given(self, answer: Answer) -> None:
        if self._run(self._secret.put, answer, self.passing) and isinstance(self.form, PaperPile):
            self.form.received(answer)
            self._show_entered()

    def _on_taken_back(self, answer: Answer) -> None:
        if self._run(self._secret.take_back, answer, self.passing) and isinstance(self.form, PaperPile):
            self.form.forget()
            self._show_entered()

    def _on_counted(self) -> None:
        self.notice.clear()
        self._go_on()

    def _on_emptied(self) -> None:
        self._on_again(self.passing)

    def _on_again(self, passing: int) -> None:
        """Enter one counting anew; the other one stands."""
        if self._run(self._secret.fill, (), passing):
            self._go_to(passing)
            self._show_entered()
            self.focus_first()

    def _go_on(self) -> None:
        """To the counting that is still empty, or to the comparison."""
        papers = self._papers()
        if papers is not None:
            self._go_to(next((n for n, entered in enumerate(papers, 1) if not entered), COMPARED))
            self._show_entered()
            if self.ready:
                self.finished.emit()
            else:
                self.focus_first()

    def _compare(self) -> None:
        papers = self._papers()
        if self.poll is None or papers is None:
            return
        self.compared.show_compared(self.poll, papers, self._secret.differences(self.poll))

    def _run(self, act: Callable[..., Any], *args: Any) -> bool:
        self.notice.clear()
        return self._desk.run(act, self.poll, *args, refused=self._on_refused) is not None

    # Refused

    def _on_refused(self, error: AtelierError) -> None:
        if isinstance(error, UrnError):
            self._on_lost(error)
        else:
            self.notice.warn(str(error))

    def _on_lost(self, error: AtelierError) -> None:
        """An urn that is gone leaves one way on; one that cannot be reached also another attempt."""
        self._hide_all()
        void = (tr("Declare void"), self._on_void)
        again = () if isinstance(error, UrnError) else ((tr("Try again"), self._on_retry),)
        self.notice.warn(str(error), *again, void)

    def _hide_all(self) -> None:
        clear(self._holder)
        self.form, self._readable = None, False
        for widget in (self.printing, self._title, self._hint, self.compared):
            widget.hide()

    def _on_retry(self) -> None:
        if self.poll is not None:
            self.show_poll(self.poll)

    def _on_void(self) -> None:
        self._run(self._desk.polling.closing.declare_void, reason_lost())
