"""Yes, no, or deliberately neither."""

from collections.abc import Sequence

from atelier.domain.methods.base import Method, Reading, margin
from atelier.i18n import mark, tr, trn


class _YesNo(Method):
    """Yes, no and abstain; the conclusion is about those who chose."""

    key = "yesno"
    name = mark("Yes, no or abstain")
    options = (mark("Yes"), mark("No"), mark("Abstain"))
    sides = (mark("yes"), mark("no"))
    colours = ("a", "b", "neutral")

    def camps(self, counts: Sequence[int]) -> tuple[int, int]:
        """Yes and no."""
        return counts[0], counts[1]

    def read(self, counts: Sequence[int], sides: Sequence[str]) -> Reading:
        """Everybody, most, or as many one way as the other; abstainers stay outside the base."""
        yes, no = self.camps(counts)
        base = trn("of {n} who chose", "of {n} who chose", yes + no)
        if yes == no:
            words = tr("as many yes as no") if yes else tr("nobody chose")
            return Reading(words, base, None)
        side = sides[0] if yes > no else sides[1]
        words = tr("majority {side}", side=side) if min(yes, no) else tr("all {side}", side=side)
        return Reading(words, base, margin(max(yes, no), min(yes, no)))


YES_NO = _YesNo()
