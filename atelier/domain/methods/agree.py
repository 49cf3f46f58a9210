"""Do you agree with this statement? Five points."""

from atelier.domain.methods.base import OrderedMethod
from atelier.i18n import mark


class _Agree5(OrderedMethod):
    """Five points from fully agree to fully disagree."""

    key = "agree5"
    name = mark("Agree or disagree (5)")
    helps = mark("For a statement: how far does the room go along with it?")
    front = frozenset({"statement"})
    options = (
        mark("Fully agree"),
        mark("Agree"),
        mark("Neutral answer"),
        mark("Disagree"),
        mark("Fully disagree"),
    )
    sides = (mark("agree"), mark("disagree"))
    colours = ("a", "a-soft", "neutral", "b-soft", "b")


AGREE5 = _Agree5()
