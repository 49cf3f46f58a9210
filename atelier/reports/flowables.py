"""From the blocks of a report to what ReportLab lays out: one walk, in reading order."""

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, PageBreak
from reportlab.platypus import Paragraph as Lines

from atelier.reports import grids, styles
from atelier.reports.breaks import Caption, HeadingLines, Note, guarded
from atelier.reports.charts import drawing
from atelier.reports.fonts import legible
from atelier.reports.model import (
    Block,
    Bold,
    BulletList,
    Columns,
    Figure,
    Group,
    Heading,
    Italic,
    KeyFigures,
    Paragraph,
    Report,
    Runs,
    Table,
    Text,
    Tone,
)
from atelier.reports.onepage import fitted

_MANY = 5  # a table with more columns than this is set smaller


def story(report: Report) -> list[Flowable]:
    """The whole report: its title, its first page, and the rest on pages of its own."""
    head = [_lines(report.title, styles.TITLE), _lines(" · ".join(report.subtitle), styles.SUBTITLE)]
    front = fitted(lambda room: [*head, *_unkept(report.front, room)]) or [*head, *_guarded(report.front)]
    return [*front, *([PageBreak()] if report.blocks else []), *_guarded(report.blocks)]


def _guarded(blocks: Iterable[Block]) -> Iterator[Flowable]:
    return guarded([flowable for block in blocks for flowable in _flowables(block, styles.WIDTH)])


def _flowables(block: Block, room: float) -> Iterator[Flowable]:
    match block:
        case Heading():
            yield _heading(block)
        case Paragraph():
            yield _paragraph(block)
        case BulletList(items=items):
            yield from (Lines(markup(item), styles.BULLET, bulletText="•") for item in items)
        case KeyFigures():
            yield _key_figures(block, room)
        case Table():
            yield from _table(block, room)
        case _:
            yield _kept(block, room)


def _kept(block: Figure | Group | Columns, room: float) -> Flowable:
    """What stays together on one page."""
    if isinstance(block, Columns):
        width = grids.column(len(block.columns), room)
        return grids.beside([_unkept(column, width) for column in block.columns], room)
    return KeepTogether(_unkept(block.blocks if isinstance(block, Group) else [block], room))


def _unkept(blocks: Iterable[Block], room: float) -> list[Flowable]:
    """The flowables of blocks that something around them keeps together."""
    return [
        flowable
        for block in blocks
        for flowable in (_figure(block, room) if isinstance(block, Figure) else _flowables(block, room))
    ]


def _heading(block: Heading) -> Flowable:
    heading = HeadingLines(markup((Text(block.text),)), styles.HEADINGS[block.level])
    heading.level = block.level
    return heading


def _paragraph(block: Paragraph) -> Flowable:
    if block.tone is Tone.NOTE:
        return Note(markup(block.runs), styles.NOTE)
    return Lines(markup(block.runs), styles.LEAD if block.tone is Tone.LEAD else styles.BODY)


def _figure(block: Figure, room: float) -> list[Flowable]:
    caption = [_lines(block.caption, styles.CAPTION)] if block.caption else []
    return [drawing(block.picture, room), *caption]


def _key_figures(block: KeyFigures, room: float) -> Flowable:
    width = grids.column(len(block.figures), room)
    value = styles.figure_value(grids.value_size([figure.value for figure in block.figures], width))
    cards = [[_lines(figure.value, value), _lines(figure.text, styles.FIGURE_TEXT)] for figure in block.figures]
    return grids.cards(cards, room)


def _table(block: Table, room: float) -> Iterator[Flowable]:
    if block.caption:
        yield Caption(markup((Text(block.caption),)), styles.CAPTION)
    small = len(block.weights) > _MANY
    head = styles.SMALL_HEAD if small else styles.CELL_HEAD
    header: list[object] = [_lines(text, head) for text in block.header]
    rows = [_row(row, small=small, named=block.row_headers) for row in block.rows]
    if header or rows:
        heads = 1 if header else 0
        yield grids.ruled([header, *rows] if header else rows, block.weights, heads, room)


def _row(row: tuple[Runs, ...], *, small: bool, named: bool) -> list[object]:
    """Cells are lists of paragraphs: only those can be torn when a row is higher than a page."""
    cell, name = (styles.SMALL, styles.SMALL_NAME) if small else (styles.CELL, styles.CELL_NAME)
    return [[Lines(markup(runs), name if named and not n else cell)] for n, runs in enumerate(row)]


def _lines(text: str, style: ParagraphStyle) -> Flowable:
    return Lines(markup((Text(text),)), style)


def markup(runs: Runs) -> str:
    """Runs in ReportLab's mini-markup, with everything that people typed made harmless."""
    return "".join(map(_run, runs))


def _run(run: Text) -> str:
    text = escape(legible(re.sub(r"\s*\n\s*", "\n", run.text))).replace("\n", "<br/>")
    if isinstance(run, Bold):
        return f"<b>{text}</b>"
    return f"<i>{text}</i>" if isinstance(run, Italic) else text
