"""Bands keep their height, leave and arrive within their answers, and fill both columns."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.flow_chart import FlowPicture, flow_picture, spread

OPTIONS, COLOURS, TITLES = ("Yes", "No", "Abstain"), ("a", "b", "neutral"), ("Round 1", "Round 2")
MOVES = st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=3, max_size=3)


def picture(moves: list[list[int]]) -> FlowPicture | None:
    return flow_picture(moves, OPTIONS, COLOURS, TITLES)


def test_five_people_are_the_least() -> None:
    assert picture([[4, 0, 0], [0, 0, 0], [0, 0, 0]]) is None
    found = picture([[4, 0, 0], [1, 0, 0], [0, 0, 0]])
    assert found is not None
    assert [(node.label, node.count) for node in found.left] == [("Yes", 4), ("No", 1)]
    assert [(node.label, node.count) for node in found.right] == [("Yes", 5)]
    assert [(band.count, band.stays) for band in found.bands] == [(4, True), (1, False)]


@given(MOVES)
def test_bands_fill_their_answers_and_stay_in_the_picture(moves: list[list[int]]) -> None:
    found = picture(moves)
    everybody = sum(map(sum, moves))
    assert (found is None) == (everybody < 5)
    if found is None:
        return
    for side, tops in ((found.left, "left"), (found.right, "right")):
        assert sum(node.count for node in side) == everybody
        assert all(-1e-9 <= node.top < node.bottom <= 1 + 1e-9 for node in side)
        assert all(one.bottom < other.top for one, other in pairwise(side))
        heights = sum(getattr(band, f"{tops}_bottom") - getattr(band, f"{tops}_top") for band in found.bands)
        assert heights == pytest.approx(sum(node.bottom - node.top for node in side))
    for band in found.bands:
        assert band.left_bottom - band.left_top == pytest.approx(band.right_bottom - band.right_top)


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(1, 12)), max_size=7))
def test_labels_stand_apart_and_within_their_room(rows: list[tuple[float, float]]) -> None:
    centres, heights = sorted(centre for centre, _ in rows), [height for _, height in rows]
    tops = spread(centres, heights, 100, 1)
    assert all(-1e-9 <= top <= 100 - height + 1e-9 for top, height in zip(tops, heights, strict=True))
    edges = list(zip(tops, heights, strict=True))
    assert all(one + height + 1 <= other + 1e-9 for (one, height), (other, _) in pairwise(edges))


def test_a_label_with_room_stands_beside_its_answer() -> None:
    assert spread([20, 60], [10, 10], 100) == [15, 55]
