"""The polls of an event as they stand, with what only this laptop knows of them."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar
from uuid import UUID

from atelier.domain.ballots import Ballot, Count, Recount, Remark, Sheet, Void, Vote
from atelier.domain.entity import Entity
from atelier.domain.errors import AtelierError
from atelier.domain.polls import Poll, PollFacts, PollState, polls_of
from atelier.domain.week import Gathering
from atelier.i18n import tr
from atelier.services.electorate import absent
from atelier.services.elsewhere import Elsewhere, require_here
from atelier.services.secret import Secret
from atelier.storage.event_file import Changes, EventFile

E = TypeVar("E", bound=Entity)


class PollChange(NamedTuple):
    """What an act did, and the poll as it stands now: the value that travels to window and projector."""

    changes: Changes
    poll: Poll


class Polls:
    """Reads polls, and refuses what they are not ready for."""

    def __init__(self, file: EventFile, secret: Secret) -> None:
        self._file = file
        self._secret = secret
        self._elsewhere = Elsewhere(file)

    def all(self, gathering: Gathering | None = None) -> tuple[Poll, ...]:
        """All polls in the order of their opening, of one gathering or of all."""
        where = {"gathering": gathering.id} if gathering else {}
        return self._read(self._file.all(Ballot, **where))

    def get(self, ballot: UUID) -> Poll | None:
        """One poll with the rounds before it."""
        chain: list[Ballot] = []
        found = self._file.get(Ballot, ballot)
        while found:
            chain.append(found)
            found = self._file.get(Ballot, found.follows)
        polls = polls_of(self._chain_facts(chain))
        mine = next((poll for poll in polls if poll.id == ballot), None)
        return self._told([mine])[0] if mine else None

    def current(self, ballot: UUID) -> Poll:
        """The poll as it stands, whatever older picture of it somebody still looks at."""
        poll = self.get(ballot)
        if poll is None:
            raise LookupError(f"ballot {ballot} is gone")
        return poll

    def absent(self, poll: Poll) -> frozenset[UUID]:
        """The voters of this poll who are not in the room."""
        gathering = self._file.get(Gathering, poll.ballot.gathering)
        return absent(self._file, gathering, poll.ballot) if gathering else frozenset()

    def accepting(self, poll: Poll) -> Poll:
        """The poll as it stands, when it takes answers on this laptop.

        Raises:
            AtelierError: it does not.
        """
        poll = self.current(poll.id)
        require_here(poll)
        if not poll.accepting:
            raise AtelierError(tr("This poll is closed. A recount or a second round stands beside it."))
        return poll

    def require_none_open(self, gathering: UUID) -> None:
        """Refuse a second open poll in a meeting; one that was left open on another laptop holds nobody up here.

        Raises:
            AtelierError: one is open.
        """
        for poll in self._read(self._file.all(Ballot, gathering=gathering)):
            if poll.accepting:
                question = poll.ballot.question
                raise AtelierError(tr("The poll “{question}” is still open. Close it first.", question=question))

    def require_no_later_round(self, poll: Poll) -> None:
        """Refuse to count or ask again what went on in another round.

        Raises:
            AtelierError: there is a later round that holds.
        """
        for later in self._file.all(Ballot, follows=poll.id):
            found = self.get(later.id)
            if found and found.previous and found.state is not PollState.VOID and not found.waits_elsewhere:
                raise AtelierError(tr("There already is a later round of this question."))

    def _read(self, ballots: list[Ballot]) -> tuple[Poll, ...]:
        return self._told(polls_of(self._facts(ballots)))

    def _told(self, polls: Sequence[Poll]) -> tuple[Poll, ...]:
        """With what only this laptop knows: which polls are its own, and what is in its urns."""
        return tuple(map(self._secret.told, self._elsewhere.told(polls)))

    def _facts(self, ballots: list[Ballot]) -> PollFacts:
        def of(kind: type[E]) -> tuple[E, ...]:
            return tuple(self._file.all(kind))

        return PollFacts(tuple(ballots), of(Sheet), of(Recount), of(Count), of(Void), of(Vote), of(Remark))

    def _chain_facts(self, chain: list[Ballot]) -> PollFacts:
        def of(kind: type[E]) -> tuple[E, ...]:
            return tuple(row for ballot in chain for row in self._file.all(kind, ballot=ballot.id))

        return PollFacts(tuple(chain), of(Sheet), of(Recount), of(Count), of(Void), of(Vote), of(Remark))
