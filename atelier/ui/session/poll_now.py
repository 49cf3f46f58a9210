"""Which poll is on the table: the last one on the question of now, or one that still waits for its closing."""

from collections.abc import Sequence
from dataclasses import replace

from atelier.domain.asking import SUBJECTS, Subject
from atelier.domain.ballots import Electorate
from atelier.domain.polls import Poll
from atelier.domain.week import Gathering
from atelier.ui.desk import Desk


class PollNow:
    """The meeting, its question and the poll on it, as they stand now."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.gathering: Gathering | None = None
        self.subject: Subject | None = None
        self.poll: Poll | None = None
        self.elsewhere: Sequence[Poll] = ()  # other ones that wait for their closing on the laptop that opened them

    def turn_to(self, gathering: Gathering | None, subject: Subject | None) -> None:
        """Put the last poll on this question in this meeting on the table."""
        self.gathering, self.subject = gathering, subject
        rounds = self.rounds()
        mine = [poll for poll in rounds if not poll.waits_elsewhere]
        self.elsewhere = [poll for poll in rounds if poll.waits_elsewhere]
        self.poll = mine[-1] if mine else self._orphan()

    def rounds(self) -> Sequence[Poll]:
        """All polls on this question in this meeting, read anew."""
        if self.gathering is None or self.subject is None:
            return ()
        return [p for p in self._desk.polling.polls.all(self.gathering) if p.ballot.subject == self.subject.id]

    def _orphan(self) -> Poll | None:
        """An open poll of this meeting whose question was removed: it must still be closed or declared void."""
        if self.gathering is None:
            return None
        there = {row.id for kind in SUBJECTS for row in self._desk.editing.all(kind)}
        polls = self._desk.polling.polls.all(self.gathering)
        return next((p for p in polls if p.accepting and p.ballot.subject not in there), None)

    @property
    def present(self) -> int:
        """How many can answer now: people in the room, or of a list the names that are there, or voted and left."""
        poll = self.poll
        if poll is not None and poll.ballot.electorate is not Electorate.ROOM:
            there = len(poll.ballot.voters) - len(self._desk.polling.polls.absent(poll))
            return max(poll.turnout, there) if poll.ballot.secret else there
        return self.gathering.present if self.gathering else 0

    def concerns(self, poll: Poll) -> bool:
        """Whether a poll is the one on the table, or a newer one on its question."""
        mine = self.subject is not None and poll.ballot.subject == self.subject.id
        return mine or (self.poll is not None and poll.id == self.poll.id)

    def only_answered(self, poll: Poll) -> bool:
        """Whether nothing is new in this picture of the poll but its answers."""
        before = self.poll
        return before is not None and before == replace(
            poll, entry=before.entry, voted=before.voted, votes=before.votes, in_urn=before.in_urn
        )
