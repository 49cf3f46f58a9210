"""Answering an open poll: totals, answers by name, and what was said while hands were counted."""

from dataclasses import replace
from uuid import UUID

from atelier.domain.answers import Answer
from atelier.domain.ballots import Remark, Sheet, Vote
from atelier.domain.counting import answer_of
from atelier.domain.entity import natural_id
from atelier.domain.errors import AbsentError, AtelierError
from atelier.domain.polls import Poll
from atelier.domain.week import Gathering
from atelier.i18n import mark, tr
from atelier.services.electorate import arrive
from atelier.services.polls import PollChange, Polls
from atelier.storage.event_file import EventFile


class Voting:
    """Takes the answers of an open poll in; until its closing they may change."""

    def __init__(self, file: EventFile, polls: Polls) -> None:
        self._file = file
        self._polls = polls

    def enter(self, poll: Poll, counts: tuple[int, ...], voted: int | None = None) -> PollChange:
        """Keep the totals that are typed, also when they cannot be: only closing asks that they can.

        Raises:
            AtelierError: the poll takes no totals any more.
        """
        poll = self._polls.accepting(poll)
        row = natural_id(poll.id, "sheet", poll.attempt)
        sheet = Sheet(id=row, ballot=poll.id, attempt=poll.attempt, counts=counts, voted=voted)
        changes = self._file.commit(mark("enter hands"), sheet)
        return PollChange(changes, replace(poll, entry=counts, voted=voted))

    def cast(self, poll: Poll, voter: UUID, answer: Answer, remark: str = "") -> PollChange:
        """Note the answer of one voter by name; an empty one takes it back. It may change until the closing.

        Raises:
            AtelierError: not on the roll, no valid answer, or the poll is closed.
            AbsentError: the voter is not in the room.
        """
        poll = self._polls.accepting(poll)
        self._require_there(poll, voter)
        valid = answer_of(poll.ballot, answer, remark) if answer else answer
        return self._voted(poll, [vote_of(poll, voter, valid, remark)], mark("note an answer"))

    def cast_rest(self, poll: Poll, answer: Answer) -> PollChange:
        """Note the same answer for everybody in the room who has not answered yet.

        Raises:
            AtelierError: everybody has answered, no valid answer, or the poll is closed.
        """
        poll = self._polls.accepting(poll)
        away, given = self._polls.absent(poll), poll.given
        rest = [voter for voter in poll.ballot.voters if voter not in away and voter not in given]
        if not rest:
            raise AtelierError(tr("Everybody who is present has answered already."))
        valid = answer_of(poll.ballot, answer)
        return self._voted(poll, [vote_of(poll, voter, valid, "") for voter in rest], mark("note the others' answers"))

    def _voted(self, poll: Poll, votes: list[Vote], label: str) -> PollChange:
        changed = {vote.voter: vote for vote in poll.votes} | {vote.voter: vote for vote in votes}
        return PollChange(self._file.commit(label, *votes), replace(poll, votes=tuple(changed.values())))

    def _require_there(self, poll: Poll, voter: UUID) -> None:
        if voter not in poll.ballot.voters:
            raise AtelierError(tr("This name is not on the list of this poll."))
        if voter in self._polls.absent(poll):
            name = poll.ballot.names[poll.ballot.voters.index(voter)]
            raise AbsentError(tr("{name} is not in the room.", name=name), voter)

    def arrive(self, poll: Poll, voter: UUID) -> PollChange:
        """Somebody on the roll turns out to be in the room after all."""
        gathering = self._file.get(Gathering, poll.ballot.gathering)
        if gathering is None:
            raise LookupError(f"gathering {poll.ballot.gathering} is gone")
        return PollChange(arrive(self._file, gathering, poll.ballot, voter), self._polls.current(poll.id))

    def remark(self, poll: Poll, option: int, text: str) -> PollChange:
        """Keep a concern or an objection that was spoken while hands are counted.

        Raises:
            AtelierError: it has no words, or the poll is closed.
        """
        poll = self._polls.accepting(poll)
        if not text.strip():
            raise AtelierError(tr("Write down what was said."))
        remark = Remark.new(ballot=poll.id, attempt=poll.attempt, option=option, text=text.strip())
        changes = self._file.commit(mark("note a remark"), remark)
        return PollChange(changes, replace(poll, remarks=(*poll.remarks, remark)))


def vote_of(poll: Poll, voter: UUID, answer: Answer, remark: str) -> Vote:
    """The answer of one voter in the counting that is going on."""
    row = natural_id(poll.id, "vote", poll.attempt, voter)
    return Vote(id=row, ballot=poll.id, attempt=poll.attempt, voter=voter, answer=answer, remark=remark.strip())
