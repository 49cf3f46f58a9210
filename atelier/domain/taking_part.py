"""Whether those who want to take part are enough to start with (coalition of the willing)."""

from fractions import Fraction
from uuid import UUID

from atelier.domain.coalition import LACK_NAMES, Coalition, Needs
from atelier.domain.methods.participation import PARTICIPATION
from atelier.domain.polls import Poll
from atelier.i18n import percentage, tr, trn

LEADS, JOINS = 0, 1  # the first two options of taking part
LEAST = Needs(members=2)  # one that leads, and one more


def coalition(poll: Poll) -> Coalition[UUID] | None:
    """Who leads and who joins; whoever adds a condition is left out until it is met. None for any other question."""
    count = poll.standing
    if poll.method is not PARTICIPATION or count is None:
        return None
    remarks = dict(zip(count.voters, count.remarks, strict=False))
    firm = {voter: answer[0] for voter, answer in count.by_voter.items() if not remarks.get(voter, "").strip()}
    leading = frozenset(voter for voter, answer in firm.items() if answer == LEADS)
    joining = frozenset(voter for voter, answer in firm.items() if answer == JOINS)
    sizes = poll.ballot.inhabitants or (0,) * len(poll.ballot.voters)
    return Coalition(joining, leading, dict(zip(poll.ballot.voters, sizes, strict=True)))


def enough(poll: Poll) -> tuple[str, ...]:
    """Whether it is enough to start with, in sentences; nothing for any other question."""
    found = coalition(poll)
    if found is None:
        return ()
    members = trn("{n} municipality leads or joins without a condition", "{n} municipalities lead or join without a "
                  "condition", len(found.members))  # fmt: skip
    lacks = found.lacks(LEAST)
    verdict = tr("Enough to start: {members}.", members=members)
    if lacks:
        why = "; ".join(tr(LACK_NAMES[lack]) for lack in lacks)
        verdict = tr("Not enough to start yet: {members}; {why}.", members=members, why=why)
    share = found.share or Fraction(0)
    if not share:
        return (verdict,)
    return verdict, tr("Together they have {share} of all inhabitants.", share=percentage(float(share)))
