"""Closing a poll: seal what was answered, count it again, or declare it void."""

from collections.abc import Iterable
from dataclasses import replace

from atelier.domain.ballots import Count, Recount, Remark, Sheet, Void, Vote
from atelier.domain.counting import of_totals, of_votes, sealed
from atelier.domain.entity import Entity
from atelier.domain.errors import AtelierError, UnsettledError
from atelier.domain.methods.base import Way
from atelier.domain.polls import Poll, PollState
from atelier.domain.unfinished import hindrance
from atelier.i18n import mark, tr
from atelier.services.elsewhere import require_here
from atelier.services.polls import PollChange, Polls
from atelier.services.secret import Secret
from atelier.services.voting import vote_of
from atelier.storage.event_file import EventFile


class Closing:
    """Ends a poll with a count or without one; what stands is struck, never changed."""

    def __init__(self, file: EventFile, secret: Secret, polls: Polls) -> None:
        self._file = file
        self._secret = secret
        self._polls = polls

    def close(self, poll: Poll, present: int, *, anyway: bool = False) -> PollChange:
        """Seal what was answered; `anyway` also when it is not finished.

        Raises:
            AtelierError: the poll is not open, nobody answered, or the numbers cannot be.
            CountError: more answers than people present; the entry stays.
            UnsettledError: something still stands in the way, such as an objection or who has not voted yet.
        """
        poll = self._polls.accepting(poll)
        count = self._count(poll, present)
        why = "" if anyway else hindrance(poll, count)
        if why:
            raise UnsettledError(why)
        recount = poll.recounts[-1].id if poll.recounts else None
        entered = [*self._entered(poll)]
        changes = self._file.commit(mark("close the poll"), sealed(poll.ballot, count, recount), remove=entered)
        self._secret.closed(poll)
        return PollChange(changes, self._polls.current(poll.id))

    def _count(self, poll: Poll, present: int) -> Count:
        ballot, at = poll.ballot, self._file.now()
        if ballot.secret:
            return self._secret.counted(poll, present, at)
        if ballot.way is not Way.NAMED:
            return of_totals(ballot, poll.entry, poll.voted, present, at, poll.remarks)
        absent = self._polls.absent(poll)
        there = tuple(voter for voter in ballot.voters if voter not in absent)
        return replace(of_votes(ballot, poll.votes, len(there), at), here=there)

    def recount(self, poll: Poll, reason: str) -> PollChange:
        """Strike the count that holds and count again in the same round; answers by name start from what they were.

        Raises:
            AtelierError: the poll is not closed, or not of this laptop, cannot be counted again, has a later round,
                another one is open, or the reason is empty.
        """
        poll = self._polls.current(poll.id)
        if poll.state is not PollState.CLOSED or poll.standing is None:
            raise AtelierError(tr("Only a closed poll can be counted again."))
        require_here(poll)
        if poll.ballot.way is Way.TURN:
            raise AtelierError(tr("Answers that were given in turn leave nothing to count again. Ask a second round."))
        self._polls.require_no_later_round(poll)
        self._polls.require_none_open(poll.ballot.gathering)
        recount = Recount.new(ballot=poll.id, reason=_reason(reason), at=self._file.now())
        with self._secret.opening(poll.ballot, poll.attempt + 1):
            changes = self._file.commit(mark("recount"), recount, *_as_they_were(poll, poll.standing))
        return PollChange(changes, self._polls.current(poll.id))

    def declare_void(self, poll: Poll, reason: str) -> PollChange:
        """Declare a poll void; it stays in the record with the reason.

        Raises:
            AtelierError: it already is, or the reason is empty.
        """
        poll = self._polls.current(poll.id)
        if poll.state is PollState.VOID:
            raise AtelierError(tr("This poll was already declared void."))
        if poll.unfinished:
            require_here(poll)
        void = Void.new(ballot=poll.id, reason=_reason(reason), at=self._file.now())
        changes = self._file.commit(mark("declare void"), void, remove=[*self._entered(poll)])
        self._secret.closed(poll)
        return PollChange(changes, self._polls.current(poll.id))

    def _entered(self, poll: Poll) -> Iterable[Entity]:
        """What was entered goes with the closing, so that no undo reaches into a closed poll."""
        for kind in (Sheet, Vote, Remark):
            yield from self._file.all(kind, ballot=poll.id)


def _reason(text: str) -> str:
    if not text.strip():
        raise AtelierError(tr("Give the reason; it stays visible beside the count."))
    return text.strip()


def _as_they_were(poll: Poll, count: Count) -> list[Vote]:
    """The answers by name of the struck count, to be corrected in the next one."""
    again = replace(poll, recounts=(*poll.recounts, Recount.new(ballot=poll.id, reason="", at=count.at)))
    rows = zip(count.voters, count.given, count.remarks, strict=False)
    return [vote_of(again, voter, answer, remark) for voter, answer, remark in rows]
