"""The counted result of a poll: how many, of how many present, and what that means in words."""

from dataclasses import dataclass

from atelier.domain.answers import Profile
from atelier.domain.methods import METHODS, Method
from atelier.domain.methods.base import Reading, SidedMethod, in_the_middle


@dataclass(frozen=True, slots=True)
class Tally:
    """Totals per option of one closed count. Abstaining, not voting and neutral are three numbers.

    `profile` holds the distinct answers where they are known; `voted` is None where each count is one person.
    """

    method_key: str
    options: tuple[str, ...]
    sides: tuple[str, ...]
    counts: tuple[int, ...]
    present: int
    profile: Profile = ()
    voted: int | None = None
    blank: int = 0
    invalid: int = 0

    @property
    def method(self) -> Method:
        """The way of asking."""
        return METHODS[self.method_key]

    @property
    def answered(self) -> int:
        """How many people gave an answer, abstaining included."""
        return sum(self.counts) if self.voted is None else self.voted

    @property
    def not_voted(self) -> int:
        """Present but without any answer."""
        return self.present - self.answered - self.blank - self.invalid

    @property
    def share_base(self) -> int:
        """What each option's share is a part of."""
        return self.method.share_base(self)

    @property
    def shares(self) -> tuple[float, ...]:
        """Each option's part of `share_base`, 0..1; zeros when nobody answered."""
        base = self.share_base
        return tuple(count / base if base else 0.0 for count in self.counts)

    @property
    def colours(self) -> tuple[str, ...]:
        """A colour token per option."""
        return self.method.palette(len(self.options))

    @property
    def camps(self) -> tuple[int, int] | None:
        """How many stand on either side; None where the method has no sides."""
        return self.method.camps(self.counts) if isinstance(self.method, SidedMethod) else None

    @property
    def in_the_middle(self) -> bool:
        """Whether no side has more answers than what lies between or beside them."""
        return isinstance(self.method, SidedMethod) and in_the_middle(self.method, self.counts)

    def tip(self) -> str:
        """By how many answers the leading side would lose its lead, in words; empty where none leads."""
        return self.method.tip(self) if self.answered else ""

    def reading(self) -> Reading | None:
        """The conclusion in words; None when there are no answers yet."""
        return self.method.read(self) if self.answered else None
