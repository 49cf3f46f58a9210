"""What every way of asking knows: its options, its sides, and how its counts read in words."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from atelier.domain.agreement import agreement
from atelier.i18n import tr, trn

AGREED, LARGELY, DIVIDED = Fraction(3, 5), Fraction(1, 5), Fraction(-1, 5)


@dataclass(frozen=True, slots=True)
class Reading:
    """What counts mean in words: the conclusion, the base it stands on, and by how many it would tip."""

    words: str
    base: str
    margin: int | None
    agreement: Fraction | None = None


class Method(ABC):
    """One way of asking. Option names are English source strings; a ballot freezes them translated."""

    key: str
    name: str
    options: tuple[str, ...]
    sides: tuple[str, str]
    colours: tuple[str, ...]  # per option: a, a-soft, neutral, b-soft, b

    def option_names(self) -> tuple[str, ...]:
        """The options in the language of now, to be frozen in a ballot."""
        return tuple(tr(option) for option in self.options)

    def side_names(self, poles: tuple[str, str]) -> tuple[str, str]:
        """What the two sides are called, to be frozen in a ballot; `poles` are those of a dilemma, or empty."""
        del poles
        return tr(self.sides[0]), tr(self.sides[1])

    @abstractmethod
    def camps(self, counts: Sequence[int]) -> tuple[int, int]:
        """How many answered on the first and on the second side."""

    @abstractmethod
    def read(self, counts: Sequence[int], sides: Sequence[str]) -> Reading:
        """The conclusion in words; `counts` holds at least one answer, `sides` are the two names."""


def margin(ahead: int, behind: int) -> int:
    """The least number of answers that must turn for `ahead` to lose its lead; a tie is no lead."""
    return -((behind - ahead) // 2) if ahead > behind else 0


class OrderedMethod(Method):
    """A question with ordered answers from one pole to the other, read by van der Eijk's agreement A."""

    def camps(self, counts: Sequence[int]) -> tuple[int, int]:
        """Answers before and after the middle."""
        half = len(counts) // 2
        return sum(counts[:half]), sum(counts[-half:])

    def read(self, counts: Sequence[int], sides: Sequence[str]) -> Reading:
        """Agreed, largely agreed, divided or two camps, with the side by name (METHODS, Agreement A)."""
        value = agreement(counts)
        first, second = self.camps(counts)
        lead = margin(max(first, second), min(first, second)) or None
        base = trn("of {n} answer", "of {n} answers", sum(counts))
        return Reading(_words(value, counts, self.camps(counts), sides), base, lead, value)


def _words(value: Fraction | None, counts: Sequence[int], camps: tuple[int, int], sides: Sequence[str]) -> str:
    if value is None:
        return tr("one answer only")
    if value < DIVIDED:
        return tr("two camps")
    if value < LARGELY:
        return tr("divided")
    first, second = camps
    middle = sum(counts) - first - second
    if middle >= max(first, second) or first == second:
        return tr("together in the middle")
    side = sides[0] if first > second else sides[1]
    return tr("agreed: {side}", side=side) if value >= AGREED else tr("largely {side}", side=side)
