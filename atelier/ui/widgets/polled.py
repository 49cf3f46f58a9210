"""What was polled about a dilemma or a statement, in a few words."""

from collections.abc import Sequence
from uuid import UUID

from atelier.domain.polls import Poll, PollState
from atelier.i18n import tr, trn
from atelier.ui.desk import Desk


def polls_by_subject(desk: Desk) -> dict[UUID, list[Poll]]:
    """All polls of the event in the order of their opening, by what they are about."""
    found: dict[UUID, list[Poll]] = {}
    for poll in desk.polling.polls.all():
        found.setdefault(poll.ballot.subject, []).append(poll)
    return found


def polled(polls: Sequence[Poll]) -> str:
    """How often one subject was polled, and what the last round said; empty when it never was."""
    valid = [poll for poll in polls if poll.state is not PollState.VOID]
    if not valid:
        return ""
    last = valid[-1]
    linked = last.round == len(valid)
    often = trn("{n} round", "{n} rounds", len(valid)) if linked else trn("{n} poll", "{n} polls", len(valid))
    reading = last.tally.reading() if last.tally else None
    return " · ".join(filter(None, (often, reading.words if reading else "", tr("open now") if last.accepting else "")))
