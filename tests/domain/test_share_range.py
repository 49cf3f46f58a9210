"""The range of a share while it is not known who joins, and what leaving and entering change."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.participation import Joining
from atelier.domain.people import Municipality
from atelier.domain.proposals import Allocation, Proposal
from atelier.domain.share_range import on_entering, on_leaving, range_of
from atelier.domain.shares import divided

A, B, C, D = (
    Municipality.new(name=name, inhabitants=people) for name, people in zip("ABCD", (60, 30, 10, 100), strict=True)
)
BY_INHABITANTS = Proposal.new(allocation=Allocation.INHABITANTS)
YEARLY = (900, 1200)
COUNTS = st.integers(0, 100_000)


def test_from_all_who_may_to_only_those_who_are_sure() -> None:
    found = range_of(BY_INHABITANTS, YEARLY, Joining((A, B), (C,), (D,)))
    assert found == {"A": (540, 800), "B": (270, 400), "C": (90, 120)}


def test_when_everybody_answered_only_the_amount_itself_is_a_range() -> None:
    found = range_of(BY_INHABITANTS, YEARLY, Joining((A, B), (), (C, D)))
    assert found == {"A": (600, 800), "B": (300, 400)}


def test_while_nobody_is_sure_the_range_is_that_of_all() -> None:
    found = range_of(BY_INHABITANTS, YEARLY, Joining((), (A, B, C), (D,)))
    assert found == {"A": (540, 720), "B": (270, 360), "C": (90, 120)}


def test_nobody_left_has_no_share() -> None:
    assert range_of(BY_INHABITANTS, YEARLY, Joining((), (), (A, B))) == {}
    assert range_of(Proposal.new(allocation=Allocation.CUSTOM), YEARLY, Joining((A,), (B,), ())) == {}


def test_a_key_of_its_own_divides_by_its_parts() -> None:
    own = Proposal.new(allocation=Allocation.CUSTOM, key_members=(A.id, C.id), key_parts=(1, 2))
    assert divided(own, YEARLY, (A, B, C)) == {"A": (300, 400), "B": (0, 0), "C": (600, 800)}


def test_who_leaves_passes_its_own_share_on() -> None:
    (first, second, third) = on_leaving(BY_INHABITANTS, YEARLY, Joining((A, B, C), (), ()))
    assert (first.member, first.together) == (A, (540, 720))
    assert (first.most, first.most_amounts) == ("B", (675 - 270, 900 - 360))
    assert (third.member, third.together, third.most) == (C, (90, 120), "A")
    assert second.most == "A"


def test_who_enters_takes_its_share_over() -> None:
    (shift,) = on_entering(BY_INHABITANTS, YEARLY, Joining((A, B), (C,), (D,)))
    assert (shift.member, shift.together) == (C, (90, 120))
    assert (shift.most, shift.most_amounts) == ("A", (60, 80))


def test_the_last_one_leaves_nobody_behind() -> None:
    assert on_leaving(BY_INHABITANTS, YEARLY, Joining((A,), (), ())) == ()
    assert on_entering(BY_INHABITANTS, YEARLY, Joining((), (A,), ())) == ()


@given(st.lists(COUNTS, min_size=1, max_size=8), st.lists(COUNTS, max_size=8), st.integers(0, 10**9), st.data())
def test_ranges_hold_whoever_joins_in_the_end(firm: list[int], may: list[int], top: int, data: st.DataObject) -> None:
    sure = tuple(Municipality.new(name=f"f{n}", inhabitants=count) for n, count in enumerate(firm))
    possible = tuple(Municipality.new(name=f"p{n}", inhabitants=count) for n, count in enumerate(may))
    amounts = (data.draw(st.integers(0, top)), top)
    found = range_of(BY_INHABITANTS, amounts, Joining(sure, possible, ()))
    joined = (*sure, *data.draw(st.lists(st.sampled_from(possible), unique=True) if possible else st.just([])))
    for name, (low, high) in divided(BY_INHABITANTS, amounts, joined).items():
        if found:
            assert found[name][0] - 1 <= low  # the largest remainder can fall to somebody else: a cent
            assert high <= found[name][1] + 1


@given(st.lists(COUNTS, min_size=2, max_size=8), st.integers(0, 10**9))
def test_leaving_moves_exactly_what_the_others_pay_more(counts: list[int], amount: int) -> None:
    sure = tuple(Municipality.new(name=f"f{n}", inhabitants=count) for n, count in enumerate(counts))
    for shift in on_leaving(BY_INHABITANTS, (amount, amount), Joining(sure, (), ())):
        rest = tuple(member for member in sure if member != shift.member)
        before, after = divided(BY_INHABITANTS, (amount, amount), sure), divided(BY_INHABITANTS, (amount, amount), rest)
        more = sum(after[member.name][1] - before[member.name][1] for member in rest)
        assert shift.together == (more, more)


def test_the_key_ignores_who_is_not_in_it() -> None:
    equal = replace(BY_INHABITANTS, allocation=Allocation.EQUAL)
    assert range_of(equal, (100, 100), Joining((A, B), (), (C,))) == {"A": (50, 50), "B": (50, 50)}
