"""What stays on record beside a result: struck counts, void and withheld polls, other wordings, the same in writing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from atelier.domain.answers import BLANK, INVALID, Profile
from atelier.domain.ballots import Count, Relation
from atelier.domain.methods.base import Way
from atelier.domain.name_tiles import tiles
from atelier.domain.polls import Poll, PollState
from atelier.domain.second_round import round_before
from atelier.domain.secrecy import closed_without, few_apart, tells_few, unanimous, untold_by_name
from atelier.i18n import number, tr, trn


def withheld_words(poll: Poll) -> str:
    """Why a closed poll has no result; empty when it has one."""
    count = poll.standing
    if count is None or not count.withheld:
        return ""
    return closed_without(count.voted or 0) if poll.ballot.secret else untold_by_name(count.voted or 0)


def tells_all(poll: Poll) -> str:
    """The warning that a secret result tells what everybody answered, or a few; empty when it does not.

    The round before it is shown beside it.
    """
    before = round_before(poll)
    earlier = _tells_all(before) if before else ""
    beside = tr("Beside this stands round {n}. {why}", n=before.round, why=earlier) if before and earlier else ""
    return _tells_all(poll) or beside


def _tells_all(poll: Poll) -> str:
    count = poll.standing
    if count is None or not poll.ballot.secret or count.withheld:
        return ""
    blank = ((BLANK, count.blank),) if count.blank or count.invalid else ()
    return unanimous((*count.profile, *blank)) or _tells_few(poll, count)


def _tells_few(poll: Poll, count: Count) -> str:
    """The same of what an earlier result tells beside it, also one in the open, void or counted again."""
    before = poll.previous or poll.linked
    while before:
        same = (before.method, before.ballot.options) == (poll.method, poll.ballot.options)
        for other in before.counts if same else ():
            few = 0 if other.withheld else few_apart(_handed_in(before, other), _handed_in(poll, count))
            if few:
                return tells_few(few)
        before = before.previous or before.linked
    return ""


def _handed_in(poll: Poll, count: Count) -> Profile:
    """Every answer with how often it was given, blank and invalid papers too; of hands as far as totals tell it."""
    totals = tuple(((option,), times) for option, times in enumerate(count.counts))
    answers = count.profile or (totals if poll.method.shape.single else ())
    return (*answers, (BLANK, count.blank), (INVALID, count.invalid))


def silence(poll: Poll) -> str:
    """Papers without an answer, with their numbers; empty when there are none."""
    tally = poll.tally
    if tally is None or not (tally.blank or tally.invalid):
        return ""
    blank = trn("{n} blank paper", "{n} blank papers", tally.blank)
    invalid = trn("{n} invalid paper", "{n} invalid papers", tally.invalid)
    return tr("{blank}, {invalid}; they count towards no share.", blank=blank, invalid=invalid)


def by_answer(poll: Poll) -> tuple[str, ...]:
    """Per answer who gave it, of a closed poll by name; who gave none comes last."""
    groups: dict[str, list[str]] = defaultdict(list)
    for tile in tiles(poll):
        groups[tile.answer].append(tile.name)
    silent = groups.pop("", [])
    order = {option: place for place, option in enumerate(poll.ballot.options)}
    given = sorted(groups, key=lambda answer: (order.get(answer, len(order)), answer))
    lines = [_group(answer, groups[answer]) for answer in given]
    return (*lines, _group(tr("No answer"), silent)) if silent else tuple(lines)


def _group(answer: str, names: Sequence[str]) -> str:
    return tr("{answer} ({n}): {names}", answer=answer, n=len(names), names=", ".join(names))


def history(poll: Poll | None, polls: Sequence[Poll]) -> Iterator[str]:
    """Everything about this question in this meeting that does not count, or stands beside what does."""
    for other in polls:
        yield from _struck(other)
        if other.void:
            yield tr("Round {n} is void: {reason}", n=other.round, reason=other.void.reason)
        if (poll is None or other.id != poll.id) and withheld_words(other):
            yield tr("Round {n}: {why}", n=other.round, why=withheld_words(other))
        if poll is None or (other.linked and poll.id in {other.id, other.linked.id}):
            yield from linked_words(other)


def _struck(poll: Poll) -> Iterator[str]:
    for count, recount in poll.struck:
        counts = " – ".join(map(number, count.counts)) or tr("without a result")
        yield tr("Round {n}: count {counts} was struck: {reason}", n=poll.round, counts=counts, reason=recount.reason)


def linked_words(poll: Poll) -> Iterator[str]:
    """The poll that this one repeats in writing or words anew; only the written one asked the same."""
    before = poll.linked
    if before is None:
        return
    if poll.ballot.relation is Relation.WRITING:
        yield tr(
            "Asked in writing too. {way}: {first}. On paper: {second}.",
            way=_way(before),
            first=_result(before),
            second=_result(poll),
        )
        return
    yield tr(
        "Asked in other words before, so not comparable: “{question}” ({result}).",
        question=before.ballot.question,
        result=_result(before),
    )


def _way(poll: Poll) -> str:
    names = {
        Way.HANDS: tr("In the room, by hands"),
        Way.NAMED: tr("In the room, by name"),
        Way.WALL: tr("In the room, on the wall"),
    }
    return names.get(poll.ballot.way, tr("In the room, in secret"))


def _result(poll: Poll) -> str:
    """A poll in a few words, with how many answered."""
    reading = poll.tally.reading() if poll.tally else None
    if poll.tally and reading:
        return tr("{words}, {n} of {present} answered", words=reading.words, n=poll.tally.answered,
                  present=poll.tally.present)  # fmt: skip
    states = {PollState.VOID: tr("void"), PollState.CLOSED: tr("closed without a result")}
    return states.get(poll.state, tr("still open"))
