"""The same report drawn the plain way: its texts as paragraphs and its tables as tables, in ReportLab's own styles."""

import io
from collections.abc import Iterator
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import StyleSheet1, getSampleStyleSheet
from reportlab.platypus import Flowable, SimpleDocTemplate
from reportlab.platypus import Paragraph as Plain
from reportlab.platypus import Table as PlainTable

from atelier.reports.model import Block, Heading, KeyFigures, Report, Runs, Table, block_texts, parts, plain

MARGIN = 56
WIDTH = A4[0] - 2 * MARGIN - 12  # a frame has a padding of 6 points at either side
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]


def draw(report: Report) -> int:
    """Draw into memory; the number of pages."""
    document = SimpleDocTemplate(
        io.BytesIO(), pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN
    )
    styles = getSampleStyleSheet()
    story = [Plain(escape(report.title), styles["Title"])]
    for block in report.front + report.blocks:
        story += _flowables(block, styles)
    document.build(story)
    return int(document.page)


def _flowables(block: Block, styles: StyleSheet1) -> Iterator[Flowable]:
    inner = parts(block)
    for part in inner:
        yield from _flowables(part, styles)
    if inner:
        return
    if isinstance(block, Heading):
        yield Plain(escape(block.text), styles[f"Heading{min(block.level, 6)}"])
    elif isinstance(block, Table):
        yield _table(block, styles)
    elif isinstance(block, KeyFigures):
        yield PlainTable([[_cell(figure.value, styles) for figure in block.figures]], style=GRID)
        yield PlainTable([[_cell(figure.text, styles) for figure in block.figures]], style=GRID)
    else:
        yield from (Plain(escape(text), styles["BodyText"]) for text in block_texts(block))


def _table(block: Table, styles: StyleSheet1) -> PlainTable:
    head = [[_cell(text, styles) for text in block.header]] if block.header else []
    rows = [[_run(cell, styles) for cell in row] for row in block.rows]
    widths = [WIDTH * weight / sum(block.weights) for weight in block.weights]
    return PlainTable(head + rows, colWidths=widths, repeatRows=len(head), style=GRID)


def _run(runs: Runs, styles: StyleSheet1) -> Plain:
    return _cell(plain(runs), styles)


def _cell(text: str, styles: StyleSheet1) -> Plain:
    return Plain(escape(text), styles["BodyText"])
