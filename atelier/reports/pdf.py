"""A report as PDF: laid out twice, because every page says how many there are."""

import io
from datetime import datetime
from functools import partial
from typing import BinaryIO

from reportlab.lib.utils import TimeStamp
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate

from atelier import __version__
from atelier.i18n import tr
from atelier.reports import styles
from atelier.reports.flowables import story
from atelier.reports.fonts import REGULAR, coverage, legible
from atelier.reports.model import Report
from atelier.reports.pages import template

_LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}


def write_pdf(report: Report, target: BinaryIO) -> int:
    """Write a report and give its number of pages; equal reports give equal bytes.

    Not for two threads at once: ReportLab keeps its fonts in one place per process.
    """
    coverage()
    pages = _draw(report, io.BytesIO(), 0)
    return _draw(report, target, pages)


def _draw(report: Report, target: BinaryIO, pages: int) -> int:
    document = BaseDocTemplate(
        target,
        pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT),
        pageTemplates=[template(report, pages)],
        title=legible(report.title),
        author=legible(report.region or report.event),
        subject=legible(" · ".join((report.event, *report.subtitle))),
        keywords=[tr("data {fingerprint}", fingerprint=report.fingerprint)],
        creator=f"Atelier {__version__}",
        lang=_LANGUAGES[report.language],
        displayDocTitle=True,
        initialFontName=REGULAR,
        invariant=1,
    )
    document.build(story(report), canvasmaker=partial(_canvas, report.made_at))
    return int(document.page)


def _canvas(made_at: datetime, *args: object, **settings: object) -> Canvas:
    """A canvas whose document was made when the report was, and not when it is drawn."""
    canvas = Canvas(*args, **settings)
    stamp = TimeStamp(invariant=1)
    offset = made_at.utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    stamp.YMDhms = made_at.timetuple()[:6]
    stamp.dhh, stamp.dmm = divmod(minutes, 60)
    canvas._doc._timeStamp = stamp  # private, but the only way to date a document
    return canvas
