from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.coalition import LACK_NAMES, Agenda, Coalition, Lack, Needs, common_agendas
from tests.domain.members import eighteen

NEEDS = Needs(members=5, share=Fraction(1, 2))
NAMES = st.frozensets(st.sampled_from("abcdef"))
PEOPLE = st.fixed_dictionaries(dict.fromkeys("abcdef", st.integers(0, 100_000)))
COALITIONS = st.builds(Coalition, NAMES, NAMES, PEOPLE)
ANY_NEEDS = st.builds(Needs, st.integers(0, 6), st.fractions(0, 1, max_denominator=20))
JOINS = st.dictionaries(st.sampled_from("abcdef"), st.frozensets(st.integers(1, 5)))


def joining(*names: str, leading: str = "") -> Coalition[str]:
    return Coalition(frozenset(names), frozenset({leading}) if leading else frozenset(), eighteen())


def test_five_with_most_inhabitants_are_viable_and_each_city_is_critical() -> None:
    five = joining("Arnhem", "Overbetuwe", "Lingewaard", "Wijchen", leading="Nijmegen")
    assert five.lacks(NEEDS) == ()
    assert round(100 * float(five.share or 0), 1) == 60.4
    assert five.critical(NEEDS) == five.members  # without any of them they are four
    assert five.critical(Needs(4, Fraction(1, 2))) == {"Arnhem", "Nijmegen"}
    assert five.critical(Needs(4)) == {"Nijmegen"}  # nobody else leads


def test_what_a_coalition_lacks() -> None:
    assert joining("Rozendaal").lacks(NEEDS) == (Lack.MEMBERS, Lack.INHABITANTS, Lack.LEADER)
    assert joining("Arnhem", "Overbetuwe", "Lingewaard", "Wijchen", "Nijmegen").lacks(NEEDS) == (Lack.LEADER,)
    assert joining("Rheden", "Duiven", "Heumen", "Druten", leading="Renkum").lacks(NEEDS) == (Lack.INHABITANTS,)
    assert joining("Arnhem", leading="Nijmegen").lacks(Needs(3, Fraction(2, 5))) == (Lack.MEMBERS,)
    assert joining("Rozendaal").critical(NEEDS) == frozenset()


def test_exactly_what_is_needed_is_enough() -> None:
    half = Coalition(frozenset({"a"}), frozenset({"b"}), {"a": 20, "b": 30, "c": 50})
    assert half.share == Fraction(1, 2)
    assert half.lacks(Needs(2, Fraction(1, 2))) == ()
    assert half.lacks(Needs(3, Fraction(51, 100))) == (Lack.MEMBERS, Lack.INHABITANTS)


def test_whoever_leads_joins() -> None:
    alone = Coalition(frozenset[str](), frozenset({"a"}), {"a": 1, "b": 3})
    assert (alone.members, alone.share) == ({"a"}, Fraction(1, 4))
    assert alone.without("a").members == frozenset()


def test_without_anybody_or_any_figure() -> None:
    nobody = Coalition(frozenset[str](), frozenset[str](), {})
    assert nobody.share is None
    assert nobody.lacks(Needs(1)) == (Lack.MEMBERS, Lack.LEADER)
    unknown = Coalition(frozenset({"a"}), frozenset({"a"}), {"a": 0})
    assert unknown.lacks(Needs(1)) == ()
    assert unknown.lacks(NEEDS) == (Lack.MEMBERS, Lack.INHABITANTS)


def test_every_lack_has_a_name() -> None:
    assert set(LACK_NAMES) == set(Lack)


@given(COALITIONS, ANY_NEEDS)
def test_a_member_is_critical_when_viability_ends_without_it(coalition, needs) -> None:
    viable = not coalition.lacks(needs)
    for member in coalition.members:
        ends = viable and bool(coalition.without(member).lacks(needs))
        assert (member in coalition.critical(needs)) == ends
    assert coalition.critical(needs) <= coalition.members


@given(COALITIONS, ANY_NEEDS, st.sampled_from("abcdef"))
def test_one_more_member_never_ends_viability(coalition, needs, member) -> None:
    more = Coalition(coalition.joining | {member}, coalition.leading, coalition.inhabitants)
    assert set(more.lacks(needs)) <= set(coalition.lacks(needs))


@given(COALITIONS, ANY_NEEDS)
def test_doubling_all_inhabitants_changes_nothing(coalition, needs) -> None:
    twice = {member: 2 * people for member, people in coalition.inhabitants.items()}
    other = Coalition(coalition.joining, coalition.leading, twice)
    assert (other.lacks(needs), other.critical(needs)) == (coalition.lacks(needs), coalition.critical(needs))


# Common agendas


def agenda(members: str, *topics: str) -> Agenda[str, str]:
    return Agenda(frozenset(members), frozenset(topics))


def test_the_largest_common_agendas() -> None:
    joins = {
        "a": {"wonen", "energie", "water"},
        "b": {"wonen", "energie", "water"},
        "c": {"wonen", "energie"},
        "d": {"wonen"},
        "e": {"fiets"},
    }
    assert common_agendas(joins) == (
        agenda("abc", "wonen", "energie"),
        agenda("ab", "wonen", "energie", "water"),
        agenda("abcd", "wonen"),
    )
    assert common_agendas(joins, least=1)[-1] == agenda("e", "fiets")
    assert [len(found.members) for found in common_agendas(joins, least=3)] == [3, 4]


def test_agendas_of_one_size_are_tied() -> None:
    found = common_agendas({"a": {1, 2}, "b": {1, 2}, "c": {3, 4}, "d": {3, 4}})
    assert [common.size for common in found] == [4, 4]


def test_who_joins_nothing_shares_nothing() -> None:
    assert common_agendas({}) == ()
    assert common_agendas({"a": set(), "b": set()}, least=1) == ()
    assert common_agendas({"a": {1}, "b": {2}}) == ()


@given(JOINS)
def test_agendas_are_those_of_all_sets_of_members(joins) -> None:
    found = set()
    for size in range(2, len(joins) + 1):
        for members in combinations(joins, size):
            topics = frozenset.intersection(*(joins[member] for member in members))
            all_of_them = frozenset(member for member in joins if topics <= joins[member])
            if topics:
                found.add(Agenda(all_of_them, topics))
    agendas = common_agendas(joins)
    assert set(agendas) == found
    assert len(agendas) == len(found)
    assert [common.size for common in agendas] == sorted((common.size for common in found), reverse=True)


@given(JOINS, st.randoms())
def test_the_order_of_members_does_not_matter(joins, random) -> None:
    assert common_agendas(dict(random.sample(list(joins.items()), len(joins)))) == common_agendas(joins)
