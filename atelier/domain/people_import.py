"""A list of people held against those who are known: per line new, changed, the same, or a problem.

People are matched by e-mail, else by name and municipality. Lines whose e-mail is known go first, so that a list
that was taken over changes nothing when it comes again. An empty cell leaves what is there.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from atelier.domain.errors import AtelierError
from atelier.domain.folding import folded
from atelier.domain.import_columns import Columns, Reader, Row, Wish
from atelier.domain.people import ROLE_NAMES, Municipality, Person
from atelier.i18n import number, tr


class LineKind(StrEnum):
    """What a line of the list would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the preview. `person` is the value that it gives, None where it gives none."""

    number: int
    kind: LineKind
    name: str
    text: str
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """A whole list: what each line would do, and the headings that mean nothing here."""

    file: str
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    ignored: tuple[str, ...] = ()

    def count(self, kind: LineKind) -> int:
        """How many lines are of a kind."""
        return Counter(line.kind for line in self.lines)[kind]

    def people(self, kind: LineKind) -> list[Person]:
        """The values that the lines of a kind give."""
        return [line.person for line in self.lines if line.kind is kind and line.person]

    def summary(self) -> str:
        """How many lines of each kind, in words."""
        return tr(
            "{new} new, {changed} changed, {same} the same, {problem} with a problem",
            **{str(kind): number(self.count(kind)) for kind in LineKind},
        )

    def said(self) -> tuple[tuple[int, LineKind, str, str], ...]:
        """What a person has seen of it, without identities."""
        return tuple((line.number, line.kind, line.name, line.text) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Known:
    """What a list is held against; `removed` are people who were removed and stay so."""

    people: Sequence[Person]
    removed: Sequence[Person]
    members: Sequence[Municipality]


def preview(file: str, rows: Sequence[Row], known: Known) -> Preview:
    """What a list would do; its first line that is not empty holds the headings.

    Raises:
        AtelierError: it is empty, or has no usable headings.
    """
    filled = [row for row in rows if any(cell.strip() for cell in row.cells)]
    if not filled:
        raise AtelierError(tr("“{name}” is empty.", name=file))
    columns = Columns(filled[0].cells)
    reader = Reader(columns, known.members)
    matching = _Matching(known)
    matching.take([reader.read(row) for row in filled[1:]])
    return Preview(file, tuple(rows), tuple(matching.lines()), columns.ignored)


@dataclass(slots=True)
class _Outcome:
    """What became of one wish so far."""

    wish: Wish
    before: Person | None = None
    after: Person | None = None
    note: str = ""
    problem: str = ""


@dataclass(slots=True)
class _Matching:
    """Finds the person that each line means; lines that come later see what earlier ones made."""

    known: Known
    outcomes: list[_Outcome] = field(default_factory=list)
    _people: "_Index" = field(init=False)
    _removed: "_Index" = field(init=False)
    _claimed: dict[UUID, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._people, self._removed = _Index(self.known.people), _Index(self.known.removed)

    def take(self, wishes: Sequence[Wish]) -> None:
        """Settle all lines."""
        self.outcomes = [_Outcome(wish, problem="; ".join(wish.problems)) for wish in wishes]
        self._refuse_one_address_twice()
        sound = [outcome for outcome in self.outcomes if not outcome.problem]
        first = [outcome for outcome in sound if self._people.by_email(outcome.wish.email)]
        done = {id(outcome) for outcome in first}
        for outcome in [*first, *(outcome for outcome in sound if id(outcome) not in done)]:
            self._settle(outcome)
        while self._replace():
            pass

    def _refuse_one_address_twice(self) -> None:
        """Whatever becomes of the first of them, the others are not that person."""
        seen: dict[str, int] = {}
        for outcome in self.outcomes:
            email = folded(outcome.wish.email)
            if email in seen and not outcome.problem:
                outcome.problem = tr("the same person as on line {n}", n=seen[email])
            if email:
                seen.setdefault(email, outcome.wish.number)

    def _settle(self, outcome: _Outcome) -> None:
        wish = outcome.wish
        found, gone = self._find(wish)
        if len(found) > 1:
            outcome.problem = tr("several people are called that; an e-mail address tells them apart")
        elif found and found[0].id in self._claimed:
            outcome.problem = tr("the same person as on line {n}", n=self._claimed[found[0].id])
        elif gone:
            outcome.note = tr("was removed, and stays so")
        else:
            self._give(outcome, found[0] if found else None)

    def _find(self, wish: Wish) -> tuple[tuple[Person, ...], bool]:
        """Who a line can mean, the surest sign first; True when that is somebody who was removed."""
        people, removed = self._people, self._removed
        for found, gone in (
            (people.by_email(wish.email), removed.by_email(wish.email)),
            (people.at_home(wish), removed.at_home(wish)),
            (people.anywhere(wish), removed.anywhere(wish)),
        ):
            if found or gone:
                return found, not found
        return (), False

    def _give(self, outcome: _Outcome, person: Person | None) -> None:
        wish = outcome.wish
        outcome.before, outcome.after = person, _applied(person or Person.new(), wish)
        namesakes = self._people.named(wish.name) if person is None else ()
        if any(set(one.municipalities) & set(wish.municipalities or ()) for one in namesakes):
            outcome.note = tr("somebody of that name is there already, with another e-mail address")
        elif namesakes:
            outcome.note = tr("somebody of that name serves another municipality")
        self._people.put(person, outcome.after)
        self._claimed[outcome.after.id] = wish.number

    def _replace(self) -> bool:
        """Settle whom people replace; True when a line became a problem, which others may hang on."""
        people = _Index([o.after for o in self.outcomes if o.after and not o.problem])
        changed = {outcome.after.id for outcome in self.outcomes if outcome.after}
        for person in self.known.people:
            if person.id not in changed:
                people.put(None, person)
        before = sum(bool(outcome.problem) for outcome in self.outcomes)
        for outcome in self.outcomes:
            if outcome.after and not outcome.problem and outcome.wish.replaces is not None:
                self._replace_one(outcome, outcome.after, people)
        return sum(bool(outcome.problem) for outcome in self.outcomes) > before

    @staticmethod
    def _replace_one(outcome: _Outcome, person: Person, people: "_Index") -> None:
        text = outcome.wish.replaces or ""
        found = people.by_email(text) or people.named(text) if text else ()
        if text and (len(found) != 1 or found[0].id == person.id):
            outcome.problem = tr("“{name}”, who is replaced, is not exactly one person on the list", name=text[:60])
        else:
            outcome.after = replace(person, replaces=found[0].id if found else None)

    def lines(self) -> Iterator[Line]:
        """The lines in the order of the file."""
        words = _Words(self.known, [outcome.after for outcome in self.outcomes if outcome.after])
        for outcome in self.outcomes:
            wish = outcome.wish
            if outcome.problem:
                yield Line(wish.number, LineKind.PROBLEM, wish.name, outcome.problem)
            elif outcome.after is None or outcome.after == outcome.before:
                yield Line(wish.number, LineKind.SAME, wish.name, outcome.note)
            elif outcome.before is None:
                text = " · ".join(part for part in (words.whole(outcome.after), outcome.note) if part)
                yield Line(wish.number, LineKind.NEW, wish.name, text, outcome.after)
            else:
                text = " · ".join(words.changes(outcome.before, outcome.after))
                yield Line(wish.number, LineKind.CHANGED, wish.name, text, outcome.after)


class _Index:
    """People by e-mail, by name, and by name and first municipality, as they are compared."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._by: dict[object, dict[UUID, Person]] = {}
        for person in people:
            self.put(None, person)

    def put(self, before: Person | None, after: Person) -> None:
        """Add somebody, or put the new value in the place of the former."""
        for key in _keys(before) if before else ():
            self._by[key].pop(before.id if before else after.id)
        for key in _keys(after):
            self._by.setdefault(key, {})[after.id] = after

    def by_email(self, email: str) -> tuple[Person, ...]:
        """Those with this address."""
        return tuple(self._by.get(("email", folded(email)), {}).values()) if email else ()

    def named(self, name: str) -> tuple[Person, ...]:
        """Those with this name."""
        return tuple(self._by.get(("name", _plain(name)), {}).values())

    def at_home(self, wish: Wish) -> tuple[Person, ...]:
        """Those with this name in this municipality; another e-mail address makes it somebody else."""
        first = wish.municipalities[0] if wish.municipalities else None
        return _possible(wish, self._by.get(("home", _plain(wish.name), first), {}).values())

    def anywhere(self, wish: Wish) -> tuple[Person, ...]:
        """Those with this name, when the line does not say of which municipality."""
        return _possible(wish, self.named(wish.name)) if wish.municipalities is None else ()


