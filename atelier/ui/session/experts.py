"""Questions for an expert about the question on the table: those that wait, and what was answered."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from atelier.domain.talk import ExpertQuestion, excerpt
from atelier.domain.week import Gathering
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.widgets.basics import Card, button, flow
from atelier.ui.widgets.fields import Form
from atelier.ui.widgets.list_editor import ROW, RowList
from atelier.ui.widgets.text_fields import TextField


class AnswerField(TextField):
    """A field of an answer: the answer gets its time with its words."""

    def commit(self, new: Any) -> bool:
        question = self.value
        if not isinstance(question, ExpertQuestion) or getattr(question, self.name) == new:
            return True
        self.problem.hide()
        now = self.desk.editing.get(ExpertQuestion, question.id) or question  # the other field may just have settled
        both = {"answer": now.answer, "answered_by": now.answered_by, self.name: new}
        done = self.desk.run(self.desk.talk.answer, question, both["answer"], both["answered_by"], refused=self.refuse)
        if done is not None:
            self.value = done.values.get(question.id) or question
        return done is not None


class ExpertsPanel(Card):
    """Shown as soon as there is a question; the answer is typed below the chosen one."""

    highlight_wanted = Signal(object)  # the id of the ExpertQuestion
    answered = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Questions for an expert"))
        self._desk = desk
        self._gathering: Gathering | None = None
        self._subject: UUID | None = None
        self.questions: list[ExpertQuestion] = []
        self.list = RowList(tr("Questions for an expert"))
        self.list.currentRowChanged.connect(self._on_selected)
        self.list.itemActivated.connect(self._on_activated)
        for key, slot in (("H", self.highlight), ("Delete", self.remove)):
            shortcut = QShortcut(QKeySequence(key), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)
        self.answer = AnswerField(desk, "answer", tr("Answer"), lines=2)
        self.by = AnswerField(desk, "answered_by", tr("Answered by"))
        self.form = Form(self.answer, self.by)
        self.buttons = flow(
            button(tr("On the screen"), self.highlight, tip=tr("On the screen, and back (H)")),
            button(tr("Remove"), self.remove, "quiet"),
            spacing=6,
        )
        for widget in (self.list, self.form, self.buttons):
            self.body.addWidget(widget)

    def show_subject(self, gathering: Gathering | None, subject: UUID | None) -> None:
        """Show the questions about this subject in this meeting."""
        self._gathering, self._subject = gathering, subject
        self.refresh()

    def refresh(self) -> None:
        """Ask for the questions as they are now."""
        there = self._gathering is not None and self._subject is not None
        chosen = self.chosen
        self.questions = (
            self._desk.talk.questions(self._gathering, self._subject) if self._gathering and self._subject else []
        )
        self.setVisible(there and bool(self.questions))
        waiting = sum(question.open for question in self.questions)
        state = trn("{n} open", "{n} open", waiting) if waiting else tr("all answered")
        self.set_caption(tr("Questions for an expert · {state}", state=state))
        self.list.fill([(question.id, _line(question)) for question in self.questions], chosen.id if chosen else None)
        self._show_form()

    @property
    def chosen(self) -> ExpertQuestion | None:
        """The question that is selected."""
        item = self.list.currentItem()
        wanted = item.data(ROW) if item else None
        return next((question for question in self.questions if question.id == wanted), None)

    def _show_form(self) -> None:
        question = self.chosen
        self.form.bind(question)
        for widget in (self.form, self.buttons):
            widget.setVisible(question is not None)

    def _on_selected(self, _row: int) -> None:
        self._show_form()

    def _on_activated(self) -> None:
        self._show_form()
        self.answer.editor.setFocus()

    def highlight(self) -> None:
        """Put the chosen question on the screen, or take it off."""
        if self.chosen is not None:
            self.highlight_wanted.emit(self.chosen.id)

    def remove(self) -> None:
        """Remove the chosen question; Ctrl+Z brings it back."""
        question = self.chosen
        if question is not None:
            self.form.bind(None)
            self._desk.run(self._desk.editing.remove, question)
            self.refresh()


def _line(question: ExpertQuestion) -> str:
    if question.open:
        return f"{excerpt(question.text)}\n{tr('open')}"
    by = f" – {question.answered_by}" if question.answered_by else ""
    return f"{excerpt(question.text)}\n{excerpt(question.answer)}{by}"
