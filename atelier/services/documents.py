"""The documents beside the three reports: per proposal, or per municipality and meeting; written to a folder."""

import re
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from atelier.domain.entity import Entity
from atelier.domain.errors import AtelierError
from atelier.domain.proposals import Audience
from atelier.domain.week import Day, Gathering, in_order
from atelier.i18n import tr
from atelier.reports.data import ReportData
from atelier.reports.documents import ALL, COPIES, Chosen, Copy, Document
from atelier.reports.formats import Format, written
from atelier.services.reporting import Reporting, make_folder
from atelier.storage.event_file import EventFile

FORMATS = tuple(form for form in Format if not form.open_data)  # a document is a text, whatever its figures
_READERS = {
    Document.BLOCKS: Audience.COLLEGES,
    Document.LETTER: Audience.COLLEGES,
    Document.HOME: Audience.COUNCILS,
}
_LONGEST = 40  # characters of one part of a name


class Documents:
    """What can be drafted from an open event."""

    def __init__(self, file: EventFile, reporting: Reporting) -> None:
        self._file = file
        self._reporting = reporting

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

    def _readable(self, document: Document) -> ReportData:
        """No more than its readers may read; those who work on a proposal read all of it."""
        audience = _READERS.get(document)
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

    def suggest_name(self, document: Document, copy: Copy, folder: Path, form: Format) -> str:
        """A name that sorts by date, tells what it is about and overwrites nothing.

        2019-11-15_bouwstenen_Snelle-fietsroutes_concept-1.docx; a paper on a meeting has the date of that meeting.
        """
        parts = [self._date(copy), document.value, *filter(None, map(_slug, copy.about))]
        start, number = "_".join(parts), 1
        while (folder / f"{start}_concept-{number}.{form}").exists():
            number += 1
        return f"{start}_concept-{number}.{form}"

    def _date(self, copy: Copy) -> str:
        meeting = self._file.get(Gathering, copy.gathering)
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
        target = folder / self.suggest_name(document, copy, folder, form)
        self._reporting.save(document, copy.report, written(form, copy.report, self.data()), target)
        return target


def _numbered(rows: Sequence[Entity], number: int | None, refusal: str) -> UUID | None:
    if number is None:
        return None
    if not 0 < number <= len(rows):
        raise AtelierError(refusal)
    return rows[number - 1].id


def _slug(text: str) -> str:
    """A text as part of a name on every kind of disk: letters and digits, with hyphens between."""
    return re.sub(r"[\W_]+", "-", text).strip("-")[:_LONGEST].strip("-")
