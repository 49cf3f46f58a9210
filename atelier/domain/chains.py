"""Facts that follow each other: one order for all laptops, whatever the order in which the facts came in."""

from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

F = TypeVar("F")


def in_order(facts: Iterable[F], before: Callable[[F], Collection[UUID]]) -> tuple[F, ...]:
    """Every fact behind those that it was `before` told of; what was recorded apart stands by moment, then identity.

    A clock only orders what nobody ordered: a laptop of which the clock is hours off does not come in front.
    """
    known: dict[UUID, Any] = {attrgetter("id")(fact): fact for fact in facts}
    depths: dict[UUID, int] = {}

    def depth(row: UUID) -> int:
        if row not in depths:
            depths[row] = 0  # a damaged chain that bites its own tail still ends
            depths[row] = max((1 + depth(other) for other in before(known[row]) if other in known), default=0)
        return depths[row]

    return tuple(sorted(known.values(), key=lambda fact: (depth(fact.id), _instant(fact.at), fact.id)))


def heads(facts: Iterable[F], before: Callable[[F], Collection[UUID]]) -> tuple[F, ...]:
    """The facts that no other one follows, in order: more than one when two laptops went on from the same fact."""
    ordered = in_order(facts, before)
    followed = {row for fact in ordered for row in before(fact)}
    return tuple(fact for fact in ordered if attrgetter("id")(fact) not in followed)


def _instant(at: datetime) -> datetime:
    return at.astimezone(UTC)
