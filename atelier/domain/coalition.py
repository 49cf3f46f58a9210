"""The coalition of the willing: can those who take part carry it, who is critical, and which agendas do they share?"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Generic, TypeVar

from atelier.i18n import mark

Member = TypeVar("Member", bound=Hashable)
Topic = TypeVar("Topic", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Needs:
    """What a coalition needs: so many members, with at least this share of all inhabitants (0..1)."""

    members: int
    share: Fraction = Fraction(0)


class Lack(StrEnum):
    """What a coalition lacks."""

    MEMBERS = "members"
    INHABITANTS = "inhabitants"
    LEADER = "leader"


LACK_NAMES = {
    Lack.MEMBERS: mark("too few municipalities join"),
    Lack.INHABITANTS: mark("those who join have too few inhabitants together"),
    Lack.LEADER: mark("nobody leads"),
}


@dataclass(frozen=True)  # slots and Generic do not go together before Python 3.12
class Coalition(Generic[Member]):
    """Who joins, who leads (and so joins), out of all members with their inhabitants.

    Whoever follows, or joins only under a condition, is left out until that changes.
    """

    joining: frozenset[Member]
    leading: frozenset[Member]
    inhabitants: Mapping[Member, int]

    @property
    def members(self) -> frozenset[Member]:
        """Those who join or lead."""
        return self.joining | self.leading

    @property
    def share(self) -> Fraction | None:
        """Their part of all inhabitants; None when no inhabitants are known."""
        everyone = sum(self.inhabitants.values())
        return Fraction(sum(self.inhabitants[member] for member in self.members), everyone) if everyone else None

    def lacks(self, needs: Needs) -> tuple[Lack, ...]:
        """What it lacks; a viable coalition lacks nothing."""
        found = {
            Lack.MEMBERS: len(self.members) < needs.members,
            Lack.INHABITANTS: (self.share or Fraction(0)) < needs.share,
            Lack.LEADER: not self.leading,
        }
        return tuple(lack for lack, missing in found.items() if missing)

    def without(self, member: Member) -> "Coalition[Member]":
        """The same after `member` left; its inhabitants still count among all."""
        return Coalition(self.joining - {member}, self.leading - {member}, self.inhabitants)

    def critical(self, needs: Needs) -> frozenset[Member]:
        """The members without whom it is no longer viable; none when it is not viable as it is."""
        if self.lacks(needs):
            return frozenset()
        return frozenset(member for member in self.members if self.without(member).lacks(needs))


@dataclass(frozen=True)
class Agenda(Generic[Member, Topic]):
    """Members who all join all of these challenges; nobody and nothing can be added."""

    members: frozenset[Member]
    topics: frozenset[Topic]

    @property
    def size(self) -> int:
        """How many times somebody joins something in it."""
        return len(self.members) * len(self.topics)


def common_agendas(joins: Mapping[Member, Collection[Topic]], least: int = 2) -> tuple[Agenda[Member, Topic], ...]:
    """Every common agenda of at least `least` members, the largest first; agendas of one size are tied.

    Each is a set of challenges that is exactly what some members have in common, with all members who join them.
    """
    shared = _intersections(frozenset(topics) for topics in joins.values())
    found = [Agenda(_who_join(topics, joins), topics) for topics in shared if topics]
    enough = (agenda for agenda in found if len(agenda.members) >= least)
    return tuple(sorted(enough, key=lambda agenda: (-agenda.size, -len(agenda.members), _text(agenda.topics))))


def _intersections(sets: Iterable[frozenset[Topic]]) -> set[frozenset[Topic]]:
    """All that any number of these sets have in common."""
    found: set[frozenset[Topic]] = set()
    for topics in sets:
        found |= {topics, *(topics & other for other in found)}
    return found


def _who_join(topics: frozenset[Topic], joins: Mapping[Member, Collection[Topic]]) -> frozenset[Member]:
    return frozenset(member for member, own in joins.items() if topics <= frozenset(own))


def _text(topics: frozenset[Topic]) -> list[str]:
    """Something to sort by, so that the order of members or challenges never matters."""
    return sorted(map(str, topics))
