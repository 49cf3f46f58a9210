"""Rankings for tests: the textbook case, and any other."""

from collections.abc import Sequence

from hypothesis import strategies as st

CAPITAL = [((0, 1, 2, 3), 42), ((1, 2, 3, 0), 26), ((2, 3, 1, 0), 15), ((3, 2, 1, 0), 17)]


@st.composite
def ballots(draw: st.DrawFn) -> tuple[int, list[tuple[tuple[int, ...], int]]]:
    """A number of options and valid rankings of them, some truncated."""
    options = draw(st.integers(2, 5))
    orders = st.tuples(st.permutations(range(options)), st.integers(1, options))
    ranking = orders.map(lambda drawn: tuple(drawn[0][: drawn[1]]))
    return options, draw(st.lists(st.tuples(ranking, st.integers(1, 4)), max_size=8))


def renamed(given: Sequence[tuple[tuple[int, ...], int]], names: Sequence[int]) -> list[tuple[tuple[int, ...], int]]:
    """The same rankings after every option got another index."""
    return [(tuple(names[option] for option in ranking), times) for ranking, times in given]


def twice(given: Sequence[tuple[tuple[int, ...], int]]) -> list[tuple[tuple[int, ...], int]]:
    """The same rankings, each given twice as often."""
    return [(ranking, 2 * times) for ranking, times in given]
