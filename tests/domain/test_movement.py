from collections import Counter
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from atelier import i18n
from atelier.domain.movement import STABLE, Flow, flow, mcnemar, movement, net_change, wilcoxon
from tests.domain.values import COUNTS5

ROUNDS = st.dictionaries(st.sampled_from("abcdefghijkl"), st.integers(0, 4))
SHIFTS = st.dictionaries(st.integers(-4, 4), st.integers(0, 3), max_size=5)

FIRST = dict(zip("abcdefghij", (0, 0, 1, 1, 2, 2, 3, 3, 4, 4), strict=True))
SECOND = {**dict(zip("bcdefghi", (1, 1, 2, 1, 2, 2, 3, 3), strict=True)), "k": 0}


def test_who_moved_from_where_to_where() -> None:
    found = movement(FIRST, SECOND, 5)
    assert (found.only_first, found.only_second) == ({"a", "j"}, {"k"})
    assert found.moves == ((0, 1, 0, 0, 0), (0, 1, 1, 0, 0), (0, 1, 1, 0, 0), (0, 0, 1, 1, 0), (0, 0, 0, 1, 0))
    assert (found.both, found.moved, found.gross) == (8, 5, Fraction(5, 8))
    assert found.shifts() == {0: 3, 1: 2, -1: 3}
    assert found.net == Fraction(1, 4)  # 1 2 2 2 1 became 0 3 3 2 0: two of eight


def test_groups_that_differ_are_told_before_any_movement() -> None:
    found = movement(FIRST, SECOND, 5)
    assert found.group_difference() == "2 answered only in the first round, 1 answered only in the second round"
    assert movement(SECOND, FIRST, 5).group_difference().startswith("1 answered only in the first round")
    assert movement(FIRST, FIRST, 5).group_difference() == ""
    assert movement(FIRST, {}, 5).group_difference() == "10 answered only in the first round"
    i18n.use("nl")
    assert found.group_difference() == "2 deden alleen de eerste keer mee, 1 deed alleen de tweede keer mee"


def test_rounds_without_anybody_in_both_say_nothing() -> None:
    found = movement({"a": 1}, {"b": 2}, 5)
    assert (found.both, found.moved, found.gross, found.net) == (0, 0, None, None)
    assert wilcoxon(found.shifts()) is None
    assert flow(found.moves) is None
    nobody = movement({}, {}, 5)
    assert (nobody.both, nobody.group_difference()) == (0, "")


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ((4, 3, 2, 1, 0), (4, 3, 2, 1, 0), Fraction(0)),
        ((5, 0, 0, 0, 5), (0, 0, 10, 0, 0), Fraction(1)),
        ((10, 10), (13, 7), Fraction(15, 100)),
        ((1, 1), (3, 1), Fraction(1, 4)),  # groups of another size are compared by their shares
        ((0, 0), (3, 1), None),
        ((3, 1), (0, 0), None),
    ],
)
def test_net_change(before: tuple[int, ...], after: tuple[int, ...], change: Fraction | None) -> None:
    assert net_change(before, after) == change


def test_fifteen_percent_is_no_longer_stable() -> None:
    changes = [net_change((50, 50), (50 + more, 50 - more)) for more in (14, 15)]
    assert [change is not None and change < STABLE for change in changes] == [True, False]


# What may be drawn


def test_a_flow_is_drawn_of_five_who_answered_both_times() -> None:
    moves = [[2, 1], [0, 2]]
    assert flow(moves) == (Flow(0, 0, 2), Flow(0, 1, 1), Flow(1, 1, 2))
    assert flow([[2, 1], [0, 1]]) is None
    assert flow([[2, 1], [0, 1]], least=4) is not None
    assert flow([[0, 0], [0, 0]]) is None


# Exact tests; the figures also by scipy 1.17: wilcoxon(method=PermutationMethod(n_resamples=inf)), binomtest(b, b + c)


@pytest.mark.parametrize(
    ("shifts", "p"),
    [
        ({1: 6}, Fraction(1, 32)),  # the least that six can give
        ({1: 5, -1: 1}, Fraction(7, 32)),
        ({1: 1, 2: 1, 3: 1, -4: 1}, Fraction(7, 8)),
        ({0: 9, 1: 3, -1: 3}, Fraction(1)),
        ({-2: 4, -1: 3, 1: 2, 3: 1, 0: 5}, Fraction(59, 256)),
        ({1: 9, 2: 3, -1: 2, 0: 4}, Fraction(67, 8192)),
        ({4: 1}, Fraction(1)),
    ],
)
def test_the_signed_rank_test(shifts: dict[int, int], p: Fraction) -> None:
    assert wilcoxon(shifts) == p


