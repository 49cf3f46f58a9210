"""A poll as it stands: derived from the facts of its ballot, never stored."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from enum import StrEnum
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from atelier.domain.answers import Answer
from atelier.domain.ballots import Ballot, Count, Recount, Relation, Remark, Sheet, Void, Vote
from atelier.domain.methods import METHODS, Method
from atelier.domain.methods.base import Way
from atelier.domain.tally import Tally

_Fact = TypeVar("_Fact", Recount, Count, Void)
_Entered = TypeVar("_Entered", Vote, Remark)


class PollState(StrEnum):
    """Where a poll is on its way; recounting is open again in the same round."""

    OPEN = "open"
    CLOSED = "closed"
    RECOUNTING = "recounting"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class PollFacts:
    """Everything that was recorded about polls, in any order."""

    ballots: tuple[Ballot, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    recounts: tuple[Recount, ...] = ()
    counts: tuple[Count, ...] = ()
    voids: tuple[Void, ...] = ()
    votes: tuple[Vote, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Poll:
    """One ballot with its counts in order; `previous` is the poll of the round before.

    `linked` is the poll that this one words anew or repeats in writing; `in_urn` are the secret answers given so far.
    `elsewhere` says that another laptop opened it, which alone can close it and count it again.
    """

    ballot: Ballot
    counts: tuple[Count, ...] = ()
    recounts: tuple[Recount, ...] = ()
    void: Void | None = None
    entry: tuple[int, ...] = ()
    voted: int | None = None
    votes: tuple[Vote, ...] = ()
    remarks: tuple[Remark, ...] = ()
    in_urn: int = 0
    elsewhere: bool = field(default=False, repr=False)  # no part of what is known of it, which is equal everywhere
    previous: "Poll | None" = field(default=None)
    linked: "Poll | None" = field(default=None)

    @property
    def id(self) -> UUID:
        """The identity of the ballot."""
        return self.ballot.id

    @property
    def method(self) -> Method:
        """The way of asking."""
        return METHODS[self.ballot.method]

    @property
    def given(self) -> dict[UUID, Answer]:
        """By name: what each voter answered so far."""
        return {vote.voter: vote.answer for vote in self.votes if vote.answer}

    @property
    def turnout(self) -> int:
        """How many people answered so far in an open poll, as far as the way of entry can tell."""
        if self.ballot.secret:
            return self.in_urn
        if self.ballot.way is Way.NAMED:
            return len(self.given)
        return sum(self.entry) if self.method.shape.single else self.voted or 0

    @property
    def round(self) -> int:
        """1 for a first asking, one more for each time it was put again."""
        return 1 + (self.previous.round if self.previous else 0)

    @property
    def attempt(self) -> int:
        """Which counting of this round it is: 1, or one more for each hertelling."""
        return 1 + len(self.recounts)

    @property
    def state(self) -> PollState:
        """Derived from the facts."""
        if self.void:
            return PollState.VOID
        if len(self.counts) == self.attempt:
            return PollState.CLOSED
        return PollState.RECOUNTING if self.counts else PollState.OPEN

    @property
    def unfinished(self) -> bool:
        """Whether it waits for its closing, here or elsewhere."""
        return self.state in {PollState.OPEN, PollState.RECOUNTING}

    @property
    def accepting(self) -> bool:
        """Whether totals can be entered now, on this laptop."""
        return self.unfinished and not self.elsewhere

    @property
    def waits_elsewhere(self) -> bool:
        """Whether its closing is up to another laptop."""
        return self.unfinished and self.elsewhere

    @property
    def standing(self) -> Count | None:
        """The count that holds; None while open, recounting or void."""
        return self.counts[-1] if self.state is PollState.CLOSED else None

    @property
    def struck(self) -> tuple[tuple[Count, Recount], ...]:
        """Counts that are vervallen, each with the hertelling that struck it."""
        return tuple(zip(self.counts, self.recounts, strict=False))

    @property
    def tally(self) -> Tally | None:
        """The result that holds; None while there is none, or when too few voted in secret to show one."""
        return self.tally_of(self.standing) if self.standing and not self.standing.withheld else None

    def tally_of(self, count: Count) -> Tally:
        """The result of one of its counts, the struck ones included."""
        ballot = self.ballot
        return Tally(
            ballot.method,
            ballot.options,
            ballot.sides,
            count.counts,
            count.present,
            count.profile,
            count.voted,
            count.blank,
            count.invalid,
        )


def polls_of(facts: PollFacts) -> tuple[Poll, ...]:
    """All polls in the order of their opening, each behind the round before it, whatever the clocks said."""
    ballots = {ballot.id: ballot for ballot in sorted(facts.ballots, key=attrgetter("at", "id"))}
    done: dict[UUID, Poll] = {}
    own = _by_ballot(facts)

    def made(ballot: Ballot) -> Poll:
        if ballot.id not in done:
            before = ballots.get(ballot.follows) if ballot.follows else None
            done[ballot.id] = _poll(ballot, own.get(ballot.id, PollFacts()), made(before) if before else None)
        return done[ballot.id]

    for ballot in ballots.values():
        made(ballot)
    return tuple(done.values())


def _by_ballot(facts: PollFacts) -> dict[UUID, PollFacts]:
    """Everything about each ballot apart, in one pass: of a large week there are very many answers."""
    found: dict[UUID, dict[str, list[Any]]] = {}
    for field_ in fields(facts):
        for row in getattr(facts, field_.name) if field_.name != "ballots" else ():
            found.setdefault(row.ballot, {}).setdefault(field_.name, []).append(row)
    return {ballot: PollFacts(**{name: tuple(rows) for name, rows in own.items()}) for ballot, own in found.items()}


def _poll(ballot: Ballot, facts: PollFacts, previous: Poll | None) -> Poll:
    def mine(rows: Iterable[_Fact]) -> tuple[_Fact, ...]:
        return tuple(sorted(rows, key=attrgetter("at", "id")))

    recounts, voids = mine(facts.recounts), mine(facts.voids)
    attempt = 1 + len(recounts)
    place = {None: 0} | {recount.id: n for n, recount in enumerate(recounts, 1)}
    sheet = next((s for s in facts.sheets if s.attempt == attempt), None)
    empty = (0,) * len(ballot.options)

    def entered(rows: Iterable[_Entered]) -> tuple[_Entered, ...]:
        return tuple(row for row in rows if row.attempt == attempt)

    again = ballot.relation is Relation.ROUND
    return Poll(
        ballot=ballot,
        counts=tuple(sorted(mine(facts.counts), key=lambda count: place.get(count.recount, 0))),
        recounts=recounts,
        void=voids[0] if voids else None,
        entry=sheet.counts if sheet and sheet.counts else empty,
        voted=sheet.voted if sheet else None,
        votes=entered(facts.votes),
        remarks=entered(facts.remarks),
        previous=previous if again else None,
        linked=None if again else previous,
    )
