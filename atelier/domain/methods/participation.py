"""Does your municipality take part? No, follow, join or lead, each also under a condition; and what it would mean."""

from atelier.domain.methods.base import Method, OrderedMethod, Reading, Votes, Way
from atelier.i18n import mark, tr, trn


class _Participation(Method):
    """One answer per municipality; not taking part is an answer, never a failure."""

    key = "participation"
    name = mark("Taking part")
    helps = mark("Per municipality: does it lead, join, follow, or not take part? A condition may be added.")
    front = frozenset({"proposal"})
    asks = mark("Does your municipality take part in “{title}”?")
    options = (mark("Leads"), mark("Joins"), mark("Follows"), mark("Does not take part"))
    colours = ("option", "option", "neutral", "neutral")
    ways = (Way.NAMED,)
    remarks = frozenset({0, 1, 2})

    def read(self, votes: Votes) -> Reading:
        """How many lead or join, and how many follow."""
        lead, join, follow, _none = votes.counts
        base = trn("of {n} municipality that answered", "of {n} municipalities that answered", votes.answered)
        words = tr("{n} lead or join, {m} follow", n=lead + join, m=follow)
        return Reading(words, base, None, key="participation")


class _Effect(OrderedMethod):
    """What it would mean for my own municipality, from much better to much worse."""

    key = "effect"
    name = mark("Effect for my municipality")
    helps = mark("Per municipality: would this be better or worse for us? From +2 to −2.")
    asks = mark("What does “{title}” mean for your municipality?")
    options = (mark("+2 much better"), mark("+1 better"), mark("0 the same"), mark("−1 worse"), mark("−2 much worse"))
    sides = (mark("better"), mark("worse"))
    colours = ("a", "a-soft", "neutral", "b-soft", "b")
    ways = (Way.HANDS, Way.NAMED)


PARTICIPATION, EFFECT = _Participation(), _Effect()
