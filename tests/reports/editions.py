"""Reports to try the PDF with: from a sober one to one in which everything is bad."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from atelier.domain.people import Municipality
from atelier.domain.week import Event
from atelier.paths import resources
from atelier.reports.data import ReportData
from atelier.reports.model import (
    Attachment,
    Bold,
    Heading,
    Link,
    Paragraph,
    Report,
    Runs,
    Table,
    Text,
)
from atelier.services.workspace import Events
from tests.reports.samples import ARGUMENTS, BARE, DILEMMA, MOMENTS, POINTS, REACTIONS, RIPE, ROOT, data, empty, key

WORDS = " ".join(f"woord{n:04}" for n in range(2000))  # 20,000 characters
NASTY = f"<b>&</i> {{haakje}} 🏠 {'x' * 400} 日本語 العربية\n\n\n\nregel"
HUGE = f"{WORDS} {NASTY}"


def example(folder: Path, *, fictitious: bool) -> ReportData:
    """The built-in example, with or without its invented filling."""
    workspace = Events(resources(), folder / "reports").example(folder / f"{fictitious}.atelier", fictitious=fictitious)
    frozen = workspace.reporting.data()
    workspace.close()
    return frozen


def hostile() -> ReportData:
    """An event in which every text is bad, and those that get the most room are huge."""
    return data(
        event=Event(id=ROOT, title=NASTY, region=NASTY, contact=NASTY, fictitious=True),
        dilemmas=(replace(DILEMMA, title=NASTY, a_short=NASTY),),
        moments=tuple(replace(moment, title=NASTY, text=NASTY) for moment in MOMENTS[:2]),
        municipalities=(Municipality(id=key("nasty"), name=NASTY, inhabitants=10),),
        arguments=(replace(ARGUMENTS[0], text=HUGE),),
        proposals=(replace(RIPE, title=NASTY, mandate=NASTY, result=HUGE, counter=NASTY), BARE),
        points=tuple(replace(point, text=NASTY) for point in POINTS[:3]),
        reactions=(replace(REACTIONS[0], sender=NASTY, text=HUGE),),
    )


def many(count: int) -> ReportData:
    """An event with so many proposals."""
    return data(proposals=tuple(replace(RIPE, id=key(f"v{n}"), title=f"Voorstel {n}") for n in range(count)))


EVENTS: Mapping[str, Callable[[Path], ReportData]] = {
    "example": lambda folder: example(folder, fictitious=False),
    "fictitious": lambda folder: example(folder, fictitious=True),
    "hostile": lambda _folder: hostile(),
    "empty": lambda _folder: empty(),
    "no proposals": lambda _folder: many(0),
    "300 proposals": lambda _folder: many(300),
}

_LINKED: Runs = (
    Text("Lees "),
    Link("de hele toelichting op het besluit", target="https://voorbeeld.nl/toelichting?a=é"),
    Text(" of zie "),
    Link("hieronder", target="#last"),
    Text(". Men noemde het "),
    Text("fait accompli", language="fr"),
    Text("."),
)


def everything(report: Report) -> Report:
    """A report with all that the others lack: links, another language, long tables, and a file that travels inside."""
    row: tuple[Runs, ...] = ((Bold("gemeente"),), (Link("kaart", target="#last"),), (Text(f"{WORDS[:500]} 🏠"),))
    attachment = Attachment(name="data.json", mime="application/json", data=b'{"n": 1}', description="Alle cijfers")
    headings = [part for n in range(24) for part in (Heading(f"Kop {n}", 2), Paragraph((Text(WORDS[: 90 * n + 90]),)))]
    return replace(
        report,
        attachments=(attachment,),
        blocks=(
            *report.blocks,
            Heading("Verwijzingen", 1, "last"),
            Paragraph((*_LINKED, Text(f" {WORDS[:3000]} "), *_LINKED)),
            Paragraph((Link(WORDS[:5000], target="https://voorbeeld.nl"),)),
            Table(("Wie", "Wat", "Waarom"), (row,) * 12, (20, 40, 40), "Een lange tabel", row_headers=True),
            *headings,
        ),
    )
