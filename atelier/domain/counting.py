"""From what was entered to a closed count: what cannot be is refused where it happens, with a way on."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from atelier.domain.answers import BLANK, INVALID, Answer, Profile, profile_of, sorted_profile
from atelier.domain.ballots import Ballot, Count, Remark, Vote
from atelier.domain.errors import AtelierError, CountError
from atelier.domain.methods import METHODS
from atelier.domain.methods.base import Way
from atelier.domain.secrecy import LEAST
from atelier.i18n import tr, trn

_SEALED_APART = {"id", "ballot", "recount", "counts", "present", "at", "digest"}


def require_possible(counts: tuple[int, ...], options: int, present: int) -> None:
    """Refuse totals of one answer each that cannot be.

    Raises:
        AtelierError: not one whole number of 0 or more per option, or nobody answered at all.
        CountError: more answers than people present.
    """
    _require_numbers(counts, options)
    _require_present(sum(counts), present)


def _require_numbers(counts: tuple[int, ...], options: int) -> None:
    if len(counts) != options or any(count < 0 for count in counts):
        raise AtelierError(tr("Enter one whole number of 0 or more for each answer."))
    if not any(counts):
        raise AtelierError(tr("Nobody has answered yet. Enter the hands, or declare the poll void."))


def _require_present(counted: int, present: int) -> None:
    if counted > present:
        sentence = trn(
            "{counted} of {n} present: that is {extra} too many.",
            "{counted} of {n} present: that is {extra} too many.",
            present,
            counted=counted,
            extra=counted - present,
        )
        raise CountError(sentence, counted, present)


def require_totals(ballot: Ballot, counts: tuple[int, ...], voted: int | None, present: int) -> None:
    """Refuse totals that cannot be, whatever the shape of an answer; `voted` took part (None: all present).

    Raises:
        AtelierError: no numbers, nobody, or more than those who took part can have given.
        CountError: more people than are present.
    """
    if METHODS[ballot.method].shape.single:
        require_possible(counts, len(ballot.options), present)
        return
    _require_numbers(counts, len(ballot.options))
    people = present if voted is None else voted
    _require_present(people, present)
    each = most_on_one(ballot, people)
    for option, count in zip(ballot.options, counts, strict=True):
        if count > each:
            raise AtelierError(tr("“{option}” has {count}; at most {most} is possible.", option=option, count=count,
                                  most=each))  # fmt: skip
    most = most_in_all(ballot, people)
    if sum(counts) > most:
        raise AtelierError(tr("Together {count}; with {people} people at most {most} is possible.", count=sum(counts),
                              people=people, most=most))  # fmt: skip


def most_on_one(ballot: Ballot, people: int) -> int:
    """The most that one option can have when `people` took part."""
    return people * min(ballot.limit or ballot.points, ballot.points) if ballot.points else people


def most_in_all(ballot: Ballot, people: int) -> int:
    """The most that all options together can have when `people` took part."""
    return people * (ballot.points or ballot.limit or len(ballot.options))


def of_totals(
    ballot: Ballot, counts: tuple[int, ...], voted: int | None, present: int, at: datetime, remarks: Sequence[Remark]
) -> Count:
    """A count of typed totals, not sealed yet.

    Raises:
        AtelierError: as `require_totals`.
    """
    require_totals(ballot, counts, voted, present)
    single = METHODS[ballot.method].shape.single
    kept = [remark for remark in remarks if remark.text.strip()]
    return Count.new(
        ballot=ballot.id,
        counts=counts,
        present=present,
        voted=None if single else present if voted is None else voted,
        remarks=tuple(remark.text for remark in kept),
        remarked=tuple(remark.option for remark in kept),
        at=at,
        digest="",
    )


def of_votes(ballot: Ballot, votes: Sequence[Vote], present: int, at: datetime) -> Count:
    """A count of answers by name, in the order of the electorate, not sealed yet.

    Raises:
        AtelierError: nobody answered.
        CountError: more answers than people present.
    """
    order = {voter: place for place, voter in enumerate(ballot.voters)}
    given = sorted((vote for vote in votes if vote.answer), key=lambda vote: order.get(vote.voter, len(order)))
    if not given:
        raise AtelierError(tr("Nobody has answered yet. Enter the answers, or declare the poll void."))
    _require_present(len(given), present)
    profile = profile_of(vote.answer for vote in given)
    return _of_profile(ballot, profile, present, at, voters=tuple(vote.voter for vote in given),
                       given=tuple(vote.answer for vote in given),
                       remarks=tuple(vote.remark for vote in given))  # fmt: skip


def of_urn(ballot: Ballot, contents: Profile, present: int, at: datetime) -> Count:
    """A count of secret answers, not sealed yet: without a result when fewer than 5 voted.

    Raises:
        AtelierError: nobody voted.
        CountError: more papers than people present.
    """
    counted = dict(contents)
    blank, invalid = counted.pop(BLANK, 0), counted.pop(INVALID, 0)
    voted = sum(counted.values())
    if not voted + blank + invalid:
        raise AtelierError(tr("Nobody has voted yet. Go on, or declare the poll void."))
    _require_present(voted + blank + invalid, present)
    if voted < LEAST:
        return Count.new(ballot=ballot.id, counts=(), voted=voted + blank + invalid, present=present, withheld=True,
                         at=at, digest="")  # fmt: skip
    return _of_profile(ballot, sorted_profile(counted), present, at, blank=blank, invalid=invalid)


def _of_profile(ballot: Ballot, profile: Profile, present: int, at: datetime, **more: Any) -> Count:
    return Count.new(
        ballot=ballot.id,
        counts=METHODS[ballot.method].shape.totals(profile, len(ballot.options)),
        present=present,
        answers=tuple(answer for answer, _ in profile),
        times=tuple(times for _, times in profile),
        voted=sum(times for _, times in profile),
        at=at,
        digest="",
        **more,
    )


def sealed(ballot: Ballot, count: Count, recount: UUID | None = None) -> Count:
    """The count with its recount and its digest."""
    placed = replace(count, recount=recount)
    return replace(placed, digest=digest_of(ballot, placed.counts, placed.present, rest_of(placed)))


def rest_of(count: Count) -> dict[str, Any]:
    """What a count holds beside totals and presence, where it holds anything: answers, voters, remarks."""
    found = {field.name: getattr(count, field.name) for field in fields(Count) if field.name not in _SEALED_APART}
    defaults = {field.name: field.default for field in fields(Count)}
    return {name: value for name, value in found.items() if value != defaults[name]}


def digest_of(ballot: Ballot, counts: tuple[int, ...], present: int, rest: Mapping[str, Any] | None = None) -> str:
    """What a closed count is sealed with: SHA-256 over the frozen question and everything that was counted."""
    parts: list[Any] = [ballot.id.hex, ballot.method, ballot.question, ballot.options, ballot.sides, counts, present]
    if rest:
        parts.append(dict(rest))
    return hashlib.sha256(json.dumps(parts, default=lambda value: value.hex, sort_keys=True).encode()).hexdigest()


def require_sound(ballot: Ballot, count: Count) -> None:
    """Recount a closed count from its answers.

    Raises:
        AtelierError: the numbers cannot be, or the totals are not those of the answers.
    """
    if count.withheld:
        return
    shape = METHODS[ballot.method].shape
    if not count.answers:
        require_totals(ballot, count.counts, count.voted, count.present)
        return
    for answer in count.answers:
        shape.require(answer, ballot.form)
    by_name = profile_of(count.given) if ballot.way is Way.NAMED else count.profile
    voted = sum(count.times)
    same = shape.totals(count.profile, len(ballot.options)) == count.counts and by_name == count.profile
    if not same or voted != count.voted or voted + count.blank + count.invalid > count.present:
        raise AtelierError(tr("The totals are not those of the answers."))


def answer_of(ballot: Ballot, answer: Answer, remark: str = "") -> Answer:
    """A valid answer to this ballot in its one spelling; blank stays blank on paper and in turn.

    Raises:
        AtelierError: it is no valid answer, or it lacks its reason.
    """
    if ballot.secret and answer in {BLANK, INVALID}:
        return answer
    method = METHODS[ballot.method]
    found = method.shape.require(answer, ballot.form)
    if method.text_for(found) and not remark.strip():
        raise AtelierError(tr("Give the reason; it stays visible beside the answer."))
    return found
