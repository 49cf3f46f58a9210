"""Reading forms back: first what they would do, then all of it in one act that an undo takes back."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from atelier.domain.entity import Entity, cells, natural_id
from atelier.domain.errors import AtelierError
from atelier.domain.form_answers import AnswerKind, AnswerLine, AnswerPreview, Given
from atelier.domain.form_fields import ASKED
from atelier.domain.form_questions import Answer, Question, Sort, plain, shown, understood
from atelier.domain.giving import Handout, Pickup
from atelier.domain.naming import duo_name, name_of
from atelier.domain.people import Duo
from atelier.domain.proposals import DecisionPoint, Proposal
from atelier.i18n import mark, tr
from atelier.services.form_documents import digest
from atelier.services.form_files import foreign, read_answers
from atelier.services.forms import SPARE, asked_cells, questions_of
from atelier.services.wording import Wording
from atelier.storage.acts import DELETED, Entry
from atelier.storage.answering import Asked, Cell, cell_value, entry, look, value_of
from atelier.storage.event_file import Changes, EventFile
from atelier.storage.mapper import from_fields

READ = mark("read a form back")
EMPTY = ("", None, 0, ())
SHOWN = 200  # characters of an answer that cannot be read
KINDS = {kind.TABLE: kind for kind in ASKED}


@dataclass(frozen=True, slots=True)
class Slot:
    """A row of a form: what it was when it was given, and on which writes its cells stood; none for a spare row."""

    kind: type[Entity]
    row: UUID
    bases: dict[str, str]
    spare: Entity | None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A row with what its answers would do."""

    slot: Slot
    cells: dict[str, Cell]
    lines: tuple[AnswerLine, ...]
    asked: tuple[Asked, ...]


class Answering:
    """Reads what duo's filled in on a form into the open event."""

    def __init__(self, file: EventFile, wording: Wording) -> None:
        self._file = file
        self._wording = wording

    def read(self, path: Path) -> AnswerPreview:
        """What a file of answers would do; nothing changes yet.

        Raises:
            AtelierError: it holds no answers of a form that was given from this event.
        """
        return self.preview(read_answers(path))

    def preview(self, given: Given) -> AnswerPreview:
        """What answers that were read would do now."""
        return self._weigh(given)[0]

    def apply(self, seen: AnswerPreview) -> Changes:
        """Take the answers over, all in one act; what cannot be read is left out.

        Raises:
            AtelierError: the event was changed since, so that this would do something else than was shown.
        """
        preview, act = self._weigh(seen.given)
        if preview != seen:
            raise AtelierError(tr("The proposals were changed meanwhile. Look at the preview again."))
        return self._file.take_in(READ, [act] if act.writes else [])

    def _weigh(self, given: Given) -> tuple[AnswerPreview, Entry]:
        handout = self._file.get(Handout, given.handout)
        if handout is None or not handout.base:
            raise AtelierError(tr("“{name}” belongs to a form that was not given from this file.", name=given.name))
        slots = list(slots_of(handout))
        _require_asked(given, slots)
        rows = [self._row(handout, slot, given.answers) for slot in slots]
        asked = [one for row in _with_parents(rows) for one in row.asked]
        at = given.saved or handout.at.isoformat(timespec="seconds")
        act = entry(self._file, handout.id, READ, at, asked, self._pickups(handout, at))
        unread = tuple(text for text in given.outside if digest(text) not in handout.printed)
        duo = duo_name(self._file.all(Duo), handout.duo)
        lines = tuple(line for row in rows for line in row.lines)
        return AnswerPreview(given, duo, lines, unread, not act.writes), act

    def _pickups(self, handout: Handout, at: str) -> list[Pickup]:
        """That the form came back, once for each time that it was saved."""
        row = natural_id(handout.id, "pickup", at)
        if self._file.get(Pickup, row) is not None:
            return []
        return [from_fields(Pickup, {"id": row.hex, "handout": handout.id.hex, "at": at})]

    def _row(self, handout: Handout, slot: Slot, answers: dict[str, Answer]) -> Weighed:
        there = look(self._file, handout.id, slot.kind, slot.row, slot.bases)
        before = _values(slot, there)
        value = slot.kind(id=slot.row, **before)
        wanted, problems = dict(before), {}
        for question in questions_of(self._file, value):
            name = question.field.name
            try:
                wanted[name] = _answered(question, answers.get(question.key), before[name])
            except AtelierError as error:
                problems[name] = str(error)
        asked = {one.cell.name: one for one in _asked(slot, there, before, wanted)}
        lines = tuple(self._lines(_Told(slot, there, before, wanted, asked, problems), answers))
        return Weighed(slot, there, lines, tuple(asked.values()))

    def _lines(self, told: "_Told", answers: dict[str, Answer]) -> Iterator[AnswerLine]:
        subject, fresh = self._subject(told), not told.there[DELETED].heads
        gone = not fresh and self._file.get(told.slot.kind, told.slot.row) is None
        for question in questions_of(self._file, told.slot.kind(id=told.slot.row, **told.before)):
            name, title = question.field.name, tr(question.field.title)
            if name in told.problems:
                said = answers[question.key]
                typed = said if isinstance(said, str) else ", ".join(said)
                yield AnswerLine(AnswerKind.PROBLEM, subject, title, "", typed[:SHOWN], told.problems[name])
                continue
            cell = told.there[_cell(told.slot.kind, name)]
            kind, before = _kind(told, cell, name, gone=gone), told.before[name]
            if kind is AnswerKind.CONFLICT and cell.now is not None:
                before = value_of(cell, cell.now)[name]
            words = self._wording.word(name, before), self._wording.word(name, told.wanted[name])
            yield AnswerLine(kind, subject, title, *(words if kind is not AnswerKind.SAME else ("", "")))

    def _subject(self, told: "_Told") -> str:
        """The title of the proposal, also of what hangs below it."""
        own = told.slot.kind(id=told.slot.row, **told.wanted)
        if not isinstance(own, DecisionPoint):
            return name_of(own) or tr("New proposal")
        above = self._file.get(Proposal, own.proposal)
        return tr("{title}: decision point", title=name_of(above) if above else tr("New proposal"))


