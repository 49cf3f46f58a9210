"""What a municipality pays as long as it is not known who joins, and what changes when one leaves or enters (W9)."""

from collections.abc import Sequence
from dataclasses import dataclass

from atelier.domain.participation import Joining
from atelier.domain.people import Municipality
from atelier.domain.proposals import Proposal
from atelier.domain.shares import Amounts, divided
from atelier.i18n import tr, trn


@dataclass(frozen=True, slots=True)
class Shift:
    """What the others pay more (or less) together when one leaves (or enters), and who of them feels it most."""

    member: Municipality
    together: Amounts
    most: str
    most_amounts: Amounts


def range_of(proposal: Proposal, amounts: Amounts, who: Joining) -> dict[str, Amounts]:
    """Per municipality that joins or may join the lowest and the highest share in cents.

    The lowest when all who may do join, the highest when only those who are sure join beside it. As long as nobody
    is sure there is no such fewest, and both ends are those of all who may join.
    """
    widest = divided(proposal, amounts, who.everyone)
    if not who.firm:
        return widest
    found = {}
    for member in who.everyone if widest else ():
        fewest = who.firm if member in who.firm else (*who.firm, member)
        low, high = widest[member.name][0], divided(proposal, amounts, fewest).get(member.name, (0, 0))[1]
        found[member.name] = low, max(low, high)
    return found


def on_leaving(proposal: Proposal, amounts: Amounts, who: Joining) -> tuple[Shift, ...]:
    """Of everybody who is sure: what the other sure ones pay more without it."""
    shifts = (_shift(proposal, amounts, who.firm, member) for member in who.firm)
    return tuple(shift for shift in shifts if shift)


def on_entering(proposal: Proposal, amounts: Amounts, who: Joining) -> tuple[Shift, ...]:
    """Of everybody who may join: what those who are sure pay less with it."""
    shifts = (_shift(proposal, amounts, (*who.firm, member), member) for member in who.possible)
    return tuple(shift for shift in shifts if shift)


def _shift(
    proposal: Proposal, amounts: Amounts, together: Sequence[Municipality], member: Municipality
) -> Shift | None:
    """The difference that `member` makes to the rest of `together`; None when there is no rest that could pay."""
    rest = [other for other in together if other != member]
    without, with_it = divided(proposal, amounts, rest), divided(proposal, amounts, together)
    if not without or not with_it:
        return None
    gaps = {name: (low - with_it[name][0], high - with_it[name][1]) for name, (low, high) in without.items()}
    most = max(gaps, key=lambda name: gaps[name][1])
    return Shift(member, with_it[member.name], most, gaps[most])


def over(who: Joining) -> str:
    """Over whom the lowest and the highest amount are divided."""
    if not who.firm:
        all_join = len(who.possible)
        return trn("Lowest–highest, if the only municipality joins", "Lowest–highest, if all {n} join", all_join)
    if not who.possible:
        return trn(
            "Lowest–highest, over the only one that joins", "Lowest–highest, over the {n} that join", len(who.firm)
        )
    return tr(
        "Lowest if all {all} that may join do, highest if only the {sure} that are sure do",
        all=len(who.everyone),
        sure=len(who.firm),
    )
