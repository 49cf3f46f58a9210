"""Dividing an amount so that the parts add up: the method of the largest remainder."""

from collections.abc import Sequence

from atelier.domain.people import Municipality
from atelier.domain.proposals import Allocation, Proposal

Amounts = tuple[int, int]  # the lowest and the highest, in cents


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


def weight_of(proposal: Proposal, member: Municipality) -> int:
    """How much a municipality counts in the allocation key of a proposal."""
    if proposal.allocation is Allocation.EQUAL:
        return 1
    return proposal.key.get(member.id, 0) if proposal.allocation is Allocation.CUSTOM else member.inhabitants


def divided(proposal: Proposal, amounts: Amounts, members: Sequence[Municipality]) -> dict[str, Amounts]:
    """Per municipality by name its part of the lowest and the highest amount, if exactly these `members` join.

    Empty when there is nobody to divide over, or nobody counts in the key.
    """
    weights = [max(weight_of(proposal, member), 0) for member in members]
    if not sum(weights):
        return {}
    low, high = (divide(amount, weights) for amount in amounts)
    return {member.name: (low[i], high[i]) for i, member in enumerate(members)}


def yearly_range(proposal: Proposal, members: Sequence[Municipality]) -> dict[str, Amounts]:
    """Per municipality the lowest and highest yearly amount in cents, if all `members` join."""
    return divided(proposal, (proposal.yearly_low, proposal.yearly_high), members)
