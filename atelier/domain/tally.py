"""The counted result of a poll: how many, of how many present, and what that means in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from atelier.domain.methods import METHODS, Method
from atelier.domain.methods.base import OrderedMethod, Reading
from atelier.i18n import trn


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts per option of one closed count. Abstaining, not voting and neutral are three numbers."""

    method_key: str
    options: tuple[str, ...]
    sides: tuple[str, ...]
    counts: tuple[int, ...]
    present: int

    @property
    def method(self) -> Method:
        """The way of asking."""
        return METHODS[self.method_key]

    @property
    def answered(self) -> int:
        """How many gave an answer, abstaining included."""
        return sum(self.counts)

    @property
    def not_voted(self) -> int:
        """Present but without any answer."""
        return self.present - self.answered

    @property
    def shares(self) -> tuple[float, ...]:
        """Each option's part of those who answered, 0..1; zeros when nobody did."""
        return tuple(count / self.answered if self.answered else 0.0 for count in self.counts)

    @property
    def in_the_middle(self) -> bool:
        """Whether no side has more answers than what lies between or beside them."""
        camps = self.method.camps(self.counts)
        return self.answered - sum(camps) >= max(camps)

    def tip(self) -> str:
        """By how many answers the leading side would lose its lead, in words; empty where none leads.

        A middle that is larger leads itself; those who abstain stay outside (METHODS, Marge).
        """
        reading = self.reading()
        middle_leads = isinstance(self.method, OrderedMethod) and self.in_the_middle
        if reading is None or not reading.margin or middle_leads:
            return ""
        first, second = self.method.camps(self.counts)
        return trn(
            "with {n} other answer “{side}” would no longer lead",
            "with {n} other answers “{side}” would no longer lead",
            reading.margin,
            side=self.sides[0] if first > second else self.sides[1],
        )

    def reading(self) -> Reading | None:
        """The conclusion in words; None when there are no answers yet."""
        return self.method.read(self.counts, self.sides) if self.answered else None


def net_change(before: Sequence[float], after: Sequence[float]) -> float:
    """Net change between two distributions, 0..1: half the sum of |p1 - p2|; below 0.15 counts as stable."""
    return sum(abs(p - q) for p, q in zip(before, after, strict=True)) / 2
