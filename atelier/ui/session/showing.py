"""What the session puts on the beamer, now and next."""

from collections.abc import Iterator
from uuid import UUID

from atelier.domain.proposals import DecisionPoint, Proposal
from atelier.domain.week import Event, Gathering, ItemKind, RunSheetItem
from atelier.ui.desk import Desk
from atelier.ui.projector import making
from atelier.ui.projector.pages import Page, PausePage
from atelier.ui.projector.projector import Projector
from atelier.ui.session.beamer import BeamerPanel
from atelier.ui.session.clock_card import timer_page
from atelier.ui.session.highlight import Highlight
from atelier.ui.session.poll import PollPanel
from atelier.ui.session.question import QuestionPanel
from atelier.ui.session.run_sheet import RunSheetPanel

TIMED = {"timer", "pause"}  # pages with a clock


class Showing:
    """Makes pages of what the panels of the session are at."""

    def __init__(
        self,
        desk: Desk,
        projector: Projector,
        beamer: BeamerPanel,
        highlight: Highlight,
        question: QuestionPanel,
        run_sheet: RunSheetPanel,
        poll: PollPanel,
    ) -> None:
        self._desk = desk
        self._projector = projector
        self._beamer, self._highlight = beamer, highlight
        self._question, self._run_sheet, self._poll = question, run_sheet, poll
        self._gathering: UUID | None = None
        self._name = self._place = ""

    def show_meeting(self, gathering: Gathering | None, name: str, place: str) -> None:
        """The meeting, under the name that the room reads."""
        self._gathering, self._name, self._place = (gathering.id if gathering else None), name, place
        self._beamer.offer_proposals(self._desk.editing.all(Proposal))

    def project(self) -> None:
        """The room sees the page that was chosen; the laptop also what comes next."""
        event = self._desk.editing.all(Event)[0]
        self._projector.show_page(self._page(self._beamer.kind, event).marked(fictitious=event.fictitious))
        self.prepare()

    def prepare(self) -> None:
        """Paint what comes next on the laptop, and nothing for the room."""
        event = self._desk.editing.all(Event)[0]
        self._beamer.go_through(tuple(self._offered()))
        self._beamer.show_next(self._page(self._beamer.next_kind, event).marked(fictitious=event.fictitious))

    def tick(self) -> None:
        """A second later: only pages with a clock change."""
        if TIMED & {self._beamer.kind, self._beamer.next_kind}:
            self.project()

    def come_to(self, item: RunSheetItem | None) -> None:
        """Propose the page that belongs to an item of the run sheet."""
        self._beamer.pause.forget()
        if item is not None and item.kind is ItemKind.BREAK:
            self._beamer.propose("pause")
        else:
            self._beamer.propose("question" if item is not None and item.dilemma else "")

    def _offered(self) -> Iterator[str]:
        item, schedule = self._run_sheet.item, self._run_sheet.schedule
        yield "welcome"
        if self._question.subject is not None:
            yield "question"
        if self._highlight.row is not None:
            yield "argument"
        if item is not None:
            yield "timer"
        if self._poll.poll is not None:
            yield "poll"
        if self._beamer.chosen_proposal is not None:
            yield "proposal"
        if (item is not None and item.kind is ItemKind.BREAK) or (schedule is not None and schedule.pausing):
            yield "pause"

    def _page(self, kind: str, event: Event) -> Page:
        subject, poll = self._question.subject, self._poll.poll
        gathering = self._desk.editing.get(Gathering, self._gathering)
        if kind == "timer" and self._run_sheet.schedule is not None:
            return timer_page(self._name, self._run_sheet.schedule)
        if kind == "pause":
            return self._pause()
        if kind == "poll" and poll is not None and gathering is not None:
            return making.poll_page(self._name, poll, gathering.present, subject, counting=self._beamer.counting)
        spoken = self._highlight.page(self._name, subject) if kind == "argument" else None
        if spoken is not None:
            return spoken
        if kind in {"question", "poll", "argument"} and subject is not None:
            return making.question(self._name, subject)
        proposal = self._desk.editing.get(Proposal, self._beamer.chosen_proposal)
        if kind == "proposal" and proposal is not None:
            points = self._desk.editing.all(DecisionPoint, proposal=proposal.id)
            return making.proposal(self._name, proposal, points)
        return making.welcome(event, self._name if gathering else event.title, self._place)

    def _pause(self) -> PausePage:
        schedule, item = self._run_sheet.schedule, self._run_sheet.item
        now = self._desk.sessions.now()
        planned, title, then = None, "", ""
        if schedule is not None and item is not None and item.kind is ItemKind.BREAK:
            planned, title = schedule.now + schedule.remaining, item.title
            items = [slot.item for slot in schedule.slots]
            then = next((later.title for later in items[items.index(item) + 1 :]), "")
        return making.pause(self._name, f"{now:%H:%M}", title, self._beamer.pause.until(now, planned), then)
