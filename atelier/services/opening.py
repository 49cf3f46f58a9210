"""Opening a poll: the first round, the next one, the same on paper, or other words for the question."""

from dataclasses import replace
from uuid import UUID

from atelier.domain.asking import Subject, Terms, poles_of, question_of, terms_of
from atelier.domain.ballots import Ballot, Electorate, Relation
from atelier.domain.errors import AtelierError
from atelier.domain.methods import METHODS
from atelier.domain.methods.base import Method, Way
from atelier.domain.polls import Poll, PollState
from atelier.domain.week import Gathering
from atelier.i18n import mark, tr
from atelier.services.electorate import roll
from atelier.services.polls import PollChange, Polls
from atelier.services.secret import Secret
from atelier.storage.event_file import EventFile

LONGEST = 120  # characters of an option that can be read from the last row


class Opening:
    """Freezes a question with its terms, and opens it."""

    def __init__(self, file: EventFile, secret: Secret, polls: Polls) -> None:
        self._file = file
        self._secret = secret
        self._polls = polls

    def open(self, gathering: Gathering, subject: Subject, method: str, terms: Terms | None = None) -> PollChange:
        """Freeze a question with its terms and open it.

        Raises:
            AtelierError: nobody is present, another poll of this gathering is open, the question or its options are
                missing, or too few people for a secret one.
        """
        asking, terms = METHODS[method], terms or Terms()
        question = question_of(subject, asking)
        ballot = self._frozen(gathering, subject.id, asking, question, terms)
        return self._opened(gathering, replace(ballot, sides=asking.side_names(poles_of(subject))))

    def again(self, poll: Poll, gathering: Gathering) -> PollChange:
        """Put the same question again: the next round, in exactly the words of the one before.

        Raises:
            AtelierError: the poll is not closed, has a later round, or another one is open.
        """
        poll = self._polls.current(poll.id)
        if poll.state is not PollState.CLOSED:
            raise AtelierError(tr("Close this round first."))
        self._polls.require_no_later_round(poll)
        ballot = self._repeated(poll, gathering, Relation.ROUND, poll.ballot.question, terms_of(poll.ballot))
        return self._opened(gathering, ballot, mark("open the next round"))

    def in_writing(self, poll: Poll, gathering: Gathering) -> PollChange:
        """The same question on paper, beside the poll that it repeats.

        Raises:
            AtelierError: the method cannot be asked on paper, another poll is open, or fewer than 5 are present.
        """
        poll = self._polls.current(poll.id)
        if Way.PAPER not in poll.method.ways:
            raise AtelierError(tr("This way of asking cannot be done on paper."))
        terms = replace(terms_of(poll.ballot), way=Way.PAPER, electorate=Electorate.ROOM)
        ballot = self._repeated(poll, gathering, Relation.WRITING, poll.ballot.question, terms)
        return self._opened(gathering, ballot, mark("ask in writing"))

    def reword(self, poll: Poll, gathering: Gathering, question: str) -> PollChange:
        """A new version in other words, not comparable with the one that it replaces.

        Raises:
            AtelierError: the poll is still open, the words are the same or missing, or another poll is open.
        """
        poll = self._polls.current(poll.id)
        if poll.accepting:
            raise AtelierError(tr("Close this poll first, or declare it void."))
        if question.strip() == poll.ballot.question:
            raise AtelierError(tr("These are the same words. Change them, or ask a second round."))
        ballot = self._repeated(poll, gathering, Relation.WORDING, question.strip(), terms_of(poll.ballot))
        return self._opened(gathering, ballot, mark("open another wording"))

    def _repeated(self, poll: Poll, gathering: Gathering, relation: Relation, question: str, terms: Terms) -> Ballot:
        ballot = self._frozen(gathering, poll.ballot.subject, poll.method, question, terms)
        return replace(ballot, sides=poll.ballot.sides, follows=poll.id, relation=relation)

    def _frozen(self, gathering: Gathering, subject: UUID, method: Method, question: str, terms: Terms) -> Ballot:
        voters = roll(self._file, terms.electorate)
        weighed = terms.readings and terms.electorate is Electorate.MEMBERS
        return Ballot.new(
            gathering=gathering.id,
            subject=subject,
            method=method.key,
            question=question,
            options=terms.options or method.option_names(),
            sides=(),
            asked=_asked(terms.electorate),
            way=terms.way,
            limit=terms.limit,
            points=terms.points,
            complete=terms.complete,
            electorate=terms.electorate,
            voters=voters.voters,
            names=voters.names,
            inhabitants=voters.inhabitants if weighed else (),
            readings=weighed,
            rule=terms.rule,
            rule_base=terms.rule_base,
            invited=len(voters.voters) or gathering.present,
            at=self._file.now(),
        )

    def _opened(self, gathering: Gathering, ballot: Ballot, label: str = mark("open the poll")) -> PollChange:
        self._require_ready(gathering, ballot)
        with self._secret.opening(ballot):
            changes = self._file.commit(label, ballot)
        return PollChange(changes, self._polls.current(ballot.id))

    def _require_ready(self, gathering: Gathering, ballot: Ballot) -> None:
        if not ballot.question.strip():
            raise AtelierError(tr("This has no question yet. Write it first in Dilemma's."))
        if ballot.way not in METHODS[ballot.method].ways:
            raise AtelierError(tr("This way of asking cannot be answered like that."))
        if len({option.strip() for option in ballot.options if option.strip()}) < max(2, len(ballot.options)):
            raise AtelierError(tr("Give at least two options, each with words of its own."))
        if any(len(option) > LONGEST for option in ballot.options):
            raise AtelierError(tr("Make the options shorter: at most {n} characters each.", n=LONGEST))
        if ballot.electorate is Electorate.ROOM and not gathering.present:
            raise AtelierError(tr("Nobody is present yet. Enter how many people are in the room."))
        if ballot.way is Way.NAMED and not ballot.voters:
            raise AtelierError(tr("There is nobody on the list yet. Add municipalities or people in Participants."))
        self._polls.require_none_open(gathering.id)


def _asked(electorate: Electorate) -> str:
    names = {
        Electorate.ROOM: tr("everybody in the room"),
        Electorate.MEMBERS: tr("each municipality once"),
        Electorate.PEOPLE: tr("everybody on the list"),
    }
    return names[electorate]
