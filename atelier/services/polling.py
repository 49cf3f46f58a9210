"""Polls: open, enter answers in one of the ways, close, count again, ask again."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar
from uuid import UUID

from atelier.domain.answers import Answer
from atelier.domain.asking import Subject, Terms, poles_of, question_of, terms_of
from atelier.domain.ballots import Ballot, Count, Electorate, Recount, Relation, Remark, Sheet, Void, Vote
from atelier.domain.counting import answer_of, of_totals, of_votes, sealed
from atelier.domain.entity import Entity, natural_id
from atelier.domain.errors import AbsentError, AtelierError, UnsettledError
from atelier.domain.methods import METHODS
from atelier.domain.methods.base import Method, Way
from atelier.domain.polls import Poll, PollFacts, PollState, polls_of
from atelier.domain.week import Gathering
from atelier.i18n import mark, tr
from atelier.services.electorate import absent, arrive, here, roll
from atelier.services.elsewhere import Elsewhere, require_here
from atelier.services.secret import Secret
from atelier.storage.event_file import Changes, EventFile

E = TypeVar("E", bound=Entity)
LONGEST = 120  # characters of an option that can be read from the last row


class PollChange(NamedTuple):
    """What an act did, and the poll as it stands now: the value that travels to window and projector."""

    changes: Changes
    poll: Poll


class Polling:
    """The way of every vote in an open event."""

    def __init__(self, file: EventFile, secret: Secret) -> None:
        self._file = file
        self.secret = secret
        self._elsewhere = Elsewhere(file)

    # Reading

    def polls(self, gathering: Gathering | None = None) -> tuple[Poll, ...]:
        """All polls in the order of their opening, of one gathering or of all."""
        where = {"gathering": gathering.id} if gathering else {}
        ballots = self._file.all(Ballot, **where)
        return self._told(polls_of(self._facts(ballots)))

    def poll(self, ballot: UUID) -> Poll | None:
        """One poll with the rounds before it."""
        chain: list[Ballot] = []
        found = self._file.get(Ballot, ballot)
        while found:
            chain.append(found)
            found = self._file.get(Ballot, found.follows)
        polls = polls_of(self._chain_facts(chain))
        mine = next((poll for poll in polls if poll.id == ballot), None)
        return self._told([mine])[0] if mine else None

    def _told(self, polls: Sequence[Poll]) -> tuple[Poll, ...]:
        """With what only this laptop knows: which polls are its own, and what is in its urns."""
        return tuple(map(self.secret.told, self._elsewhere.told(polls)))

    def absent(self, poll: Poll) -> frozenset[UUID]:
        """The voters of this poll who are not in the room."""
        gathering = self._file.get(Gathering, poll.ballot.gathering)
        return absent(self._file, gathering, poll.ballot) if gathering else frozenset()

    def _facts(self, ballots: list[Ballot]) -> PollFacts:
        def of(kind: type[E]) -> tuple[E, ...]:
            return tuple(self._file.all(kind))

        return PollFacts(tuple(ballots), of(Sheet), of(Recount), of(Count), of(Void), of(Vote), of(Remark))

    def _chain_facts(self, chain: list[Ballot]) -> PollFacts:
        def of(kind: type[E]) -> tuple[E, ...]:
            return tuple(row for ballot in chain for row in self._file.all(kind, ballot=ballot.id))

        return PollFacts(tuple(chain), of(Sheet), of(Recount), of(Count), of(Void), of(Vote), of(Remark))

    # Opening

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
        poll = self._current(poll)
        if poll.state is not PollState.CLOSED:
            raise AtelierError(tr("Close this round first."))
        self._require_no_later_round(poll)
        ballot = self._repeated(poll, gathering, Relation.ROUND, poll.ballot.question, terms_of(poll.ballot))
        return self._opened(gathering, ballot, mark("open the next round"))

    def in_writing(self, poll: Poll, gathering: Gathering) -> PollChange:
        """The same question on paper, beside the poll that it repeats.

        Raises:
            AtelierError: the method cannot be asked on paper, another poll is open, or fewer than 5 are present.
        """
        poll = self._current(poll)
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
        poll = self._current(poll)
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
        with self.secret.opening(ballot):
            changes = self._file.commit(label, ballot)
        return self._done(changes, ballot.id)

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
        self._require_none_open(gathering.id)

    def _require_none_open(self, gathering: UUID) -> None:
        for poll in self._told(polls_of(self._facts(self._file.all(Ballot, gathering=gathering)))):
            if poll.accepting:  # one that was left open on another laptop holds nobody up here
                question = poll.ballot.question
                raise AtelierError(tr("The poll “{question}” is still open. Close it first.", question=question))

    # Answering

    def enter(self, poll: Poll, counts: tuple[int, ...], voted: int | None = None) -> PollChange:
        """Keep the totals that are typed, also when they cannot be: only closing asks that they can.

        Raises:
            AtelierError: the poll takes no totals any more.
        """
        poll = self._accepting(poll)
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
        poll = self._accepting(poll)
        self._require_there(poll, voter)
        valid = answer_of(poll.ballot, answer, remark) if answer else answer
        return self._voted(poll, [_vote(poll, voter, valid, remark)], mark("note an answer"))

    def cast_rest(self, poll: Poll, answer: Answer) -> PollChange:
        """Note the same answer for everybody in the room who has not answered yet.

        Raises:
            AtelierError: everybody has answered, no valid answer, or the poll is closed.
        """
        poll = self._accepting(poll)
        away, given = self.absent(poll), poll.given
        rest = [voter for voter in poll.ballot.voters if voter not in away and voter not in given]
        if not rest:
            raise AtelierError(tr("Everybody who is present has answered already."))
        valid = answer_of(poll.ballot, answer)
        return self._voted(poll, [_vote(poll, voter, valid, "") for voter in rest], mark("note the others' answers"))

    def _voted(self, poll: Poll, votes: list[Vote], label: str) -> PollChange:
        changed = {vote.voter: vote for vote in poll.votes} | {vote.voter: vote for vote in votes}
        return PollChange(self._file.commit(label, *votes), replace(poll, votes=tuple(changed.values())))

    def _require_there(self, poll: Poll, voter: UUID) -> None:
        if voter not in poll.ballot.voters:
            raise AtelierError(tr("This name is not on the list of this poll."))
        if voter in self.absent(poll):
            name = poll.ballot.names[poll.ballot.voters.index(voter)]
            raise AbsentError(tr("{name} is not in the room.", name=name), voter)

    def arrive(self, poll: Poll, voter: UUID) -> PollChange:
        """Somebody on the roll turns out to be in the room after all."""
        gathering = self._file.get(Gathering, poll.ballot.gathering)
        if gathering is None:
            raise LookupError(f"gathering {poll.ballot.gathering} is gone")
        return PollChange(arrive(self._file, gathering, poll.ballot, voter), self._current(poll))

    def remark(self, poll: Poll, option: int, text: str) -> PollChange:
        """Keep a concern or an objection that was spoken while hands are counted.

        Raises:
            AtelierError: it has no words, or the poll is closed.
        """
        poll = self._accepting(poll)
        if not text.strip():
            raise AtelierError(tr("Write down what was said."))
        remark = Remark.new(ballot=poll.id, attempt=poll.attempt, option=option, text=text.strip())
        changes = self._file.commit(mark("note a remark"), remark)
        return PollChange(changes, replace(poll, remarks=(*poll.remarks, remark)))

    # Closing

    def close(self, poll: Poll, present: int, *, anyway: bool = False) -> PollChange:
        """Seal what was answered; `anyway` also when the method says that it is not finished.

        Raises:
            AtelierError: the poll is not open, nobody answered, or the numbers cannot be.
            CountError: more answers than people present; the entry stays.
            UnsettledError: something still stands in the way, such as an objection.
        """
        poll = self._accepting(poll)
        count = self._count(poll, present)
        if not anyway:
            self._require_settled(poll, count)
        recount = poll.recounts[-1].id if poll.recounts else None
        entered = [*self._entered(poll)]
        changes = self._file.commit(mark("close the poll"), sealed(poll.ballot, count, recount), remove=entered)
        self.secret.closed(poll)
        return self._done(changes, poll.id)

    def _count(self, poll: Poll, present: int) -> Count:
        ballot, at = poll.ballot, self._file.now()
        if ballot.secret:
            count = self.secret.counted(poll, present, at)
        elif ballot.way is Way.NAMED:
            count = of_votes(ballot, poll.votes, len(ballot.voters) - len(self.absent(poll)), at)
        else:
            count = of_totals(ballot, poll.entry, poll.voted, present, at, poll.remarks)
        return replace(count, here=here(self._file, ballot.gathering))

    @staticmethod
    def _require_settled(poll: Poll, count: Count) -> None:
        tally = poll.tally_of(count)
        why = "" if count.withheld else poll.method.hindrance(tally, tally.present)
        if why:
            raise UnsettledError(why)

    def recount(self, poll: Poll, reason: str) -> PollChange:
        """Strike the count that holds and count again in the same round; answers by name start from what they were.

        Raises:
            AtelierError: the poll is not closed, or not of this laptop, cannot be counted again, has a later round,
                another one is open, or the reason is empty.
        """
        poll = self._current(poll)
        if poll.state is not PollState.CLOSED or poll.standing is None:
            raise AtelierError(tr("Only a closed poll can be counted again."))
        require_here(poll)
        if poll.ballot.way is Way.TURN:
            raise AtelierError(tr("Answers that were given in turn leave nothing to count again. Ask a second round."))
        self._require_no_later_round(poll)
        self._require_none_open(poll.ballot.gathering)
        recount = Recount.new(ballot=poll.id, reason=_reason(reason), at=self._file.now())
        with self.secret.opening(poll.ballot, poll.attempt + 1):
            changes = self._file.commit(mark("recount"), recount, *_as_they_were(poll, poll.standing))
        return self._done(changes, poll.id)

    def declare_void(self, poll: Poll, reason: str) -> PollChange:
        """Declare a poll void; it stays in the record with the reason.

        Raises:
            AtelierError: it already is, or the reason is empty.
        """
        poll = self._current(poll)
        if poll.state is PollState.VOID:
            raise AtelierError(tr("This poll was already declared void."))
        if poll.unfinished:
            require_here(poll)
        void = Void.new(ballot=poll.id, reason=_reason(reason), at=self._file.now())
        changes = self._file.commit(mark("declare void"), void, remove=[*self._entered(poll)])
        self.secret.closed(poll)
        return self._done(changes, poll.id)

    def _entered(self, poll: Poll) -> Iterable[Entity]:
        """What was entered goes with the closing, so that no undo reaches into a closed poll."""
        for kind in (Sheet, Vote, Remark):
            yield from self._file.all(kind, ballot=poll.id)

    def _require_no_later_round(self, poll: Poll) -> None:
        for later in self._file.all(Ballot, follows=poll.id):
            found = self.poll(later.id)
            if found and found.previous and found.state is not PollState.VOID and not found.waits_elsewhere:
                raise AtelierError(tr("There already is a later round of this question."))

    def _accepting(self, poll: Poll) -> Poll:
        poll = self._current(poll)
        require_here(poll)
        if not poll.accepting:
            raise AtelierError(tr("This poll is closed. A recount or a second round stands beside it."))
        return poll

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


def _vote(poll: Poll, voter: UUID, answer: Answer, remark: str) -> Vote:
    row = natural_id(poll.id, "vote", poll.attempt, voter)
    return Vote(id=row, ballot=poll.id, attempt=poll.attempt, voter=voter, answer=answer, remark=remark.strip())


def _as_they_were(poll: Poll, count: Count) -> list[Vote]:
    """The answers by name of the struck count, to be corrected in the next one."""
    again = replace(poll, recounts=(*poll.recounts, Recount.new(ballot=poll.id, reason="", at=count.at)))
    rows = zip(count.voters, count.given, count.remarks, strict=False)
    return [_vote(again, voter, answer, remark) for voter, answer, remark in rows]


def _asked(electorate: Electorate) -> str:
    names = {
        Electorate.ROOM: tr("everybody in the room"),
        Electorate.MEMBERS: tr("each municipality once"),
        Electorate.PEOPLE: tr("everybody on the list"),
    }
    return names[electorate]
