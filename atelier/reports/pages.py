"""What stands on every page: whose report it is above, where it comes from below."""

from functools import partial

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from atelier import __version__
from atelier.i18n import long_date, short_date, tr
from atelier.reports import styles
from atelier.reports.canvas import TaggedCanvas
from atelier.reports.fonts import BOLD, REGULAR, clipped, legible, width
from atelier.reports.model import Report, status_words

_SIZE, _FOOT = 8.6, 7.8
_HEAD_LINE, _FOOT_LINE = styles.PAGE_HEIGHT - 48, 34.0  # base lines of header and footer


def template(report: Report) -> PageTemplate:
    """The one page of a report."""
    frame = Frame(styles.SIDE, styles.BOTTOM, styles.WIDTH, styles.HEIGHT, 0, 0, 0, 0, id="text")
    return PageTemplate("page", [frame], onPage=partial(_furniture, report))


def _furniture(report: Report, canvas: TaggedCanvas, _document: BaseDocTemplate) -> None:
    canvas.saveState()
    with canvas.furniture("Header"):
        _header(report, canvas)
    with canvas.furniture("Footer"):
        _footer(report, canvas)
    canvas.restoreState()


def _header(report: Report, canvas: TaggedCanvas) -> None:
    canvas.setFillColor(styles.MUTED)
    canvas.setFont(REGULAR, _SIZE)
    right = legible(f"{status_words(report)} · {long_date(report.made_at.date())}")
    edge = styles.PAGE_WIDTH - styles.SIDE
    canvas.drawRightString(edge, _HEAD_LINE, right)
    edge -= width(right, REGULAR, _SIZE) + 10
    if report.fictitious:
        edge = _mark(canvas, edge)
    left = " · ".join(part for part in (report.event, report.region) if part)
    canvas.setFillColor(styles.MUTED)
    canvas.setFont(REGULAR, _SIZE)
    canvas.drawString(styles.SIDE, _HEAD_LINE, clipped(left, REGULAR, _SIZE, edge - styles.SIDE - 8))


def _mark(canvas: TaggedCanvas, edge: float) -> float:
    """The mark of an invented event, ending at `edge`; gives where it begins."""
    text = legible(tr("fictitious example"))
    size = width(text, BOLD, _SIZE)
    canvas.setStrokeColor(styles.INK)
    canvas.setLineWidth(0.8)
    canvas.roundRect(edge - size - 12, _HEAD_LINE - 4.5, size + 12, 15, 3.5, fill=0)
    canvas.setFillColor(styles.INK)
    canvas.setFont(BOLD, _SIZE)
    canvas.drawString(edge - size - 6, _HEAD_LINE, text)
    return edge - size - 12


def _footer(report: Report, canvas: TaggedCanvas) -> None:
    edge = styles.PAGE_WIDTH - styles.SIDE
    canvas.setStrokeColor(styles.LINE)
    canvas.setLineWidth(0.8)
    canvas.line(styles.SIDE, _FOOT_LINE + 13, edge, _FOOT_LINE + 13)
    canvas.setFillColor(styles.MUTED)
    canvas.setFont(REGULAR, _FOOT)
    made = f"{short_date(report.made_at.date())} {report.made_at:%H:%M}"
    data = tr("data {fingerprint}", fingerprint=report.fingerprint)
    canvas.drawString(styles.SIDE, _FOOT_LINE, legible(f"Atelier {__version__} · {data} · {made}"))
    canvas.later(partial(_number, canvas.getPageNumber()))


def _number(drawn: int, canvas: TaggedCanvas) -> None:
    """Which page this is, and of how many."""
    canvas.setFillColor(styles.MUTED)
    canvas.setFont(REGULAR, _FOOT)
    text = tr("Page {page} of {pages}", page=canvas.number(drawn), pages=canvas.pages)
    canvas.drawRightString(styles.PAGE_WIDTH - styles.SIDE, _FOOT_LINE, legible(text))
