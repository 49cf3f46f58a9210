"""The figures that a proposal quotes from closed polls, each with its base, its way of asking and its date."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from atelier.domain.methods.base import WAY_NAMES
from atelier.domain.polls import Poll
from atelier.domain.proposals import Proposal
from atelier.i18n import long_date, tr


@dataclass(frozen=True, slots=True)
class Quote:
    """One quoted result, as a sentence that can stand on its own."""

    ballot: UUID
    text: str


def quotes(proposal: Proposal, polls: Iterable[Poll]) -> tuple[Quote, ...]:
    """What the linked polls say now, in the order of asking; an open or void one says nothing."""
    return tuple(Quote(poll.id, quoted(poll)) for poll in polls if poll.id in proposal.ballots and poll.tally)


def quoted(poll: Poll) -> str:
    """Question, round, conclusion, every total, how many answered, how and when; empty without a result."""
    tally = poll.tally
    if tally is None or poll.standing is None:
        return ""
    reading = tally.reading()
    return tr(
        "“{question}” (round {n}): {words}. {totals}; {base}; {way}, {date}.",
        question=poll.ballot.question.strip(),
        n=poll.round,
        words=reading.words if reading else tr("no votes yet"),
        totals=", ".join(f"{option} {count}" for option, count in zip(tally.options, tally.counts, strict=True)),
        base=tr("{answered} of {present} present", answered=tally.answered, present=tally.present),
        way=tr(WAY_NAMES[poll.ballot.way]),
        date=long_date(poll.standing.at.date()),
    )
