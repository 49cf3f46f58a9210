"""What the session puts on the beamer, now and next."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from atelier.domain.erasing import Erasure
from atelier.domain.name_tiles import public
from atelier.domain.people import Person
from atelier.domain.proposals import DecisionPoint, Proposal
from atelier.domain.week import Event, Gathering, ItemKind, RunSheetItem
from atelier.ui.desk import Desk
from atelier.ui.projector import making
from atelier.ui.projector.outcomes import moved_page, names_page
from atelier.ui.projector.pages import Page
from atelier.ui.projector.projector import Projector
from atelier.ui.session.beamer import BeamerPanel
from atelier.ui.session.clock_card import timer_page
from atelier.ui.session.highlight import Highlight
from atelier.ui.session.poll import PollPanel
from atelier.ui.session.question import QuestionPanel
from atelier.ui.session.run_sheet import RunSheetPanel

if TYPE_CHECKING:
    from atelier.storage.event_file import Changes

TIMED = {"timer", "pause"}  # pages with a clock
OUTCOMES = {"poll", "moved", "names"}  # pages that tell what was answered


def takes_a_name(changes: "Changes") -> bool:
    """Whether somebody was erased, or took the own name back."""
    return changes.touches(Erasure) or any(isinstance(row, Person) and row.withdrawn for row in changes.values.values())


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
        self._makers: dict[str, Callable[[], Page | None]] = {
            "argument": self._argument,
            "poll": self._poll_page,
            "moved": self._moved,
            "names": self._names,
            "timer": self._timer,
            "proposal": self._proposal,
            "pause": self._pause,
        }
        poll.result_wanted.connect(partial(beamer.choose, "poll"))
        beamer.chosen.connect(self.project)
        beamer.next_changed.connect(self.prepare)

    def show_meeting(self, gathering: Gathering | None, name: str, place: str) -> None:
        """The meeting, under the name that the room reads."""
        self._gathering, self._name, self._place = (gathering.id if gathering else None), name, place
        self._beamer.offer_proposals(self._desk.editing.all(Proposal))

    def project(self) -> None:
        """The room sees the page that was chosen; the laptop also what comes next."""
        event = self._desk.editing.all(Event)[0]
        self._projector.show_page(self._page(self._beamer.kind, event).marked(fictitious=event.fictitious))
        self.prepare()

    def _offer_outcomes(self) -> None:
        """Buttons for pages beside a result, only while there is something to show on them."""
        self._beamer.offer("moved", there=self._moved() is not None)
        self._beamer.offer("names", there=self._names() is not None)
        self._poll.offer_result(there=self._unseen())

    def _unseen(self) -> bool:
        """Whether there is a result that the room does not see, although the projector is on."""
        poll = self._poll.now.poll
        if poll is None or poll.standing is None or poll.accepting or not self._projector.on:
            return False
        return self._beamer.kind not in OUTCOMES and not self._poll.result.holds_back(poll)

    def prepare(self) -> None:
        """Paint what comes next on the laptop, and nothing for the room."""
        event = self._desk.editing.all(Event)[0]
        self._offer_outcomes()
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
        yield from self._of_poll()
        if self._beamer.chosen_proposal is not None:
            yield "proposal"
        if (item is not None and item.kind is ItemKind.BREAK) or (schedule is not None and schedule.pausing):
            yield "pause"

    def _of_poll(self) -> Iterator[str]:
        poll = self._poll.now.poll
        if poll is None:
            return
        yield "poll"
        if self._moved() is not None:
            yield "moved"
        if public(poll) and self._names() is not None:
            yield "names"  # people's names come only when somebody chooses that page

    def _page(self, kind: str, event: Event) -> Page:
        """The page of a kind; without anything to show on it the question, and without that the welcome."""
        subject = self._question.subject
        page = self._makers[kind]() if kind in self._makers else None
        if page is None and kind in {"question", "poll", "moved", "names", "argument"} and subject is not None:
            page = making.question(self._name, subject)
        return page or making.welcome(event, self._name if self._gathering else event.title, self._place)

    def _poll_page(self) -> Page | None:
        poll = self._poll.now.poll
        if poll is None:
            return None
        if self._poll.result.holds_back(poll):
            return making.held_back(self._name, poll)
        counting = self._beamer.counting
        return making.poll_page(self._name, poll, self._poll.asked, self._question.subject, counting=counting)

    def _moved(self) -> Page | None:
        poll = self._poll.now.poll
        return moved_page(self._name, poll) if poll and not self._poll.result.holds_back(poll) else None

    def _names(self) -> Page | None:
        poll = self._poll.now.poll
        if poll is None or poll.standing is None:
            return None
        withdrawn = {person.id for person in self._desk.editing.all(Person) if person.withdrawn}
        return names_page(self._name, poll, withdrawn)

    def _argument(self) -> Page | None:
        return self._highlight.page(self._name, self._question.subject)

    def _timer(self) -> Page | None:
        schedule = self._run_sheet.schedule
        return timer_page(self._name, schedule) if schedule is not None else None

    def _proposal(self) -> Page | None:
        proposal = self._desk.editing.get(Proposal, self._beamer.chosen_proposal)
        if proposal is None:
            return None
        return making.proposal(self._name, proposal, self._desk.editing.all(DecisionPoint, proposal=proposal.id))

    def _pause(self) -> Page:
        schedule, item = self._run_sheet.schedule, self._run_sheet.item
        now = self._desk.sessions.now()
        planned, title, then = None, "", ""
        if schedule is not None and item is not None and item.kind is ItemKind.BREAK:
            planned, title = schedule.now + schedule.remaining, item.title
            items = [slot.item for slot in schedule.slots]
            then = next((later.title for later in items[items.index(item) + 1 :]), "")
        return making.pause(self._name, f"{now:%H:%M}", title, self._beamer.pause.until(now, planned), then)
