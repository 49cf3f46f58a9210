from dataclasses import replace
from math import ceil
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.shortening import LAST, LEAST, shorten
from atelier.domain.week import ItemKind, RunSheetItem

MEETING = UUID(int=1)


def item(minutes: int, kind: ItemKind = ItemKind.TALK, **more: int) -> RunSheetItem:
    return RunSheetItem.new(gathering=MEETING, minutes=minutes, kind=kind, **more)


ITEMS = st.lists(
    st.builds(
        item,
        st.integers(0, 120),
        st.sampled_from(ItemKind),
        shortened=st.none() | st.integers(0, 120),
        extra=st.just(0),
    ),
    max_size=8,
)


def test_what_follows_gives_in_proportion() -> None:
    talk, write = item(25), item(45)
    found = shorten([talk, write], 8)
    assert [(cut.item.id, cut.minutes) for cut in found.cuts] == [(talk.id, 22), (write.id, 40)]
    assert (found.late, found.saved, found.short) == (8, 8, 0)


def test_breaks_and_the_closing_come_last() -> None:
    talk, pause, end = item(20), item(15, ItemKind.BREAK), item(10, ItemKind.CLOSE)
    assert [cut.item.id for cut in shorten([talk, pause, end], 10).cuts] == [talk.id]
    found = shorten([talk, pause, end], 16)
    assert [(cut.item.kind, cut.minutes) for cut in found.cuts] == [
        (ItemKind.TALK, 10),
        (ItemKind.BREAK, 11),
        (ItemKind.CLOSE, 8),
    ]


def test_what_cannot_be_caught_up_is_said() -> None:
    found = shorten([item(20), item(6), item(4)], 15)
    assert [cut.minutes for cut in found.cuts] == [10, 5]
    assert (found.saved, found.short) == (11, 4)


def test_nothing_to_cut() -> None:
    assert shorten([], 12).short == 12
    assert shorten([item(20)], 0).cuts == ()
    assert shorten([item(20)], -4).late == 0


def test_a_second_proposal_never_goes_below_half_of_the_plan() -> None:
    found = shorten([item(20, shortened=12)], 9)
    assert [cut.minutes for cut in found.cuts] == [10]
    assert found.short == 7


@given(ITEMS, st.integers(0, 300))
def test_it_adds_up_to_the_minutes_behind_or_says_what_is_short(items: list[RunSheetItem], late: int) -> None:
    found = shorten(items, late)
    given_up = sum(cut.item.length - cut.minutes for cut in found.cuts)
    assert given_up + found.short == late
    assert found.short >= 0
    for cut in found.cuts:
        assert max(LEAST, ceil(cut.item.minutes / 2)) <= cut.minutes < cut.item.length
    if found.short:  # then nobody can give more
        after = [replace(one, shortened=m[one.id]) if one.id in (m := _minutes(found)) else one for one in items]
        assert shorten(after, 1).cuts == ()


@given(ITEMS, st.integers(0, 300))
def test_breaks_give_nothing_while_others_can(items: list[RunSheetItem], late: int) -> None:
    found = shorten(items, late)
    if any(cut.item.kind in LAST for cut in found.cuts):
        after = [replace(one, shortened=_minutes(found).get(one.id, one.length)) for one in items]
        assert shorten([one for one in after if one.kind not in LAST], 1).cuts == ()


def _minutes(found):
    return {cut.item.id: cut.minutes for cut in found.cuts}
