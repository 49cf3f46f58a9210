"""The margin (kantelgetal): how few answers would have to turn for the outcome to change, and who could do it.

Only answers for and against turn; abstainers and absentees stay as they are. The number stands beside a conclusion;
who is pivotal is for the facilitator and is never projected.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from operator import add

from atelier.domain.weights import Member, NamedVote, Rule, Sums, Terms, Voice, Weighing, needed, passes

OTHER = {Voice.FOR: Voice.AGAINST, Voice.AGAINST: Voice.FOR}


def margin(terms: Terms, sums: Sums) -> int | None:
    """The margin where every answer counts for one; None when nobody chose or no number of them suffices."""
    outcome = passes(terms, sums)
    if outcome is None:
        return None
    lead = sums.votes_for - sums.needed(terms)
    if outcome:
        return lead + 1
    return -lead if -lead <= sums.against else None


def margin_of_members(vote: NamedVote[Member], terms: Terms, weighing: Weighing = Weighing.MEMBERS) -> int | None:
    """The least number of members that would have to turn; None as for `margin`, or without a quorum."""
    outcome = vote.passes(terms, weighing)
    if outcome is None:
        return None
    readings = terms.weighings(weighing)
    leads = [vote.sums(reading).votes_for - vote.sums(reading).needed(terms) for reading in readings]
    turning = vote.who(Voice.FOR if outcome else Voice.AGAINST)
    weights = [tuple(vote.weight(member, reading) for reading in readings) for member in turning]
    if not outcome:
        return _fewest([-lead for lead in leads], weights)
    alone = [_fewest([lead + 1], [(weight[i],) for weight in weights]) for i, lead in enumerate(leads)]
    return min((count for count in alone if count is not None), default=None)


def _fewest(gaps: Sequence[int], weights: Sequence[tuple[int, ...]]) -> int | None:
    """The least number of members whose weights cover every gap (one, or two at once).

    Per number of members and weight covered of the first of two gaps, the most that they cover of the last.
    """
    first, last = (max(0, gaps[0]) if len(gaps) > 1 else 0), max(0, gaps[-1])
    most: list[dict[int, int]] = [{0: 0}, *({} for _ in weights)]
    for weight in weights:
        for count in range(len(weights) - 1, -1, -1):
            for covered, other in most[count].items():
                key = min(first, covered + weight[0])
                most[count + 1][key] = max(most[count + 1].get(key, 0), other + weight[-1])
    return next((count for count, reach in enumerate(most) if reach.get(first, -1) >= last), None)


def pivotal(vote: NamedVote[Member], terms: Terms, weighing: Weighing = Weighing.MEMBERS) -> tuple[Member, ...]:
    """The members who would change the outcome by turning alone; none where there is no outcome."""
    outcome = vote.passes(terms, weighing)
    if outcome is None:
        return ()

    def turned(member: Member) -> NamedVote[Member]:
        return replace(vote, answers={**vote.answers, member: OTHER[vote.answers[member]]})

    choosers = [member for member, answer in vote.answers.items() if answer in OTHER]
    return tuple(member for member in choosers if turned(member).passes(terms, weighing) is not outcome)


def swings(inhabitants: Mapping[Member, int], rule: Rule, weighing: Weighing = Weighing.SIZE) -> dict[Member, int]:
    """Banzhaf's count: per member, in how many of all divisions of the others into for and against it decides.

    Exact. Votes of size take no time; inhabitants of eighteen members a second, because there nearly every
    division has a weight of its own.
    """
    readings = Terms(rule=rule).weighings(weighing)
    weights = [tuple(reading.weight(people) for reading in readings) for people in inhabitants.values()]
    enough = tuple(needed(rule, sum(weight[i] for weight in weights)) for i in range(len(readings)))
    return dict(zip(inhabitants, _swings(weights, enough), strict=True))


def _swings(weights: Sequence[tuple[int, ...]], enough: tuple[int, ...]) -> list[int]:
    """Per member the divisions that it decides: ways to a total before it, times completions that need its weight."""
    layers = [{(0,) * len(enough): 1}]
    for weight in weights:
        layer: dict[tuple[int, ...], int] = {}
        for total, count in layers[-1].items():
            for reached in (total, _capped(total, weight, enough)):
                layer[reached] = layer.get(reached, 0) + count
        layers.append(layer)
    completions = {total: int(total == enough) for total in layers.pop()}
    counted = []
    for weight in reversed(weights):
        layer = layers.pop()
        turned = {total: completions[_capped(total, weight, enough)] for total in layer}
        counted.append(sum(count * (turned[total] - completions[total]) for total, count in layer.items()))
        completions = {total: completions[total] + turned[total] for total in layer}
    return counted[::-1]


def _capped(total: tuple[int, ...], weight: tuple[int, ...], enough: tuple[int, ...]) -> tuple[int, ...]:
    """A sum of weights, of which nothing matters beyond what is enough."""
    return tuple(map(min, map(add, total, weight), enough))


def banzhaf(counted: Mapping[Member, int]) -> dict[Member, Fraction]:
    """Swings as parts of all swings, adding up to 1; empty when nobody ever decides."""
    total = sum(counted.values())
    return {member: Fraction(count, total) for member, count in counted.items()} if total else {}
