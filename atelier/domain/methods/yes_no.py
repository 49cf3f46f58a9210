"""Yes, no, or deliberately neither."""

from collections.abc import Sequence

from atelier.domain.methods.base import Reading, SidedMethod, Votes, margin
from atelier.i18n import mark, tr, trn


class _YesNo(SidedMethod):
    """Yes, no and abstain; the conclusion is about those who chose."""

    key = "yesno"
    name = mark("Yes, no or abstain")
    helps = mark("For a plain question; abstaining is a choice of its own.")
    front = frozenset({"dilemma", "statement", "proposal", "question"})
    options = (mark("Yes"), mark("No"), mark("Abstain"))
    sides = (mark("yes"), mark("no"))
    colours = ("a", "b", "neutral")

    def camps(self, counts: Sequence[int]) -> tuple[int, int]:
        """Yes and no."""
        return counts[0], counts[1]

    def read(self, votes: Votes) -> Reading:
        """Everybody, most, or as many one way as the other; abstainers stay outside the base."""
        yes, no = self.camps(votes.counts)
        base = trn("of {n} who chose", "of {n} who chose", yes + no)
        if yes == no:
            words = tr("as many yes as no") if yes else tr("nobody chose")
            return Reading(words, base, None, key="tie" if yes else "nobody")
        side = votes.sides[0] if yes > no else votes.sides[1]
        turned = margin(max(yes, no), min(yes, no))
        if min(yes, no):
            return Reading(tr("majority {side}", side=side), base, turned, key="majority")
        return Reading(tr("all {side}", side=side), base, turned, key="all")


YES_NO = _YesNo()