@dataclass(frozen=True, slots=True)
class _Told:
    """A row with what stood there, what is wanted, and what of it can be read."""

    slot: Slot
    there: dict[str, Cell]
    before: dict[str, Any]
    wanted: dict[str, Any]
    asked: dict[str, Asked]
    problems: dict[str, str]


def slots_of(handout: Handout) -> Iterator[Slot]:
    """The rows of a form in their order, out of what was noted when it was given."""
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for line in handout.base:
        place, _, value = line.partition("=")
        table, row, cell = place.split(".")
        rows.setdefault((table, row), {})[cell] = value
    for (table, row), noted in rows.items():
        kind, fresh = KINDS[table], noted.pop(SPARE, None)
        spare = from_fields(kind, {"id": row, **json.loads(fresh)}) if fresh else None
        yield Slot(kind, UUID(hex=row), {cell: write for cell, write in noted.items() if write}, spare)


def _require_asked(given: Given, slots: Sequence[Slot]) -> None:
    asked = {f"{slot.row.hex}.{field.name}" for slot in slots for field in ASKED[slot.kind]}
    if not given.answers.keys() <= asked:
        raise foreign(given.name)


def _values(slot: Slot, there: Mapping[str, Cell]) -> dict[str, Any]:
    """The fields of a row as this form knew them last; those that it does not ask as they are now."""
    start = slot.spare or slot.kind(id=slot.row, **_required(slot.kind, there))
    found = {field.name: getattr(start, field.name) for field in fields(slot.kind) if field.name != "id"}
    wanted = set(asked_cells(slot.kind))
    for name in cells(slot.kind):
        cell = there[name]
        value = cell.before if name in wanted else cell.now
        if value is not None:
            found.update({field: held for field, held in value_of(cell, value).items() if held is not None})
    return found


def _required(kind: type[Entity], there: Mapping[str, Cell]) -> dict[str, Any]:
    """The fields without a default: what a row hangs below."""
    cell = there[kind.PARENT] if kind.PARENT else None
    return value_of(cell, cell.now) if cell is not None else {}


def _answered(question: Question, answer: Answer | None, before: Any) -> Any:
    """The value of an answer; what was left as it stood on the form keeps the value that it had."""
    sort = question.field.sort
    if answer is None or _alike(sort, answer, shown(sort, before)):
        return before
    if sort is Sort.CHOICES:
        keys = dict(question.options)
        answer = tuple(next((key for key in keys if key.startswith(one)), one) for one in answer if one)
        found = understood(question, answer)
        return before if set(found) == set(before) else found
    return understood(question, answer)


def _alike(sort: Sort, answer: Answer, stood: Answer) -> bool:
    if isinstance(answer, str) and isinstance(stood, str):
        same, other = plain(answer), plain(stood)
        return same == other if sort is not Sort.LINE else same.split() == other.split()
    return answer == stood


def _cell(kind: type[Entity], field: str) -> str:
    return next(cell for cell, names in cells(kind).items() if field in names)


def _asked(slot: Slot, there: Mapping[str, Cell], before: dict[str, Any], wanted: dict[str, Any]) -> Iterator[Asked]:
    """The cells that must get another value; a spare row is made with all of its cells."""
    if before == wanted:
        return
    fresh = slot.spare is not None and not there[DELETED].heads
    if fresh:
        yield Asked(there[DELETED], None)
    for name, names in cells(slot.kind).items():
        value, cell = cell_value({field: wanted[field] for field in names}), there[name]
        changed = any(before[field] != wanted[field] for field in names)
        if fresh or (changed and value not in {head.value for head in cell.heads}):
            yield Asked(cell, value)


def _kind(told: _Told, cell: Cell, name: str, *, gone: bool) -> AnswerKind:
    if told.before[name] == told.wanted[name] or cell.name not in told.asked:
        return AnswerKind.SAME
    if gone or (cell.contested and cell.heads):
        return AnswerKind.CONFLICT
    return AnswerKind.CHANGED if told.before[name] not in EMPTY else AnswerKind.NEW


def _with_parents(rows: Sequence[Weighed]) -> Iterator[Weighed]:
    """A decision point of a new proposal makes that proposal too, also when nothing else of it was filled in."""
    above = {asked_below(row) for row in rows if row.asked}
    for row in rows:
        slot = row.slot
        if not row.asked and slot.row in above and slot.spare is not None and not row.cells[DELETED].heads:
            values = _values(slot, row.cells)
            made = [Asked(row.cells[DELETED], None)]
            made += [
                Asked(row.cells[name], cell_value({field: values[field] for field in names}))
                for name, names in cells(slot.kind).items()
            ]
            yield replace(row, asked=tuple(made))
        else:
            yield row


def asked_below(row: Weighed) -> UUID | None:
    """What a row hangs below, as far as it is new."""
    return row.slot.spare.proposal if isinstance(row.slot.spare, DecisionPoint) else None
