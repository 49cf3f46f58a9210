"""Two claims that cannot both hold, while the room went along with both (W5, W6)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from atelier.domain.methods.base import Options, SidedMethod
from atelier.domain.polls import Poll
from atelier.domain.proposals import CouncilRole
from atelier.domain.second_round import round_before
from atelier.domain.secrecy import LEAST
from atelier.domain.tally import Tally
from atelier.domain.themes import Statement
from atelier.i18n import tr


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that a room went along with: a statement or a form of council involvement, and how many did.

    `voices` tells by name who did and who did not, where answers were given by name.
    """

    about: UUID
    words: str
    agreed: int
    answered: int
    voices: Mapping[UUID, bool] = field(default_factory=dict)


def clashes(
    poll: Poll, polls: Iterable[Poll], statements: Iterable[Statement], roles: Iterable[CouncilRole]
) -> tuple[str, ...]:
    """One sentence for each clash of a closed poll with another one; nothing about fewer than five people."""
    known, forms = {statement.id: statement for statement in statements}, tuple(roles)
    mine = tuple(_claims(poll, known, forms))
    others = [claim for other in _latest(polls) if other.id != poll.id for claim in _claims(other, known, forms)]
    pairs = [(one, two) for one in mine for two in others if _clash(one.about, two.about, known)]
    return tuple(_sentence(one, two) for one, two in pairs)


def _latest(polls: Iterable[Poll]) -> list[Poll]:
    """Of every question the last round with a result."""
    closed = [poll for poll in polls if poll.tally]
    followed = {earlier.id for poll in closed if (earlier := round_before(poll))}
    return [poll for poll in closed if poll.id not in followed]


def _clash(one: UUID, two: UUID, known: Mapping[UUID, Statement]) -> bool:
    """A clash that is written down at either of the two counts for both."""

    def names(about: UUID, other: UUID) -> bool:
        statement = known.get(about)
        return statement is not None and other in {*statement.clashes, *statement.clashes_roles}

    return names(one, two) or names(two, one)


def _claims(poll: Poll, known: Mapping[UUID, Statement], roles: Iterable[CouncilRole]) -> Iterator[Claim]:
    """What a closed poll of five people or more goes along with."""
    tally = poll.tally
    if tally is None or tally.answered < LEAST:
        return
    if poll.ballot.subject in known and _leans(tally):
        agreed = tally.camps[0] if tally.camps else 0
        yield Claim(poll.ballot.subject, poll.ballot.question, agreed, tally.answered, _voices(poll))
    if poll.method.source is Options.ROLES:
        counts = dict(zip(tally.options, tally.counts, strict=True))
        for role in roles:
            agreed = counts.get(role.name, 0)
            if 2 * agreed > tally.answered:
                yield Claim(role.id, role.name, agreed, tally.answered)


def _leans(tally: Tally) -> bool:
    """Whether most went along: more than were against, and more than lay in the middle."""
    return tally.camps is not None and tally.camps[0] > tally.camps[1] and not tally.in_the_middle


def _voices(poll: Poll) -> dict[UUID, bool]:
    method, count = poll.method, poll.standing
    if count is None or not isinstance(method, SidedMethod):
        return {}
    adds, size = method.shape.adds, len(poll.ballot.options)
    return {voter: bool(method.camps(adds(answer, size))[0]) for voter, answer in count.by_voter.items()}


def _sentence(one: Claim, two: Claim) -> str:
    found = tr(
        "“{one}” and “{two}” clash, but the room goes along with both: {a} of {n} and {b} of {m}.",
        one=one.words,
        two=two.words,
        a=one.agreed,
        n=one.answered,
        b=two.agreed,
        m=two.answered,
    )
    both = _both(one, two)
    if both is None:
        return found
    return " ".join((found, tr("{both} of {n} agreed with both.", both=both, n=len(one.voices))))


def _both(one: Claim, two: Claim) -> int | None:
    """How many of the same voters agreed with both; None where that would tell of one to four people."""
    if not one.voices or one.voices.keys() != two.voices.keys():
        return None
    both = sum(one.voices[voter] and two.voices[voter] for voter in one.voices)
    only_one, only_two = sum(one.voices.values()) - both, sum(two.voices.values()) - both
    parts = (both, only_one, only_two, len(one.voices) - both - only_one - only_two)  # follow from the sentence
    return None if any(0 < part < LEAST for part in parts) else both
