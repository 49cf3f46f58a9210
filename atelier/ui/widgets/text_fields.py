"""Fields that are typed in: kept every second, and one act on leaving, after rest, or at closing."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
)

from atelier.domain.entity import Entity
from atelier.domain.errors import AtelierError
from atelier.domain.vague_date import VagueDate
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import is_undo
from atelier.ui.widgets.fields import Field
from atelier.ui.widgets.in_sight import keep_in_sight

DRAFT_MS = 1_000
REST_MS = 30_000
FOLLOW_MS = 20


class TextField(Field):
    """One line, or more when `lines` is above one."""

    def __init__(self, desk: Desk, name: str, title: str, hint: str = "", *, lines: int = 1) -> None:
        super().__init__(desk, name, title, hint)
        self._dirty = self._showing = False
        self.editor: QLineEdit | GrowingEdit = GrowingEdit(lines) if lines > 1 else QLineEdit()
        self.editor.textChanged.connect(self._on_typed)
        self.editor.installEventFilter(self)
        self.place(self.editor)
        self._draft, self._rest = QTimer(self), QTimer(self)
        for timer, slot in ((self._draft, self._on_draft), (self._rest, self.settle)):
            timer.setSingleShot(True)
            timer.timeout.connect(slot)

    def bind(self, value: Entity | None) -> None:
        if self.value is not None and (value is None or value.id != self.value.id):
            self.settle()
            self._dirty = False  # a refused entry was for that row, and must not end up in this one
        super().bind(value)

    def text(self) -> str:
        """What stands in the editor."""
        return self.editor.text() if isinstance(self.editor, QLineEdit) else self.editor.toPlainText()

    def read(self, text: str) -> Any:
        """The value that a text stands for.

        Raises:
            AtelierError: it stands for none.
        """
        return text

    def write(self, value: Any) -> str:
        """The text of a value."""
        return str(value or "")

    def show_value(self, value: Any) -> None:
        text = self.write(value)
        if self._dirty or text == self.text():
            return
        self._showing = True
        if isinstance(self.editor, QLineEdit):
            self.editor.setText(text)
            self.editor.setCursorPosition(0)
        else:
            self.editor.setPlainText(text)
        self._showing = False

    def _on_typed(self) -> None:
        if self._showing or self.value is None:
            return
        self._dirty = True
        if not self._draft.isActive():
            self._draft.start(DRAFT_MS)
        self._rest.start(REST_MS)

    def _on_draft(self) -> None:
        if not self._dirty or self.value is None:
            return
        try:
            typed = self.read(self.text())
        except AtelierError:
            return
        self.desk.run(self.desk.editing.draft, self.value, self.name, typed, refused=self.refuse)

    def settle(self) -> None:
        self._draft.stop()
        self._rest.stop()
        if not self._dirty or self.value is None:
            return
        try:
            typed = self.read(self.text())
        except AtelierError as error:
            self.refuse(error)
            return
        if getattr(self.value, self.name) == typed:
            self.desk.run(self.desk.editing.forget_draft, self.value, self.name, refused=self.refuse)
        self._dirty = False  # before the refresh that the act brings; a refusal takes it back
        self._dirty = not self.commit(typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.settle()
        if not self._dirty and isinstance(event, QKeyEvent) and is_undo(event):
            event.ignore()  # nothing typed here yet: the key belongs to the whole event
            return True
        return super().eventFilter(watched, event)


class GrowingEdit(QPlainTextEdit):
    """A text of several lines that grows with its content; Tab goes on to the next field."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._following = QTimer(self)  # after the page has made room for a new line
        self._following.setSingleShot(True)
        self._following.setInterval(FOLLOW_MS)
        self._following.timeout.connect(self._follow)
        self.cursorPositionChanged.connect(self._following.start)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()  # the document does not tell when a narrower width takes more lines

    def _follow(self) -> None:
        """What is being typed stays in sight, as this field itself never scrolls."""
        if self.hasFocus():
            keep_in_sight(self.viewport(), self.cursorRect())

    def _fit(self) -> None:
        block, text = self.document().firstBlock(), 0.0
        while block.isValid():
            text += self.blockBoundingRect(block).height()
            block = block.next()
        height = round(max(text, self._lines * self.fontMetrics().lineSpacing())) + px(28)
        if height != self.height():
            self.setFixedHeight(height)


class VagueDateField(TextField):
    """A day, a month, or a span; an entry that is no date stays, with the reason."""

    def read(self, text: str) -> VagueDate:
        return VagueDate.typed(text)

    def write(self, value: Any) -> str:
        return value.plain if isinstance(value, VagueDate) else ""
