"""Named votes of members: three readings of the same answers, and the rules that they are held against.

An atelier adopts nothing: a rule only tells whether a threshold that was agreed beforehand is reached.
"""

from bisect import bisect_right
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Generic, TypeVar

from atelier.i18n import mark, number, tr

SIZES = (20_000, 50_000, 100_000)  # inhabitants from which a member has one vote more (rule of 2021)

Member = TypeVar("Member", bound=Hashable)


def size_votes(inhabitants: int) -> int:
    """Votes by the size scale of 2021: 1 below 20,000 inhabitants, 2 below 50,000, 3 below 100,000, else 4."""
    return bisect_right(SIZES, inhabitants) + 1


class Weighing(StrEnum):
    """What a member's answer counts for."""

    MEMBERS = "members"
    SIZE = "size"
    INHABITANTS = "inhabitants"

    def weight(self, inhabitants: int) -> int:
        """What the answer of a member with so many inhabitants weighs."""
        if self is Weighing.MEMBERS:
            return 1
        return inhabitants if self is Weighing.INHABITANTS else size_votes(inhabitants)


WEIGHING_NAMES = {
    Weighing.MEMBERS: mark("by members"),
    Weighing.SIZE: mark("by votes of size (rule of 2021)"),
    Weighing.INHABITANTS: mark("by inhabitants (rule of 2021)"),
}


class Rule(StrEnum):
    """The threshold that was agreed beforehand; a double majority is one of size votes and one of inhabitants."""

    SIMPLE = "simple"
    TWO_THIRDS = "two_thirds"
    FOUR_FIFTHS = "four_fifths"
    CONSENSUS = "consensus"
    DOUBLE = "double"


RULE_NAMES = {
    Rule.SIMPLE: mark("more than half"),
    Rule.TWO_THIRDS: mark("at least two thirds"),
    Rule.FOUR_FIFTHS: mark("at least four fifths"),
    Rule.CONSENSUS: mark("consensus, so all"),
    Rule.DOUBLE: mark("double majority, so more than half of the votes of size and of the inhabitants"),
}


class Base(StrEnum):
    """Of whom a threshold is a part."""

    MEMBERS = "members"
    PRESENT = "present"
    CHOSE = "chose"


BASE_NAMES = {
    Base.MEMBERS: mark("of all members"),
    Base.PRESENT: mark("of those present"),
    Base.CHOSE: mark("of those who chose"),
}


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed before the vote.

    With `abstain_counts` abstainers are part of the members or of those present; of those who chose they never are.
    `quorum` is the number of members that must be present.
    """

    rule: Rule = Rule.SIMPLE
    base: Base = Base.CHOSE
    abstain_counts: bool = False
    quorum: int = 0

    def weighings(self, weighing: Weighing) -> tuple[Weighing, ...]:
        """The readings that must all reach the threshold."""
        return (Weighing.SIZE, Weighing.INHABITANTS) if self.rule is Rule.DOUBLE else (weighing,)


class Voice(IntEnum):
    """A member's answer, in the order of the options of a yes/no poll."""

    FOR = 0
    AGAINST = 1
    ABSTAIN = 2


@dataclass(frozen=True, slots=True)
class Sums:
    """What the answers weigh in one reading; `present` and `members` include those who gave none."""

    votes_for: int
    against: int
    abstain: int
    present: int
    members: int

    def whole(self, terms: Terms) -> int:
        """The weight that the threshold is a part of."""
        if terms.base is Base.CHOSE:
            return self.votes_for + self.against
        whole = self.members if terms.base is Base.MEMBERS else self.present
        return whole if terms.abstain_counts else whole - self.abstain

    def needed(self, terms: Terms) -> int:
        """The least weight in favour that reaches the threshold."""
        return needed(terms.rule, self.whole(terms))


def needed(rule: Rule, whole: int) -> int:
    """The least part of `whole` that reaches a threshold, at least 1; half is no majority."""
    least = {Rule.TWO_THIRDS: -(-2 * whole // 3), Rule.FOUR_FIFTHS: -(-4 * whole // 5), Rule.CONSENSUS: whole}
    return max(1, least.get(rule, whole // 2 + 1))


def passes(terms: Terms, *readings: Sums) -> bool | None:
    """Whether every reading reaches the threshold, so that a tie fails; None when nobody chose."""
    if not any(sums.votes_for + sums.against for sums in readings):
        return None
    return all(sums.votes_for >= sums.needed(terms) for sums in readings)


def threshold(terms: Terms, sums: Sums) -> str:
    """The threshold of one reading in words, with its base: at least two thirds of those present: 12 of 18."""
    return tr(
        "{rule} {base}: {needed} of {whole}",
        rule=tr(RULE_NAMES[terms.rule]),
        base=tr(BASE_NAMES[terms.base]),
        needed=number(sums.needed(terms)),
        whole=number(sums.whole(terms)),
    )


@dataclass(frozen=True)  # slots and Generic do not go together before Python 3.12
class NamedVote(Generic[Member]):
    """One named vote: the answers, the inhabitants of every member, and who was present (who answered was).

    `votes` are the votes of size that were frozen at the opening; where they lack, the scale says.
    """

    answers: Mapping[Member, Voice]
    inhabitants: Mapping[Member, int]
    present: Collection[Member] = ()
    votes: Mapping[Member, int] = field(default_factory=dict)

    def weight(self, member: Member, weighing: Weighing) -> int:
        """What the answer of `member` weighs in a reading."""
        if weighing is Weighing.SIZE and member in self.votes:
            return self.votes[member]
        return weighing.weight(self.inhabitants[member])

    def sums(self, weighing: Weighing) -> Sums:
        """One reading of the answers."""

        def weigh(members: Collection[Member]) -> int:
            return sum(self.weight(member, weighing) for member in members)

        votes_for, against, abstain = (weigh(self.who(voice)) for voice in Voice)
        return Sums(votes_for, against, abstain, weigh(self._there()), weigh(self.inhabitants.keys()))

    def who(self, voice: Voice) -> tuple[Member, ...]:
        """The members with this answer."""
        return tuple(member for member, answer in self.answers.items() if answer is voice)

    def quorate(self, terms: Terms) -> bool:
        """Whether enough members were present."""
        return len(self._there()) >= terms.quorum

    def passes(self, terms: Terms, weighing: Weighing = Weighing.MEMBERS) -> bool | None:
        """Whether the threshold is reached; None when nobody chose or too few were present."""
        if not self.quorate(terms):
            return None
        return passes(terms, *(self.sums(reading) for reading in terms.weighings(weighing)))

    def _there(self) -> set[Member]:
        return {*self.present, *self.answers}