def _possible(wish: Wish, people: Iterable[Person]) -> tuple[Person, ...]:
    return tuple(person for person in people if not (wish.email and person.email))


def _keys(person: Person) -> tuple[object, ...]:
    name = _plain(person.name)
    first = person.municipalities[0] if person.municipalities else None
    email = (("email", folded(person.email)),) if person.email else ()
    return (*email, ("name", name), ("home", name, first))


def _plain(name: str) -> str:
    return " ".join(folded(name).split())


def _applied(person: Person, wish: Wish) -> Person:
    """The person as the line wants it; an address that differs in capitals only is the same."""
    fields: dict[str, Any] = {"name": wish.name}
    if wish.role is not None:
        fields["role"] = wish.role
    if wish.municipalities is not None and wish.municipalities != person.municipalities:
        fields["municipality"] = next(iter(wish.municipalities), None)
        fields["also"] = wish.municipalities[1:]
    if wish.email and folded(wish.email) != folded(person.email):
        fields["email"] = wish.email
    if wish.listens is not None:
        fields["listens"] = wish.listens
    return replace(person, **fields)


class _Words:
    """People and their changes in words; e-mail addresses are not repeated."""

    def __init__(self, known: Known, made: Sequence[Person]) -> None:
        self._members = {member.id: member.name for member in known.members}
        self._names = {person.id: person.name for person in (*known.people, *made)}

    def whole(self, person: Person) -> str:
        """Somebody new."""
        listens = tr("only listens") if person.listens else ""
        replaced = tr("replaces {name}", name=self._replaced(person)) if person.replaces else ""
        parts = (tr(ROLE_NAMES[person.role]), self._served(person), replaced, listens)
        return " · ".join(part for part in parts if part)

    def changes(self, before: Person, after: Person) -> list[str]:
        """What differs, each as what it was and what it becomes."""
        pairs = (
            (tr("Name"), before.name, after.name),
            (tr("Role"), tr(ROLE_NAMES[before.role]), tr(ROLE_NAMES[after.role])),
            (tr("Municipality"), self._served(before), self._served(after)),
            (tr("Replaces"), self._replaced(before), self._replaced(after)),
            (tr("Listens only"), _yes(before.listens), _yes(after.listens)),
        )
        told = [f"{what}: {old or '–'} → {new or '–'}" for what, old, new in pairs if old != new]
        return [*told, *([tr("e-mail address")] if before.email != after.email else [])]

    def _served(self, person: Person) -> str:
        return ", ".join(self._members.get(row, "?") for row in person.municipalities)

    def _replaced(self, person: Person) -> str:
        return self._names.get(person.replaces, "?") if person.replaces else ""


def _yes(value: bool) -> str:
    return tr("yes") if value else tr("no")
