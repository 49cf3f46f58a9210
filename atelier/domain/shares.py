"""Dividing an amount so that the parts add up: the method of the largest remainder."""

from collections.abc import Sequence

from atelier.domain.people import Municipality
from atelier.domain.proposals import Allocation, Proposal


def divide(amount: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Parts of `amount` (a whole number, as cents) in proportion to `weights`, adding up exactly.

    Raises:
        ValueError: the weights are empty, negative or all zero.
    """
    total = sum(weights)
    if total <= 0 or min(weights) < 0:
        raise ValueError("weights must be positive")
    parts = [amount * weight // total for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(amount * weights[i] % total), i))
    for i in by_remainder[: amount - sum(parts)]:
        parts[i] += 1
    return tuple(parts)


def yearly_range(proposal: Proposal, members: Sequence[Municipality]) -> dict[str, tuple[int, int]]:
    """Per municipality the lowest and highest yearly amount in cents, if all `members` join."""
    equal = proposal.allocation is Allocation.EQUAL
    weights = [1 if equal else member.inhabitants for member in members]
    if not weights or not sum(weights):
        return {}
    low, high = divide(proposal.yearly_low, weights), divide(proposal.yearly_high, weights)
    return {member.name: (low[i], high[i]) for i, member in enumerate(members)}
