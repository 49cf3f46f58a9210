"""Sessie: the room at a glance, for somebody who leads and somebody who types."""

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent

from atelier.domain.asking import SUBJECTS
from atelier.domain.attendance import Attendance
from atelier.domain.ballots import Ballot, Remark, Vote
from atelier.domain.entity import Entity
from atelier.domain.people import Municipality, Person
from atelier.domain.proposals import DecisionPoint, Proposal
from atelier.domain.talk import ExpertQuestion, Note
from atelier.domain.themes import Argument, Pillar, Question
from atelier.domain.week import Day, Gathering, RunSheetItem, Step, in_order
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.papers import Printing
from atelier.ui.projector.projector import Projector
from atelier.ui.session.keys import SingleKeys
from atelier.ui.session.meeting_choice import MeetingChoice
from atelier.ui.session.panel_keys import panel_keys
from atelier.ui.session.panels import Memory, SessionPanels
from atelier.ui.session.presence import PresencePanel
from atelier.ui.session.present import PresentBox
from atelier.ui.session.showing import takes_a_name
from atelier.ui.session.stage import Stage
from atelier.ui.view import View

if TYPE_CHECKING:
    from atelier.storage.event_file import Changes


class SessionView(View):
    """Which meeting is run, how many are there, and the panels of its session."""

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
        self._projector = projector
        self.gathering: Gathering | None = None
        self.choice, self.present = MeetingChoice(), PresentBox(desk)
        for widget in (self.choice, *self.present.in_bar):
            self.add_to_bar(widget)
        self.panels = SessionPanels(desk, projector)
        self.stage = Stage(desk, self.panels.columns, self.panels.poll)
        self.set_content(self.stage)
        self.presence = PresencePanel(desk, self.stage)
        self.printing = Printing(self)
        self._connect(projector)
        self._tick = QTimer(self)
        self._tick.timeout.connect(self.panels.tick)
        self._tick.start(1000)
        toggles = {
            "P": self.presence.open,
            "B": projector.toggle_black,
            ".": projector.toggle_black,
            "F": projector.toggle_freeze,
            "R": projector.toggle_release,
        }
        self._keys = SingleKeys(self, panel_keys(self.panels) | toggles)

    def _connect(self, projector: Projector) -> None:
        self.choice.chosen.connect(self._on_meeting)
        self.present.valueChanged.connect(self._set_present)
        self.present.names_wanted.connect(self.presence.open)
        self.panels.poll.closing.present_wanted.connect(self._set_present)
        self.panels.run_sheet.paper_wanted.connect(self.printing.make)
        projector.page_wanted.connect(self.panels.beamer.turn_page)
        self.stage.turned.connect(self._on_stage)

    # Showing

    def _on_changed(self, changes: "Changes") -> None:
        super()._on_changed(changes)
        if takes_a_name(changes):
            self._projector.drop_frozen()
            self.refresh()  # also while another view is seen: the room sees this one's page

    def refresh(self) -> None:
        gatherings = in_order(self.desk.editing.all(Gathering), self.desk.editing.all(Day))
        known = {gathering.id: gathering for gathering in gatherings}
        if self.gathering is None or self.gathering.id not in known:
            self._resume(gatherings)
        wanted = self.gathering.id if self.gathering else None
        self.choice.fill(gatherings, wanted)
        self._show(known[wanted] if wanted else None)

    def _resume(self, gatherings: list[Gathering]) -> None:
        """Where the room was: at the poll that is still open, else at the first meeting."""
        self.gathering = gatherings[0] if gatherings else None
        for poll in self.desk.polling.polls.all():
            if poll.accepting:
                self.gathering = next(g for g in gatherings if g.id == poll.ballot.gathering)
                self.panels.question.refresh(self.gathering)
                self.panels.question.choose(poll.ballot.subject)

    def show_gathering(self, gathering: Gathering) -> None:
        """Run this meeting."""
        self.gathering = gathering
        self.panels.question.subject = None
        self.refresh()

    def _show(self, gathering: Gathering | None) -> None:
        self.gathering = gathering
        if gathering is None:
            self.title.setText(tr("Session"))
            self.crumb.setText(tr("There is no meeting yet. Make one in Week."))
        else:
            day = self.desk.editing.get(Day, gathering.day)
            pillar = self.desk.editing.get(Pillar, gathering.pillar)
            parts = [day.name() if day else "", day.place() if day else "", pillar.name if pillar else ""]
            self.crumb.setText(" · ".join(part for part in parts if part))
            self.title.setText(self.choice.name)
        self.presence.show_gathering(gathering)
        self.present.show_gathering(gathering, self.presence.municipalities())
        self.panels.show_meeting(gathering, self.title.text(), self.crumb.text())

    def focus_on(self, value: Entity) -> None:
        if isinstance(value, Vote | Remark):
            value = self.desk.editing.get(Ballot, value.ballot) or value
        row = getattr(value, "gathering", None) if not isinstance(value, Gathering) else value.id
        gathering = self.desk.editing.get(Gathering, row) if isinstance(row, UUID) else None
        if gathering is not None:
            self.gathering = gathering
        subject = value.id if isinstance(value, Proposal | Question) else getattr(value, "subject", None)
        if isinstance(subject, UUID):
            self.panels.question.choose(subject)
        self.refresh()

    def _on_meeting(self, row: UUID) -> None:
        gathering = self.desk.editing.get(Gathering, row)
        if gathering is not None:
            self.show_gathering(gathering)

    def _set_present(self, present: int) -> None:
        if self.gathering is None:
            return
        changes = self.desk.run(self.desk.sessions.set_present, self.gathering, present, refused=self.on_refused)
        if changes is not None:
            self.gathering = self.desk.editing.get(Gathering, self.gathering.id) or self.gathering
            self.present.show_gathering(self.gathering, self.presence.municipalities())
            self.panels.show_present(self.gathering)

    # Keys

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

    # Leaving, and going on after the window was built anew

    def release(self) -> None:
        super().release()
        self._tick.stop()

    def memory(self) -> object:
        return self.panels.memory()

    def recall(self, memory: object) -> None:
        if isinstance(memory, Memory):
            self.gathering = self.desk.editing.get(Gathering, memory.gathering)
            self.panels.recall(memory, self.gathering)
            self.refresh()
