from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.order import DIGITS, between, spread

KEYS = st.text(DIGITS, min_size=1, max_size=8).filter(lambda key: not key.endswith("0"))
COUNTS = st.integers(0, 3000)


@given(KEYS, KEYS)
def test_a_key_lies_strictly_between_any_two(one: str, other: str) -> None:
    low, high = min(one, other), max(one, other)
    if low == high:
        high = ""
    key = between(low, high)
    assert low < key
    assert not high or key < high
    assert not key.endswith("0")


@given(KEYS)
def test_there_is_room_before_the_first_and_behind_the_last(key: str) -> None:
    assert "" < between("", key) < key < between(key, "")


def test_the_first_key_of_all_leaves_room_on_both_sides() -> None:
    key = between("", "")
    assert between("", key) < key < between(key, "")


@given(st.lists(st.integers(0, 10**6), max_size=60))
def test_moves_keep_the_order_that_was_asked(places: list[int]) -> None:
    """Put rows at any places, one after another: their keys sort as they were put."""
    keys: list[str] = []
    for number in places:
        place = number % (len(keys) + 1)
        before = keys[place - 1] if place else ""
        after = keys[place] if place < len(keys) else ""
        keys.insert(place, between(before, after))
    assert keys == sorted(set(keys))


def test_a_hundred_insertions_at_one_spot_stay_short() -> None:
    low, high = between("", ""), between(between("", ""), "")
    for _ in range(100):
        high = between(low, high)
    assert len(high) < 30


@given(COUNTS)
def test_spread_ascends_with_room_everywhere(count: int) -> None:
    keys = spread(count)
    assert len(keys) == count
    assert keys == sorted(set(keys))
    assert not any(key.endswith("0") for key in keys)
    for before, after in zip(["", *keys], [*keys, ""], strict=True):
        key = between(before, after)
        assert before < key
        assert not after or key < after
        assert len(key) <= 5
