"""Secret polls: while one is open its answers are in an urn outside the file; closing writes one sealed record."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from atelier.domain.answers import Answer, Profile, sorted_profile
from atelier.domain.ballots import Ballot, Count
from atelier.domain.counting import answer_of, of_urn
from atelier.domain.entity import natural_id
from atelier.domain.errors import AtelierError, NotSavedError, UrnError
from atelier.domain.methods.base import Way
from atelier.domain.outside import papers
from atelier.domain.polls import Poll
from atelier.domain.secrecy import require_hidden, require_same_papers
from atelier.i18n import tr, trn
from atelier.storage.urn import Urn, left_behind

LOST = -1  # instead of a number of answers: the urn is not on this laptop any more, or cannot be read
PASSES = (1, 2)  # a pile of paper is entered twice


class Received(NamedTuple):
    """Secret answers were kept, or taken back: the poll with its new turnout, and nothing else of them."""

    poll: Poll


class Secret:
    """The urns of this laptop, one per open secret poll, with the password of the event that has this salt."""

    def __init__(self, folder: Path, salt: bytes = b"") -> None:
        self._folder, self._salt = folder, salt

    @contextmanager
    def opening(self, ballot: Ballot, attempt: int = 1) -> Iterator[None]:
        """An empty urn for a secret ballot that is being opened; it goes again when the opening fails.

        Raises:
            AtelierError: fewer than 5 people were invited.
        """
        if not ballot.secret:
            yield
            return
        require_hidden(ballot.invited)
        key = _key(ballot, attempt)
        urn = Urn.create(self._folder, key, _capacity(ballot), len(ballot.options), self._salt)
        try:
            yield
        except BaseException:
            urn.destroy()
            raise

    def told(self, poll: Poll) -> Poll:
        """The poll with the turnout of its urn, and nothing else of it."""
        if not poll.ballot.secret or not poll.accepting:
            return poll
        try:
            return replace(poll, in_urn=self._urn(poll).voted)
        except (UrnError, NotSavedError):
            return replace(poll, in_urn=LOST)

    def waiting(self, poll: Poll) -> tuple[UUID, ...]:
        """Who on the roll has not voted yet."""
        return self._urn(poll).waiting(poll.ballot.voters)

    def cast(self, poll: Poll, answer: Answer, voter: UUID | None = None) -> Received:
        """One secret answer, received when this returns.

        Raises:
            AtelierError: no valid answer, a second vote under one name, or as many votes as people.
        """
        self._urn(poll).cast(answer_of(poll.ballot, answer), voter)
        return Received(self.told(poll))

    def put(self, poll: Poll, answer: Answer, passing: int) -> Received:
        """One paper of the pile, in the first or the second counting."""
        self._urn(poll).put(answer_of(poll.ballot, answer), passing)
        return Received(self.told(poll))

    def fill(self, poll: Poll, profile: Profile, passing: int) -> Received:
        """All papers of one counting, in the place of what was entered in it; an empty profile begins it anew.

        Raises:
            AtelierError: no valid answer, or far more papers than people.
        """
        valid = {answer_of(poll.ballot, answer): times for answer, times in profile}
        self._urn(poll).fill(sorted_profile(valid), passing)
        return Received(self.told(poll))

    def take_back(self, poll: Poll, answer: Answer, passing: int) -> Received:
        """A paper that was entered wrongly."""
        self._urn(poll).take_back(answer, passing)
        return Received(self.told(poll))

    def entered(self, poll: Poll, passing: int) -> int:
        """How many papers were entered in one counting."""
        return sum(times for _, times in self._urn(poll).answers(passing))

    def differences(self, poll: Poll) -> tuple[tuple[Answer, int, int], ...]:
        """Answers that the two countings of the pile do not agree on, with both numbers."""
        return self._urn(poll).differences()

    def counted(self, poll: Poll, present: int, at: datetime) -> Count:
        """What the urn holds, as a count that is not sealed yet.

        Raises:
            AtelierError: nobody voted, the two countings of the pile differ, or a recount is of other papers.
        """
        urn = self._urn(poll)
        differing = urn.differences() if poll.ballot.way is Way.PAPER else ()
        if differing:
            raise AtelierError(
                trn(
                    "The two countings of the pile differ in {n} answer. Look at that part of the pile again.",
                    "The two countings of the pile differ in {n} answers. Look at those parts of the pile again.",
                    len(differing),
                )
            )
        count = of_urn(poll.ballot, urn.answers(1), present, at)
        for other in poll.counts:
            if not (other.withheld or count.withheld):
                require_same_papers(papers(other), papers(count))
        return count

    def closed(self, poll: Poll) -> None:
        """The result is sealed or the poll void: nothing of the single answers stays."""
        if poll.ballot.secret:
            self._destroy(_key(poll.ballot, poll.attempt))

    def clean(self, polls: Callable[[], Iterable[Poll]]) -> None:
        """Destroy the urns that a kill between the closing and their end left of these polls; mostly there are none."""
        left = set(left_behind(self._folder))
        for poll in polls() if left else ():
            done = poll.attempt - 1 if poll.unfinished else poll.attempt
            for key in {_key(poll.ballot, attempt) for attempt in range(1, done + 1)} & left:
                self._destroy(key)

    def _destroy(self, key: UUID) -> None:
        """Also an urn that is damaged; one that cannot go now goes when the event is opened again."""
        with suppress(NotSavedError):
            Urn(self._folder, key).destroy()

    def _urn(self, poll: Poll) -> Urn:
        return Urn.open(self._folder, _key(poll.ballot, poll.attempt), self._salt)


def _key(ballot: Ballot, attempt: int) -> UUID:
    return natural_id(ballot.id, "urn", attempt)


def _capacity(ballot: Ballot) -> int:
    """As many as are on the roll, or were in the room at the opening; latecomers and miscounts have room too."""
    if ballot.way is Way.PAPER:
        return 2 * max(len(ballot.voters), ballot.invited)
    return len(ballot.voters) or 2 * ballot.invited


def lost(poll: Poll) -> bool:
    """Whether the urn of an open secret poll is gone, or cannot be read now."""
    return poll.in_urn == LOST


def reason_lost() -> str:
    """What stands beside a poll that is declared void because its urn is gone."""
    return tr("The urn with the secret answers was lost before the closing.")
