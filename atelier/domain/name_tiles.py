"""Who answered what, as tiles in the order of the list, and what they said with it; only of polls by name."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from atelier.domain.answers import Answer
from atelier.domain.ballots import Electorate
from atelier.domain.methods.base import Way
from atelier.domain.polls import Poll
from atelier.i18n import tr


@dataclass(frozen=True, slots=True)
class Tile:
    """One voter: the name, the answer in words (empty: none was given), its colour token, and a condition or reason."""

    name: str
    answer: str
    colour: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A condition, a concern or a reason: with which answer, by whom (empty: without a name), in which words."""

    answer: str
    name: str
    text: str


def public(poll: Poll) -> bool:
    """Whether the answers are those of municipalities, announced as public."""
    return poll.ballot.way is Way.NAMED and poll.ballot.electorate is Electorate.MEMBERS


def tiles(poll: Poll, withdrawn: Collection[UUID] = ()) -> tuple[Tile, ...]:
    """Every voter of a closed poll by name; whoever `withdrawn` names has taken the own name back."""
    count = poll.standing
    if count is None or poll.ballot.way is not Way.NAMED:
        return ()
    given, remarks = count.by_voter, dict(zip(count.voters, count.remarks, strict=False))
    rows = zip(poll.ballot.voters, poll.ballot.names, strict=True)
    return tuple(
        _tile(poll, tr("name withdrawn") if voter in withdrawn else name, given.get(voter, ()), remarks.get(voter, ""))
        for voter, name in rows
    )


def _tile(poll: Poll, name: str, answer: Answer, remark: str) -> Tile:
    """An answer of one option has the colour of that option; of several there is no such colour."""
    if not answer:
        return Tile(name, "", "none")
    options = poll.ballot.options
    colour = poll.method.palette(len(options))[answer[0]] if poll.method.shape.single else "option"
    return Tile(name, poll.method.shape.spelled(answer, options), colour, remark)


def said(poll: Poll, *, names: bool = True) -> tuple[Said, ...]:
    """Conditions, concerns and objections of the count that holds; without `names` those of people lose theirs."""
    count = poll.standing
    if count is None:
        return ()
    options = poll.ballot.options
    if poll.ballot.way is Way.NAMED:
        shown = names or public(poll)
        return tuple(
            Said(tile.answer, tile.name if shown else "", tile.remark) for tile in tiles(poll) if tile.remark.strip()
        )
    return tuple(Said(options[option], "", text) for option, text in zip(count.remarked, count.remarks, strict=True))
