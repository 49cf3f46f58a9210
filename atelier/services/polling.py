"""Polls by counting hands: open, type totals, close, count again, ask again."""

from dataclasses import replace
from typing import NamedTuple, TypeVar
from uuid import UUID

from atelier.domain.ballots import Ballot, Count, Recount, Sheet, Void
from atelier.domain.entity import Entity, natural_id
from atelier.domain.errors import AtelierError
from atelier.domain.methods import METHODS
from atelier.domain.polls import Poll, PollFacts, PollState, digest_of, polls_of, require_possible
from atelier.domain.themes import Dilemma, Statement
from atelier.domain.week import Gathering
from atelier.i18n import mark, tr
from atelier.storage.event_file import Changes, EventFile

E = TypeVar("E", bound=Entity)


class PollChange(NamedTuple):
    """What an act did, and the poll as it stands now: the value that travels to window and projector."""

    changes: Changes
    poll: Poll


class Polling:
    """The way of every vote in an open event."""

    def __init__(self, file: EventFile) -> None:
        self._file = file

    # Reading

    def polls(self, gathering: Gathering | None = None) -> tuple[Poll, ...]:
        """All polls in the order of their opening, of one gathering or of all."""
        where = {"gathering": gathering.id} if gathering else {}
        ballots = self._file.all(Ballot, **where)
        return polls_of(self._facts(ballots))

    def poll(self, ballot: UUID) -> Poll | None:
        """One poll with the rounds before it."""
        chain: list[Ballot] = []
        found = self._file.get(Ballot, ballot)
        while found:
            chain.append(found)
            found = self._file.get(Ballot, found.follows)
        polls = polls_of(self._chain_facts(chain))
        return polls[-1] if polls else None

    def _facts(self, ballots: list[Ballot]) -> PollFacts:
        return PollFacts(
            tuple(ballots),
            tuple(self._file.all(Sheet)),
            tuple(self._file.all(Recount)),
            tuple(self._file.all(Count)),
            tuple(self._file.all(Void)),
        )

    def _chain_facts(self, chain: list[Ballot]) -> PollFacts:
        def of(kind: type[E]) -> tuple[E, ...]:
            return tuple(row for ballot in chain for row in self._file.all(kind, ballot=ballot.id))

        return PollFacts(tuple(chain), of(Sheet), of(Recount), of(Count), of(Void))

    # The way of a vote

    def open(
        self, gathering: Gathering, subject: Dilemma | Statement, method: str, follows: Poll | None = None
    ) -> PollChange:
        """Freeze a question and open it.

        Raises:
            AtelierError: nobody is present, another poll of this gathering is open, or there is no question.
        """
        asking = METHODS[method]
        question = subject.question if isinstance(subject, Dilemma) else subject.text
        self._require_ready(gathering, question)
        poles = (subject.a_short, subject.b_short) if isinstance(subject, Dilemma) else ("", "")
        ballot = Ballot.new(
            gathering=gathering.id,
            subject=subject.id,
            method=method,
            question=question,
            options=asking.option_names(),
            sides=asking.side_names(poles),
            asked=tr("everybody in the room"),
            follows=follows.id if follows else None,
            at=self._file.now(),
        )
        return self._done(self._file.commit(mark("open the poll"), ballot), ballot.id)

    def _require_ready(self, gathering: Gathering, question: str) -> None:
        if not question.strip():
            raise AtelierError(tr("This has no question yet. Write it first in Dilemma's."))
        if not gathering.present:
            raise AtelierError(tr("Nobody is present yet. Enter how many people are in the room."))
        self._require_none_open(gathering.id)

    def _require_none_open(self, gathering: UUID) -> None:
        for poll in polls_of(self._facts(self._file.all(Ballot, gathering=gathering))):
            if poll.accepting:
                question = poll.ballot.question
                raise AtelierError(tr("The poll “{question}” is still open. Close it first.", question=question))

    def enter(self, poll: Poll, counts: tuple[int, ...]) -> PollChange:
        """Keep what is typed, also when it cannot be: only closing asks that it can.

        Raises:
            AtelierError: the poll takes no totals any more.
        """
        poll = self._current(poll)
        self._require_accepting(poll)
        sheet = Sheet(
            id=natural_id(poll.id, "sheet", poll.attempt), ballot=poll.id, attempt=poll.attempt, counts=counts
        )
        return PollChange(self._file.commit(mark("enter hands"), sheet), replace(poll, entry=counts))

    def close(self, poll: Poll, present: int) -> PollChange:
        """Seal the totals that were entered last.

        Raises:
            AtelierError: the poll is not open, or nobody answered.
            CountError: more answers than people present; the entry stays.
        """
        poll = self._current(poll)
        self._require_accepting(poll)
        require_possible(poll.entry, len(poll.ballot.options), present)
        count = Count.new(
            ballot=poll.id,
            recount=poll.recounts[-1].id if poll.recounts else None,
            counts=poll.entry,
            present=present,
            at=self._file.now(),
            digest=digest_of(poll.ballot, poll.entry, present),
        )
        changes = self._file.commit(mark("close the poll"), count, remove=self._sheets(poll))
        return self._done(changes, poll.id)

    def recount(self, poll: Poll, reason: str) -> PollChange:
        """Strike the count that holds and count again in the same round.

        Raises:
            AtelierError: the poll is not closed, has a later round, another one is open, or the reason is empty.
        """
        poll = self._current(poll)
        if poll.state is not PollState.CLOSED:
            raise AtelierError(tr("Only a closed poll can be counted again."))
        self._require_no_later_round(poll)
        self._require_none_open(poll.ballot.gathering)
        recount = Recount.new(ballot=poll.id, reason=_reason(reason), at=self._file.now())
        return self._done(self._file.commit(mark("recount"), recount), poll.id)

    def declare_void(self, poll: Poll, reason: str) -> PollChange:
        """Declare a poll void; it stays in the record with the reason.

        Raises:
            AtelierError: it already is, or the reason is empty.
        """
        poll = self._current(poll)
        if poll.state is PollState.VOID:
            raise AtelierError(tr("This poll was already declared void."))
        void = Void.new(ballot=poll.id, reason=_reason(reason), at=self._file.now())
        changes = self._file.commit(mark("declare void"), void, remove=self._sheets(poll))
        return self._done(changes, poll.id)

    def again(self, poll: Poll, gathering: Gathering) -> PollChange:
        """Put the same question again: the next round, in exactly the words of the one before.

        Raises:
            AtelierError: the poll is not closed, has a later round, or another one is open.
        """
        poll = self._current(poll)
        if poll.state is not PollState.CLOSED:
            raise AtelierError(tr("Close this round first."))
        self._require_no_later_round(poll)
        self._require_ready(gathering, poll.ballot.question)
        ballot = replace(Ballot.new(**_frozen(poll.ballot)), follows=poll.id, at=self._file.now())
        return self._done(self._file.commit(mark("open the next round"), ballot), ballot.id)

    def _sheets(self, poll: Poll) -> list[Sheet]:
        """What was typed goes with the closing, so that no undo reaches into a closed poll."""
        return self._file.all(Sheet, ballot=poll.id)

    def _require_no_later_round(self, poll: Poll) -> None:
        for later in self._file.all(Ballot, follows=poll.id):
            found = self.poll(later.id)
            if found and found.state is not PollState.VOID:
                raise AtelierError(tr("There already is a later round of this question."))

    @staticmethod
    def _require_accepting(poll: Poll) -> None:
        if not poll.accepting:
            raise AtelierError(tr("This poll is closed. A recount or a second round stands beside it."))

    def _done(self, changes: Changes, ballot: UUID) -> PollChange:
        return PollChange(changes, self._found(ballot))

    def _current(self, poll: Poll) -> Poll:
        """The poll as it stands, whatever older picture of it somebody still looks at."""
        return self._found(poll.id)

    def _found(self, ballot: UUID) -> Poll:
        poll = self.poll(ballot)
        if poll is None:
            raise LookupError(f"ballot {ballot} is gone")
        return poll


def _reason(text: str) -> str:
    if not text.strip():
        raise AtelierError(tr("Give the reason; it stays visible beside the count."))
    return text.strip()


def _frozen(ballot: Ballot) -> dict[str, object]:
    names = ("gathering", "subject", "method", "question", "options", "sides", "asked", "at")
    return {name: getattr(ballot, name) for name in names}
