"""The contents of a long report: its chapters with their pages, each line a link."""

from collections.abc import Iterator, Mapping
from functools import partial

from reportlab.platypus import Flowable

from atelier.i18n import tr
from atelier.reports import styles
from atelier.reports.canvas import Bookmark, TaggedCanvas
from atelier.reports.fonts import legible, width
from atelier.reports.lines import Lines
from atelier.reports.structure import Element
from atelier.reports.wrapping import Face, Piece

CONTENTS = "Sect"  # the role of the place that is kept for it
_NUMBER = 34.0  # room for the number of a page
_LINES = 40  # fit a page; with more headings than this only the higher levels are named


def contents(headings: Mapping[str, Bookmark], structure: Element) -> Iterator[Flowable]:
    """A heading and a line for each heading, as deep as fits a page; made when all headings have their place."""
    place = next(element for element in structure.elements() if element.role == CONTENTS)
    style = styles.HEADINGS[1]
    yield Lines([Piece(legible(tr("Contents")), Face(style.fontName))], style, place.add("H1"))
    whole = place.add("TOC")
    for key, mark in _shown(headings):
        yield Entry(key, mark, whole.add("TOCI").add("Reference").add("Link"))


def _shown(headings: Mapping[str, Bookmark]) -> list[tuple[str, Bookmark]]:
    """The headings of as many levels as fit a page, and those of the highest level always."""
    shown: list[tuple[str, Bookmark]] = []
    for deepest in reversed(range(len(styles.CONTENTS))):
        shown = [(key, mark) for key, mark in headings.items() if mark.level is not None and mark.level <= deepest]
        if len(shown) <= _LINES:
            break
    return shown


class Entry(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """One line of the contents: title, dots, page."""

    def __init__(self, key: str, mark: Bookmark, element: Element) -> None:
        super().__init__()
        self.key, self.mark, self.element = key, mark, element
        self.style = styles.CONTENTS[mark.level or 0]
        self.lines = Lines([Piece(legible(mark.title), Face(self.style.fontName))], self.style, element)

    def wrap(self, room: float, height: float) -> tuple[float, float]:
        """The whole room, with what the title needs of it."""
        self.width, self.height = room, self.lines.wrapOn(self.canv, room - _NUMBER, height)[1]
        return self.width, self.height

    def draw(self) -> None:
        """Draw the title now and the number when all pages are there."""
        canvas: TaggedCanvas = self.canv
        self.lines.drawOn(canvas, 0, 0)
        foot = self.style.leading - self.style.fontSize
        self._dots(canvas, foot)
        with canvas.marked(self.element):
            canvas.later(partial(self._number, foot))
        canvas.link(self.element, (0, 0, self.width, self.height), f"#{self.key}", self.mark.title)

    def _dots(self, canvas: TaggedCanvas, foot: float) -> None:
        pieces = self.lines.lines[-1].pieces if self.lines.lines else ()
        used = sum(width(text, face.font, self.style.fontSize) for text, face in pieces)
        canvas.saveState()
        canvas.setStrokeColor(styles.MUTED)
        canvas.setLineCap(1)
        canvas.setLineWidth(0.7)
        canvas.setDash([0, 4])
        canvas.line(self.style.leftIndent + used + 5, foot + 0.8, self.width - 20, foot + 0.8)
        canvas.restoreState()

    def _number(self, foot: float, canvas: TaggedCanvas) -> None:
        canvas.setFillColor(self.style.textColor)
        canvas.setFont(self.style.fontName, self.style.fontSize)
        canvas.drawRightString(self.width, foot, str(canvas.number(self.mark.drawn)))
