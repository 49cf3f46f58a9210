"""Every kind of document beside the three reports, made from any event: of its first rows, or of rows without words."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from atelier.domain.clock import schedule
from atelier.domain.minutes import Minutes, minutes
from atelier.domain.people import Municipality
from atelier.domain.proposals import Proposal
from atelier.domain.talk import ExpertQuestion, Note
from atelier.domain.week import Gathering, RunSheetItem, Step
from atelier.reports import (
    achterban,
    bouwstenen,
    colleges,
    door_notice,
    key_sheet,
    meeting_minutes,
    raadsinformatiebrief,
    raden,
    reacties,
    run_sheet,
    startdocument,
)
from atelier.reports.data import ReportData
from atelier.reports.model import Report
from tests.reports.samples import MADE, key


def proposal(data: ReportData) -> Proposal:
    """The first proposal, or one in which nothing was typed."""
    return data.proposals[0] if data.proposals else Proposal(id=key("nothing"))


def gathering(data: ReportData) -> Gathering:
    """The first meeting, or one of which nothing is known."""
    return data.gatherings[0] if data.gatherings else Gathering(id=key("nowhere"))


def member(data: ReportData) -> Municipality:
    """The first municipality, or one without a name."""
    return data.municipalities[0] if data.municipalities else Municipality(id=key("nobody"))


def edition(data: ReportData) -> ReportData:
    """The data for the first municipality, where there is one."""
    return replace(data, reader=member(data) if data.municipalities else None)


def kept(data: ReportData) -> Minutes:
    """A meeting that ran two items, with notes in the words of the event."""
    meeting = gathering(data)
    items = [
        RunSheetItem(id=key(f"item {n}"), gathering=meeting.id, title=data.event.title, line=data.event.region)
        for n in range(2 if data.gatherings else 0)
    ]
    steps = [
        Step(id=key(f"step {n}"), gathering=meeting.id, item=item, at=MADE + timedelta(minutes=20 * n))
        for n, item in enumerate([*(row.id for row in items), None])
    ]
    notes = [Note(id=key("note"), gathering=meeting.id, text=data.event.region)] if items else []
    asked = (
        [ExpertQuestion(id=key("expert"), gathering=meeting.id, subject=key("x"), text=data.event.title)]
        if items
        else []
    )
    plan = schedule(meeting, MADE.date(), items, steps if items else [], MADE + timedelta(hours=1))
    return minutes(
        meeting, data.named(data.days, meeting.day), plan, meeting.municipalities, data.arguments, asked, notes
    )


PAPERS: Mapping[str, Callable[[ReportData], Report]] = {
    "college van een gemeente": lambda data: colleges.build(edition(data)),
    "raad van een gemeente": lambda data: raden.build(edition(data)),
    "bouwstenen": lambda data: bouwstenen.build(data, proposal(data)),
    "raadsinformatiebrief": lambda data: raadsinformatiebrief.build(data, proposal(data)),
    "startdocument": lambda data: startdocument.build(data, proposal(data)),
    "reacties": reacties.build,
    "achterban": lambda data: achterban.build(data, member(data), gathering(data)),
    "verslag": lambda data: meeting_minutes.build(data, kept(data)),
    "draaiboek": lambda data: run_sheet.build(data, kept(data)),
    "deurtekst": lambda data: door_notice.build(data.event, data.made_at),
    "toetsen": lambda data: key_sheet.build((("Ctrl+→", data.event.title),), data.event, data.made_at),
}
