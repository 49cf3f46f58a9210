"""Options in order of preference, counted in four ways that say when they differ."""

from collections.abc import Sequence
from fractions import Fraction

from atelier.domain.answers import ORDER, Profile
from atelier.domain.methods.base import Method, Options, Reading, Votes, Way, margin
from atelier.domain.ranking import (
    TIE_RULES,
    Places,
    RankingMethod,
    borda,
    by_points,
    condorcet,
    firsts,
    pairs,
    schulze,
)
from atelier.domain.runoff import Round, runoff
from atelier.i18n import mark, number, tr, trn


class _Ranking(Method):
    """Each person puts the options in order; whoever leaves some out ranks them last together."""

    key = "ranking"
    name = mark("Ranking")
    helps = mark("To order a handful of options when the second choice matters too.")
    shape = ORDER
    source = Options.OWN
    ways = (Way.NAMED, Way.PAPER, Way.TURN)

    def read(self, votes: Votes) -> Reading:
        """Which option stands first by every way of counting, or that these differ and in what."""
        found = firsts(votes.profile, len(votes.options))
        words = found.words(votes.options)
        base = trn("of {n} ranking", "of {n} rankings", votes.answered)
        if found.agree:
            return Reading(words, base, lead(votes), key="ranking-agree", more=four_ways(votes), terms=_TERMS)
        words = tr("the ways of counting differ: {words}", words=words)
        return Reading(words, base, lead(votes), key="ranking-differ", more=four_ways(votes), terms=_TERMS)

    def tip(self, votes: Votes) -> str:
        """By how many other rankings the winner of all pairs would no longer win them all."""
        matrix = pairs(votes.profile, len(votes.options))
        winner, turned = condorcet(matrix), lead(votes)
        if winner is None or turned is None:
            return ""
        return trn(
            "with {n} other ranking “{side}” would no longer stand above every other option",
            "with {n} other rankings “{side}” would no longer stand above every other option",
            turned,
            side=votes.options[winner],
        )


_TERMS = ("borda", "condorcet", "schulze", "runoff")


def lead(votes: Votes) -> int | None:
    """The least number of rankings that must turn for Condorcet's winner to lose a pair; None without a winner."""
    matrix = pairs(votes.profile, len(votes.options))
    winner = condorcet(matrix)
    if winner is None:
        return None
    others = (other for other in range(len(matrix)) if other != winner)
    return min(margin(matrix[winner][other], matrix[other][winner]) for other in others)


def four_ways(votes: Votes) -> tuple[str, ...]:
    """The outcome of every way of counting, each with its tie rule in words."""
    options, profile = votes.options, votes.profile
    points, matrix = borda(profile, len(options)), pairs(profile, len(options))
    return (
        tr("Points of Borda: {order}. {rule}", order=_pointed(points, options), rule=_rule(RankingMethod.BORDA)),
        _condorcet(matrix, options),
        tr("Pairs (Schulze): {order}. {rule}", order=_ordered(schulze(matrix), options),
           rule=_rule(RankingMethod.SCHULZE)),
        tr("Instant run-off: {rounds}. {rule}", rounds=_rounds(profile, options), rule=_rule(RankingMethod.RUNOFF)),
    )  # fmt: skip


def _rule(method: RankingMethod) -> str:
    return tr(TIE_RULES[method])


def _pointed(points: Sequence[Fraction], options: Sequence[str]) -> str:
    order = [option for tier in by_points(points) for option in tier]
    return ", ".join(f"{options[option]} {_figure(points[option])}" for option in order)


def _figure(points: Fraction) -> str:
    return number(float(points), 0 if points.denominator == 1 else 1)


def _condorcet(matrix: Sequence[Sequence[int]], options: Sequence[str]) -> str:
    winner = condorcet(matrix)
    if winner is None:
        return tr("Pairs (Condorcet): no option is put above every other one by more people than below it.")
    rest = [other for other in range(len(options)) if other != winner]
    pairwise = ", ".join(f"{options[other]} {matrix[winner][other]}–{matrix[other][winner]}" for other in rest)
    return tr(
        "Pairs (Condorcet): {winner} stands above every other one: {pairs}.", winner=options[winner], pairs=pairwise
    )


def _ordered(places: Places, options: Sequence[str]) -> str:
    return " > ".join(" = ".join(options[option] for option in tied) for tied in places)


def _rounds(profile: Profile, options: Sequence[str]) -> str:
    return "; ".join(_round(n, found, options) for n, found in enumerate(runoff(profile, len(options)).rounds, 1))


def _round(n: int, found: Round, options: Sequence[str]) -> str:
    counts = ", ".join(f"{options[option]} {count}" for option, count in found.counts)
    words = tr("round {n}: {counts}", n=n, counts=counts)
    if found.exhausted:
        words += " " + trn("({n} names none of these)", "({n} name none of these)", found.exhausted)
    return words


RANKING = _Ranking()
