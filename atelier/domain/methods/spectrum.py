"""Where between pole A and pole B do you stand? Five points."""

from atelier.domain.methods.base import OrderedMethod
from atelier.i18n import mark, tr


class _Spectrum5(OrderedMethod):
    """Five points from strongly A to strongly B."""

    key = "spectrum5"
    name = mark("From A to B (5)")
    options = (mark("Strongly A"), mark("Rather A"), mark("Middle"), mark("Rather B"), mark("Strongly B"))
    sides = (mark("pole A"), mark("pole B"))
    colours = ("a", "a-soft", "neutral", "b-soft", "b")

    def side_names(self, poles: tuple[str, str]) -> tuple[str, str]:
        """The poles by their own names, where they have one."""
        return poles[0] or tr(self.sides[0]), poles[1] or tr(self.sides[1])


SPECTRUM5 = _Spectrum5()
