"""Reports of an event: gathering the frozen data, writing files whole or not at all, keeping the list."""

import io
import secrets
from collections.abc import Callable
from pathlib import Path

from atelier.domain.ballots import Export
from atelier.domain.errors import AtelierError, reason
from atelier.domain.people import Duo, Municipality
from atelier.domain.polls import Poll
from atelier.domain.proposals import Audience, CooperationForm, CouncilRole, DecisionPoint, Proposal, Reaction
from atelier.domain.themes import Argument, Challenge, Dilemma, Pillar, Statement
from atelier.domain.week import Day, Event, Gathering, Moment
from atelier.i18n import mark, tr
from atelier.reports.builders import BUILDERS
from atelier.reports.data import ReportData
from atelier.reports.formats import Format
from atelier.reports.model import Report
from atelier.reports.pdf import write_pdf
from atelier.storage.event_file import Changes, EventFile


class Reporting:
    """The reports of an open event."""

    def __init__(self, file: EventFile, polls: Callable[[], tuple[Poll, ...]]) -> None:
        self._file = file
        self._polls = polls

    def build(self, audience: Audience) -> Report:
        """The report for an audience as the event is now: a value that any thread can draw."""
        return BUILDERS[audience](self.data())

    def data(self) -> ReportData:
        """Everything that reports are made from, frozen."""
        every = self._file.all
        return ReportData(
            event=every(Event)[0],
            made_at=self._file.now(),
            days=tuple(every(Day)),
            gatherings=tuple(every(Gathering)),
            moments=tuple(every(Moment)),
            municipalities=tuple(every(Municipality)),
            pillars=tuple(every(Pillar)),
            challenges=tuple(every(Challenge)),
            dilemmas=tuple(every(Dilemma)),
            statements=tuple(every(Statement)),
            arguments=tuple(every(Argument)),
            polls=self._polls(),
            duos=tuple(every(Duo)),
            council_roles=tuple(every(CouncilRole)),
            forms=tuple(every(CooperationForm)),
            proposals=tuple(every(Proposal)),
            points=tuple(every(DecisionPoint)),
            reactions=tuple(every(Reaction)),
        )

    def suggest_name(self, audience: Audience, folder: Path, form: Format = Format.PDF) -> str:
        """A name that sorts by date, tells the audience and overwrites nothing: 2019-11-15_raden_concept-1.pdf.

        Open data are the same for every audience: 2019-11-15_gegevens_concept-1.json.
        """
        days = [day.date for day in self._file.all(Day)]
        last = max(days) if days else self._file.now().date()
        start, number = f"{last.isoformat()}_{'gegevens' if form.open_data else audience}_concept", 1
        while (folder / f"{start}-{number}.{form}").exists():
            number += 1
        return f"{start}-{number}.{form}"

    def place_for(self, audience: Audience, folder: Path, form: Format = Format.PDF) -> Path:
        """The suggested name in a folder, which is made when it is missing.

        Raises:
            AtelierError: the folder cannot be made.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise AtelierError(
                tr("“{name}” could not be written: {why}.", name=folder.name, why=reason(error))
            ) from error
        return folder / self.suggest_name(audience, folder, form)

    def save(self, audience: str, report: Report, content: bytes, target: Path) -> Changes:
        """Write what was made of a report to `target`, whole or not at all, and note it in the list of exports.

        Raises:
            AtelierError: the place cannot be written to.
        """
        fresh = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
        try:
            fresh.write_bytes(content)
            fresh.replace(target)
        except OSError as error:
            fresh.unlink(missing_ok=True)
            raise AtelierError(
                tr("“{name}” could not be written: {why}.", name=target.name, why=reason(error))
            ) from error
        export = Export.new(
            audience=str(audience), name=target.name, fingerprint=report.fingerprint, at=self._file.now()
        )
        return self._file.commit(mark("export"), export)

    def exports(self) -> list[Export]:
        """What was exported, oldest first."""
        return self._file.all(Export)


def draw(report: Report) -> bytes:
    """The PDF of a report; touches nothing but its argument, so it may run on the worker."""
    buffer = io.BytesIO()
    write_pdf(report, buffer)
    return buffer.getvalue()
