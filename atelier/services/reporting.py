"""Reports of an event: gathering the frozen data, writing files whole or not at all, keeping the list."""

import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from atelier.domain.ballots import Export
from atelier.domain.commission import CheckAnswer, Partner, Programme, RoleSwitch, Supplier
from atelier.domain.council_answers import CouncilAnswer
from atelier.domain.editions import OPEN_DATA, Edition, editions, stem
from atelier.domain.errors import AtelierError, reason
from atelier.domain.frames import CouncilFrame, FrameCheck
from atelier.domain.outside import outside
from atelier.domain.participation import Participation
from atelier.domain.people import Duo, Municipality
from atelier.domain.polls import Poll
from atelier.domain.proposals import Audience, Check, CooperationForm, CouncilRole, DecisionPoint, Proposal, Reaction
from atelier.domain.submitting import ProposalRelease, ProposalStep, Submission
from atelier.domain.themes import Argument, Challenge, Dilemma, Pillar, Statement
from atelier.domain.week import Day, Event, Gathering, Moment
from atelier.i18n import mark, tr
from atelier.reports.builders import BUILDERS
from atelier.reports.data import ReportData
from atelier.reports.formats import Format, written
from atelier.reports.model import Attachment, Report, Status
from atelier.reports.open_data import public
from atelier.reports.pdf import write_pdf
from atelier.reports.vote_files import vote_files
from atelier.services.drafts import Draft
from atelier.services.logos import shown
from atelier.services.readership import restricted
from atelier.services.releasing import Releasing
from atelier.services.submitting import Submitting
from atelier.services.unsettled import unsettled
from atelier.storage import whole_files
from atelier.storage.event_file import Changes, EventFile


class Reporting:
    """The reports of an open event."""

    def __init__(self, file: EventFile, polls: Callable[[], tuple[Poll, ...]]) -> None:
        self._file = file
        self._polls = polls
        self.releasing = Releasing(file)

    def build(self, audience: Audience, member: UUID | None = None) -> Report:
        """The report for an audience, or its edition for one municipality, as the event is now.

        It is a value that any thread can draw.

        Raises:
            AtelierError: that municipality was removed.
        """
        return self.built(Edition(audience, member), self.data())

    def built(self, edition: Edition, data: ReportData) -> Report:
        """As `build`, with all data at hand; what was not released to the reader is left out.

        Raises:
            AtelierError: the municipality was removed.
        """
        reader = data.named(data.municipalities, edition.member)
        if edition.member and reader is None:
            raise AtelierError(tr("This municipality was removed. Ctrl+Z brings it back."))
        told = replace(self.readable(edition.audience, data), reader=reader)
        report = BUILDERS[edition.audience](told)
        return self.releasing.numbered(report, *edition)

    def editions(self) -> tuple[Edition, ...]:
        """Every edition that can be made, general ones in front."""
        return editions(self.members())

    def members(self) -> list[Municipality]:
        """The municipalities, in their own order."""
        return self._file.all(Municipality)

    def now(self) -> datetime:
        """The clock of the file."""
        return self._file.now()

    def data_for(self, audience: Audience) -> ReportData:
        """What reports to an audience are made from: no proposal that was not released to it."""
        return self.readable(audience, self.data())

    def open_data(self) -> ReportData:
        """What open data are made from: what the councils may read, and so everybody."""
        return self.data_for(Audience.COUNCILS)

    def readable(self, audience: Audience, data: ReportData) -> ReportData:
        """These data without the proposals that were not released to an audience."""
        readable = Submitting(self._file, self._polls).readable(audience)
        return data if readable is None else restricted(data, readable)

    def data(self) -> ReportData:
        """Everything that reports are made from, frozen."""
        every = self._file.all
        return ReportData(
            event=every(Event)[0],
            made_at=self._file.now(),
            logo=shown(self._file),
            days=tuple(every(Day)),
            gatherings=tuple(every(Gathering)),
            moments=tuple(every(Moment)),
            municipalities=tuple(every(Municipality)),
            pillars=tuple(every(Pillar)),
            challenges=tuple(every(Challenge)),
            dilemmas=tuple(every(Dilemma)),
            statements=tuple(every(Statement)),
            arguments=tuple(every(Argument)),
            polls=tuple(map(outside, self._polls())),
            duos=tuple(every(Duo)),
            council_roles=tuple(every(CouncilRole)),
            forms=tuple(every(CooperationForm)),
            proposals=tuple(every(Proposal)),
            points=tuple(every(DecisionPoint)),
            reactions=tuple(every(Reaction)),
            submissions=tuple(every(Submission)),
            steps=tuple(every(ProposalStep)),
            releases=tuple(every(ProposalRelease)),
            council_answers=tuple(every(CouncilAnswer)),
            frames=tuple(every(CouncilFrame)),
            frame_checks=tuple(every(FrameCheck)),
            unsettled=tuple(unsettled(self._file)),
            participations=tuple(every(Participation)),
            suppliers=tuple(every(Supplier)),
            partners=tuple(every(Partner)),
            checks=tuple(every(Check)),
            check_answers=tuple(every(CheckAnswer)),
            programmes=tuple(every(Programme)),
            switches=tuple(every(RoleSwitch)),
        )

    # Saving

    def suggest_name(
        self, audience: Audience, folder: Path, form: Format = Format.PDF, member: UUID | None = None
    ) -> str:
        """A name that sorts by date, tells the edition and overwrites nothing: 2019-11-15_raad_Rozendaal_concept-1.pdf.

        Open data are the same for every reader: 2019-11-15_gegevens_concept-1.json.
        """
        data = self.open_data() if form.open_data else self.data_for(audience)
        return self.name(Edition(audience, member), form, data, folder)

    def name(self, edition: Edition, form: Format, data: ReportData, folder: Path) -> str:
        """As `suggest_name`, with at hand what this reader may read."""
        what = OPEN_DATA if form.open_data else str(edition.audience)
        return free_name(folder, self.draft(edition, data, what=what).start, form)

    def draft(self, edition: Edition, told: ReportData, *, what: str = "", attached: bool = False) -> Draft:
        """An edition, or with `what` the open data, that is still to be built of what its reader may read."""
        own = None if what == OPEN_DATA else told.named(told.municipalities, edition.member)
        what, member = what or str(edition.audience), own.id if own else None
        status, number = self.releasing.standing(told.fingerprint(), what, member)
        called = OPEN_DATA if what == OPEN_DATA else stem(edition, own.name if own else "")

        def build() -> Report:
            made = BUILDERS[edition.audience](replace(told, reader=own))
            made = replace(made, status=status, version=number)
            return replace(made, attachments=attachments(told)) if attached else made

        return Draft(what, f"{told.last_day().isoformat()}_{called}_{status}-{number}", build, member)

    def place_for(
        self, audience: Audience, folder: Path, form: Format = Format.PDF, member: UUID | None = None
    ) -> Path:
        """The suggested name in a folder, which is made when it is missing.

        Raises:
            AtelierError: the folder cannot be made.
        """
        make_folder(folder)
        return folder / self.suggest_name(audience, folder, form, member)

    def save(self, audience: str, report: Report, content: bytes, target: Path, member: UUID | None = None) -> Changes:
        """Write what was made of a report to `target`, whole or not at all, and note it in the list of exports.

        Raises:
            AtelierError: the place cannot be written to.
        """
        write_whole(target, content)
        return self.note((export_of(audience, report, target.name, content, member, self._file.now()),))

    def note(self, exports: Sequence[Export]) -> Changes:
        """Put what was written in the list of exports, as one act."""
        return self._file.commit(mark("export"), *exports)

    def exports(self) -> list[Export]:
        """What was exported, oldest first."""
        return self._file.all(Export)


