"""The open secret poll behind the screen on which people answer in turn."""

from uuid import UUID

from atelier.domain.answers import Answer
from atelier.domain.ballots import Electorate
from atelier.domain.errors import AtelierError
from atelier.domain.polls import Poll
from atelier.i18n import tr
from atelier.ui.desk import Desk


class OpenUrn:
    """What the screen may ask of one poll: the turnout, who can still vote, and to receive one vote."""

    def __init__(self, desk: Desk, poll: Poll, present: int) -> None:
        self._desk, self.poll, self._present = desk, poll, present

    def turnout(self) -> tuple[int, int]:
        """How many voted, of how many who can."""
        self.poll = self._desk.polling.secret.told(self.poll)
        return self.poll.in_urn, self._invited()

    def _invited(self) -> int:
        if self.poll.ballot.electorate is Electorate.ROOM:
            return self._present
        return len(self.poll.ballot.voters) - len(self._desk.polling.polls.absent(self.poll))

    def waiting(self) -> tuple[tuple[UUID, str], ...] | None:
        """Who is in the room and can still vote, by name; None when voters are not known by name."""
        ballot = self.poll.ballot
        if ballot.electorate is Electorate.ROOM:
            return None
        names = dict(zip(ballot.voters, ballot.names, strict=True))
        away = self._desk.polling.polls.absent(self.poll)
        return tuple((row, names[row]) for row in self._desk.polling.secret.waiting(self.poll) if row not in away)

    def cast(self, answer: Answer, voter: UUID | None) -> None:
        """One vote, received when this returns.

        Raises:
            AtelierError: it was not received, or as many voted already as are present.
        """
        voted, invited = self.turnout()
        if voted >= invited:
            raise AtelierError(
                tr("As many people voted as are present: {n}. The facilitator can add who came in.", n=voted)
            )
        self.poll = self._desk.polling.secret.cast(self.poll, answer, voter).poll

    def check_pin(self, pin: str) -> None:
        """Pass with the facilitator's PIN.

        Raises:
            AtelierError: it is not right, or it is too early to try again.
        """
        self._desk.pin.check(pin)
