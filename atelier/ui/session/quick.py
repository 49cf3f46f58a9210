"""A quick poll: one key, the question, Enter; behind a slash its options."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from atelier.domain.themes import Question
from atelier.domain.week import Gathering
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import label


class QuickLine(QWidget):
    """The line in which a question is typed; hidden until it is asked for, and it keeps its text until Enter."""

    asked = Signal(object)  # the Question, stored

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.gathering: Gathering | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Quick poll: the question / option / option …"))
        self.line.setAccessibleName(tr("Quick poll: the question"))
        self.line.returnPressed.connect(self._on_asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        layout.addWidget(self.line)
        layout.addWidget(label(tr("Enter opens it: yes or no, or the options behind a slash."), "muted"))
        self.hide()

    def start(self) -> None:
        """One key: the cursor in the line."""
        self.show()
        self.line.setFocus()

    def _on_asked(self) -> None:
        parts = [part.strip() for part in self.line.text().split("/")]
        options = tuple(part for part in parts[1:] if part)
        if self.gathering is None or not parts[0]:
            return
        question = Question.new(gathering=self.gathering.id, text=parts[0], options=options)
        if self._desk.run(self._desk.editing.add, question) is not None:
            self.line.clear()
            self.hide()
            self.asked.emit(question)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the line away; what was typed is still there next time."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