def attachments(data: ReportData) -> tuple[Attachment, ...]:
    """What travels inside a report: its open data, and the named votes in the formats of research."""
    facts = written(Format.JSON, BUILDERS[Audience.STEERING](data), data)
    about = tr("The public facts of this report; every figure can be counted again from them")
    whole = Attachment(name="open-data.json", mime="application/json", data=facts, description=about)
    return (whole, *vote_files(public(data)))


def draw(report: Report) -> bytes:
    """The PDF of a report; touches nothing but its argument, so it may run on the worker."""
    buffer = io.BytesIO()
    write_pdf(report, buffer)
    return buffer.getvalue()


def export_of(audience: str, report: Report, name: str, content: bytes, member: UUID | None, at: datetime) -> Export:
    """The line in the list of exports for a file that was written."""
    return Export.new(
        audience=str(audience),
        name=name,
        fingerprint=report.fingerprint,
        at=at,
        municipality=member,
        final=report.status is Status.FINAL,
        version=report.version,
        digest=hashlib.sha256(content).hexdigest(),
    )


def free_name(folder: Path, start: str, form: Format) -> str:
    """A name of which no file exists in a folder: `start`, and else a number behind it."""
    name, number = f"{start}.{form}", 2
    while (folder / name).exists():
        name, number = f"{start}_{number}.{form}", number + 1
    return name


def make_folder(folder: Path) -> None:
    """Make a folder when it is missing.

    Raises:
        AtelierError: it cannot be made.
    """
    try:
        whole_files.make_folder(folder)
    except OSError as error:
        raise unwritable(folder.name, error) from error


def write_whole(target: Path, content: bytes) -> None:
    """Write a file whole or not at all; what was there before stays until the new one is complete.

    Raises:
        AtelierError: the place cannot be written to.
    """
    try:
        whole_files.put_whole(target, content)
    except OSError as error:
        raise unwritable(target.name, error) from error


def unwritable(name: str, error: OSError) -> AtelierError:
    """The sentence for a place that cannot be written to."""
    return AtelierError(tr("“{name}” could not be written: {why}.", name=name, why=reason(error)))
