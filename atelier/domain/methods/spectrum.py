"""Where between pole A and pole B do you stand? Five or seven points."""

from atelier.domain.methods.base import OrderedMethod
from atelier.i18n import mark, tr


class _Spectrum(OrderedMethod):
    """Points from strongly A to strongly B."""

    sides = (mark("pole A"), mark("pole B"))
    needs_poles = True

    def side_names(self, poles: tuple[str, str]) -> tuple[str, ...]:
        """The poles by their own names, where they have one."""
        return poles[0] or tr(self.sides[0]), poles[1] or tr(self.sides[1])


class _Spectrum5(_Spectrum):
    """Five points."""

    key = "spectrum5"
    name = mark("From A to B (5)")
    front = frozenset({"dilemma"})
    helps = mark("For a dilemma: where between the two poles does the room stand?")
    options = (mark("Strongly A"), mark("Rather A"), mark("Middle"), mark("Rather B"), mark("Strongly B"))
    colours = ("a", "a-soft", "neutral", "b-soft", "b")


class _Spectrum7(_Spectrum):
    """Seven points, for a group that knows the matter well."""

    key = "spectrum7"
    name = mark("From A to B (7)")
    helps = mark("For a dilemma that people know well; seven points show smaller moves.")
    options = (
        mark("Entirely A"),
        mark("Strongly A"),
        mark("Rather A"),
        mark("Middle"),
        mark("Rather B"),
        mark("Strongly B"),
        mark("Entirely B"),
    )
    colours = ("a", "a", "a-soft", "neutral", "b-soft", "b", "b")


SPECTRUM5, SPECTRUM7 = _Spectrum5(), _Spectrum7()
SPECTRA = (SPECTRUM5, SPECTRUM7)
