"""Paper ballots as PDF: as many to a sheet as the question leaves room for, with lines to cut along."""

from typing import BinaryIO, NamedTuple

from atelier.domain.errors import AtelierError
from atelier.i18n import tr
from atelier.reports import styles
from atelier.reports.archive import keep
from atelier.reports.canvas import TaggedCanvas
from atelier.reports.fonts import REGULAR, coverage, legible
from atelier.reports.paper_ballots import Mark, PaperBallot, PaperBallots
from atelier.reports.paper_layout import COLUMN, GAP, HEAD, NUMBER, PLACE, SIDE, Laid, Lines, laid, marks_width
from atelier.reports.pdf import LANGUAGES
from atelier.reports.structure import Element

_MARGIN = 18.0  # around each paper; no printer reaches the edge of a sheet


class Sheet(NamedTuple):
    """How papers stand on a sheet of A4, and at which scale they are set."""

    columns: int
    rows: int
    scale: float

    @property
    def papers(self) -> int:
        """How many papers one sheet holds."""
        return self.columns * self.rows

    @property
    def cell(self) -> tuple[float, float]:
        """Width and height of a paper with its margins, in points."""
        return styles.PAGE_WIDTH / self.columns, styles.PAGE_HEIGHT / self.rows


_SCALES = (1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0, 0.85, 0.7)
_FORMATS = ((2, 4, 1.0), (2, 2, 1.0), (1, 2, 0.85), (1, 1, 0.7))  # columns, rows, and the smallest scale


def fitting(paper: PaperBallot) -> tuple[Sheet, Laid]:
    """As many papers to a sheet as can be, and then as large as can be.

    Raises:
        AtelierError: the words do not fit on one page.
    """
    for columns, rows, least in _FORMATS:
        for sheet in (Sheet(columns, rows, scale) for scale in _SCALES if scale >= least):
            width, height = ((side - 2 * _MARGIN) / sheet.scale for side in sheet.cell)
            found = laid(paper, width)
            if found.height <= height:
                return sheet, found
    raise AtelierError(tr("These words do not fit on a paper ballot. Make the question or the answers shorter."))


def write_ballots(ballots: PaperBallots, target: BinaryIO) -> int:
    """Write the papers, on full sheets, and give the number of pages; equal ballots give equal bytes.

    Raises:
        AtelierError: the words do not fit on one page.
    """
    coverage()
    sheet, found = fitting(ballots.paper)
    structure = Element("Document")
    canvas = _canvas(ballots, target, structure)
    pages = -(-ballots.copies // sheet.papers)
    for _ in range(pages):
        _cut_lines(canvas, sheet)
        for place in range(sheet.papers):
            _paper(canvas, sheet, place, found, structure.add("Sect"))
        canvas.showPage()
    canvas.save()
    return pages


def _canvas(ballots: PaperBallots, target: BinaryIO, structure: Element) -> TaggedCanvas:
    size, spoken = (styles.PAGE_WIDTH, styles.PAGE_HEIGHT), LANGUAGES[ballots.language]
    canvas = TaggedCanvas(target, pagesize=size, structure=structure, lang=spoken, invariant=1, initialFontName=REGULAR)
    canvas.setTitle(legible(ballots.paper.question))
    canvas.setAuthor(legible(ballots.paper.event))
    canvas.setSubject(tr("Paper ballots"))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    keep(canvas, spoken, ballots.made_at, ())
    return canvas


def _cut_lines(canvas: TaggedCanvas, sheet: Sheet) -> None:
    """Dashes between the papers."""
    width, height = sheet.cell
    canvas.saveState()
    canvas.setStrokeColor(styles.MUTED)
    canvas.setLineWidth(0.5)
    canvas.setDash(4, 4)
    for column in range(1, sheet.columns):
        canvas.line(column * width, 0, column * width, styles.PAGE_HEIGHT)
    for row in range(1, sheet.rows):
        canvas.line(0, row * height, styles.PAGE_WIDTH, row * height)
    canvas.restoreState()


def _paper(canvas: TaggedCanvas, sheet: Sheet, place: int, found: Laid, parent: Element) -> None:
    """One paper, from its upper left corner down; its rules stand at the foot."""
    width, height = sheet.cell
    row, column = divmod(place, sheet.columns)
    canvas.saveState()
    canvas.translate(column * width + _MARGIN, styles.PAGE_HEIGHT - row * height - _MARGIN)
    canvas.scale(sheet.scale, sheet.scale)
    top = 0.0
    for lines in found.head:
        top = _text(canvas, lines, 0, top, parent)
    _heads(canvas, found, top, parent)
    top -= found.heads
    for option, room in zip(found.options, found.rows(), strict=True):
        _option(canvas, found.paper, option, top, room, parent)
        top -= room
    top = -((height - 2 * _MARGIN) / sheet.scale) + sum(lines.height for lines in found.foot)
    for lines in found.foot:
        top = _text(canvas, lines, 0, top, parent)
    canvas.restoreState()


def _text(canvas: TaggedCanvas, lines: Lines, left: float, top: float, parent: Element) -> float:
    """Lines below `top`; gives where the next text begins."""
    face = lines.face
    canvas.setFillColor(face.ink)
    canvas.setFont(face.font, face.size)
    with canvas.marked(parent.add("P")):
        for n, line in enumerate(lines.lines):
            canvas.drawString(left, top - n * face.leading - face.size, line)
    return top - lines.height


def _heads(canvas: TaggedCanvas, found: Laid, top: float, parent: Element) -> None:
    for n, word in enumerate(found.paper.heads):
        _text(canvas, Lines(COLUMN, (f"{legible(word)} ",)), n * HEAD, top, parent)


def _option(canvas: TaggedCanvas, paper: PaperBallot, option: Lines, top: float, room: float, parent: Element) -> None:
    """The room for a mark, and the answer beside it, both on one height."""
    canvas.setStrokeColor(styles.INK)
    canvas.setLineWidth(0.9)
    _marks(canvas, paper, top - room / 2)
    face = option.face
    middle = top - room / 2 + len(option.lines) * face.leading / 2
    _text(canvas, option, marks_width(paper), middle - (face.leading - face.size) / 4, parent)


def _marks(canvas: TaggedCanvas, paper: PaperBallot, middle: float) -> None:
    """The boxes, circles or line of one answer, around a height."""
    for n in range(paper.marks):
        match paper.mark:
            case Mark.BOX:
                canvas.rect(0, middle - SIDE / 2, SIDE, SIDE)
            case Mark.ENDS:
                canvas.rect(n * HEAD + GAP, middle - SIDE / 2, SIDE, SIDE)
            case Mark.CIRCLES:
                canvas.circle(n * (SIDE + 4) + SIDE / 2, middle, SIDE / 2)
            case Mark.NUMBER:
                canvas.circle(NUMBER / 2, middle, NUMBER / 2)
            case Mark.PLACE:
                canvas.line(0, middle - SIDE / 2, PLACE, middle - SIDE / 2)
