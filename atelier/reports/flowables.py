"""From the blocks of a report to what is laid out, and to the structure that is read aloud: one walk, in one order."""

import re
from collections.abc import Iterable, Iterator
from functools import partial

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, PageBreak

from atelier.reports import grids, styles
from atelier.reports.breaks import Caption, HeadingLines, Item, Note, guarded
from atelier.reports.charts import drawing
from atelier.reports.contents import CONTENTS
from atelier.reports.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR, legible
from atelier.reports.letterhead import Letterhead
from atelier.reports.lines import Lines, page_words
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
    Link,
    Paragraph,
    Report,
    Runs,
    Table,
    TermLink,
    Text,
    Tone,
)
from atelier.reports.onepage import fitted, height
from atelier.reports.pictures import Picture
from atelier.reports.structure import Element
from atelier.reports.wrapping import Face, Piece

_BREAKS = re.compile(r"[^\S\u00a0]*\n[^\S\u00a0]*")  # blanks around a line break; one that never breaks is meant
_SOME_PAGE = 88  # as wide as nearly any other
_MANY = 5  # a table with more columns than this is set smaller
_PARAGRAPHS = {Tone.BODY: (Lines, styles.BODY), Tone.LEAD: (Lines, styles.LEAD), Tone.NOTE: (Note, styles.NOTE)}


def story(report: Report, structure: Element) -> list[Flowable]:
    """The whole report: its title, its first page, and the rest on pages of its own.

    Fills the structure, with an empty place for the contents of a long report.
    """
    front, moved = _front(report, structure)
    structure.add(CONTENTS)
    rest = (*moved, *report.blocks)
    return [*front, *([PageBreak()] if rest else []), *_guarded(rest, structure)]


def _front(report: Report, structure: Element) -> tuple[list[Flowable], tuple[Block, ...]]:
    """What stands in front, on one page where that can be, and the blocks for which there is no room there."""
    for end in _ends(report):
        front = fitted(partial(_opening, report, report.front[:end], structure))
        if front and (end == len(report.front) or height(front, styles.WIDTH) > styles.HEIGHT / 2):
            return front, report.front[end:]
    return [*_head(report, structure), *_guarded(report.front, structure)], ()


def _ends(report: Report) -> Iterator[int]:
    """How many blocks the first page may hold: all; of a report to readers also as many as stand before a heading."""
    yield len(report.front)
    if report.audience:
        yield from (n for n in reversed(range(len(report.front))) if isinstance(report.front[n], Heading))


def _opening(report: Report, blocks: Iterable[Block], structure: Element, room: float) -> list[Flowable]:
    return [*_head(report, structure), *_unkept(blocks, room, structure)]


def _head(report: Report, structure: Element) -> list[Flowable]:
    """Title and subtitle, with which the structure begins anew: the first page can be tried at several sizes."""
    structure.clear()
    lines = [
        _lines(report.title, styles.TITLE, structure.add("Title")),
        _lines(" · ".join(report.subtitle), styles.SUBTITLE, structure.add("P")),
    ]
    if report.logo is None:
        return lines
    return [Letterhead(lines, report.logo, structure.add("Figure", alt=report.logo.says))]


def _guarded(blocks: Iterable[Block], parent: Element) -> Iterator[Flowable]:
    return guarded([flowable for block in blocks for flowable in _flowables(block, styles.WIDTH, parent)])


def _flowables(block: Block, room: float, parent: Element) -> Iterator[Flowable]:
    match block:
        case Heading():
            yield _heading(block, parent)
        case Paragraph(runs=runs, tone=tone):
            kind, style = _PARAGRAPHS[tone]
            yield kind(pieces(runs, style), style, parent.add("P"))
        case BulletList():
            yield from _list(block, parent)
        case KeyFigures():
            yield _key_figures(block, room, parent)
        case Table():
            yield from _table(block, room, parent)
        case _:
            yield _kept(block, room, parent)


def _kept(block: Figure | Group | Columns, room: float, parent: Element) -> Flowable:
    """What stays together on one page."""
    if isinstance(block, Columns):
        width = grids.column(len(block.columns), room)
        return grids.beside([_unkept(column, width, parent) for column in block.columns], room)
    return KeepTogether(_unkept(block.blocks if isinstance(block, Group) else [block], room, parent))


def _unkept(blocks: Iterable[Block], room: float, parent: Element) -> list[Flowable]:
    """The flowables of blocks that something around them keeps together."""
    return [flowable for block in blocks for flowable in _loose(block, room, parent)]


def _loose(block: Block, room: float, parent: Element) -> Iterable[Flowable]:
    match block:
        case Figure():
            return _figure(block, room, parent)
        case Group(blocks=blocks):
            return _unkept(blocks, room, parent)
    return _flowables(block, room, parent)


