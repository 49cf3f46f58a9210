"""Points to divide over options: on the wall, by name or in turn."""

from atelier.domain.answers import POINTS, Form
from atelier.domain.methods.base import Method, Options, Reading, Votes, Way
from atelier.domain.methods.choice import lead, leaders
from atelier.i18n import mark, tr, trn


class _Dots(Method):
    """Each person has a number of dots and may place some of them on one option."""

    key = "dots"
    name = mark("Dots")
    helps = mark("To see what a group gives weight to; each person divides a few dots.")
    front = frozenset({"dilemma", "question"})
    shape = POINTS
    source = Options.OWN
    default = Form((), limit=2, points=3)
    ways = (Way.WALL, Way.NAMED, Way.PAPER, Way.TURN)

    def share_base(self, votes: Votes) -> int:
        """Shares are parts of all dots."""
        return sum(votes.counts)

    def read(self, votes: Votes) -> Reading:
        """The option with most dots; the breadth says how many different people gave them, where that is known."""
        dots = sum(votes.counts)
        people = trn("by {n} person", "by {n} people", votes.answered)
        base = " ".join((trn("of {n} dot", "of {n} dots", dots), people))
        return Reading(leaders(votes), base, lead(votes), key="dots", more=breadth(votes))

    def tip(self, votes: Votes) -> str:
        """By how many dots on another place the option in front would no longer be alone there."""
        turned = lead(votes)
        if not turned:
            return ""
        return trn(
            "with {n} dot elsewhere “{side}” would no longer lead",
            "with {n} dots elsewhere “{side}” would no longer lead",
            turned,
            side=votes.options[votes.counts.index(max(votes.counts))],
        )


def breadth(votes: Votes) -> tuple[str, ...]:
    """Per option how many different people placed dots on it; nothing where only totals are known."""
    lines = []
    for place, option in enumerate(votes.options):
        givers = sum(times for answer, times in votes.profile if len(answer) > place and answer[place] > 0)
        if votes.profile:
            dots = trn("{n} dot", "{n} dots", votes.counts[place])
            people = trn("{n} person", "{n} people", givers)
            lines.append(tr("{option}: {dots} from {people}", option=option, dots=dots, people=people))
    return tuple(lines)


DOTS = _Dots()
