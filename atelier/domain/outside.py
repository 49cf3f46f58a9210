"""What of a poll may leave the room, in reports, exports and files that are given away; the laptop itself shows more.

All saw a show of hands, and municipalities answer in public. Of people by name, and of papers, nothing goes out that
tells of one to four people, also not beside a count that was struck.
"""

from dataclasses import replace

from atelier.domain.ballots import Count
from atelier.domain.methods.base import Way
from atelier.domain.name_tiles import public
from atelier.domain.polls import Poll
from atelier.domain.secrecy import LEAST


def outside(poll: Poll) -> Poll:
    """The poll with the rounds before it, without the counts that may not be told."""
    return replace(
        poll,
        counts=tuple(count if _may_be_told(poll, count) else untold(count) for count in poll.counts),
        previous=poll.previous and outside(poll.previous),
        linked=poll.linked and outside(poll.linked),
    )


def untold(count: Count) -> Count:
    """The count without what was answered: only how many did."""
    return replace(count, counts=(), answers=(), times=(), voted=papers(count), blank=0, invalid=0, voters=(), given=(),
                   remarks=(), remarked=(), here=(), withheld=True)  # fmt: skip


def papers(count: Count) -> int:
    """How many answered, on blank and invalid papers too."""
    return (sum(count.counts) if count.voted is None else count.voted) + count.blank + count.invalid


def _may_be_told(poll: Poll, count: Count) -> bool:
    if count.withheld or public(poll):
        return True
    if poll.ballot.way is Way.NAMED:  # a recount puts one answer right, or adds one
        return count is poll.counts[-1] and papers(count) >= LEAST
    if poll.ballot.secret:
        return count is poll.counts[-1] or papers(count) == papers(poll.counts[-1])
    return True