@pytest.mark.parametrize(
    ("there", "back", "p"),
    [
        (6, 0, Fraction(1, 32)),
        (5, 1, Fraction(7, 32)),
        (10, 2, Fraction(79, 2048)),
        (3, 3, Fraction(1)),
        (1, 0, Fraction(1)),
    ],
)
def test_mcnemar(there: int, back: int, p: Fraction) -> None:
    assert mcnemar(there, back) == mcnemar(back, there) == p


def test_a_large_group_is_counted_exactly_up_to_a_limit() -> None:
    p = wilcoxon({1: 90, -1: 60, 2: 30, -3: 20, 0: 50})
    assert p is not None
    assert float(p) == pytest.approx(0.027158, abs=1e-6)  # by the normal approximation 0.02735
    assert wilcoxon({1: 300}) == Fraction(1, 2**299)
    assert wilcoxon({1: 301}) is None


@pytest.mark.parametrize("shifts", [{}, {0: 12}, {1: 0}])
def test_nobody_who_moved_gives_no_p(shifts: dict[int, int]) -> None:
    assert wilcoxon(shifts) is None
    assert mcnemar(0, 0) is None


def brute_wilcoxon(shifts: dict[int, int]) -> Fraction:
    """All signs of the ranks, one by one."""
    moved = [shift for shift, count in shifts.items() if shift for _ in range(count)]
    sizes = sorted(map(abs, moved))
    rank = {size: Fraction(2 * sizes.index(size) + sizes.count(size) + 1, 2) for size in sizes}
    middle = sum(rank[size] for size in sizes) / Fraction(2)
    off = abs(sum(rank[abs(shift)] for shift in moved if shift > 0) - middle)
    totals = [sum((rank[size] for size, up in zip(sizes, signs, strict=True) if up), Fraction(0))
              for signs in product((0, 1), repeat=len(sizes))]  # fmt: skip
    return Fraction(sum(abs(total - middle) >= off for total in totals), len(totals))


@given(SHIFTS)
def test_the_signed_rank_test_counts_all_signs(shifts: dict[int, int]) -> None:
    assume(0 < sum(count for shift, count in shifts.items() if shift) <= 9)
    assert wilcoxon(shifts) == brute_wilcoxon(shifts)


@given(SHIFTS)
def test_moving_back_has_the_same_p(shifts: dict[int, int]) -> None:
    p = wilcoxon(shifts)
    assert wilcoxon({-shift: count for shift, count in shifts.items()}) == p
    assert p is None or 0 < p <= 1


@given(st.integers(0, 30), st.integers(0, 30))
def test_mcnemar_is_the_signed_rank_test_of_one_step(there: int, back: int) -> None:
    assert mcnemar(there, back) == wilcoxon({1: there, -1: back})


# Always


@given(ROUNDS, ROUNDS, st.randoms())
def test_the_order_of_voters_does_not_matter(first, second, random) -> None:
    def shuffled(mapping):
        return dict(random.sample(list(mapping.items()), len(mapping)))

    assert movement(shuffled(first), shuffled(second), 5) == movement(first, second, 5)


@given(ROUNDS, ROUNDS)
def test_doubling_all_votes_changes_no_share(first, second) -> None:
    def doubled(votes):
        return {(voter, copy): option for voter, option in votes.items() for copy in (1, 2)}

    once, double = movement(first, second, 5), movement(doubled(first), doubled(second), 5)
    assert (double.both, double.moved) == (2 * once.both, 2 * once.moved)
    assert (double.gross, double.net) == (once.gross, once.net)


@given(ROUNDS, ROUNDS)
def test_everybody_is_somewhere_once_and_net_is_at_most_gross(first, second) -> None:
    found = movement(first, second, 5)
    assert found.both + len(found.only_first) == len(first)
    assert found.both + len(found.only_second) == len(second)
    assert found.shifts().total() == found.both
    assert found.net is None or found.gross is None or 0 <= found.net <= found.gross <= 1


@given(ROUNDS, ROUNDS)
def test_the_second_round_first_turns_every_move(first, second) -> None:
    there, back = movement(first, second, 5), movement(second, first, 5)
    assert back.moves == tuple(zip(*there.moves, strict=True))
    assert (back.gross, back.net) == (there.gross, there.net)
    assert back.shifts() == Counter({-shift: count for shift, count in there.shifts().items()})


@given(COUNTS5, COUNTS5)
def test_net_change_is_a_distance(before, after) -> None:
    assume(sum(before) and sum(after))
    change = net_change(before, after)
    assert change is not None
    assert 0 <= change <= 1
    assert change == net_change(after, before) == net_change([2 * count for count in before], after)
    assert (change == 0) == all(a * sum(after) == b * sum(before) for a, b in zip(before, after, strict=True))
