"""A report as PDF: PDF/UA-1 and PDF/A-2a at once, laid out in one pass."""

from dataclasses import dataclass
from typing import Any, BinaryIO

from reportlab.platypus import BaseDocTemplate, Flowable, PageBreak

from atelier import __version__
from atelier.i18n import tr
from atelier.reports import styles
from atelier.reports.archive import keep
from atelier.reports.canvas import TaggedCanvas
from atelier.reports.contents import contents
from atelier.reports.flowables import story
from atelier.reports.fonts import REGULAR, coverage, legible
from atelier.reports.model import Report
from atelier.reports.origin import identifier
from atelier.reports.pages import template
from atelier.reports.structure import Element
from atelier.reports.warnings import warnings

LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
_WITHOUT_CONTENTS = 6  # so many pages can be leafed through


class Document(BaseDocTemplate):  # type: ignore[misc]  # ReportLab has no types
    """A report in the making; a long one gets its contents when everything else is drawn."""

    def __init__(self, report: Report, target: BinaryIO) -> None:
        super().__init__(
            target,
            pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT),
            pageTemplates=[template(report)],
            title=legible(report.title),
            author=legible(report.region or report.event),
            subject=legible(" · ".join((report.event, *report.subtitle))),
            keywords=[tr("data {fingerprint}", fingerprint=report.fingerprint)],
            creator=f"Atelier {__version__}",
            lang=LANGUAGES[report.language],
            displayDocTitle=True,
            initialFontName=REGULAR,
            invariant=1,
        )
        self._language = LANGUAGES[report.language]
        self._report = report
        self._structure = Element("Document")
        self._front = 0  # pages before the contents
        self._story: list[Flowable] = []

    def draw(self) -> int:
        """Write the report and give its number of pages."""
        self._story = story(self._report, self._structure)
        self.build(self._story, canvasmaker=self._canvas)
        return int(self.page)

    def _canvas(self, *args: Any, **settings: Any) -> TaggedCanvas:
        return TaggedCanvas(*args, structure=self._structure, **settings)

    def beforeDocument(self) -> None:  # noqa: N802  # ReportLab's names, here and below
        """Say what the document is, now that its canvas knows title and author."""
        keep(
            self.canv,
            self._language,
            self._report.made_at,
            self._report.attachments,
            identifier(self._report.fingerprint),
        )

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        """The first page break ends the front."""
        if isinstance(flowable, PageBreak) and not self._front:
            self._front = self.page

    def handle_flowable(self, flowables: list[Flowable]) -> None:
        """Draw the next flowable; behind the last of a long report its contents.

        Their pages move to behind the front; a report that is all front has them at its end.
        """
        super().handle_flowable(flowables)
        done = flowables is self._story and not flowables  # what begins a page comes by here as well
        if done and self.page > _WITHOUT_CONTENTS and self.canv.moved == (0, 0):
            self.canv.move_behind(self._front or self.page, self.page + 1)
            flowables += [PageBreak(), *contents(self.canv.headings, self._structure)]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What became of a report: how many pages it has, and what its reader should know about it."""

    pages: int
    warnings: tuple[str, ...]


def write_pdf(report: Report, target: BinaryIO) -> Drawn:
    """Write a report; equal reports give equal bytes.

    Not for two threads at once: ReportLab keeps its fonts in one place per process.
    """
    coverage()
    return Drawn(Document(report, target).draw(), warnings(report))
