"""What comes in from an event that was begun apart: rows with references to ours, and gaps of ours filled."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar
from uuid import UUID

from atelier.domain.ballots import Ballot, Count, Export, Recount, Release, Remark, Sheet, Void, Vote
from atelier.domain.counting import sealed
from atelier.domain.entity import Entity, Kind
from atelier.domain.erasing import Erasure
from atelier.domain.giving import Handout, Pickup
from atelier.domain.logo import Logo
from atelier.domain.matching import Matched, Rows
from atelier.domain.order import between, spread
from atelier.domain.people import Person
from atelier.domain.polls import PollFacts, polls_of
from atelier.domain.submitting import Submission
from atelier.domain.week import Event

E = TypeVar("E", bound=Entity)

# What belongs to that file and not to what was said in it; what is entered belongs to polls that are still open.
LEFT: frozenset[type[Entity]] = frozenset({Event, Sheet, Vote, Remark, Release, Export, Handout, Pickup, Erasure, Logo})
OWN = frozenset({"id", "position"})


@dataclass(frozen=True, slots=True)
class Taken:
    """Rows that are new here, rows of ours of which gaps are filled, and how many polls were still open there."""

    new: tuple[Entity, ...]
    filled: tuple[Entity, ...]
    same: int
    unfinished: int


def taken(ours: Rows, theirs: Rows, found: Matched, gone: Iterable[UUID] = ()) -> Taken:
    """Everything that comes in; a row that was removed here does not come back, nor does what was taken over before."""
    by_id = {row.id: row for rows in ours.values() for row in rows}
    unfinished = _unfinished(theirs)
    skipped = {*gone, *unfinished}
    new: list[Entity] = []
    filled: list[Entity] = []
    same = 0
    for kind, rows in theirs.items():
        if kind in LEFT:
            continue
        known = [(by_id[here], row) for row in rows if (here := found.same.get(row.id, row.id)) in by_id]
        there = {row.id for _, row in known}
        fresh = [_mapped(row, found.same) for row in rows if row.id not in there and not _below(row, skipped)]
        new += _placed(fresh, ours.get(kind, ()))
        filled += _filled(known, found.same)
        same += len(known)
    return Taken(tuple(_sealed_again(new, theirs)), tuple(filled), same, len(unfinished))


def _unfinished(theirs: Rows) -> set[UUID]:
    """Open polls stay where they are: another laptop may be closing them."""

    def of(kind: type[E]) -> tuple[E, ...]:
        return tuple(row for row in theirs.get(kind, ()) if isinstance(row, kind))

    facts = PollFacts(of(Ballot), recounts=of(Recount), counts=of(Count), voids=of(Void))
    return {poll.id for poll in polls_of(facts) if poll.unfinished}


def _below(row: Entity, skipped: set[UUID]) -> bool:
    above = getattr(row, row.PARENT) if row.PARENT else None
    return row.id in skipped or above in skipped


def _mapped(row: E, same: Mapping[UUID, UUID]) -> E:
    """The row with references to ours; nothing of who withdrew."""

    def mapped(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(mapped, value))
        return same.get(value, value) if isinstance(value, UUID) else value

    values = {field.name: mapped(getattr(row, field.name)) for field in fields(row)}
    made = replace(row, **{name: value for name, value in values.items() if value != getattr(row, name)})
    if isinstance(made, Person) and made.withdrawn:
        return replace(made, name="", email="")
    return _rewritten(made, same) if isinstance(made, Submission) else made


def _rewritten(row: E, same: Mapping[UUID, UUID]) -> E:
    """A frozen copy names identities in its text."""
    if not isinstance(row, Submission):
        return row
    content, names = row.content, row.names
    for theirs, ours in same.items():
        content = content.replace(theirs.hex, ours.hex)
        names = tuple(name.replace(theirs.hex, ours.hex) for name in names)
    return replace(row, content=content, names=names)


def _placed(rows: Sequence[E], ours: Sequence[Entity]) -> list[E]:
    """Behind ours, in the order that they had."""
    if not rows or not hasattr(rows[0], "position"):
        return list(rows)
    last = max((getattr(row, "position", "") for row in ours), default="")
    behind = between(last, "") if last else ""
    places: list[dict[str, Any]] = [{"position": behind + key} for key in spread(len(rows))]
    return [replace(row, **place) for row, place in zip(rows, places, strict=True)]


def _filled(pairs: Iterable[tuple[Entity, Entity]], same: Mapping[UUID, UUID]) -> Iterator[Entity]:
    """Ours with what it lacks and theirs has; what was taken over before stays as it is."""
    for ours, theirs in pairs:
        if ours.KIND is Kind.FACT or ours.id == theirs.id:
            continue
        other = _mapped(theirs, same)
        lacking = [field.name for field in fields(ours) if field.name not in OWN and not getattr(ours, field.name)]
        found = {name: getattr(other, name) for name in lacking if getattr(other, name)}
        if found:
            yield replace(ours, **found)


def _sealed_again(rows: Sequence[Entity], theirs: Rows) -> Iterator[Entity]:
    """A count is sealed over its ballot and its voters, of which some have another identity here."""
    before = {row.id: row for kind in (Ballot, Count) for row in theirs.get(kind, ())}
    ballots = {row.id: row for row in rows if isinstance(row, Ballot)}
    for row in rows:
        if isinstance(row, Count) and row.ballot in ballots:
            changed = row != before[row.id] or ballots[row.ballot] != before[row.ballot]
            yield sealed(ballots[row.ballot], row, row.recount) if changed else row
        else:
            yield row
