"""The panels of a session side by side, and what happens in the others when something happens in one."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.domain.proposals import Proposal
from atelier.domain.themes import Question
from atelier.domain.week import Gathering, RunSheetItem
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.projector.projector import Projector
from atelier.ui.session.arguments import ArgumentsPanel
from atelier.ui.session.beamer import BeamerPanel
from atelier.ui.session.experts import ExpertsPanel
from atelier.ui.session.highlight import Highlight
from atelier.ui.session.next_step import next_step
from atelier.ui.session.poll import PollPanel
from atelier.ui.session.question import QuestionPanel
from atelier.ui.session.run_sheet import RunSheetPanel
from atelier.ui.session.showing import Showing
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, label
from atelier.ui.widgets.columns import Columns

RUN_SHEET, QUESTION, POLL = range(3)  # the columns, in their order


@dataclass(frozen=True, slots=True)
class Memory:
    """Where the room was: meeting, question, page on the screen, and what is highlighted there."""

    gathering: UUID | None
    subject: UUID | None
    page: str
    proposal: UUID | None
    counting: bool
    highlight: UUID | None


class SessionPanels(QObject):
    """Run sheet and clock, question and arguments, the poll, and what the projector shows."""

    def __init__(self, desk: Desk, projector: Projector) -> None:
        super().__init__()
        self._desk = desk
        self._gathering: Gathering | None = None
        self.run_sheet = RunSheetPanel(desk)
        self.question, self.arguments = QuestionPanel(desk), ArgumentsPanel(desk)
        self.poll, self.beamer = PollPanel(desk), BeamerPanel(projector)
        self.experts, self.highlight = ExpertsPanel(desk), Highlight(desk, self.beamer)
        panels = (self.question, self.run_sheet, self.poll)
        self._showing = Showing(desk, projector, self.beamer, self.highlight, *panels)
        self.next_step = label("", "next")
        self.columns = self._columns()
        self._connect()

    def _columns(self) -> Columns:
        next_card = Card(tr("Next step"))
        next_card.body.addWidget(self.next_step)
        middle = _stacked(self.question, self.arguments, self.experts)
        right = _stacked(next_card, self.poll, self.beamer)
        return Columns(
            [
                (tr("Run sheet"), self.run_sheet, 226, 3),
                (tr("Question"), middle, 372, 5),
                (tr("Poll"), right, 336, 4),
            ]
        )

    def _connect(self) -> None:
        self.run_sheet.came_to.connect(self._on_came_to)
        self.question.chosen.connect(self.show_question)
        self.question.quick.asked.connect(self._on_quick)
        self.poll.showing.connect(self._on_showing)
        self.poll.begun.connect(partial(self.columns.show_panel, POLL))
        self.arguments.added.connect(self.experts.refresh)
        for panel in (self.arguments, self.experts):
            panel.highlight_wanted.connect(self.highlight.toggle)

    def show_meeting(self, gathering: Gathering | None, name: str, place: str) -> None:
        """Show where this meeting is, under the name that the room reads."""
        self._gathering = gathering
        self._showing.show_meeting(gathering, name, place)
        self.run_sheet.show_gathering(gathering)
        self.question.refresh(gathering)
        item = self.run_sheet.item
        if self.question.subject is None and item is not None and item.dilemma:
            self.question.choose(item.dilemma)
        self._show_subject()

    def show_present(self, gathering: Gathering) -> None:
        """More or fewer people are in the room."""
        self._gathering = gathering
        self.poll.show_gathering(gathering)
        self._tell_next()

    def _show_subject(self) -> None:
        subject = self.question.subject
        self.arguments.show_subject(self._gathering, subject)
        self.experts.show_subject(self._gathering, subject.id if subject else None)
        self.poll.show_subject(self._gathering, subject)
        self._tell_next()
        self._showing.project()

    def _tell_next(self) -> None:
        schedule, poll = self.run_sheet.schedule, self.poll.now.poll
        text = next_step(self._gathering, schedule, self.question.subject, poll, self.experts.questions)
        self.next_step.setText(text)

    def show_question(self) -> None:
        """Another question is on the table now, for the room too."""
        self._show_subject()
        if self.question.subject is not None:
            self.beamer.choose("question", lift=False)  # the laptop goes on; what is black or frozen stays so

    def _on_came_to(self, item: RunSheetItem | None) -> None:
        if item is not None and item.dilemma is not None:
            self.question.choose(item.dilemma)
            self._show_subject()
        self._tell_next()
        self._showing.come_to(item)
        self._showing.project()

    def _on_quick(self, question: Question) -> None:
        """A question that was typed just now is asked at once."""
        self.question.refresh(self._gathering)
        self.question.choose(question.id)
        self.show_question()
        self.poll.acts.open()

    def _on_showing(self) -> None:
        self._tell_next()
        self._showing.project()

    def tick(self) -> None:
        """A second later."""
        self.run_sheet.tick()
        self._showing.tick()

    # Going on after the window was built anew

    def memory(self) -> Memory:
        """Where the panels are; a sentence that is half typed is kept."""
        self.arguments.line.keep()
        self.run_sheet.notes.line.keep()
        gathering, subject = self._gathering, self.question.subject
        return Memory(
            gathering.id if gathering else None,
            subject.id if subject else None,
            self.beamer.kind,
            self.beamer.chosen_proposal,
            self.beamer.counting,
            self.highlight.row,
        )

    def recall(self, memory: Memory, gathering: Gathering | None) -> None:
        """Go on there, as soon as the meeting is shown."""
        self.question.refresh(gathering)
        self.question.choose(memory.subject)
        self.highlight.restore(memory.highlight)
        self.beamer.offer_proposals(self._desk.editing.all(Proposal))
        self.beamer.restore(memory.page, memory.proposal, counting=memory.counting)


def _stacked(*widgets: QWidget) -> QWidget:
    """One column of the session."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(px(16))
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return holder
