"""Forms of council involvement as an interval: the least and the most involvement that somebody accepts."""

from atelier.domain.answers import SPAN
from atelier.domain.council_role import advise
from atelier.domain.methods.base import Method, Options, Reading, Votes, Way
from atelier.domain.methods.choice import lead as lead_of
from atelier.domain.methods.choice import of_people, tip
from atelier.i18n import mark, tr, trn


class _RoleRange(Method):
    """From which form up to which form of involvement is acceptable, when the order of the forms matters."""

    key = "rolerange"
    name = mark("Role of the council, from … to …")
    helps = mark("When the forms have an order: the least and the most involvement that fits.")
    asks = mark("Which role of the council fits “{title}”?")
    shape = SPAN
    source = Options.ROLES
    ways = (Way.NAMED, Way.PAPER, Way.TURN)

    def read(self, votes: Votes) -> Reading:
        """The form that most accept, and for how many it lies outside what they accept (METHODS)."""
        found = advise(votes.profile, len(votes.options))
        if found is None:
            return Reading(tr("nobody chose"), of_people(0), None, key="nobody")
        outside = trn("outside for {n} person", "outside for {n} people", found.outside)
        names = tr(" and ").join(votes.options[form] for form in found.forms)
        pattern = mark("equally acceptable: {names}; each {outside}")
        if len(found.forms) == 1:
            pattern = mark("most acceptable: {names}; {outside}")
        words = tr(pattern, names=names, outside=outside)
        return Reading(words, of_people(votes.answered), lead_of(votes), key="role-range")

    def tip(self, votes: Votes) -> str:
        """By how many other answers the most acceptable form would have company."""
        return tip(votes)


ROLE_RANGE = _RoleRange()
