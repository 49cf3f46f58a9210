"""What a form that came back would do, field by field, and taking it over with one button."""

from itertools import groupby
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from atelier.domain.form_answers import ANSWER_NAMES, AnswerKind, AnswerLine, AnswerPreview
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button, clear, flow, label, nest


class AnswersCard(Card):
    """The preview of one file of answers; Esc leaves it as it is."""

    done = Signal(str)
    left = Signal()
    refused = Signal(object)  # the error

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.preview: AnswerPreview | None = None
        self._more = 0
        self.told, self._lines = label("", "title"), QVBoxLayout()
        self._lines.setSpacing(px(4))
        self.take_button = button("", self.take, "primary")
        self.leave_button = button(tr("Cancel"), self.leave, "quiet", tip=tr("Leave everything as it is (Esc)"))
        self.body.addWidget(self.told)
        self.body.addWidget(flow(self.take_button, self.leave_button))
        nest(self.body, self._lines)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)

    def read(self, path: Path, more: int = 0) -> bool:
        """Show what this file would do, with how many `more` follow; False when it is refused."""
        self._desk.settle()
        self._more = more
        preview = self._desk.run(self._desk.workspace.answering.read, path, refused=self.refused.emit)
        if preview is None:
            return False
        self._show(preview)
        return True

    def _show(self, preview: AnswerPreview) -> None:
        self.preview = preview
        more = trn("{n} more form follows", "{n} more forms follow", self._more) if self._more else ""
        self.set_caption(" · ".join(part for part in (preview.duo, preview.given.name, more) if part))
        self.told.setText(tr("Everything in this file is here already.") if preview.known else preview.summary())
        self.take_button.setText(tr("Take over") if preview.changes else tr("Note that it is back"))
        self.take_button.setAccessibleName(self.take_button.text())
        self.take_button.setToolTip(tr("All in one act; Ctrl+Z takes it back as a whole"))
        self.take_button.setEnabled(not preview.known)
        clear(self._lines)
        shown = [line for line in preview.lines if line.kind is not AnswerKind.SAME]
        for subject, lines in groupby(shown, key=lambda line: line.subject):
            self._add(subject, "caption")
            for line in lines:
                self._show_line(line)
        if preview.unread:
            self._add(tr("Stands outside the fields and is not read"), "caption")
            for text in preview.unread:
                self._add(text)

    def focus(self) -> None:
        """To the button with which it goes on."""
        (self.take_button if self.take_button.isEnabled() else self.leave_button).setFocus()

    def _show_line(self, line: AnswerLine) -> None:
        self._add(f"{line.field} · {tr(ANSWER_NAMES[line.kind])}", "strong")
        if line.kind is AnswerKind.PROBLEM:
            self._add(line.problem, "problem")
            self._add(tr("This field stays as it is here. Ask the duo, or fill it in yourself."), "muted")
            return
        if line.kind is AnswerKind.CONFLICT:
            self._add(tr("Here it was changed too: both stay, and one is to be chosen."), "muted")
        if line.before:
            self._add(tr("Was: {text}", text=line.before), "muted")
        self._add(tr("Becomes: {text}", text=line.after or tr("empty")))

    def _add(self, text: str, role: str = "") -> None:
        self._lines.addWidget(label(text, role))

    def take(self) -> None:
        """Take everything over as one act."""
        preview = self.preview
        if preview is None:
            return
        if self._desk.run(self._desk.workspace.answering.apply, preview, refused=self.refused.emit) is None:
            self.read_again(preview)
            return
        told = tr("Read: {what} Ctrl+Z takes it back as a whole.", what=preview.summary())
        self.leave()
        self.done.emit(told)

    def read_again(self, preview: AnswerPreview) -> None:
        """What it would do by now."""
        self._show(self._desk.workspace.answering.preview(preview.given))

    def leave(self) -> None:
        """Nothing is taken over."""
        self.preview = None
        self.left.emit()
