"""How a poll names the one that it words anew or repeats in writing."""

from atelier.domain.ballots import Relation
from atelier.domain.polls import Poll
from atelier.i18n import mark, tr

LINKS = {
    Relation.WORDING: mark("other wording of: “{question}” – not comparable"),
    Relation.WRITING: mark("in writing, beside: “{question}”"),
}


def link_words(poll: Poll) -> str:
    """Which poll this one words anew or repeats in writing; empty when it does neither."""
    if poll.linked is None:
        return ""
    return tr(LINKS[poll.ballot.relation], question=poll.linked.ballot.question)