def _heading(block: Heading, parent: Element) -> Flowable:
    style = styles.HEADINGS[block.level]
    heading = HeadingLines(_plain(block.text, style), style, parent.add(f"H{block.level}"))
    heading.level, heading.key, heading.title = block.level, block.key, legible(block.text)
    return heading


def _list(block: BulletList, parent: Element) -> Iterator[Flowable]:
    kind, style = ("Decimal", styles.NUMBERED) if block.labels else ("Disc", styles.BULLET)
    whole = parent.add("L", attributes=f"<</O/List/ListNumbering/{kind}>>")
    for n, (sign, item) in enumerate(zip(block.labels or ("•",) * len(block.items), block.items, strict=True)):
        row = whole.add("LI")
        label, body = row.add("Lbl"), row.add("LBody")
        made = Item(pieces(item, style), style, body, label=label, sign=sign)
        made.last_but_one = n == len(block.items) - 2
        yield made


def _figure(block: Figure, room: float, parent: Element) -> Iterator[Flowable]:
    """A picture and its caption, side by side in the structure: an alt text hides all that is inside its figure."""
    whole = parent.add("Div")
    yield Picture(drawing(block.picture, room), whole.add("Figure", alt=block.alt))
    if block.caption:
        yield _lines(block.caption, styles.CAPTION, whole.add("Caption"))


def _key_figures(block: KeyFigures, room: float, parent: Element) -> Flowable:
    width = grids.column(len(block.figures), room)
    value = styles.figure_value(grids.value_size([figure.value for figure in block.figures], width))
    whole = parent.add("L")
    cards = []
    for figure in block.figures:
        body = whole.add("LI").add("LBody")
        texts = ((figure.value, value), (figure.text, styles.FIGURE_TEXT))
        cards.append([_lines(text, style, body.add("P")) for text, style in texts])
    return grids.cards(cards, room)


def _table(block: Table, room: float, parent: Element) -> Iterator[Flowable]:
    whole = parent.add("Table")
    if block.caption:
        yield Caption(_plain(block.caption, styles.CAPTION), styles.CAPTION, whole.add("Caption"))
    small = len(block.weights) > _MANY
    rows = [_header(block, whole.add("THead").add("TR"), small=small)] if block.header else []
    body = whole.add("TBody")
    rows += (_row(row, body.add("TR"), small=small, named=block.row_headers) for row in block.rows)
    if rows:
        yield grids.ruled(rows, block.weights, 1 if block.header else 0, room)


def _header(block: Table, row: Element, *, small: bool) -> list[object]:
    style = styles.SMALL_HEAD if small else styles.CELL_HEAD
    cells = [row.add("TH", attributes="<</O/Table/Scope/Column>>") for _ in block.header]
    texts = zip(block.header, cells, strict=True)
    return [Lines(_plain(text, style), style, cell, once=True) for text, cell in texts]


def _row(row: tuple[Runs, ...], element: Element, *, small: bool, named: bool) -> list[object]:
    """Cells are lists of paragraphs: only those can be torn when a row is higher than a page."""
    style, name = (styles.SMALL, styles.SMALL_NAME) if small else (styles.CELL, styles.CELL_NAME)
    cells: list[object] = []
    for n, runs in enumerate(row):
        if named and not n:
            cells.append([Lines(pieces(runs, name), name, element.add("TH", attributes="<</O/Table/Scope/Row>>"))])
        else:
            cells.append([Lines(pieces(runs, style), style, element.add("TD"))])
    return cells


def _lines(text: str, style: ParagraphStyle, element: Element) -> Flowable:
    return Lines(_plain(text, style), style, element)


def _plain(text: str, style: ParagraphStyle) -> list[Piece]:
    return pieces((Text(text),), style)


def pieces(runs: Runs, style: ParagraphStyle) -> list[Piece]:
    """Runs as text that our fonts can show, each with its face; empty lines are left out."""
    return [piece for run in runs for piece in _pieces(run, style)]


def _pieces(run: Text, style: ParagraphStyle) -> Iterator[Piece]:
    """A run; behind a link within the report room for the page that it leads to, which paper cannot do without."""
    yield Piece(legible(_BREAKS.sub("\n", run.text)), _face(run, style))
    if isinstance(run, Link) and not isinstance(run, TermLink) and run.target.startswith("#"):
        yield Piece(f" {page_words(_SOME_PAGE)}", Face(REGULAR, page=run.target[1:]))


def _face(run: Text, style: ParagraphStyle) -> Face:
    target = run.target if isinstance(run, Link) else ""
    element = Element("Link" if target else "Span", language=run.language) if target or run.language else None
    font = style.fontName
    if isinstance(run, Bold):
        font = BOLD
    elif isinstance(run, Italic):
        font = ITALIC if font == REGULAR else BOLD_ITALIC
    return Face(font, element, target, isinstance(run, TermLink))
