"""Sessie: the room at a glance, for somebody who leads and somebody who types."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from atelier.domain.asking import SUBJECTS, Subject
from atelier.domain.attendance import Attendance
from atelier.domain.ballots import Ballot, Remark, Vote
from atelier.domain.entity import Entity
from atelier.domain.people import Municipality, Person
from atelier.domain.polls import Poll
from atelier.domain.proposals import DecisionPoint, Proposal
from atelier.domain.talk import ExpertQuestion, Note
from atelier.domain.themes import Argument, Pillar, Question, Side
from atelier.domain.week import GATHERING_NAMES, Day, Gathering, RunSheetItem, Step, in_order
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk
from atelier.ui.papers import Printing
from atelier.ui.projector.projector import Projector
from atelier.ui.session.arguments import ArgumentsPanel
from atelier.ui.session.beamer import BeamerPanel
from atelier.ui.session.experts import ExpertsPanel
from atelier.ui.session.highlight import Highlight
from atelier.ui.session.keys import SingleKeys
from atelier.ui.session.next_step import next_step
from atelier.ui.session.poll import PollPanel
from atelier.ui.session.presence import PresencePanel
from atelier.ui.session.question import QuestionPanel
from atelier.ui.session.run_sheet import RunSheetPanel
from atelier.ui.session.showing import Showing
from atelier.ui.session.stage import Stage
from atelier.ui.theme import px
from atelier.ui.view import View
from atelier.ui.widgets.basics import Card, button, dress_box, label
from atelier.ui.widgets.choice_fields import Chooser
from atelier.ui.widgets.columns import Columns

RUN_SHEET, QUESTION, POLL = range(3)  # the panels, in their order


@dataclass(frozen=True, slots=True)
class Memory:
    """Where the room was: meeting, question, page on the screen, and what is highlighted there."""

    gathering: UUID | None
    subject: UUID | None
    page: str
    proposal: UUID | None
    counting: bool
    highlight: UUID | None


class SessionView(View):
    """Run sheet and clock, question and arguments, the poll, and what the projector shows."""

    KINDS: ClassVar[tuple[type[Entity], ...]] = (
        Gathering,
        RunSheetItem,
        Step,
        *SUBJECTS,
        Argument,
        ExpertQuestion,
        Note,
        Day,
        Municipality,
        Person,
        Attendance,
        Proposal,
        DecisionPoint,
    )

    def __init__(self, desk: Desk, projector: Projector) -> None:
        super().__init__(desk, tr("Session"))
        self.gathering: Gathering | None = None
        self._build_bar()
        self.run_sheet = RunSheetPanel(desk)
        self.question, self.arguments = QuestionPanel(desk), ArgumentsPanel(desk)
        self.poll, self.beamer = PollPanel(desk), BeamerPanel(projector)
        self.experts, self.highlight = ExpertsPanel(desk), Highlight(desk, self.beamer)
        panels = (self.question, self.run_sheet, self.poll)
        self._showing = Showing(desk, projector, self.beamer, self.highlight, *panels)
        self._next = label("", "next")
        self._panels = self._columns()
        self.stage = Stage(desk, self._panels, self.poll)
        self.stage.turned.connect(self._on_stage)
        self.set_content(self.stage)
        self.presence = PresencePanel(desk, self.stage)
        self.run_sheet.came_to.connect(self._on_came_to)
        self.question.chosen.connect(self._on_chosen)
        self.question.quick.asked.connect(self._on_quick)
        self.poll.showing.connect(self._on_showing)
        self.poll.begun.connect(partial(self._panels.show_panel, POLL))
        self.poll.closing.present_wanted.connect(self._set_present)
        self.printing = Printing(self)
        self.run_sheet.paper_wanted.connect(self.printing.make)
        self.arguments.added.connect(self.experts.refresh)
        for panel in (self.arguments, self.experts):
            panel.highlight_wanted.connect(self.highlight.toggle)
        self.beamer.chosen.connect(self._on_page_chosen)
        self.beamer.next_changed.connect(self._showing.prepare)
        projector.page_wanted.connect(self.beamer.turn_page)
        desk.settling.connect(self.present.interpretText)
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._on_tick)
        self._tick.start(1000)
        self._keys = SingleKeys(self, self._key_table(projector))

    # Building

    def _build_bar(self) -> None:
        self.choice = Chooser()
        self.choice.setAccessibleName(tr("Meeting"))
        self.choice.setMinimumContentsLength(10)
        self.choice.activated.connect(self._on_meeting)
        self.less = button("−", self._on_less, "step", tip=tr("One person less"))
        self.present = QSpinBox()
        self.present.setRange(0, 100_000)
        self.present.setKeyboardTracking(False)
        dress_box(self.present)
        self.present.setFixedWidth(px(70))
        self.present.setAccessibleName(tr("People present"))
        self.present.setToolTip(tr("People present"))
        self.present.valueChanged.connect(self._set_present)
        self.more = button("+", self._on_more, "step", tip=tr("One person more"))
        self._present_text = label("", "muted")
        self.by_name = button(tr("By name"), self._on_by_name, "quiet", tip=tr("Who is in the room, by name (P)"))
        for widget in (self.choice, self.less, self.present, self.more, self._present_text, self.by_name):
            self.add_to_bar(widget)

    def _columns(self) -> Columns:
        middle, right = QWidget(), QWidget()
        for holder, widgets in (
            (middle, (self.question, self.arguments, self.experts)),
            (right, (self._next_card(), self.poll, self.beamer)),
        ):
            layout = QVBoxLayout(holder)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(px(16))
            for widget in widgets:
                layout.addWidget(widget)
            layout.addStretch(1)
        return Columns(
            [
                (tr("Run sheet"), self.run_sheet, 226, 3),
                (tr("Question"), middle, 372, 5),
                (tr("Poll"), right, 336, 4),
            ]
        )

    def _next_card(self) -> Card:
        card = Card(tr("Next step"))
        card.body.addWidget(self._next)
        return card

    # Showing

    def refresh(self) -> None:
        gatherings = in_order(self.desk.editing.all(Gathering), self.desk.editing.all(Day))
        known = [gathering.id for gathering in gatherings]
        if self.gathering is None or self.gathering.id not in known:
            self._resume(gatherings)
        wanted = self.gathering.id if self.gathering else None
        self.choice.clear()
        for number, gathering in enumerate(gatherings, 1):
            self.choice.addItem(self._short(gathering, number), gathering.id)
            self.choice.setItemData(number - 1, self._name(gathering, number), Qt.ItemDataRole.ToolTipRole)
        self.choice.setCurrentIndex(known.index(wanted) if wanted else -1)
        self._show_gathering(next((g for g in gatherings if g.id == wanted), None))

    def _resume(self, gatherings: list[Gathering]) -> None:
        """Where the room was: at the poll that is still open, else at the first meeting."""
        self.gathering = gatherings[0] if gatherings else None
        for poll in self.desk.polling.polls.all():
            if poll.accepting:
                self.gathering = next(g for g in gatherings if g.id == poll.ballot.gathering)
                self.question.refresh(self.gathering)
                self.question.choose(poll.ballot.subject)

    def show_gathering(self, gathering: Gathering) -> None:
        """Run this meeting."""
        self.gathering = gathering
        self.question.subject = None
        self.refresh()

    @staticmethod
    def _short(gathering: Gathering, number: int) -> str:
        return f"{tr(GATHERING_NAMES[gathering.kind])} {number}"

    def _name(self, gathering: Gathering, number: int) -> str:
        title = gathering.title or tr("(no title)")
        return f"{self._short(gathering, number)} – {title}"

    def _show_gathering(self, gathering: Gathering | None) -> None:
        self.gathering = gathering
        for widget in (self.less, self.present, self.more, self.by_name):
            widget.setEnabled(gathering is not None)
        if gathering is None:
            self.title.setText(tr("Session"))
            self.crumb.setText(tr("There is no meeting yet. Make one in Week."))
        else:
            day = self.desk.editing.get(Day, gathering.day)
            pillar = self.desk.editing.get(Pillar, gathering.pillar)
            parts = [day.name() if day else "", day.place() if day else "", pillar.name if pillar else ""]
            self.crumb.setText(" · ".join(part for part in parts if part))
            self.title.setText(self._name(gathering, self.choice.currentIndex() + 1))
        self.presence.show_gathering(gathering)
        self._showing.show_meeting(gathering, self.title.text(), self.crumb.text())
        self._show_present()
        self.run_sheet.show_gathering(gathering)
        self.question.refresh(self.gathering)
        if self.question.subject is None and self.run_sheet.item and self.run_sheet.item.dilemma:
            self.question.choose(self.run_sheet.item.dilemma)
        self._show_subject(self.question.subject)

    def _show_present(self) -> None:
        gathering = self.gathering
        self.present.blockSignals(True)
        self.present.setValue(gathering.present if gathering else 0)
        self.present.blockSignals(False)
        text = tr("present")
        here = len(self.presence.municipalities() or (gathering.municipalities if gathering else ()))
        if here:
            total = len(self.desk.editing.all(Municipality))
            text += " · " + trn("{here} of {n} municipality", "{here} of {n} municipalities", total, here=here)
        self._present_text.setText(text)

    def _show_subject(self, subject: Subject | None) -> None:
        self.arguments.show_subject(self.gathering, subject)
        self.experts.show_subject(self.gathering, subject.id if subject else None)
        self.poll.show_subject(self.gathering, subject)
        self._tell_next()
        self._showing.project()

    def focus_on(self, value: Entity) -> None:
        if isinstance(value, Vote | Remark):
            value = self.desk.editing.get(Ballot, value.ballot) or value
        row = getattr(value, "gathering", None) if not isinstance(value, Gathering) else value.id
        gathering = self.desk.editing.get(Gathering, row) if isinstance(row, UUID) else None
        if gathering is not None:
            self.gathering = gathering
        subject = value.id if isinstance(value, Proposal | Question) else getattr(value, "subject", None)
        if isinstance(subject, UUID):
            self.question.choose(subject)
        self.refresh()

    def _tell_next(self) -> None:
        subject, schedule = self.question.subject, self.run_sheet.schedule
        self._next.setText(next_step(self.gathering, schedule, subject, self.poll.now.poll, self.experts.questions))

    # Answering

    def _on_meeting(self, index: int) -> None:
        gathering = self.desk.editing.get(Gathering, self.choice.itemData(index))
        if gathering is not None:
            self.show_gathering(gathering)

    def _on_came_to(self, item: RunSheetItem | None) -> None:
        if item is not None and item.dilemma is not None:
            self.question.choose(item.dilemma)
            self._show_subject(self.question.subject)
        self._tell_next()
        self._showing.come_to(item)
        self._showing.project()

    def _on_chosen(self, subject: Subject | None) -> None:
        self._show_subject(subject)
        if subject is not None:
            self.beamer.choose("question", lift=False)  # the laptop goes on; what is black or frozen stays so

    def _on_quick(self, question: Question) -> None:
        """A question that was typed just now is asked at once."""
        self.question.refresh(self.gathering)
        self.question.choose(question.id)
        self._on_chosen(self.question.subject)
        self.poll.acts.open()

    def _on_showing(self, poll: Poll | None) -> None:
        self._tell_next()
        self._showing.project()
        del poll

    def _on_page_chosen(self, _kind: str) -> None:
        self._showing.project()

    def _set_present(self, present: int) -> None:
        if self.gathering is None:
            return
        changes = self.desk.run(self.desk.sessions.set_present, self.gathering, present, refused=self.on_refused)
        if changes is not None:
            self.gathering = self.desk.editing.get(Gathering, self.gathering.id) or self.gathering
            self._show_present()
            self.poll.show_gathering(self.gathering)
            self._tell_next()

    def _on_less(self) -> None:
        self.present.stepDown()

    def _on_more(self) -> None:
        self.present.stepUp()

    def _on_by_name(self) -> None:
        self.presence.open()

    def _on_tick(self) -> None:
        self.run_sheet.tick()
        self._showing.tick()

    # Keys

    def _key_table(self, projector: Projector) -> dict[str, Callable[[], object]]:
        return {
            "Q": partial(self._start, QUESTION, self.question.quick.start),
            "1": partial(self._start, QUESTION, self.arguments.start, Side.A),
            "2": partial(self._start, QUESTION, self.arguments.start, Side.NEUTRAL),
            "3": partial(self._start, QUESTION, self.arguments.start, Side.B),
            "4": partial(self._start, QUESTION, self.arguments.ask),
            "E": partial(self._start, QUESTION, self.arguments.ask),
            "T": self.run_sheet.pause,
            "+": self.run_sheet.extend,
            "N": partial(self._start, RUN_SHEET, self.run_sheet.notes.start),
            "PgDown": partial(self.beamer.turn_page, 1),
            "PgUp": partial(self.beamer.turn_page, -1),
            "P": self.presence.open,
            "B": projector.toggle_black,
            ".": projector.toggle_black,
            "F": projector.toggle_freeze,
            "R": projector.toggle_release,
        }

    def _start(self, panel: int, act: Callable[..., object], *args: object) -> None:
        """Begin to type something, in sight also when the panels are tabs."""
        self._panels.show_panel(panel)
        act(*args)

    def _on_stage(self, conversing: bool) -> None:
        """On a page of its own a poll has other keys."""
        self.head.setVisible(conversing)
        self._keys.enable(on=conversing and self.isVisible())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keys.enable(on=self.stage.conversing)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._keys.enable(on=False)

    def release(self) -> None:
        super().release()
        self._tick.stop()

    # Going on after the window was built anew

    def memory(self) -> object:
        self.arguments.line.keep()
        self.run_sheet.notes.line.keep()
        subject = self.question.subject
        return Memory(
            self.gathering.id if self.gathering else None,
            subject.id if subject else None,
            self.beamer.kind,
            self.beamer.chosen_proposal,
            self.beamer.counting,
            self.highlight.row,
        )

    def recall(self, memory: object) -> None:
        if not isinstance(memory, Memory):
            return
        self.gathering = self.desk.editing.get(Gathering, memory.gathering)
        self.question.refresh(self.gathering)
        self.question.choose(memory.subject)
        self.highlight.restore(memory.highlight)
        self.beamer.offer_proposals(self.desk.editing.all(Proposal))
        self.beamer.restore(memory.page, memory.proposal, counting=memory.counting)
        self.refresh()
