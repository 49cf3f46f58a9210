"""What may be told of two rounds of one question: how the groups differ first, and only then what moved."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from atelier.domain.answers import ONE, SOME, Answer
from atelier.domain.ballots import Electorate
from atelier.domain.flow_chart import FlowPicture, flow_picture
from atelier.domain.methods.base import OrderedMethod, SidedMethod, Way
from atelier.domain.movement import STABLE, Movement, mcnemar, movement, net_change, wilcoxon
from atelier.domain.name_tiles import public
from atelier.domain.polls import Poll
from atelier.domain.secrecy import LEAST
from atelier.domain.tally import Tally
from atelier.i18n import number, percentage, tr, trn


@dataclass(frozen=True, slots=True)
class Moved:
    """Two rounds compared. `who` moved is for the laptop only; `more` is for who asks for it."""

    groups: tuple[str, ...]
    change: tuple[str, ...]
    who: tuple[str, ...] = ()
    picture: FlowPicture | None = None
    more: tuple[str, ...] = ()


def round_before(poll: Poll) -> Poll | None:
    """The nearest earlier round with a result that may be shown; void and withheld ones are passed over."""
    earlier = poll.previous
    while earlier and earlier.tally is None:
        earlier = earlier.previous
    return earlier


def comparable(first: Poll, second: Poll) -> bool:
    """Whether two polls asked the same: other words or other options are another question."""
    one, two = first.ballot, second.ballot
    return (one.method, one.question, one.options) == (two.method, two.question, two.options)


def moved(poll: Poll) -> Moved | None:
    """What may be told beside the result of a later round; None for a first round."""
    before = round_before(poll)
    if before is None or before.tally is None or poll.tally is None:
        return None
    return compared(before, poll, before.tally, poll.tally)


def compared(before: Poll, after: Poll, first: Tally, second: Tally) -> Moved:
    """The comparison of two polls with their tallies."""
    if not comparable(before, after):
        return Moved((tr("The wording changed between the rounds, so they cannot be compared."),), ())
    base = _bases(before, after, first, second)
    change = (_net(first, second), *_course(first, second))
    if after.ballot.way is not Way.NAMED or before.ballot.way is not Way.NAMED:
        return Moved((base, _unknown(before, after, first, second)), change, more=_agreement(first, second))
    given = _given(before), _given(after)
    if not public(after) and len(_together(before, after)) == 1:
        return Moved((base, *_by_name(after, *given)), change, _who(after, *given), more=_agreement(first, second))
    found = _movement(before, *given)
    return Moved(
        (base, *_by_name(after, *given)),
        (*_gross(*given), *change),
        _who(after, *given),
        _picture(before, after, found),
        (*_agreement(first, second), *_chance(after, found)),
    )


def _bases(before: Poll, after: Poll, first: Tally, second: Tally) -> str:
    return tr(
        "Round {n}: {first} of {first_present} answered; round {m}: {second} of {second_present}.",
        n=before.round,
        first=first.answered,
        first_present=first.present,
        m=after.round,
        second=second.answered,
        second_present=second.present,
    )


def _unknown(before: Poll, after: Poll, first: Tally, second: Tally) -> str:
    """Without names nobody can tell whether they were the same people."""
    if after.ballot.secret or before.ballot.secret:
        return tr("The answers were secret: only the two results can be compared, not who changed.")
    if (first.present, first.answered) == (second.present, second.answered):
        return tr("Equally many; whether they were the same people is not recorded.")
    return tr("The groups differ, so a change can come from other people.")


# By name


def _given(poll: Poll) -> dict[UUID, Answer]:
    return poll.standing.by_voter if poll.standing else {}


def _by_name(after: Poll, first: Mapping[UUID, Answer], second: Mapping[UUID, Answer]) -> tuple[str, ...]:
    """Who answered only once: municipalities by name, people as a number."""
    left, joined = first.keys() - second.keys(), second.keys() - first.keys()
    if not left and not joined:
        return (tr("The same voters answered both times."),)
    if after.ballot.electorate is not Electorate.MEMBERS:
        found = Movement(frozenset(left), frozenset(joined), ())
        return (tr("{difference}.", difference=found.group_difference()),)
    names = dict(zip(after.ballot.voters, after.ballot.names, strict=True))
    lists = [", ".join(sorted(names.get(voter, tr("no longer on the list")) for voter in side))
             for side in (left, joined)]  # fmt: skip
    sentences = (tr("Only in the first round: {names}.", names=lists[0]),
                 tr("Only in the second round: {names}.", names=lists[1]))  # fmt: skip
    return tuple(sentence for sentence, found in zip(sentences, lists, strict=True) if found)


def _together(before: Poll | None, after: Poll) -> tuple[frozenset[UUID], ...]:
    """Who answered in this round, behind those of the rounds before it since which may be told what moved.

    Of people nothing may tell of one to four: whoever answered in the same ones of these rounds is what is left when
    results and movements are taken from each other. The answers of municipalities are public.
    """
    own = frozenset(_given(after))
    if before is None or not comparable(before, after):
        return (own,)
    some = (*_together(round_before(before), before), own)
    classes = Counter(tuple(voter in voters for voters in some) for voter in frozenset().union(*some))
    return some if all(size >= LEAST for size in classes.values()) else (own,)


def _movement(poll: Poll, first: Mapping[UUID, Answer], second: Mapping[UUID, Answer]) -> Movement[UUID] | None:
    """Between single options; None where an answer is more than one option."""
    answers = [*first.values(), *second.values()]
    if poll.method.shape not in {ONE, SOME} or any(len(answer) != 1 for answer in answers):
        return None
    one, two = ({voter: answer[0] for voter, answer in given.items()} for given in (first, second))
    return movement(one, two, len(poll.ballot.options))


def _gross(first: Mapping[UUID, Answer], second: Mapping[UUID, Answer]) -> tuple[str, ...]:
    both = first.keys() & second.keys()
    if not both:
        return ()
    changed = sum(first[voter] != second[voter] for voter in both)
    share = percentage(changed / len(both))
    return (
        trn(
            "{changed} of the {n} who answered both times gave another answer ({share}).",
            "{changed} of the {n} who answered both times gave another answer ({share}).",
            len(both),
            changed=changed,
            share=share,
        ),
    )


def _who(after: Poll, first: Mapping[UUID, Answer], second: Mapping[UUID, Answer]) -> tuple[str, ...]:
    """Everybody who gave another answer, in the order of the list."""
    spelled, options = after.method.shape.spelled, after.ballot.options
    return tuple(
        tr("{name}: {before} → {after}", name=name, before=spelled(first[voter], options),
           after=spelled(second[voter], options))
        for voter, name in zip(after.ballot.voters, after.ballot.names, strict=True)
        if voter in first and voter in second and first[voter] != second[voter]
    )  # fmt: skip


def _picture(before: Poll, after: Poll, found: Movement[UUID] | None) -> FlowPicture | None:
    if found is None:
        return None
    options = after.ballot.options
    titles = tr("Round {n}", n=before.round), tr("Round {n}", n=after.round)
    return flow_picture(found.moves, options, after.method.palette(len(options)), titles)


# Numbers


def _net(first: Tally, second: Tally) -> str:
    change = net_change(first.counts, second.counts)
    if change is None:
        return tr("Nothing to compare: one of the rounds has no answers.")
    word = tr("Stable") if change < STABLE else tr("Moved")
    return tr("{word}: net change {share} of the answers.", word=word, share=percentage(float(change)))


def _course(first: Tally, second: Tally) -> tuple[str, ...]:
    before, after = first.reading(), second.reading()
    if before is None or after is None or before.words == after.words:
        return ()
    return (tr("From “{before}” to “{after}”.", before=before.words, after=after.words),)


def _agreement(first: Tally, second: Tally) -> tuple[str, ...]:
    """Whether talking brought people closer: A before and after (METHODS, Second round)."""
    before, after = first.reading(), second.reading()
    if before is None or after is None or before.agreement is None or after.agreement is None:
        return ()
    values = [number(float(value), 2) for value in (before.agreement, after.agreement)]
    return (tr("Agreement A went from {before} to {after} (1 all agree, −1 two camps).", before=values[0],
               after=values[1]),)  # fmt: skip


def _chance(poll: Poll, found: Movement[UUID] | None) -> tuple[str, ...]:
    """The exact p, with a sentence on when it helps."""
    p = _p(poll, found)
    if p is None:
        return ()
    name = tr("Wilcoxon's signed ranks") if isinstance(poll.method, OrderedMethod) else tr("McNemar's test")
    return (
        tr("Exact p by {name}: {p}. It tells how often chance alone would move people this much to one side; it helps "
           "only when the group was drawn by lot, which a room is not.",
           name=name, p=number(float(p), 3)),
    )  # fmt: skip


def _p(poll: Poll, found: Movement[UUID] | None) -> Fraction | None:
    if found is None:
        return None
    if isinstance(poll.method, OrderedMethod):
        return wilcoxon(found.shifts())
    if isinstance(poll.method, SidedMethod):
        return mcnemar(found.moves[0][1], found.moves[1][0])
    return None
