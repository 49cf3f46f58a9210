"""Whether a report belongs to an event file: as it is, as it was when it was exported, or not at all."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from atelier.domain.ballots import Export
from atelier.domain.errors import AtelierError, reason
from atelier.domain.proposals import Audience
from atelier.i18n import short_date, tr
from atelier.reports.origin import fingerprint_in
from atelier.services.polling import Polling
from atelier.services.reporting import Reporting
from atelier.services.secret import Secret
from atelier.storage.copies import private_copy
from atelier.storage.event_file import EventFile
from atelier.storage.lines import Lines


class Belonging(StrEnum):
    """How a report stands to a file."""

    NOW = "now"
    BEFORE = "before"
    NOT = "not"
    UNMARKED = "unmarked"


@dataclass(frozen=True, slots=True)
class Provenance:
    """What was found: `export` is the line in the list of exports, `untouched` whether it has the same bytes."""

    name: str
    belonging: Belonging
    fingerprint: str = ""
    export: Export | None = None
    untouched: bool = False

    @property
    def belongs(self) -> bool:
        """Whether it was made from this file."""
        return self.belonging in {Belonging.NOW, Belonging.BEFORE}

    def sentence(self) -> str:
        """What was found, in words."""
        words = {"name": self.name, "fingerprint": self.fingerprint}
        match self.belonging:
            case Belonging.UNMARKED:
                return tr("“{name}” does not tell from which data it was made.", **words)
            case Belonging.NOT:
                return tr("“{name}” was not made from this file: its data are {fingerprint}.", **words)
            case Belonging.NOW:
                made = tr("“{name}” was made from this file as it is now: data {fingerprint}.", **words)
            case _:
                made = tr("“{name}” was made from this file as it was before: data {fingerprint}.", **words)
        return f"{made} {self._about_export()}"

    def _about_export(self) -> str:
        if self.export is None:
            return tr("It is not in the list of exports.")
        at = self.export.at.astimezone()
        values = {"name": self.export.name, "when": f"{short_date(at)} {at:%H:%M}"}
        if self.untouched:
            return tr("It is, byte for byte, what was exported as “{name}” on {when}.", **values)
        return tr("With these data “{name}” was exported on {when}; these bytes are others.", **values)


def provenance(path: Path, report: Path) -> Provenance:
    """How a report stands to an event file; both are left as they are.

    Raises:
        AtelierError: one of the two cannot be read.
    """
    try:
        content = report.read_bytes()
    except OSError as error:
        raise AtelierError(tr("“{name}” cannot be read: {why}.", name=report.name, why=reason(error))) from error
    with private_copy(path) as place, EventFile.open(place, Lines(place.parent), datetime.now) as file:
        reporting = Reporting(file, Polling(file, Secret(place.parent / "urns")).polls.all)
        data = reporting.data()
        now = {data.fingerprint(), *(reporting.readable(audience, data).fingerprint() for audience in Audience)}
        return found(report.name, content, now, reporting.exports())


def found(name: str, content: bytes, now: Collection[str], exports: list[Export]) -> Provenance:
    """What a file says, beside the data as each reader gets them now, and everything that was exported."""
    digest = hashlib.sha256(content).hexdigest()
    same = next((export for export in exports[::-1] if export.digest == digest), None)
    carried = same.fingerprint if same else fingerprint_in(content)
    if not carried:
        return Provenance(name, Belonging.UNMARKED)
    export = same or next((export for export in exports[::-1] if export.fingerprint == carried), None)
    if carried in now:
        return Provenance(name, Belonging.NOW, carried, export, same is not None)
    if export:
        return Provenance(name, Belonging.BEFORE, carried, export, same is not None)
    return Provenance(name, Belonging.NOT, carried)
