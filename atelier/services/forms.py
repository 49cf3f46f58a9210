"""Forms for a duo whose laptop may not run the program: one page for a browser, or one document for Word."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from atelier.domain.entity import Entity, cells
from atelier.domain.errors import FileRefusedError, reason
from atelier.domain.form_fields import ASKED
from atelier.domain.form_questions import Field, Question, shown
from atelier.domain.form_sheet import FormSheet, Part, Told
from atelier.domain.giving import Carrier, Handout
from atelier.domain.naming import duo_name, name_of
from atelier.domain.order import between
from atelier.domain.people import Duo
from atelier.domain.proposals import Audience, DecisionPoint, Proposal, Reaction
from atelier.domain.week import Event, Moment
from atelier.i18n import language, tr
from atelier.reports.form_docx import document
from atelier.reports.form_html import page
from atelier.services.form_documents import printed
from atelier.services.giving import GIVE, Giving
from atelier.storage.answering import standing
from atelier.storage.event_file import EventFile
from atelier.storage.mapper import dump, to_json
from atelier.storage.whole_files import settle, write_through

SUFFIXES = {Carrier.PART: ".atelier", Carrier.HTML: ".html", Carrier.DOCX: ".docx"}
SPARE = "new"  # in `Handout.base`: a row that is made when something is filled in


@dataclass(frozen=True, slots=True)
class Row:
    """A row on a form; a spare one is not in the file yet."""

    value: Entity
    spare: bool


class Forms:
    """Makes the forms of an open event; the answers are read by `Answering`."""

    def __init__(self, file: EventFile, giving: Giving) -> None:
        self._file = file
        self._giving = giving

    def give(self, duo: Duo, place: Path, carrier: Carrier, due: date | None = None) -> Handout:
        """What this duo works on, at `place`; it is noted here, and cannot be taken back.

        Raises:
            FileRefusedError: something is there already, or nothing can be written there.
        """
        if carrier is Carrier.PART:
            return self._giving.give(duo, place, due)
        rows = tuple(self._rows(duo))
        handout = Handout(
            id=uuid4(),
            duo=duo.id,
            name=place.name,
            results=tuple(self._giving.results(duo)),
            at=self._file.now(),
            carrier=carrier,
            due=due,
            base=tuple(self._base(rows)),
        )
        sheet = self._sheet(handout, duo, rows)
        content = page(sheet).encode() if carrier is Carrier.HTML else document(sheet)
        if carrier is Carrier.DOCX:
            handout = replace(handout, printed=printed(content))
        self._write(place, content, handout)
        return handout

    def name(self, duo: Duo, carrier: Carrier) -> str:
        """How the file for a duo is called: duo 3 Week van de Regio 2019.html."""
        number = duo_name(self._file.all(Duo), duo.id).split(" · ")[0].lower()
        title = "".join(sign for sign in self._file.all(Event)[0].title if sign.isalnum() or sign in " -_")
        return f"{number} {title.strip()}"[:100].strip() + SUFFIXES[carrier]

    def _write(self, place: Path, content: bytes, handout: Handout) -> None:
        """The place proves that it can be written before anything is noted."""
        if place.exists():
            raise FileRefusedError(tr("“{name}” exists already. Choose another name.", name=place.name))
        fresh = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
        try:
            write_through(fresh, content)
            self._file.commit(GIVE, handout)
            fresh.replace(place)
            settle(place.parent)
        except OSError as error:
            why = reason(error)
            raise FileRefusedError(
                tr("Nothing can be written at {place}: {why}.", place=place.parent, why=why)
            ) from error
        finally:
            fresh.unlink(missing_ok=True)

    def _rows(self, duo: Duo) -> Iterator[Row]:
        """The proposals of the duo with their decision points, and room for new ones."""
        own = self._file.all(Proposal, duo=duo.id)
        for proposal in own:
            yield Row(proposal, spare=False)
            yield from self._points(proposal)
        last = max((one.position for one in self._file.all(Proposal)), default="")
        fresh = Proposal.new(duo=duo.id, position=between(last, ""))
        yield Row(fresh, spare=True)
        yield from self._points(fresh)

    def _points(self, proposal: Proposal) -> Iterator[Row]:
        own = self._file.all(DecisionPoint, proposal=proposal.id)
        yield from (Row(point, spare=False) for point in own)
        asked = {point.audience for point in own}
        last = max((point.position for point in own), default="")
        for audience in [one for one in Audience if one not in asked] or [Audience.COUNCILS]:
            last = between(last, "")
            yield Row(DecisionPoint.new(proposal=proposal.id, audience=audience, position=last), spare=True)

    def _base(self, rows: Sequence[Row]) -> Iterator[str]:
        """On what every cell of the form stands: see `bases`."""
        there = standing(self._file, [row.value.id for row in rows if not row.spare])
        for row in rows:
            start = f"{row.value.TABLE}.{row.value.id.hex}"
            if row.spare:
                yield f"{start}.{SPARE}={dump(_told(row.value))}"
                continue
            for cell in asked_cells(type(row.value)):
                write = there.get((row.value.id, cell))
                yield f"{start}.{cell}={write or ''}"

    def _sheet(self, handout: Handout, duo: Duo, rows: Sequence[Row]) -> FormSheet:
        return FormSheet(
            handout=handout.id,
            event=self._file.all(Event)[0].title,
            duo=duo_name(self._file.all(Duo), duo.id),
            language=language(),
            made=handout.at,
            due=handout.due,
            dilemmas=tuple(
                Told(one.title, one.question, (_pole(one.a_name, one.a_text), _pole(one.b_name, one.b_text)))
                for one in self._giving.dilemmas(duo)
            ),
            results=handout.results,
            parts=tuple(self._part(row) for row in rows),
        )

    def _part(self, row: Row) -> Part:
        value, questions = row.value, tuple(questions_of(self._file, row.value))
        if isinstance(value, DecisionPoint):
            return Part(tr("Decision point"), 2, (), questions)
        said = () if row.spare else tuple(one.text for one in self._file.all(Reaction, proposal=value.id) if one.text)
        return Part(tr("Room for a new proposal") if row.spare else name_of(value), 1, said, questions)


def questions_of(file: EventFile, value: Entity) -> Iterator[Question]:
    """The questions about one row, with what stands there now."""
    for field in ASKED[type(value)]:
        yield Question(value.id, field, shown(field.sort, getattr(value, field.name)), tuple(_options(file, field)))


def asked_cells(kind: type[Entity]) -> list[str]:
    """The cells of a kind of row that the form asks, in order."""
    wanted = {field.name for field in ASKED[kind]}
    return [cell for cell, names in cells(kind).items() if wanted.intersection(names)]


def _options(file: EventFile, field: Field) -> Iterator[tuple[str, str]]:
    if field.names:
        yield from ((str(value), tr(words)) for value, words in field.names.items())
    elif field.of is not None:
        for row in file.all(field.of):
            words = f"{row.when.words()} · {row.title}" if isinstance(row, Moment) else name_of(row)
            yield row.id.hex, words


def _told(value: Entity) -> dict[str, Any]:
    """The fields of a row that are not at their default, as JSON knows them."""
    given = ((field.name, getattr(value, field.name), field.default) for field in fields(value))
    return {name: to_json(found) for name, found, default in given if found != default and name != "id"}


def _pole(name: str, text: str) -> str:
    return ": ".join(part for part in (name, text) if part)
