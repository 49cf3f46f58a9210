from collections.abc import Mapping, Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.secrecy import LEAST
from atelier.domain.small_groups import Block, shown

SIZES = st.integers(0, 8)
COUNTS = st.tuples(SIZES, SIZES) | st.tuples(st.integers(0, 2), st.integers(0, 2))
GROUPS = st.dictionaries(st.sampled_from("abcdef"), COUNTS)


def whole(groups: Mapping[str, Sequence[int]], rest: Sequence[int] = (0, 0)) -> tuple[int, ...]:
    return tuple(map(sum, zip(rest, *groups.values(), strict=True)))


def test_large_groups_stand_alone_and_small_ones_together() -> None:
    groups = {"raad": (6, 3), "college": (4, 4), "griffie": (2, 1), "expert": (1, 1)}
    assert shown(groups, whole(groups)) == (
        Block(("college",), (4, 4)),
        Block(("expert", "griffie"), (3, 2)),
        Block(("raad",), (6, 3)),
    )


def test_a_small_group_is_not_found_by_subtraction() -> None:
    groups = {"raad": (6, 3), "college": (4, 2), "griffie": (1, 1)}
    assert shown(groups, whole(groups)) == (Block(("college", "griffie"), (5, 3)), Block(("raad",), (6, 3)))


def test_people_in_no_group_are_a_group_too() -> None:
    groups = {"raad": (6, 3), "college": (4, 2)}
    assert shown(groups, whole(groups, (1, 1))) == (Block(("raad",), (6, 3)), Block(("college",), (5, 3), rest=True))
    assert shown(groups, whole(groups, (3, 2)))[-1] == Block((), (3, 2), rest=True)


def test_what_would_be_one_block_is_no_breakdown() -> None:
    assert shown({"raad": (6, 3)}, (6, 3)) == ()
    assert shown({"raad": (6, 3), "griffie": (0, 2)}, (6, 5)) == ()
    assert shown({"raad": (1, 1), "griffie": (0, 2)}, (1, 3)) == ()
    assert shown({"raad": (2, 1), "griffie": (2, 2)}, (4, 3)) == ()


def test_nothing_to_show() -> None:
    assert shown({}, ()) == ()
    assert shown({}, (0, 0)) == ()
    assert shown({"raad": (0, 0)}, (0, 0)) == ()


def test_a_group_without_answers_hides_nobody() -> None:
    groups = {"raad": (6, 3), "college": (4, 2), "griffie": (0, 0)}
    assert [block.names for block in shown(groups, whole(groups))] == [("college",), ("raad",)]


def test_somebody_in_two_groups_is_refused() -> None:
    with pytest.raises(ValueError, match="two of them"):
        shown({"raad": (3, 3), "college": (3, 3)}, (5, 6))


def found_out(blocks: Sequence[frozenset[str]], people: Mapping[str, int]) -> list[int]:
    """Sizes of 1 to 4 among all sums and differences of what is shown, the total included."""
    figures = [*blocks, frozenset(people)]
    found = []
    for signs in product((-1, 0, 1), repeat=len(figures)):
        times = {name: sum(s * (name in figure) for s, figure in zip(signs, figures, strict=True)) for name in people}
        if set(times.values()) <= {0, 1}:  # a group of people, each once
            found.append(sum(people[name] for name, counted in times.items() if counted))
    return [size for size in found if 0 < size < LEAST]


def test_the_search_sees_a_group_that_was_only_left_out() -> None:
    people = {"raad": 9, "college": 6, "griffie": 2}
    assert set(found_out([frozenset({"raad"}), frozenset({"college"})], people)) == {2}


@given(GROUPS, COUNTS)
def test_no_sum_or_difference_of_shown_figures_is_a_small_group(groups, rest) -> None:
    blocks = shown(groups, whole(groups, rest))
    people = {**{name: sum(counts) for name, counts in groups.items()}, "rest": sum(rest)}
    shown_sets = [frozenset(block.names) | (frozenset({"rest"}) if block.rest else frozenset()) for block in blocks]
    if blocks:
        assert found_out(shown_sets, people) == []


@given(GROUPS, COUNTS)
def test_blocks_divide_the_total(groups, rest) -> None:
    blocks = shown(groups, whole(groups, rest))
    if blocks:
        assert tuple(map(sum, zip(*(block.counts for block in blocks), strict=True))) == whole(groups, rest)
        assert all(block.size >= LEAST for block in blocks)
        names = [name for block in blocks for name in block.names]
        assert sorted(names) == sorted(name for name, counts in groups.items() if sum(counts))


@given(GROUPS, COUNTS, st.randoms())
def test_the_order_of_groups_does_not_matter(groups, rest, random) -> None:
    other = dict(random.sample(list(groups.items()), len(groups)))
    assert shown(other, whole(groups, rest)) == shown(groups, whole(groups, rest))


@given(st.dictionaries(st.sampled_from("abcdef"), COUNTS, min_size=2))
def test_groups_that_are_all_large_are_all_shown(groups) -> None:
    large = {name: counts for name, counts in groups.items() if sum(counts) >= LEAST}
    if len(large) > 1:
        assert [block.names for block in shown(large, whole(large))] == [(name,) for name in sorted(large)]
