"""One of the options, or at most m of them; also the forms of council involvement as a set."""

from atelier.domain.answers import SOME, Form
from atelier.domain.methods.base import Method, Options, Reading, Votes
from atelier.i18n import mark, tr, trn


class _Choice(Method):
    """Each person chooses one option, or as many as the ballot allows."""

    key = "choice"
    name = mark("Choice")
    helps = mark("To choose one from a short list, or at most a few.")
    front = frozenset({"dilemma", "question"})
    shape = SOME
    source = Options.OWN
    default = Form((), limit=1)

    def read(self, votes: Votes) -> Reading:
        """The option that most people chose, ties named; each share is of all who answered."""
        base = of_people(votes.answered)
        return Reading(leaders(votes), base, lead(votes), key="most")

    def tip(self, votes: Votes) -> str:
        """By how many other answers the option in front would no longer be alone there."""
        return tip(votes)


class _CouncilRoles(_Choice):
    """Which forms of council involvement fit: a set, because the source combines them (W6)."""

    key = "roles"
    name = mark("Role of the council")
    helps = mark("Which forms of involvement fit this assignment? Several may go together.")
    front = frozenset({"proposal"})
    asks = mark("Which role of the council fits “{title}”?")
    source = Options.ROLES
    default = Form((), limit=3)


def of_people(n: int) -> str:
    """The base of shares that are parts of people, not of answers."""
    return trn("of {n} person who answered", "of {n} people who answered", n)


def leaders(votes: Votes) -> str:
    """The options with most behind them, in words; a tie is named as a tie."""
    top = max(votes.counts)
    if not top:
        return tr("nobody chose")
    names = [option for option, count in zip(votes.options, votes.counts, strict=True) if count == top]
    if len(names) == len(votes.options):
        return tr("all options level")
    if len(names) > 1:
        return tr("level in front: {names}", names=tr(" and ").join(names))
    return tr("most for {name}", name=names[0])


def lead(votes: Votes) -> int | None:
    """The least number of answers that must turn for the leader to have company; None without a leader."""
    first, second = sorted(votes.counts, reverse=True)[:2] if len(votes.counts) > 1 else (sum(votes.counts), 0)
    return -((second - first) // 2) or None


def tip(votes: Votes) -> str:
    """The lead in words."""
    turned = lead(votes)
    if not turned:
        return ""
    name = votes.options[votes.counts.index(max(votes.counts))]
    return trn(
        "with {n} other answer “{side}” would no longer lead",
        "with {n} other answers “{side}” would no longer lead",
        turned,
        side=name,
    )


CHOICE, COUNCIL_ROLES = _Choice(), _CouncilRoles()
