"""A poll as it stands: derived from the facts of its ballot, never stored."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter
from typing import TypeVar
from uuid import UUID

from atelier.domain.ballots import Ballot, Count, Recount, Sheet, Void
from atelier.domain.errors import AtelierError, CountError
from atelier.domain.tally import Tally
from atelier.i18n import tr, trn

_Fact = TypeVar("_Fact", Recount, Count, Void)


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


@dataclass(frozen=True, slots=True)
class Poll:
    """One ballot with its counts in order; `previous` is the poll of the round before."""

    ballot: Ballot
    counts: tuple[Count, ...] = ()
    recounts: tuple[Recount, ...] = ()
    void: Void | None = None
    entry: tuple[int, ...] = ()
    previous: "Poll | None" = field(default=None)

    @property
    def id(self) -> UUID:
        """The identity of the ballot."""
        return self.ballot.id

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
    def accepting(self) -> bool:
        """Whether totals can be entered now."""
        return self.state in {PollState.OPEN, PollState.RECOUNTING}

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
        """The result that holds; None while there is none."""
        return self.tally_of(self.standing) if self.standing else None

    def tally_of(self, count: Count) -> Tally:
        """The result of one of its counts, the struck ones included."""
        ballot = self.ballot
        return Tally(ballot.method, ballot.options, ballot.sides, count.counts, count.present)


def polls_of(facts: PollFacts) -> tuple[Poll, ...]:
    """All polls in the order of their opening, each behind the round before it, whatever the clocks said."""
    ballots = {ballot.id: ballot for ballot in sorted(facts.ballots, key=attrgetter("at", "id"))}
    done: dict[UUID, Poll] = {}

    def made(ballot: Ballot) -> Poll:
        if ballot.id not in done:
            before = ballots.get(ballot.follows) if ballot.follows else None
            done[ballot.id] = _poll(ballot, facts, made(before) if before else None)
        return done[ballot.id]

    for ballot in ballots.values():
        made(ballot)
    return tuple(done.values())


def _poll(ballot: Ballot, facts: PollFacts, previous: Poll | None) -> Poll:
    def mine(rows: Iterable[_Fact]) -> tuple[_Fact, ...]:
        return tuple(sorted((row for row in rows if row.ballot == ballot.id), key=attrgetter("at", "id")))

    recounts, voids = mine(facts.recounts), mine(facts.voids)
    attempt = 1 + len(recounts)
    place = {None: 0} | {recount.id: n for n, recount in enumerate(recounts, 1)}
    sheet = next((s for s in facts.sheets if (s.ballot, s.attempt) == (ballot.id, attempt)), None)
    empty = (0,) * len(ballot.options)
    return Poll(
        ballot=ballot,
        counts=tuple(sorted(mine(facts.counts), key=lambda count: place.get(count.recount, 0))),
        recounts=recounts,
        void=voids[0] if voids else None,
        entry=sheet.counts if sheet and sheet.counts else empty,
        previous=previous,
    )


def require_possible(counts: tuple[int, ...], options: int, present: int) -> None:
    """Refuse a count that cannot be.

    Raises:
        AtelierError: not one whole number of 0 or more per option, or nobody answered at all.
        CountError: more answers than people present.
    """
    if len(counts) != options or any(count < 0 for count in counts):
        raise AtelierError(tr("Enter one whole number of 0 or more for each answer."))
    counted = sum(counts)
    if not counted:
        raise AtelierError(tr("Nobody has answered yet. Enter the hands, or declare the poll void."))
    if counted > present:
        sentence = trn(
            "{counted} of {n} present: that is {extra} too many.",
            "{counted} of {n} present: that is {extra} too many.",
            present,
            counted=counted,
            extra=counted - present,
        )
        raise CountError(sentence, counted, present)


def digest_of(ballot: Ballot, counts: tuple[int, ...], present: int) -> str:
    """What a closed count is sealed with: SHA-256 over the frozen question and the numbers."""
    parts = (ballot.id.hex, ballot.method, ballot.question, ballot.options, ballot.sides, counts, present)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
