"""What of an event may go into an archive without people: an allow-list, field by field; all else stays behind.

Identities are fresh, times of the clock become days, and names of people are taken out of every text.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, time
from textwrap import shorten
from typing import Any
from uuid import UUID, uuid4

from atelier.domain.ballots import Ballot, Count, Electorate, Recount, Void
from atelier.domain.commission import CheckAnswer, Partner, Programme, Supplier
from atelier.domain.counting import sealed
from atelier.domain.entity import Entity
from atelier.domain.erasing import NAMELESS
from atelier.domain.mentions import CODES, pattern, places_in
from atelier.domain.methods.base import Way
from atelier.domain.naming import name_of
from atelier.domain.participation import Participation
from atelier.domain.people import Duo, Municipality, Person
from atelier.domain.proposals import Check, CooperationForm, CouncilRole, DecisionPoint, Proposal, Reaction
from atelier.domain.talk import ExpertQuestion
from atelier.domain.themes import Argument, Challenge, Dilemma, Pillar, Question, Scale, Statement, TensionField
from atelier.domain.week import Day, Event, Gathering, Moment, RunSheetItem

ALL: frozenset[str] = frozenset()
Fresh = Callable[[UUID], UUID]

# Kind to the fields that stay behind; a kind that is not here stays behind altogether.
LEFT_OUT: Mapping[type[Entity], frozenset[str]] = {
    Event: frozenset({"contact"}),
    Day: ALL,
    Gathering: ALL,
    RunSheetItem: ALL,
    Moment: ALL,
    Municipality: ALL,
    Duo: frozenset({"members"}),
    Pillar: ALL,
    Scale: ALL,
    TensionField: ALL,
    Challenge: ALL,
    Dilemma: ALL,
    Statement: ALL,
    Question: ALL,
    Argument: frozenset({"role", "municipality"}),
    ExpertQuestion: frozenset({"answered_by", "at", "answered_at"}),
    Ballot: ALL,
    Recount: ALL,
    Count: ALL,
    Void: ALL,
    CouncilRole: ALL,
    CooperationForm: ALL,
    Check: ALL,
    Programme: ALL,
    Proposal: frozenset({"leader", "commissioner", "mandate_holder"}),
    DecisionPoint: ALL,
    Participation: ALL,
    Supplier: frozenset({"name"}),
    Partner: frozenset({"name"}),
    CheckAnswer: ALL,
    Reaction: frozenset({"sender"}),
}
SHORT = 4  # letters of a last name that may be a common word
AROUND = 30  # letters that are shown on both sides of a name


def names_in(people: Iterable[Person], places: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    """What to look for in texts: whole names and addresses in any case, last names as words of their own.

    A last name that is short, or that a municipality bears too, is only found with the first name before it.
    """
    whole: set[str] = set()
    last: set[str] = set()
    known = " ".join(places)
    for person in people:
        whole |= {part for part in (person.name.strip(), person.email.strip()) if part}
        words = person.name.split()
        if len(words) > 1 and len(words[-1]) > SHORT and words[-1] not in known:
            last.add(words[-1])
    return tuple(pattern(some, flags) for some, flags in ((whole, re.IGNORECASE), (last, re.NOFLAG)) if some)


@dataclass(frozen=True, slots=True)
class Loose:
    """A word of somebody's name that still stands in a text; only a reader can tell whether it means that person."""

    row: str  # what the row is called
    word: str
    around: str


def loose_names(rows: Iterable[Entity], people: Iterable[Person], places: Iterable[str]) -> Iterator[Loose]:
    """Every text that goes along in which a first or last name stands alone, each name once.

    A name that a municipality bears too is not looked for, because that would list every text about the place.
    """
    known = set(re.findall(r"\w+", " ".join(places)))
    words = {word for person in people for word in re.findall(r"[^\W\d_][\w’'-]+", person.name) if word[0].isupper()}
    if not words - known:
        return
    names = pattern(words - known, re.NOFLAG)
    for row in rows:
        for text in _texts(row):
            yield from _loose(row, text, names)


def _texts(row: Entity) -> Iterator[str]:
    for field in fields(row):
        held = getattr(row, field.name)
        for part in held if isinstance(held, tuple) else (held,):
            if type(part) is str and field.name not in CODES:
                yield part


def _loose(row: Entity, text: str, names: re.Pattern[str]) -> Iterator[Loose]:
    """Each name where it stands first."""
    first = {text[start:end]: (start, end) for start, end in reversed(list(places_in(text, names)))}
    called = shorten(name_of(row), 2 * AROUND, placeholder="…")
    for word, (start, end) in sorted(first.items(), key=lambda found: found[1]):
        before = text[max(0, start - AROUND) : start].partition(" ")[2] if start > AROUND else text[:start]
        after = text[end : end + AROUND].rpartition(" ")[0] if end + AROUND < len(text) else text[end:]
        yield Loose(called, word, " ".join(f"{before}{word}{after}".split()))


def goes(value: Entity) -> bool:
    """Whether a row goes along; an argument of somebody who took it back does not."""
    return type(value) in LEFT_OUT and not (isinstance(value, Argument) and value.withdrawn)


def anonymous(value: Entity, fresh: Fresh, names: Sequence[re.Pattern[str]]) -> Entity:
    """A row without people, with fresh identities; a count must be sealed again with `resealed`."""
    left = LEFT_OUT[type(value)]
    kept = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in left}
    plain = type(value)(**{name: _plain(held, fresh, names) for name, held in kept.items()})
    if isinstance(plain, Ballot) and plain.electorate is Electorate.PEOPLE:
        return replace(plain, voters=tuple(uuid4() for _ in plain.voters), names=(NAMELESS,) * len(plain.names))
    return plain


def _plain(value: Any, fresh: Fresh, names: Sequence[re.Pattern[str]]) -> Any:
    if isinstance(value, UUID):
        return fresh(value)
    if isinstance(value, datetime):
        return datetime.combine(value.date(), time(12), value.tzinfo)
    if isinstance(value, tuple):
        return tuple(_plain(part, fresh, names) for part in value)
    if type(value) is str:
        for name in names:
            value = name.sub("…", value)
    return value


def resealed(ballot: Ballot, count: Count) -> Count:
    """The count of an anonymous ballot with a digest of its own.

    Of people who answered by name stays how many gave which answer: `given` is sorted and without reasons, so that
    nothing tells who it was, and the voters are the first of the roll, whose identities are fresh in every ballot.
    Which municipalities were there stays.
    """
    count = replace(count, here=tuple(one for one in count.here if one in ballot.voters))
    if ballot.way is Way.NAMED and ballot.electorate is Electorate.PEOPLE:
        voters = ballot.voters[: len(count.voters)]
        count = replace(count, voters=voters, given=tuple(sorted(count.given)), remarks=())
    return sealed(ballot, count, count.recount)
