"""What can be printed of one meeting: the run sheet to lead it with, and the minutes of it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from atelier.domain.attendance import Attendance, municipalities_present
from atelier.domain.clock import Schedule, schedule
from atelier.domain.minutes import Minutes, Paper, minutes
from atelier.domain.people import Municipality, Person
from atelier.domain.talk import ExpertQuestion, Note
from atelier.domain.themes import Argument
from atelier.domain.week import Day, Gathering, RunSheetItem, Step
from atelier.reports import meeting_minutes, run_sheet
from atelier.reports.data import ReportData
from atelier.reports.model import Report
from atelier.services.reporting import Reporting
from atelier.storage.event_file import Changes, EventFile

PAPERS = {Paper.RUN_SHEET: run_sheet.build, Paper.MINUTES: meeting_minutes.build}


def only_own(paper: Paper, data: ReportData, kept: Minutes) -> ReportData:
    """The data that a paper is made from: minutes tell the polls and arguments of their own meeting alone."""
    if paper is Paper.RUN_SHEET:
        return data
    meeting = kept.gathering.id
    return replace(
        data,
        polls=tuple(poll for poll in data.polls if poll.ballot.gathering == meeting),
        arguments=tuple(argument for argument in data.arguments if argument.gathering == meeting),
    )


class Papers:
    """The papers of the meetings of an open event."""

    def __init__(self, file: EventFile, reporting: Reporting) -> None:
        self._file = file
        self._reporting = reporting

    def minutes(self, gathering: Gathering) -> Minutes:
        """Everything that was kept of a meeting."""
        every = self._file.all
        day = self._file.get(Day, gathering.day)
        plan = self._schedule(gathering, day)
        present = self._present(gathering)
        return minutes(gathering, day, plan, present, every(Argument), every(ExpertQuestion), every(Note))

    def _present(self, gathering: Gathering) -> Sequence[UUID]:
        """The municipalities that were there at any moment, by name or as ticked in the plan."""
        people = self._file.all(Person)
        came = {fact.person for fact in self._file.all(Attendance, gathering=gathering.id)}
        room = [person for person in people if person.id in came]
        return municipalities_present(room, people, self._file.all(Municipality)) or gathering.municipalities

    def _schedule(self, gathering: Gathering, day: Day | None) -> Schedule:
        """The times as they were: a meeting that nobody ended lasts no longer than its last date."""
        items = self._file.all(RunSheetItem, gathering=gathering.id)
        steps = self._file.all(Step, gathering=gathering.id)
        now = self._file.now()
        last = max((step.at.astimezone(now.tzinfo) for step in steps), default=now)
        if last.date() < now.date():
            now = last
        return schedule(gathering, day.date if day else None, items, steps, now)

    def build(self, paper: Paper, gathering: Gathering) -> Report:
        """A paper as the event is now: a value that any thread can draw."""
        current = self._file.get(Gathering, gathering.id) or gathering
        kept = self.minutes(current)
        return PAPERS[paper](only_own(paper, self._reporting.data(), kept), kept)

    def suggest_name(self, paper: Paper, gathering: Gathering, folder: Path) -> str:
        """A name that sorts by date, tells what it is and overwrites nothing: 2019-11-12_verslag_concept-1.pdf."""
        day = self._file.get(Day, gathering.day)
        date = (day.date if day else self._file.now().date()).isoformat()
        number = 1
        while (folder / f"{date}_{paper}_concept-{number}.pdf").exists():
            number += 1
        return f"{date}_{paper}_concept-{number}.pdf"

    def save(self, paper: Paper, report: Report, pdf: bytes, target: Path) -> Changes:
        """Write a drawn paper, whole or not at all, and note it in the list of exports.

        Raises:
            AtelierError: the place cannot be written to.
        """
        return self._reporting.save(paper, report, pdf, target)
