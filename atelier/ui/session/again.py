"""What can follow a closed poll: the same again, in writing, in other words, counted again, or declared void."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from atelier.domain.linked import link_words
from atelier.domain.methods.base import Way
from atelier.domain.polls import Poll, PollState
from atelier.domain.secrecy import PROMISE
from atelier.i18n import tr
from atelier.ui.session.reason import ReasonLine
from atelier.ui.theme import px
from atelier.ui.widgets.basics import button, flow, label
from atelier.ui.widgets.in_sight import soon_in_sight
from atelier.ui.widgets.more_menu import Entry, MoreButton


class WritingQuestion(QWidget):
    """Says how answering in writing goes, and asks whether it is opened."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        layout.addWidget(label(tr("The same question on paper, in secret. The poll above stays as it is."), "strong"))
        for sentence in PROMISE:
            layout.addWidget(label(f"• {tr(sentence)}"))
        self.go = button(tr("Open on paper"), self._on_go, "primary")
        layout.addWidget(flow(self.go, button(tr("Cancel"), self.hide, "quiet")))
        self.hide()

    def ask(self) -> None:
        """Show the question."""
        self.show()
        self.go.setFocus()

    def _on_go(self) -> None:
        self.hide()
        self.chosen.emit()


class WordingLine(QWidget):
    """The question in other words; the line begins with the old ones."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        self.line = QLineEdit()
        self.line.setAccessibleName(tr("The question in other words"))
        self.line.returnPressed.connect(self._on_given)
        self.go = button(tr("Open in these words"), self._on_given, "primary")
        layout.addWidget(label(tr("A new poll in other words; it cannot be compared with the one above."), "strong"))
        layout.addWidget(self.line)
        layout.addWidget(flow(self.go, button(tr("Cancel"), self.hide, "quiet")))
        self.hide()

    def ask(self, question: str) -> None:
        """Show the line with these words."""
        self.line.setText(question)
        self.show()
        self.line.setFocus()

    def _on_given(self) -> None:
        self.given.emit(self.line.text())


class AgainActions(QWidget):
    """A second round and a recount in front, the rest behind More; asks what each needs, and acts on nothing itself."""

    again_wanted = Signal()
    writing_wanted = Signal()
    wording_wanted = Signal(str)  # the question in other words
    recount_wanted = Signal(str)  # the reason
    void_wanted = Signal(str)  # the reason

    def __init__(self) -> None:
        super().__init__()
        self._poll: Poll | None = None
        self.link = label("", "muted")
        self.again = button(tr("Second round"), self._on_again)
        self.count_again = button(tr("Recount…"), self.ask_recount, "quiet")
        self.more = MoreButton(
            [
                Entry(tr("In writing…"), self.ask_writing, when=self._can_write),
                Entry(tr("Other wording…"), self.ask_wording, when=self._ended),
                Entry(tr("Declare void…"), self.ask_void, when=self._can_void),
            ]
        )
        self.writing, self.wording, self.recount, self.void = (
            WritingQuestion(), WordingLine(), ReasonLine(), ReasonLine(),
        )  # fmt: skip
        self._questions = (self.writing, self.wording, self.recount, self.void)
        self.writing.chosen.connect(self.writing_wanted)
        self.wording.given.connect(self.wording_wanted)
        self.recount.given.connect(self.recount_wanted)
        self.void.given.connect(self.void_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        for widget in (self.link, flow(self.again, self.count_again, self.more), *self._questions):
            layout.addWidget(widget)

    def show_poll(self, poll: Poll) -> None:
        """What can be done with this poll; a question about another state of it goes away."""
        if poll != self._poll:
            for question in self._questions:
                question.hide()
        self._poll = poll
        self.link.setText(link_words(poll))
        self.link.setVisible(bool(self.link.text()))
        self.again.setVisible(poll.state is PollState.CLOSED)
        self.count_again.setVisible(
            poll.state is PollState.CLOSED and poll.ballot.way is not Way.TURN and not poll.elsewhere
        )

    # What can be done now

    def _ended(self) -> bool:
        return self._poll is not None and not self._poll.accepting

    def _can_write(self) -> bool:
        return self._ended() and self._poll is not None and Way.PAPER in self._poll.method.ways

    def _can_void(self) -> bool:
        return self._poll is not None and self._poll.state is not PollState.VOID

    # Asking

    def _on_again(self) -> None:
        self._ask(None)
        self.again_wanted.emit()

    def ask_writing(self) -> None:
        """Tell what secret means before it is opened on paper."""
        self._ask(self.writing)
        self.writing.ask()

    def ask_wording(self) -> None:
        """Ask for the other words, beginning with the old ones."""
        self._ask(self.wording)
        if self._poll is not None:
            self.wording.ask(self._poll.ballot.question)

    def ask_recount(self) -> None:
        """Ask why the count is struck."""
        self._ask(self.recount)
        self.recount.ask(tr("Why is this counted again?"), tr("Strike this count"))

    def ask_void(self) -> None:
        """Ask why the poll is void."""
        self._ask(self.void)
        self.void.ask(tr("Why is this poll void?"), tr("Declare void"))

    def _ask(self, wanted: QWidget | None) -> None:
        for question in self._questions:
            if question is not wanted:
                question.hide()
        if wanted is not None:
            soon_in_sight(wanted)
