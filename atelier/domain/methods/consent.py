"""Consent: nobody has an objection that still stands; a concern does not block and is kept."""

from atelier.domain.methods.base import Method, Reading, Votes, Way, of_answers
from atelier.i18n import mark, tr, trn

OBJECTION = 2


class _Consent(Method):
    """Consent, consent with a concern, or an objection with its reason; spoken aloud, so never secret."""

    key = "consent"
    name = mark("Consent")
    helps = mark("To find out whether anybody has an objection that the group must solve first.")
    asks = mark("Is there consent on “{title}”?")
    simple = False
    options = (mark("Consent given"), mark("Consent with a concern"), mark("Objection"))
    colours = ("a", "neutral", "b")
    ways = (Way.HANDS, Way.NAMED)
    reasons = frozenset({OBJECTION})
    remarks = frozenset({1})

    def hindrance(self, votes: Votes, asked: int) -> str:
        """Everybody who was asked must answer, and no objection may stand (METHODS, Consent)."""
        objections, silent = votes.counts[OBJECTION], asked - votes.answered
        if objections:
            return trn("{n} objection still stands.", "{n} objections still stand.", objections)
        if silent > 0:
            return trn(
                "{n} person has not answered yet; consent asks everybody.",
                "{n} people have not answered yet; consent asks everybody.",
                silent,
            )
        return ""

    def read(self, votes: Votes) -> Reading:
        """Consent, with how many concerns; or none, because of objections."""
        consents, concerns, objections = votes.counts
        base = of_answers(sum(votes.counts))
        if objections:
            words = trn("no consent: {n} objection", "no consent: {n} objections", objections)
            return Reading(words, base, None, key="no-consent")
        if concerns:
            words = trn("consent, with {n} concern", "consent, with {n} concerns", concerns)
            return Reading(words, base, None, key="consent")
        del consents
        return Reading(tr("consent"), base, None, key="consent")


CONSENT = _Consent()
