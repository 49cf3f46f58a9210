"""What fills the session: the conversation, or the page on which answers by name are entered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from atelier.domain.polls import Poll
from atelier.ui.desk import Desk
from atelier.ui.session.named import NamedEntry
from atelier.ui.session.poll import PollPanel


class Stage(QStackedWidget):
    """Turns to the page of an open poll by name and back; the poll panel stays the one that acts on it."""

    turned = Signal(bool)  # whether the conversation is in front

    def __init__(self, desk: Desk, conversation: QWidget, panel: PollPanel) -> None:
        super().__init__()
        self._panel, self._conversation = panel, conversation
        self.named = NamedEntry(desk)
        self.addWidget(conversation)
        self.addWidget(self.named)
        panel.page_wanted.connect(self._on_page)
        panel.showing.connect(self._on_showing)
        self.named.left.connect(self._on_left)
        self.named.close_wanted.connect(self._on_close)
        self.named.void_wanted.connect(self._on_void)

    @property
    def conversing(self) -> bool:
        """Whether the conversation is in front."""
        return self.currentWidget() is self._conversation

    def _on_page(self, poll: Poll) -> None:
        self.named.show_poll(poll)
        self.setCurrentWidget(self.named)
        self.named.board.setFocus()
        self.turned.emit(False)

    def _on_showing(self, poll: Poll | None) -> None:
        """The answers follow; a poll that is closed or gone leads back."""
        if self.conversing:
            return
        if poll is not None and poll.accepting and self.named.poll is not None and poll.id == self.named.poll.id:
            self.named.show_poll(poll)
        else:
            self._on_left()

    def _on_left(self) -> None:
        self.setCurrentWidget(self._conversation)
        self.turned.emit(True)

    def _on_close(self) -> None:
        """A refusal is told on the page where the answers are."""
        self._panel.close_poll()
        if not self.conversing and self._panel.notice.isVisibleTo(self._panel):
            self.named.notice.warn(self._panel.notice.text.text(), *self._panel.ways)

    def _on_void(self) -> None:
        self._on_left()
        self._panel.ask_void()
