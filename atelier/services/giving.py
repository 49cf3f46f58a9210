"""Giving a duo what it needs and no more: a small file from an allow-list, whose work merges back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from atelier.domain.commission import Programme
from atelier.domain.dossier import PARTS
from atelier.domain.entity import Entity, cells
from atelier.domain.erasing import Erasure
from atelier.domain.errors import AtelierError
from atelier.domain.giving import Handout, Pickup
from atelier.domain.outside import outside
from atelier.domain.people import Duo, Municipality, Person
from atelier.domain.polls import Poll
from atelier.domain.proposals import Check, CooperationForm, CouncilRole, Proposal, Reaction
from atelier.domain.submitting import ProposalRelease, ProposalStep, Submission
from atelier.domain.themes import Challenge, Dilemma, Pillar, Scale, TensionField
from atelier.domain.week import Day, Event, Gathering, Moment, RunSheetItem
from atelier.i18n import mark, tr
from atelier.reports.polls import conclusion
from atelier.storage.event_file import EventFile
from atelier.storage.parts import Allowed, is_part, write_part

GIVE, OPENED = mark("give along"), mark("opened where it went")
EVERYWHERE: tuple[type[Entity], ...] = (
    Day,
    Moment,
    Municipality,
    Pillar,
    Scale,
    TensionField,
    Challenge,
    CouncilRole,
    CooperationForm,
    Check,
    Programme,
    Erasure,
)
WAY: tuple[type[Submission | ProposalStep | ProposalRelease], ...] = (Submission, ProposalStep, ProposalRelease)
FRAME = frozenset({"title", "region", "questions", "fictitious"})  # of the event: no contact, who is a person
DUO = frozenset({"theme", "position"})  # of every duo, so that all keep their number
MEMBER = frozenset({"name", "role", "municipality", "position"})
REACTION = frozenset({"proposal", "field", "text", "due", "settled", "how", "position"})  # no sender


@dataclass(frozen=True, slots=True)
class Given:
    """What was given once; `pickup` is there as soon as it came back, the last one if more often."""

    handout: Handout
    pickup: Pickup | None

    def overdue(self, today: date) -> bool:
        """Whether it should have been back before today."""
        return self.pickup is None and self.handout.due is not None and self.handout.due < today


class Giving:
    """Makes the files that duo's take along from an open event, and knows which are still out."""

    def __init__(self, file: EventFile, polls: Callable[[], tuple[Poll, ...]]) -> None:
        self._file = file
        self._polls = polls

    def duo(self, number: int) -> Duo:
        """The duo of this number, 1 for the first.

        Raises:
            AtelierError: there is none.
        """
        duos = self._file.all(Duo)
        if not 0 < number <= len(duos):
            raise AtelierError(tr("There is no duo {n}.", n=number))
        return duos[number - 1]

    def give(self, duo: Duo, place: Path, due: date | None = None) -> Handout:
        """A new file at `place` with what this duo works on; it is noted here, and cannot be taken back.

        Raises:
            FileRefusedError: something is there already, or nothing can be written there.
        """
        results = tuple(self.results(duo))
        handout = Handout.new(duo=duo.id, name=place.name, results=results, at=self._file.now(), due=due)

        def allow() -> Allowed:
            self._file.commit(GIVE, handout)
            return {**self._frame(), **self._own(duo), handout.id: _every(Handout)}

        write_part(self._file, place, allow)
        return handout

    def given(self) -> list[Given]:
        """Everything that was given, oldest first."""
        back = {pickup.handout: pickup for pickup in self._file.all(Pickup)}
        return [Given(handout, back.get(handout.id)) for handout in self._file.all(Handout)]

    def note_opened(self) -> None:
        """In a file that was given: note that it is at work, so that whoever gets it back can tell."""
        if not is_part(self._file):
            return
        for one in self.given():
            if one.pickup is None:
                self._file.commit(OPENED, Pickup.new(handout=one.handout.id, at=self._file.now()))

    @property
    def is_part(self) -> bool:
        """Whether this file itself was given to a duo."""
        return is_part(self._file)

    # What a duo works on

    def duos(self) -> list[Duo]:
        """The duo's whose work is in this file: all of them, but of a part only those that it was given to."""
        given = {one.handout.duo for one in self.given()} if self.is_part else None
        return [duo for duo in self._file.all(Duo) if given is None or duo.id in given]

    def told(self, duo: Duo) -> tuple[str, ...]:
        """The outcomes of its dilemma's; in a part, as they were when it was given."""
        if self.is_part:
            return tuple(line for one in self.given() if one.handout.duo == duo.id for line in one.handout.results)
        return tuple(self.results(duo))

    def dilemmas(self, duo: Duo) -> list[Dilemma]:
        """What its proposals rest on, and what is on the run sheet of a meeting that it works for."""
        wanted = {row for proposal in self._file.all(Proposal, duo=duo.id) for row in proposal.dilemmas}
        for gathering in self._file.all(Gathering):
            if duo.id in gathering.duos:
                items = self._file.all(RunSheetItem, gathering=gathering.id)
                wanted.update(item.dilemma for item in items if item.dilemma)
        return [dilemma for dilemma in self._file.all(Dilemma) if dilemma.id in wanted]

    def results(self, duo: Duo) -> Iterator[str]:
        """The outcomes of the closed polls about its dilemma's, each as a line of text."""
        subjects = {dilemma.id for dilemma in self.dilemmas(duo)}
        for poll in map(outside, self._polls()):
            if poll.tally and poll.ballot.subject in subjects:
                again = f" ({tr('round {n}', n=poll.round)})" if poll.round > 1 else ""
                yield f"{poll.ballot.question}{again} {conclusion(poll.tally)}"

    # The allow-list

    def _frame(self) -> dict[UUID, frozenset[str]]:
        allowed = {value.id: _every(kind) for kind in EVERYWHERE for value in self._file.all(kind)}
        allowed.update((event.id, FRAME) for event in self._file.all(Event))
        allowed.update((duo.id, DUO) for duo in self._file.all(Duo))
        return allowed

    def _own(self, duo: Duo) -> dict[UUID, frozenset[str]]:
        allowed = {duo.id: DUO | {"members"}}
        people = (self._file.get(Person, row) for row in duo.members)
        allowed.update((person.id, MEMBER) for person in people if person and not person.withdrawn)
        allowed.update((dilemma.id, _every(Dilemma)) for dilemma in self.dilemmas(duo))
        for proposal in self._file.all(Proposal, duo=duo.id):
            allowed[proposal.id] = _every(Proposal)
            for kind in PARTS:
                allowed.update((row.id, _every(kind)) for row in self._file.all(kind, proposal=proposal.id))
            reactions = self._file.all(Reaction, proposal=proposal.id)
            allowed.update((reaction.id, REACTION) for reaction in reactions)
            for way in WAY:
                allowed.update((fact.id, _every(way)) for fact in self._file.all(way, proposal=proposal.id))
        return allowed


def _every(kind: type[Entity]) -> frozenset[str]:
    return frozenset(cells(kind))
