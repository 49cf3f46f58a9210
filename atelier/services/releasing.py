"""How far reports are: a concept, or definitive with exactly these data, and which version."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from atelier.domain.ballots import Export, Release
from atelier.domain.editions import OPEN_DATA, version
from atelier.domain.errors import AtelierError
from atelier.domain.proposals import Audience
from atelier.i18n import mark, tr, trn
from atelier.reports.model import Report, Status
from atelier.storage.conflicts import conflicts
from atelier.storage.event_file import Changes, EventFile


class Releasing:
    """The status of the reports of an open event."""

    def __init__(self, file: EventFile) -> None:
        self._file = file

    def releases(self, audience: str) -> list[Release]:
        """When the reports for an audience were made definitive, oldest first; open data go with any audience."""
        every = self._file.all(Release)
        own = every if audience == OPEN_DATA else [fact for fact in every if fact.audience == audience]
        return sorted(own, key=lambda release: (release.at, release.id))

    def status(self, audience: str, fingerprint: str) -> Status:
        """Definitive as long as the data are those that somebody made definitive."""
        final = any(fact.fingerprint == fingerprint for fact in self.releases(audience))
        return Status.FINAL if final else Status.CONCEPT

    def hindrance(self) -> str:
        """Why nothing can be made definitive now; empty when it can."""
        waiting = len(conflicts(self._file))
        if not waiting:
            return ""
        return trn(
            "Merged files differ in {n} place. Choose there first; then it can be made definitive.",
            "Merged files differ in {n} places. Choose there first; then it can be made definitive.",
            waiting,
        )

    def release(self, audience: Audience, fingerprint: str) -> Changes:
        """Make the reports for an audience definitive, all editions of it, with the data of this fingerprint.

        Raises:
            AtelierError: merged files still differ, or the reports are definitive already.
        """
        if hindrance := self.hindrance():
            raise AtelierError(hindrance)
        if self.status(audience, fingerprint) is Status.FINAL:
            raise AtelierError(tr("This report is definitive already."))
        number = version(self.releases(audience), fingerprint)
        fact = Release.new(audience=str(audience), fingerprint=fingerprint, version=number, at=self._file.now())
        return self._file.commit(mark("make definitive"), fact)

    def numbered(self, report: Report, audience: str, member: UUID | None = None) -> Report:
        """A report with its status, and the version that it has in that status."""
        status, number = self.standing(report.fingerprint, audience, member)
        return replace(report, status=status, version=number)

    def standing(self, fingerprint: str, audience: str, member: UUID | None = None) -> tuple[Status, int]:
        """The status of an edition with these data, and its version in that status, from 1."""
        status = self.status(audience, fingerprint)
        given: Sequence[Export | Release]
        if status is Status.FINAL and audience != OPEN_DATA:
            given = self.releases(audience)
        else:
            every = self._file.all(Export, audience=str(audience), final=status is Status.FINAL)
            given = [export for export in every if export.municipality == member]
        return status, version(given, fingerprint)
