"""Consent: nobody has an objection that still stands; a concern does not block and is kept."""

from collections.abc import Sequence

from atelier.domain.consent import Consent, ConsentState, Standing, consent_state
from atelier.domain.methods.base import Method, Reading, Votes, Way, of_answers
from atelier.i18n import mark, tr, trn


class _Consent(Method):
    """Consent, consent with a concern, or an objection with its reason; spoken aloud, so never secret."""

    key = "consent"
    name = mark("Consent")
    helps = mark("To find out whether anybody has an objection that the group must solve first.")
    asks = mark("Is there consent on “{title}”?")
    options = (mark("Consent given"), mark("Consent with a concern"), mark("Objection"))
    colours = ("a", "neutral", "b")
    ways = (Way.HANDS, Way.NAMED)
    reasons = frozenset({Consent.OBJECTION.value})
    remarks = frozenset({Consent.CONCERN.value})

    def hindrance(self, votes: Votes, asked: int) -> str:
        """Everybody who was asked must answer, and no objection may stand (METHODS, Consent)."""
        state = _state(votes.counts, asked)
        if state.standing is Standing.OBJECTED:
            return trn("{n} objection still stands.", "{n} objections still stand.", len(state.objections))
        if state.standing is Standing.WAITING:
            return trn(
                "{n} person has not answered yet; consent asks everybody.",
                "{n} people have not answered yet; consent asks everybody.",
                len(state.waiting),
            )
        return ""

    def read(self, votes: Votes) -> Reading:
        """Consent, with how many concerns; or none, because of objections or of people who did not answer."""
        state = _state(votes.counts, votes.present)
        base = of_answers(sum(votes.counts))
        if not state.decided:
            return Reading(tr("no consent: {reason}", reason=state.reason()), base, None, key="no-consent")
        concerns = len(state.concerns)
        words = trn("consent, with {n} concern", "consent, with {n} concerns", concerns) if concerns else tr("consent")
        return Reading(words, base, None, key="consent")


def _state(counts: Sequence[int], asked: int) -> ConsentState[int]:
    """Where it stands, for people without a name: who answered and, of those asked, who did not."""
    answers = dict(enumerate(answer for answer, count in zip(Consent, counts, strict=False) for _ in range(count)))
    return consent_state(range(max(asked, len(answers))), answers)


CONSENT = _Consent()
