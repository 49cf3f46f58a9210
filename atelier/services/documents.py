"""The documents beside the three reports: per proposal, municipality or meeting; written to a folder."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from uuid import UUID

from atelier.domain.ballots import Export
from atelier.domain.documents import ALL, Chosen, Document, Kind, Piece
from atelier.domain.editions import version
from atelier.domain.entity import Entity
from atelier.domain.errors import AtelierError
from atelier.domain.proposals import Audience
from atelier.domain.week import Day, Gathering, in_order
from atelier.i18n import tr
from atelier.reports import details
from atelier.reports.data import ReportData
from atelier.reports.documents import COPIES, Copy
from atelier.reports.formats import Format, written
from atelier.reports.meetings import fingerprint
from atelier.reports.model import Report, Status
from atelier.reports.polls import meeting
from atelier.services.drafts import Draft
from atelier.services.papers import PAPERS, Papers, only_own
from atelier.services.reporting import Reporting, free_name, make_folder
from atelier.storage.event_file import EventFile

FORMATS = tuple(form for form in Format if not form.open_data)  # a document is a text, whatever its figures
_READERS: Mapping[Kind, Audience] = {
    Document.BLOCKS: Audience.COLLEGES,
    Document.LETTER: Audience.COLLEGES,
    Document.HOME: Audience.COUNCILS,
}
Unbuilt = tuple[Chosen, tuple[str, ...], str, Callable[[], Report]]  # what a document is about, its print, its builder
_LONGEST = 40  # characters of one part of a name


class Documents:
    """What can be drafted from an open event."""

    def __init__(self, file: EventFile, reporting: Reporting, papers: Papers) -> None:
        self._file = file
        self._reporting = reporting
        self._papers = papers

    def choices(self, kind: Kind) -> dict[str, list[tuple[UUID, str]]]:
        """What a document of a kind can be about: proposals that its readers may read, municipalities and meetings."""
        data = self._readable(kind)
        return {
            "proposal": [(row.id, details.title(row)) for row in data.proposals],
            "municipality": [(row.id, row.name) for row in data.municipalities],
            "gathering": [(row.id, meeting(row)) for row in in_order(data.gatherings, data.days)],
        }

    def copy(self, piece: Piece) -> Copy:
        """One document as the event is now, with its status and version.

        Raises:
            AtelierError: there is nothing to make it of any more.
        """
        if isinstance(piece.kind, Document):
            return self._numbered(piece.kind, self.copies(piece.kind, piece.chosen)[0])
        gathering = self._file.get(Gathering, piece.chosen.gathering)
        if gathering is None:
            raise AtelierError(tr("There is no meeting or no municipality to make this document of."))
        report = self._papers.build(piece.kind, gathering)
        return self._numbered(piece.kind, Copy((meeting(gathering),), report, gathering.id))

    def _numbered(self, kind: Kind, copy: Copy) -> Copy:
        """Definitive as long as the reports to its readers are so with the same data; versions are counted apart."""
        stem = self._stem(kind, copy.about, copy.gathering)
        status, number = self._standing(kind, stem, copy.report.fingerprint)
        return replace(copy, report=replace(copy.report, status=status, version=number))

    def _standing(
        self, kind: Kind, stem: str, fingerprint: str, exports: Iterable[Export] | None = None
    ) -> tuple[Status, int]:
        """The status of a document with these data, and its version in that status; `exports` are all of its kind."""
        reader = _READERS.get(kind)
        status = self._reporting.releasing.status(reader, fingerprint) if reader else Status.CONCEPT
        every = self._file.all(Export, audience=str(kind)) if exports is None else exports
        given = [row for row in every if row.final is (status is Status.FINAL) and row.name.startswith(f"{stem}_")]
        return status, version(given, fingerprint)

    def drafts(self, kind: Kind, known: Callable[[Audience | None], ReportData]) -> Iterator[Draft]:
        """Every document of a kind, still to be built, of what its readers are known to be allowed to read."""
        exports, date = self._file.all(Export, audience=str(kind)), cache(self._date)
        for chosen, about, print_, build in self._unbuilt(kind, known(_READERS.get(kind))):
            stem = "_".join([date(chosen.gathering), kind.value, *filter(None, map(_slug, about))])
            status, number = self._standing(kind, stem, print_, exports)
            numbered = partial(_numbered_report, build, status, number)
            yield Draft(str(kind), f"{stem}_{status}-{number}", numbered, chosen.municipality)

    def amount(self, kind: Kind) -> int:
        """How many documents of a kind there would be now."""
        told = self._readable(kind)
        return len(list(_pieces(kind, told))) if isinstance(kind, Document) else len(told.gatherings)

    def _unbuilt(self, kind: Kind, data: ReportData) -> Iterator[Unbuilt]:
        if isinstance(kind, Document):
            for chosen, about in _pieces(kind, data):
                yield chosen, about, data.fingerprint(), partial(_built, kind, data, chosen)
            return
        for gathering in in_order(data.gatherings, data.days):
            kept = self._papers.minutes(gathering)
            own = only_own(kind, data, kept)
            build = partial(PAPERS[kind], own, kept)
            yield Chosen(gathering=gathering.id), (meeting(gathering),), fingerprint(own, kept), build

    def copies(self, document: Document, chosen: Chosen = ALL) -> tuple[Copy, ...]:
        """The documents of a kind as the event is now: values that any thread can draw.

        Raises:
            AtelierError: there is nothing to make them of.
        """
        made = tuple(COPIES[document](self._readable(document), chosen))
        if not made:
            data = self.data()
            if document is Document.HOME:
                raise AtelierError(tr("There is no meeting or no municipality to make this document of."))
            if data.proposals:
                raise AtelierError(tr("This proposal was not released yet to the readers of this document."))
            raise AtelierError(tr("There are no proposals yet."))
        return made

    def _readable(self, kind: Kind) -> ReportData:
        """No more than its readers may read; those who work on a proposal read all of it."""
        audience = _READERS.get(kind)
        return self._reporting.data_for(audience) if audience else self.data()

    def chosen(self, proposal: int | None, municipality: str, meeting: int | None) -> Chosen:
        """What somebody names: proposals and meetings by their number from 1, a municipality by its name.

        Raises:
            AtelierError: the event has no such thing.
        """
        data = self.data()
        members = {member.name.casefold(): member.id for member in data.municipalities}
        name = municipality.strip().casefold()
        if name not in {"", "all"} and name not in members:
            raise AtelierError(tr("There is no municipality “{name}” in this event.", name=municipality))
        return Chosen(
            _numbered(data.proposals, proposal, tr("There is no proposal {n} in this event.", n=proposal)),
            members.get(name),
            _numbered(
                in_order(data.gatherings, data.days), meeting, tr("There is no meeting {n} in this event.", n=meeting)
            ),
        )

    def data(self) -> ReportData:
        """What they are made from, frozen."""
        return self._reporting.data()

    def suggest_name(self, kind: Kind, copy: Copy, folder: Path, form: Format) -> str:
        """A name that sorts by date, tells what it is about and overwrites nothing.

        2019-11-15_bouwstenen_Snelle-fietsroutes_concept-1.docx; a paper on a meeting has the date of that meeting.
        """
        report = copy.report
        stem = self._stem(kind, copy.about, copy.gathering)
        return free_name(folder, f"{stem}_{report.status}-{report.version}", form)

    def _stem(self, kind: Kind, about: tuple[str, ...], gathering: UUID | None) -> str:
        return "_".join([self._date(gathering), kind.value, *filter(None, map(_slug, about))])

    def _date(self, gathering: UUID | None) -> str:
        meeting = self._file.get(Gathering, gathering)
        day = self._file.get(Day, meeting.day if meeting else None)
        days = [day.date] if day else [row.date for row in self._file.all(Day)]
        return (max(days) if days else self._file.now().date()).isoformat()

    def write(self, document: Document, copy: Copy, folder: Path, form: Format) -> Path:
        """Write one document, whole or not at all, note it in the list of exports, and give its place.

        Raises:
            AtelierError: the place cannot be written to, or the format is one for figures.
        """
        if form not in FORMATS:
            raise AtelierError(tr("This document can be had as PDF, Word, OpenDocument or web page."))
        make_folder(folder)
        copy = self._numbered(document, copy)
        target = folder / self.suggest_name(document, copy, folder, form)
        self._reporting.save(document, copy.report, written(form, copy.report, self.data()), target)
        return target


def _pieces(document: Document, data: ReportData) -> Iterator[tuple[Chosen, tuple[str, ...]]]:
    """What each document of a kind is about, as it is chosen and as it is called."""
    match document:
        case Document.REACTIONS:
            yield ALL, ()
        case Document.HOME:
            for row in data.gatherings:
                for member in data.municipalities:
                    yield Chosen(municipality=member.id, gathering=row.id), (member.name, meeting(row))
        case _:
            yield from ((Chosen(proposal=row.id), (row.title,)) for row in data.proposals)


def _built(document: Document, data: ReportData, chosen: Chosen) -> Report:
    return next(iter(COPIES[document](data, chosen))).report


def _numbered_report(build: Callable[[], Report], status: Status, number: int) -> Report:
    return replace(build(), status=status, version=number)


def _numbered(rows: Sequence[Entity], number: int | None, refusal: str) -> UUID | None:
    if number is None:
        return None
    if not 0 < number <= len(rows):
        raise AtelierError(refusal)
    return rows[number - 1].id


def _slug(text: str) -> str:
    """A text as part of a name on every kind of disk: letters and digits, with hyphens between."""
    return re.sub(r"[\W_]+", "-", text).strip("-")[:_LONGEST].strip("-")
