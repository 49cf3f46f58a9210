"""What the papers of one meeting share: their frame, their times, and where it was."""

from collections.abc import Sequence
from datetime import datetime

from atelier.domain.minutes import PAPER_NAMES, Minutes, Paper
from atelier.i18n import language, tr
from atelier.reports.data import ReportData, fingerprint_of
from atelier.reports.glossary import explained
from atelier.reports.model import Block, Report, Status
from atelier.reports.polls import meeting
from atelier.reports.words import short


def paper(data: ReportData, kept: Minutes, kind: Paper, front: Sequence[Block], rest: Sequence[Block] = ()) -> Report:
    """A concept of a paper; `rest` begins on a page of its own."""
    fictitious = (tr("fictitious example"),) if data.event.fictitious else ()
    made = Report(
        title=f"{tr(PAPER_NAMES[kind])}: {short(meeting(kept.gathering), 120)}",
        subtitle=(place(kept), *fictitious),
        event=short(data.event.title, 80) or tr("Event without a title"),
        region=short(data.event.region, 60),
        language=language(),
        audience=None,
        status=Status.CONCEPT,
        fictitious=data.event.fictitious,
        fingerprint=fingerprint(data, kept),
        made_at=data.made_at,
        logo=data.logo,
        front=tuple(front),
        blocks=tuple(rest),
    )
    return explained(made) if kind is Paper.MINUTES else made


def fingerprint(data: ReportData, kept: Minutes) -> str:
    """That of what the paper says; not of the time at which it was made."""
    own = [kept.gathering, kept.day, kept.municipalities, *kept.schedule.slots]
    return fingerprint_of([data.event, *own, *kept.arguments, *kept.questions, *kept.notes, *data.polls])


def place(kept: Minutes) -> str:
    """The day and the venue."""
    return f"{kept.day.name()}, {kept.day.place()}" if kept.day else tr("no day yet")


def span(start: datetime | None, end: datetime | None) -> str:
    """From one time to another: 09:33–12:04; a dash where one is not known."""
    return "–".join(f"{time:%H:%M}" if time else "?" for time in (start, end))
