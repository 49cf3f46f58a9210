"""Writing many editions and documents at once: planned, made on the worker, all of them there or none, then noted."""

import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial
from pathlib import Path

from atelier.domain.ballots import Export
from atelier.domain.documents import Kind
from atelier.domain.editions import OPEN_DATA, Edition
from atelier.domain.errors import AtelierError, StoppedError
from atelier.domain.proposals import Audience
from atelier.i18n import tr
from atelier.reports.data import ReportData
from atelier.reports.formats import Format, written
from atelier.reports.model import Report
from atelier.reports.warnings import warnings
from atelier.services.documents import Documents
from atelier.services.drafts import Draft
from atelier.services.reporting import Reporting, export_of, free_name, make_folder, unwritable
from atelier.storage.event_file import Changes
from atelier.storage.whole_files import settle, write_through

Told = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Job:
    """One file that is to be made."""

    draft: Draft
    form: Format
    name: str

    @property
    def report(self) -> Report:
        """What it says; the first who asks has it built."""
        return self.draft.report


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is to be made, from one frozen state of the event; `data` are those that are open."""

    folder: Path
    data: ReportData
    jobs: tuple[Job, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: where, how it is noted, and what somebody should know before it goes out."""

    places: tuple[Path, ...]
    exports: tuple[Export, ...]
    warnings: tuple[str, ...]


class Exporting:
    """Plans and notes exports of an open event; the making needs no file and is done by `carry_out`."""

    def __init__(self, reporting: Reporting, documents: Documents) -> None:
        self._reporting = reporting
        self._documents = documents

    def wanted(self, audience: Audience, municipality: str = "") -> tuple[Edition, ...]:
        """The editions that somebody names: the general one, that of one municipality, or `all` of an audience.

        Raises:
            AtelierError: there is no such municipality, or the steering group was asked for one.
        """
        every = [edition for edition in self._reporting.editions() if edition.audience is audience]
        if not municipality:
            return (Edition(audience),)
        if municipality.casefold() == "all":
            return tuple(every)
        members = [row for row in self._reporting.members() if row.name.casefold() == municipality.strip().casefold()]
        if not members:
            raise AtelierError(tr("There is no municipality “{name}” in this event.", name=municipality))
        if Edition(audience, members[0].id) not in every:
            raise AtelierError(tr("The steering group gets one report, without an edition per municipality."))
        return (Edition(audience, members[0].id),)

    def plan(
        self,
        editions: Sequence[Edition],
        forms: Sequence[Format],
        folder: Path,
        *,
        documents: Sequence[Kind] = (),
        attached: bool = False,
    ) -> Plan:
        """What would be made; open data are made once, whatever the number of editions, or go into each PDF too."""
        data = self._reporting.data()
        known = cache(partial(self._known, data))
        attached = attached and Format.PDF in forms
        drafts = [self._reporting.draft(row, known(row.audience), attached=attached) for row in editions]
        drafts += [draft for kind in documents for draft in self._documents.drafts(kind, known)]
        texts = [form for form in forms if not form.open_data]
        jobs = [Job(draft, form, free_name(folder, draft.start, form)) for draft in drafts for form in texts]
        public = known(Audience.COUNCILS)
        jobs += self._open_data(forms, folder, public)
        return Plan(folder, public, tuple(jobs), self._reporting.now())

    def _known(self, data: ReportData, audience: Audience | None) -> ReportData:
        """What an audience may read (None: everything), with its fingerprint worked out once for all."""
        told = self._reporting.readable(audience, data) if audience else data
        return replace(told, whole_print=told.fingerprint())

    def _open_data(self, forms: Sequence[Format], folder: Path, data: ReportData) -> Iterator[Job]:
        for form in forms:
            if form.open_data:
                draft = self._reporting.draft(Edition(Audience.COUNCILS), data, what=OPEN_DATA)
                yield Job(draft, form, free_name(folder, draft.start, form))

    def note(self, made: Made) -> Changes:
        """Put what was made in the list of exports, as one act."""
        return self._reporting.note(made.exports)


def carry_out(plan: Plan, told: Told = lambda _: None, go_on: Callable[[], bool] = lambda: True) -> Made:
    """Make all files of a plan; they appear in their folder when all are done. For the worker.

    Raises:
        AtelierError: one could not be made or written; none is there.
        StoppedError: `go_on` said no; none is there.
    """
    make_folder(plan.folder)
    apart = plan.folder / f".atelier-{secrets.token_hex(4)}"
    try:
        apart.mkdir()
        exports = tuple(_made(plan, apart, told, go_on))
        _all_appear(plan, apart)
        settle(plan.folder)
    except OSError as error:
        raise unwritable(plan.folder.name, error) from error
    finally:
        shutil.rmtree(apart, ignore_errors=True)
    told(1.0)
    said = dict.fromkeys(sentence for job in plan.jobs for sentence in warnings(job.report))
    return Made(tuple(plan.folder / job.name for job in plan.jobs), exports, tuple(said))


def _made(plan: Plan, apart: Path, told: Told, go_on: Callable[[], bool]) -> Iterator[Export]:
    for done, job in enumerate(plan.jobs):
        if not go_on():
            raise StoppedError(tr("Stopped; nothing was written."))
        told(done / len(plan.jobs))
        content = written(job.form, job.report, plan.data)
        write_through(apart / job.name, content)
        yield export_of(job.draft.what, job.report, job.name, content, job.draft.member, plan.at)


def _all_appear(plan: Plan, apart: Path) -> None:
    """Put the files where they belong; when one cannot, those that were put go again."""
    put: list[Path] = []
    try:
        for job in plan.jobs:
            target = plan.folder / job.name
            appear(apart / job.name, target)
            put.append(target)
    except (OSError, AtelierError):
        for target in put:
            target.unlink(missing_ok=True)
        raise


def appear(fresh: Path, target: Path) -> None:
    """Move a file to a place where none is yet.

    Raises:
        AtelierError: there is one now.
    """
    if target.exists():
        raise AtelierError(tr("“{name}” exists already. Choose another name.", name=target.name))
    fresh.rename(target)
