"""What the worker makes for the view of reports: pages to look at, and files in other formats."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from atelier.domain.documents import Piece
from atelier.domain.editions import Edition
from atelier.domain.errors import AtelierError
from atelier.domain.proposals import Audience
from atelier.reports.formats import Format, written
from atelier.ui.widgets.page_images import PageImage, page_headings, page_images, page_sizes
from atelier.ui.widgets.page_preview import Pages

if TYPE_CHECKING:
    from atelier.reports.data import ReportData
    from atelier.reports.documents import Copy
    from atelier.reports.model import Report
    from atelier.services.advising import Advice


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be drawn: an edition or another document as the event is now; `attached`: with its open data inside.

    `copy` is the document, where it is one.
    """

    edition: Edition | Piece
    report: "Report"
    data: "ReportData"
    attached: bool = False
    copy: "Copy | None" = None

    def same(self, other: "Asked") -> bool:
        """Whether the pages would be the same, but for the time on them."""
        theirs = replace(other.report, made_at=self.report.made_at)
        return (self.edition, self.attached, self.report) == (other.edition, other.attached, theirs)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A report with its PDF, the first pages to show, and what to look at before it goes out."""

    asked: Asked
    pages: Pages
    images: tuple[PageImage, ...]
    advice: "tuple[Advice, ...]" = ()
    wording: "tuple[Advice, ...]" = ()

    @property
    def audience(self) -> Audience | None:
        """For whom it is; None for a document that is no report."""
        return self.asked.report.audience

    @property
    def report(self) -> "Report":
        """What it says."""
        return self.asked.report


def drawn(asked: Asked, widths: dict[int, int]) -> Drawn | AtelierError:
    """On the worker: draw the PDF and render the first pages; a refusal is a value, for the window to tell."""
    from atelier.services import advising, reporting  # noqa: PLC0415 - slow to import, and long there when this runs

    try:
        report = replace(asked.report, attachments=reporting.attachments(asked.data)) if asked.attached else None
        pdf = reporting.draw(report or asked.report)
    except AtelierError as error:
        return error
    sizes = page_sizes(pdf)
    wanted = {number: width for number, width in widths.items() if number < len(sizes)}
    said = advising.advice(asked.data, asked.report), advising.wording(asked.data, asked.report)
    return Drawn(asked, Pages(pdf, sizes, page_headings(pdf)), page_images(pdf, wanted), *said)


@dataclass(frozen=True, slots=True)
class Written:
    """What is to be saved, and where; the data are those that it was made from."""

    asked: Asked
    form: Format
    content: bytes
    target: Path


def written_file(form: Format, shown: Drawn, data: "ReportData", target: Path) -> Written | AtelierError:
    """On the worker: make a file of another format than PDF; a refusal is a value, for the window to tell."""
    try:
        return Written(replace(shown.asked, data=data), form, written(form, shown.report, data), target)
    except AtelierError as error:
        return error
