from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.duplicates import Spoken, spoken, standing
from atelier.domain.people import Role
from atelier.domain.themes import Argument

MEETING, SUBJECT = UUID(int=1), UUID(int=2)
ONE, TWO, THREE = (
    Argument(id=UUID(int=n), gathering=MEETING, subject=SUBJECT, text=f"argument {n}", position=str(n))
    for n in (11, 12, 13)
)


def into(argument: Argument, target: Argument) -> Argument:
    return replace(argument, merged_into=target.id)


def test_an_argument_by_itself_was_said_once() -> None:
    assert spoken([ONE, TWO]) == (Spoken(ONE), Spoken(TWO))
    assert spoken([]) == ()


def test_a_chain_ends_at_the_one_that_stands() -> None:
    (group,) = spoken([into(ONE, TWO), into(TWO, THREE), THREE])
    assert (group.argument, group.times) == (THREE, 3)


def test_two_laptops_that_merged_both_ways_agree() -> None:
    rows = [into(ONE, TWO), into(TWO, ONE)]
    (group,) = spoken(rows)
    assert (group.argument.id, group.times) == (ONE.id, 2)
    assert spoken(rows[::-1])[0].argument.id == ONE.id


def test_an_argument_merged_into_one_that_is_gone_stands_again() -> None:
    assert [group.times for group in spoken([into(ONE, TWO), THREE])] == [1, 1]
    other = replace(TWO, subject=UUID(int=3))
    assert [group.times for group in spoken([into(ONE, TWO), other])] == [1, 1]
    assert [group.argument.id for group in spoken([into(ONE, TWO), replace(TWO, text=" ")])] == [ONE.id, TWO.id]


def test_a_duplicate_without_text_is_not_counted() -> None:
    (group,) = spoken([ONE, replace(into(TWO, ONE), text="", withdrawn=True)])
    assert group.times == 1


def test_voices_of_all_are_listed_and_withdrawn_ones_are_not() -> None:
    rows = [
        replace(ONE, role=Role.COUNCILLOR),
        replace(into(TWO, ONE), role=Role.CLERK, withdrawn=True),
        replace(into(THREE, ONE), municipality=UUID(int=9)),
    ]
    (group,) = spoken(rows)
    assert [one.id for one in group.voiced] == [ONE.id, THREE.id]


@st.composite
def merged(draw: st.DrawFn) -> list[Argument]:
    """Up to eight arguments with any links between them, also to themselves, in circles, and to nowhere."""
    ids = [UUID(int=n + 10) for n in range(draw(st.integers(1, 8)))]
    targets = st.none() | st.sampled_from([*ids, UUID(int=99)])
    return [
        Argument(
            id=i, gathering=MEETING, subject=SUBJECT, text="t", position=draw(st.text("ab")), merged_into=draw(targets)
        )
        for i in ids
    ]


@given(merged(), st.randoms())
def test_every_argument_is_told_exactly_once_whatever_the_links(rows: list[Argument], random) -> None:
    groups = spoken(rows)
    assert sorted(one.id for group in groups for one in group.all) == sorted(row.id for row in rows)
    shuffled = rows[:]
    random.shuffle(shuffled)
    assert {g.argument.id: g.times for g in spoken(shuffled)} == {g.argument.id: g.times for g in groups}
    known = {row.id: row for row in rows}
    assert all(standing(standing(row, known), known).id == standing(row, known).id for row in rows)
