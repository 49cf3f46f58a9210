"""The shapes that an answer can have: one option, some, points, an order or a span; each checks and adds up its own."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from atelier.domain.errors import AtelierError
from atelier.i18n import tr, trn

Answer = tuple[int, ...]
Profile = tuple[tuple[Answer, int], ...]  # distinct answers in their own order, each with how often it was given

BLANK: Answer = ()
INVALID: Answer = (-1,)  # a paper that cannot be read as an answer


@dataclass(frozen=True, slots=True)
class Form:
    """What a ballot freezes about its answers: `limit` is the most options, or points on one; 0 is no limit."""

    options: tuple[str, ...]
    limit: int = 0
    points: int = 0
    complete: bool = False


class Shape(ABC):
    """What a valid answer looks like, and what a number of them add up to per option."""

    single = False  # whether each answer counts for exactly one option

    @abstractmethod
    def require(self, answer: Answer, form: Form) -> Answer:
        """The answer in its one spelling.

        Raises:
            AtelierError: it is no valid answer.
        """

    @abstractmethod
    def adds(self, answer: Answer, options: int) -> Sequence[int]:
        """What one answer adds to each option."""

    @abstractmethod
    def spelled(self, answer: Answer, options: Sequence[str]) -> str:
        """The answer in words."""

    def totals(self, profile: Profile, options: int) -> tuple[int, ...]:
        """Per option what all answers together add."""
        sums = [0] * options
        for answer, times in profile:
            for place, part in enumerate(self.adds(answer, options)):
                sums[place] += part * times
        return tuple(sums)


def _require_known(answer: Answer, form: Form) -> None:
    if any(not 0 <= place < len(form.options) for place in answer):
        raise AtelierError(tr("This is not one of the answers."))


def _marked(answer: Answer, options: int) -> tuple[int, ...]:
    return tuple(int(place in answer) for place in range(options))


class One(Shape):
    """Exactly one option."""

    single = True

    def require(self, answer: Answer, form: Form) -> Answer:
        """One known option."""
        if len(answer) != 1:
            raise AtelierError(tr("Choose one answer."))
        _require_known(answer, form)
        return answer

    def adds(self, answer: Answer, options: int) -> Sequence[int]:
        """One for the option that was chosen."""
        return _marked(answer, options)

    def spelled(self, answer: Answer, options: Sequence[str]) -> str:
        """The option."""
        return options[answer[0]]


class Some(Shape):
    """A set of options, of at most `limit`."""

    def require(self, answer: Answer, form: Form) -> Answer:
        """Known options, each once, no more than allowed."""
        _require_known(answer, form)
        chosen = tuple(sorted(set(answer)))
        if not chosen:
            raise AtelierError(tr("Choose at least one answer."))
        if form.limit and len(chosen) > form.limit:
            raise AtelierError(
                trn("Choose at most {n}: {chosen} were chosen.", "Choose at most {n}: {chosen} were chosen.",
                    form.limit, chosen=len(chosen))
            )  # fmt: skip
        return chosen

    def adds(self, answer: Answer, options: int) -> Sequence[int]:
        """One for each option that was chosen."""
        return _marked(answer, options)

    def spelled(self, answer: Answer, options: Sequence[str]) -> str:
        """The options beside each other."""
        return " + ".join(options[place] for place in answer)


class Points(Shape):
    """Points divided over the options: at most `points` in all, at most `limit` on one."""

    def require(self, answer: Answer, form: Form) -> Answer:
        """A number of 0 or more per option, within both maxima."""
        if len(answer) != len(form.options) or any(part < 0 for part in answer):
            raise AtelierError(tr("Enter one whole number of 0 or more for each answer."))
        spent = sum(answer)
        if not spent:
            raise AtelierError(tr("No dot was placed yet."))
        if form.points and spent > form.points:
            sentence = trn("{spent} of {n} dot placed: that is {extra} too many.",
                           "{spent} of {n} dots placed: that is {extra} too many.",
                           form.points, spent=spent, extra=spent - form.points)  # fmt: skip
            raise AtelierError(sentence)
        if form.limit and max(answer) > form.limit:
            raise AtelierError(trn("At most {n} dot on one option.", "At most {n} dots on one option.", form.limit))
        return answer

    def adds(self, answer: Answer, options: int) -> Sequence[int]:
        """The points themselves."""
        del options
        return answer

    def spelled(self, answer: Answer, options: Sequence[str]) -> str:
        """Each option that got points, with their number."""
        return ", ".join(f"{options[place]} {part}" for place, part in enumerate(answer) if part)


class Order(Shape):
    """Options from best to least, complete or only the first ones; the totals are first places."""

    def require(self, answer: Answer, form: Form) -> Answer:
        """Known options, each on one place; all of them where a complete order is asked."""
        _require_known(answer, form)
        if not answer:
            raise AtelierError(tr("Put at least one option in the first place."))
        if len(set(answer)) < len(answer):
            raise AtelierError(tr("Every option can stand on one place only."))
        missing = len(form.options) - len(answer)
        if form.complete and missing:
            raise AtelierError(trn("{n} option has no place yet.", "{n} options have no place yet.", missing))
        return answer

    def adds(self, answer: Answer, options: int) -> Sequence[int]:
        """One for the option in the first place."""
        return _marked(answer[:1], options)

    def spelled(self, answer: Answer, options: Sequence[str]) -> str:
        """The options in the order that was given."""
        return " > ".join(options[place] for place in answer)


class Span(Shape):
    """An interval on an ordered ladder: the lowest and the highest rung that somebody accepts."""

    def require(self, answer: Answer, form: Form) -> Answer:
        """Two known rungs, the lower one first."""
        if len(answer) != 2:
            raise AtelierError(tr("Choose the lowest and the highest that you accept."))
        _require_known(answer, form)
        return min(answer), max(answer)

    def adds(self, answer: Answer, options: int) -> Sequence[int]:
        """One for each rung within the interval: who accepts it."""
        low, high = answer
        return tuple(int(low <= place <= high) for place in range(options))

    def spelled(self, answer: Answer, options: Sequence[str]) -> str:
        """From the lowest to the highest rung."""
        low, high = answer
        return options[low] if low == high else f"{options[low]} – {options[high]}"


ONE, SOME, POINTS, ORDER, SPAN = One(), Some(), Points(), Order(), Span()


def profile_of(answers: Iterable[Answer]) -> Profile:
    """Distinct answers with how often they were given; the order in which they came leaves no trace."""
    return sorted_profile(Counter(answers))


def sorted_profile(counted: Mapping[Answer, int]) -> Profile:
    """The same, from answers that were counted already."""
    return tuple(sorted((answer, times) for answer, times in counted.items() if times))
