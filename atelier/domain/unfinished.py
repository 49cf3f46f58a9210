"""What still stands in the way of closing a poll whose numbers can be."""

from atelier.domain.ballots import Count
from atelier.domain.methods.base import Way
from atelier.domain.polls import Poll
from atelier.domain.secrecy import LEAST, PROMISE
from atelier.i18n import tr, trn

ONE_EACH = {Way.NAMED, Way.TURN, Way.PAPER}  # a count of hands does not know who has not answered yet


def hindrance(poll: Poll, count: Count) -> str:
    """Why somebody should be asked once more before this is sealed; empty when nothing is wanting.

    Only how many are still to come is said, never who, and of a secret poll nothing of the answers.
    """
    tally = poll.tally_of(count)
    why = "" if count.withheld else poll.method.hindrance(tally, tally.present)
    return why or " ".join(filter(None, (_waiting(poll, tally.not_voted, count.present), _too_few(poll, count))))


def _waiting(poll: Poll, missing: int, present: int) -> str:
    if poll.ballot.way not in ONE_EACH or missing < 1:
        return ""
    return trn("{n} of {m} has not voted yet.", "{n} of {m} have not voted yet.", missing, m=present)


def _too_few(poll: Poll, count: Count) -> str:
    return tr(PROMISE[3]) if poll.ballot.secret and (count.voted or 0) + count.blank + count.invalid < LEAST else ""
