"""What every way of asking knows: its answers, its ways of entry, and how its counts read in words."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from atelier.domain.agreement import agreement
from atelier.domain.answers import ONE, Answer, Form, Profile, Shape
from atelier.i18n import mark, tr, trn

AGREED, LARGELY, DIVIDED = Fraction(3, 5), Fraction(1, 5), Fraction(-1, 5)


class Way(StrEnum):
    """How answers come in. Paper and in turn are secret; open and secret never mix in one ballot."""

    HANDS = "hands"
    NAMED = "named"
    PAPER = "paper"
    TURN = "turn"
    WALL = "wall"


SECRET_WAYS = frozenset({Way.PAPER, Way.TURN})

WAY_NAMES = {
    Way.HANDS: mark("Show of hands"),
    Way.NAMED: mark("By name"),
    Way.PAPER: mark("On paper"),
    Way.TURN: mark("In turn on this laptop"),
    Way.WALL: mark("Dots on the wall"),
}


class Options(StrEnum):
    """Where the options of a ballot come from."""

    FIXED = "fixed"  # the method's own
    OWN = "own"  # typed, or taken from a list of the event
    ROLES = "roles"  # the forms of council involvement


@dataclass(frozen=True, slots=True)
class Reading:
    """What counts mean in words: the conclusion, the base it stands on, and by how many it would tip.

    `key` names the paragraph that explains the conclusion; `more` are other ways of counting, for who asks, and
    `terms` the paragraphs that explain those.
    """

    words: str
    base: str
    margin: int | None
    agreement: Fraction | None = None
    key: str = ""
    more: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


class Votes(Protocol):
    """What a method reads: totals per option, the distinct answers where they are known, and how many answered."""

    @property
    def options(self) -> tuple[str, ...]:
        """The options, frozen at the opening."""

    @property
    def sides(self) -> tuple[str, ...]:
        """The names of the two sides; empty where the method has none."""

    @property
    def counts(self) -> tuple[int, ...]:
        """Totals per option."""

    @property
    def profile(self) -> Profile:
        """Distinct answers with how often; empty where only totals are known."""

    @property
    def answered(self) -> int:
        """How many people answered, abstaining included."""

    @property
    def present(self) -> int:
        """How many people were asked, whether they answered or not."""


class Method(ABC):
    """One way of asking. Option names are English source strings; a ballot freezes them translated."""

    key: str
    name: str
    helps: str  # a sentence on when it helps
    asks = mark("What do you think of “{title}”?")  # for a subject that is no question itself
    front: frozenset[str] = frozenset()  # the kinds of subject for which it is offered first; else behind "More"
    needs_poles = False  # asks about two poles, which only a dilemma has
    shape: Shape = ONE
    source = Options.FIXED
    options: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()  # per fixed option: a, a-soft, neutral, b-soft, b, option
    ways: tuple[Way, ...] = (Way.HANDS, Way.NAMED, Way.PAPER, Way.TURN)
    default = Form(())  # the limits that are proposed
    reasons: frozenset[int] = frozenset()  # options that ask for a text
    remarks: frozenset[int] = frozenset()  # options that may have one

    def option_names(self) -> tuple[str, ...]:
        """The method's own options in the language of now, to be frozen in a ballot."""
        return tuple(tr(option) for option in self.options)

    def side_names(self, poles: tuple[str, str]) -> tuple[str, ...]:
        """What the sides are called, to be frozen in a ballot; `poles` are those of a dilemma, or empty."""
        del poles
        return tuple(tr(side) for side in self.sides)

    def palette(self, options: int) -> tuple[str, ...]:
        """A colour token per option."""
        return self.colours or ("option",) * options

    def share_base(self, votes: Votes) -> int:
        """What the share of an option is a part of: those who answered, unless a method says otherwise."""
        return votes.answered

    def hindrance(self, votes: Votes, asked: int) -> str:
        """Why this cannot be closed yet although the numbers can be; empty when it can."""
        del votes, asked
        return ""

    def tip(self, votes: Votes) -> str:
        """By how many other answers the conclusion would change, in words; empty where nothing leads."""
        del votes
        return ""

    @abstractmethod
    def read(self, votes: Votes) -> Reading:
        """The conclusion in words; somebody answered."""

    def text_for(self, answer: Answer) -> bool | None:
        """Whether a text belongs to this answer: True when it is asked for, False when it may, None when not."""
        if self.reasons & set(answer):
            return True
        return False if self.remarks & set(answer) else None


def margin(ahead: int, behind: int) -> int:
    """The least number of answers that must turn for `ahead` to lose its lead; a tie is no lead."""
    return -((behind - ahead) // 2) if ahead > behind else 0


def of_answers(n: int) -> str:
    """The base of a conclusion about everybody who answered."""
    return trn("of {n} answer", "of {n} answers", n)


class SidedMethod(Method):
    """A question with two sides, of which one can lead."""

    sides: tuple[str, str]

    @abstractmethod
    def camps(self, counts: Sequence[int]) -> tuple[int, int]:
        """How many answered on the first and on the second side."""

    def tip(self, votes: Votes) -> str:
        """By how many answers the leading side would lose its lead; those who abstain stay outside (METHODS, Marge)."""
        first, second = self.camps(votes.counts)
        turned = margin(max(first, second), min(first, second))
        if not turned:
            return ""
        return trn(
            "with {n} other answer “{side}” would no longer lead",
            "with {n} other answers “{side}” would no longer lead",
            turned,
            side=votes.sides[0] if first > second else votes.sides[1],
        )


class OrderedMethod(SidedMethod):
    """A question with ordered answers from one pole to the other, read by van der Eijk's agreement A."""

    def camps(self, counts: Sequence[int]) -> tuple[int, int]:
        """Answers before and after the middle."""
        half = len(counts) // 2
        return sum(counts[:half]), sum(counts[-half:])

    def tip(self, votes: Votes) -> str:
        """As for any two sides; a middle that is larger leads itself."""
        return "" if in_the_middle(self, votes.counts) else super().tip(votes)

    def read(self, votes: Votes) -> Reading:
        """Agreed, largely agreed, divided or two camps, with the side by name (METHODS, Agreement A)."""
        value = agreement(votes.counts)
        first, second = self.camps(votes.counts)
        lead = margin(max(first, second), min(first, second)) or None
        key, words = _words(value, votes.counts, (first, second), votes.sides)
        return Reading(words, of_answers(sum(votes.counts)), lead, value, key)


def in_the_middle(method: SidedMethod, counts: Sequence[int]) -> bool:
    """Whether no side has more answers than what lies between or beside them."""
    camps = method.camps(counts)
    return sum(counts) - sum(camps) >= max(camps)


def _words(
    value: Fraction | None, counts: Sequence[int], camps: tuple[int, int], sides: Sequence[str]
) -> tuple[str, str]:
    if value is None:
        return "one", tr("one answer only")
    if value < DIVIDED:
        return "camps", tr("two camps")
    if value < LARGELY:
        return "divided", tr("divided")
    first, second = camps
    middle = sum(counts) - first - second
    if middle >= max(first, second) or first == second:
        return "middle", tr("together in the middle")
    side = sides[0] if first > second else sides[1]
    if value >= AGREED:
        return "agreed", tr("agreed: {side}", side=side)
    return "largely", tr("largely {side}", side=side)
