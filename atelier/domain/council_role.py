"""The role of the council as an interval: which form of involvement do most people accept?

The forms stand in an order; an answer is the lowest and the highest form that somebody accepts, by index.
"""

from collections.abc import Sequence
from dataclasses import dataclass

Spans = Sequence[tuple[tuple[int, ...], int]]  # valid answers (lowest, highest), and how often each was given


def acceptance(spans: Spans, forms: int) -> tuple[int, ...]:
    """Per form the voters to whom it is acceptable."""
    return tuple(sum(times for (low, high), times in spans if low <= form <= high) for form in range(forms))


@dataclass(frozen=True, slots=True)
class Advice:
    """What the answers say: the form that most accept (several: tied), and how many voters it leaves outside."""

    acceptance: tuple[int, ...]
    forms: tuple[int, ...]
    outside: int


def advise(spans: Spans, forms: int) -> Advice | None:
    """The form or forms that most voters accept; None without voters."""
    voters = sum(times for _, times in spans)
    if not voters:
        return None
    accepted = acceptance(spans, forms)
    most = max(accepted)
    best = tuple(form for form, count in enumerate(accepted) if count == most)
    return Advice(accepted, best, voters - most)
