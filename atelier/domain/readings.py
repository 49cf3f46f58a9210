"""A closed poll held against a threshold that was agreed beforehand, and its named votes counted in three ways.

A poll adopts nothing: a threshold is reached or not, and who could tip it is told to nobody here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from atelier.domain.ballots import Ballot, Count
from atelier.domain.charts import Segment
from atelier.domain.margin import margin, margin_of_members
from atelier.domain.methods.base import SidedMethod
from atelier.domain.polls import Poll
from atelier.domain.weights import (
    RULE_NAMES,
    WEIGHING_NAMES,
    Base,
    NamedVote,
    Rule,
    Sums,
    Terms,
    Voice,
    Weighing,
    passes,
    threshold,
)
from atelier.i18n import number, percentage, tr, trn

BAR = {Voice.FOR: "a", Voice.ABSTAIN: "neutral", Voice.AGAINST: "b"}  # from left to right


@dataclass(frozen=True, slots=True)
class Held:
    """The threshold in words with the number needed, how many stand on `side`, and whether that reaches it."""

    threshold: str
    side: str
    have: str
    reached: bool | None
    margin: int | None

    def sentence(self) -> str:
        """Agreed beforehand: at least two thirds of all members: 12 of 18. 14 for “yes”: reached."""
        words = {True: tr("reached"), False: tr("not reached"), None: tr("nobody chose, so not reached")}
        return tr(
            "Agreed beforehand: {threshold}. {have} for “{side}”: {outcome}.",
            threshold=self.threshold,
            have=self.have,
            side=self.side,
            outcome=words[self.reached],
        )

    def tip(self) -> str:
        """The margin in words; empty where no number of answers would change it."""
        if not self.margin:
            return ""
        return trn("With {n} other answer this would be different.", "With {n} other answers this would be different.",
                   self.margin)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weighed:
    """One way of counting named votes: its bar, its figures with their base, and what it comes to."""

    label: str
    base: str
    segments: tuple[Segment, ...]
    figures: str
    verdict: str
    colour: str

    def sentence(self) -> str:
        """All of it in words, for who cannot see the bar."""
        return f"{self.label}, {self.base}: {self.figures}; {self.verdict}"


def agreed_on(ballot: Ballot) -> Terms | None:
    """The threshold that was agreed; None without one. Abstainers are part of the members and of those present."""
    if not ballot.rule:
        return None
    base = Base(ballot.rule_base) if ballot.rule_base else Base.CHOSE
    return Terms(Rule(ballot.rule), base, abstain_counts=base is not Base.CHOSE)


def held(poll: Poll) -> Held | None:
    """The result against its threshold; None without a threshold, a result, or sides to hold it against."""
    terms, tally, count = agreed_on(poll.ballot), poll.tally, poll.standing
    if terms is None or tally is None or count is None or tally.camps is None:
        return None
    side = _side(poll, tally.camps)
    if terms.rule is Rule.DOUBLE:
        return _double(poll, count, terms, side)
    ahead, behind = tally.camps[side], tally.camps[1 - side]
    members = len(poll.ballot.voters) or max(poll.ballot.invited, tally.present)
    sums = Sums(ahead, behind, tally.answered - ahead - behind, tally.present, members)
    return Held(threshold(terms, sums), tally.sides[side], number(ahead), passes(terms, sums), margin(terms, sums))


def _side(poll: Poll, camps: Sequence[int]) -> int:
    """What a threshold is about: the first side; of two poles the one that leads."""
    return int(poll.method.needs_poles and camps[1] > camps[0])


def _double(poll: Poll, count: Count, terms: Terms, side: int) -> Held | None:
    """A threshold in two readings at once, of municipalities whose sizes were frozen."""
    vote = named_vote(poll, count, side)
    if vote is None:
        return None
    size, people = vote.sums(Weighing.SIZE), vote.sums(Weighing.INHABITANTS)
    needed = tr(
        "{rule}: {votes} of {all_votes} votes and {people} of {all_people} inhabitants",
        rule=tr(RULE_NAMES[terms.rule]),
        votes=number(size.needed(terms)),
        all_votes=number(size.whole(terms)),
        people=number(people.needed(terms)),
        all_people=number(people.whole(terms)),
    )
    have = tr("{votes} votes and {people} inhabitants", votes=number(size.votes_for), people=number(people.votes_for))
    return Held(needed, poll.ballot.sides[side], have, vote.passes(terms), margin_of_members(vote, terms))


def named_vote(poll: Poll, count: Count, side: int = 0) -> NamedVote[UUID] | None:
    """The answers of municipalities as for, against and neither; None when their sizes were not asked for."""
    ballot, method = poll.ballot, poll.method
    if not ballot.readings or not ballot.inhabitants or not isinstance(method, SidedMethod):
        return None
    answers = {}
    for voter, answer in count.by_voter.items():
        camps = method.camps(method.shape.adds(answer, len(ballot.options)))
        answers[voter] = Voice.FOR if camps[side] else Voice.AGAINST if camps[1 - side] else Voice.ABSTAIN
    everybody = ballot.voters if count.present == len(ballot.voters) else count.here
    there = set(everybody).intersection(ballot.voters)  # of an older file it tells who was there for a municipality
    return NamedVote(answers, dict(zip(ballot.voters, ballot.inhabitants, strict=True)), there)


def three_ways(poll: Poll) -> tuple[Weighed, ...]:
    """A named poll by members, by votes of size and by inhabitants; nothing unless that was switched on."""
    count, tally = poll.standing, poll.tally
    vote = named_vote(poll, count) if count and tally else None
    if vote is None or tally is None:
        return ()
    terms = agreed_on(poll.ballot)
    return tuple(_weighed(vote.sums(way), way, tally.sides, terms) for way in Weighing)


def _weighed(sums: Sums, way: Weighing, sides: Sequence[str], terms: Terms | None) -> Weighed:
    parts = {Voice.FOR: sums.votes_for, Voice.ABSTAIN: sums.abstain, Voice.AGAINST: sums.against}
    verdict, colour = _verdict(sums, sides, terms)
    return Weighed(tr(WEIGHING_NAMES[way]), _base(sums.members, way), _segments(parts, sums.members),
                   _figures(sums, way), verdict, colour)  # fmt: skip


def _base(members: int, way: Weighing) -> str:
    if way is Weighing.MEMBERS:
        return trn("of {n} member", "of {n} members", members)
    if way is Weighing.SIZE:
        return trn("of {n} vote", "of {n} votes", members)
    return trn("of {n} inhabitant", "of {n} inhabitants", members)


def _segments(parts: dict[Voice, int], whole: int) -> tuple[Segment, ...]:
    """For from the left, then neither, then against; who did not answer stays empty."""
    found, start = [], 0.0
    for voice, colour in BAR.items():
        end = start + (parts[voice] / whole if whole else 0.0)
        if end > start:
            found.append(Segment(start, end, colour))
        start = end
    return tuple(found)


def _figures(sums: Sums, way: Weighing) -> str:
    """For – against, and those who chose neither behind a dot; inhabitants as parts of all inhabitants."""
    values = (sums.votes_for, sums.against, sums.abstain)
    if way is Weighing.INHABITANTS:
        ahead, behind, neither = (percentage(value / sums.members if sums.members else 0.0) for value in values)
    else:
        ahead, behind, neither = map(number, values)
    return f"{ahead} – {behind} · {neither}" if sums.abstain else f"{ahead} – {behind}"


def _verdict(sums: Sums, sides: Sequence[str], terms: Terms | None) -> tuple[str, str]:
    """More for one side than for the other or, where that was agreed, whether the threshold is reached."""
    if terms and terms.rule is not Rule.DOUBLE:
        reached = passes(terms, sums)
        return (tr("reached"), "a") if reached else (tr("not reached"), "neutral")
    if sums.votes_for == sums.against:
        return (tr("as many on both sides"), "neutral") if sums.votes_for else (tr("nobody chose"), "neutral")
    leads = int(sums.against > sums.votes_for)
    return tr("majority {side}", side=sides[leads]), "ab"[leads]
