"""Answers to any way of asking, and the tally of a list of them."""

from collections.abc import Sequence

from hypothesis import strategies as st

from atelier.domain.answers import ORDER, POINTS, SOME, SPAN, Answer, Form, profile_of
from atelier.domain.methods import Method
from atelier.domain.tally import Tally

NAMES = ("Wonen", "Werken", "Groen", "Vervoer")


def options_of(method: Method) -> tuple[str, ...]:
    """The method's own options, or four to choose from."""
    return method.option_names() or NAMES


def answers(method: Method) -> st.SearchStrategy[Answer]:
    """Any valid answer."""
    places = st.integers(0, len(options_of(method)) - 1)
    if method.shape is SOME:
        return st.sets(places, min_size=1, max_size=method.default.limit).map(lambda chosen: tuple(sorted(chosen)))
    if method.shape is POINTS:
        return st.lists(places, min_size=1, max_size=3).map(_dots).filter(lambda dots: max(dots) <= 2)
    if method.shape is ORDER:
        orders = st.tuples(st.permutations(range(len(NAMES))), st.integers(1, len(NAMES)))
        return orders.map(lambda drawn: tuple(drawn[0][: drawn[1]]))
    if method.shape is SPAN:
        return st.tuples(places, places).map(lambda pair: (min(pair), max(pair)))
    return places.map(lambda place: (place,))


def _dots(placed: Sequence[int]) -> Answer:
    return tuple(placed.count(place) for place in range(len(NAMES)))


def form_of(method: Method) -> Form:
    """What the answers must look like."""
    return Form(options_of(method), method.default.limit, method.default.points)


def counted(method: Method, given: Sequence[Answer], silent: int = 0, sides: Sequence[str] = ("A", "B")) -> Tally:
    """The tally of these answers in a room with `silent` others."""
    options, profile = options_of(method), profile_of(given)
    return Tally(
        method.key,
        options,
        tuple(sides),
        method.shape.totals(profile, len(options)),
        len(given) + silent,
        profile,
        len(given),
    )
