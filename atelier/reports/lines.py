"""A paragraph on paper: words set as lines, split over pages, drawn as the text of one element of the structure."""

from collections.abc import Iterator, Sequence
from copy import copy
from functools import partial
from itertools import groupby

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from atelier.i18n import tr
from atelier.reports.canvas import TaggedCanvas
from atelier.reports.fonts import legible, width
from atelier.reports.painting import Said
from atelier.reports.structure import Element
from atelier.reports.styles import BRAND
from atelier.reports.wrapping import Face, Line, Piece, broken, words

_FEW = 2  # so many lines may part from the rest of their paragraph, but no fewer

Placed = tuple[Face, Said]


class Lines(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Text of one style; `label` is the element of the `sign` in front of it: a bullet or a number.

    With `once` only the first drawing belongs to the element: table headers return on every page.
    """

    def __init__(
        self,
        pieces: Sequence[Piece],
        style: ParagraphStyle,
        element: Element,
        *,
        label: Element | None = None,
        sign: str = "•",
        once: bool = False,
    ) -> None:
        super().__init__()
        self.style, self.element, self.label, self.once = style, element, label, once
        self.sign = sign
        self.lines: list[Line] = []
        self._words = words(pieces)
        self._room = -1.0
        self._parted = False

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        """The room and the height of the lines; they are broken anew only when the room changed."""
        if room != self._room and not self._parted:
            self.lines = broken(self._words, self.style.fontSize, room - self.style.leftIndent)
            self._room = room
        self.width, self.height = room, len(self.lines) * self.style.leading
        return self.width, self.height

    def split(self, room: float, height: float) -> list[Flowable]:
        """Two parts of which the first fits the height; never a single line at the foot or the top of a page."""
        self.wrap(room, height)
        count, fit = len(self.lines), int(height / self.style.leading + 1e-6)
        if count <= fit:
            return [self]
        fit -= fit == count - 1
        if fit < _FEW or count < 2 * _FEW:
            return []
        rest = Lines([], self.style, self.element, once=self.once)
        first = copy(self)
        first.__dict__.pop("_postponed", None)  # ReportLab's note that the whole has had its chance
        for part, lines in ((first, self.lines[:fit]), (rest, self.lines[fit:])):
            part.lines, part._parted = lines, True
            part.wrap(room, height)
        return [first, rest]

    def least(self) -> float:
        """The height of the smallest part that may stand alone at the foot of a page."""
        count = len(self.lines)
        return (_FEW if count >= 2 * _FEW else count) * float(self.style.leading)

    def draw(self) -> None:
        """Draw bullet and lines; what belongs to a link or another language becomes an element of its own."""
        canvas: TaggedCanvas = self.canv
        hidden = self.once and self.element.drawn()
        if self.label and self.lines:
            style, up = self.style, self.height - self.style.fontSize
            with canvas.marked(self.label):
                canvas.say(
                    [Said(f"{self.sign} ", style.fontName, style.fontSize, style.textColor, style.bulletIndent, up)]
                )
        for (element, page), group in groupby(self._placed(), key=_owner):
            placed = list(group)
            if page:
                self._tell_page(canvas, placed[0][1], page, hidden=hidden)
                continue
            if element:
                self.element.take(element)
            with canvas.marked(None if hidden else element or self.element):
                canvas.say(text for _, text in placed)
            told = "".join(text.text for _, text in placed).strip()
            for face, text in placed:
                if element and face.target and not hidden:
                    self._underline(canvas, text, dotted=face.quiet)
                    canvas.link(element, _box(text), face.target, told)

    def _placed(self) -> Iterator[Placed]:
        """Every piece with its place; a line ends with a blank, because only that keeps words apart when read aloud."""
        size, up = self.style.fontSize, self.height - self.style.fontSize
        for line in self.lines:
            across = self.style.leftIndent
            for n, (text, face) in enumerate(line.pieces, 1):
                ends = n == len(line.pieces) and not line.torn
                colour = BRAND if face.target and not face.quiet else self.style.textColor
                yield face, Said(f"{text} " if ends else text, face.font, size, colour, across, up)
                across += width(text, face.font, size)
            up -= self.style.leading

    def _tell_page(self, canvas: TaggedCanvas, text: Said, key: str, *, hidden: bool) -> None:
        """The page of a heading, told when all pages have their number."""
        with canvas.marked(None if hidden else self.element):
            canvas.later(partial(_told_page, text, key))

    @staticmethod
    def _underline(canvas: TaggedCanvas, text: Said, *, dotted: bool) -> None:
        left, foot, right, _ = _box(text)
        canvas.saveState()
        canvas.setStrokeColor(text.colour)
        canvas.setLineWidth(0.7 if dotted else 0.5)
        if dotted:
            canvas.setLineCap(1)
            canvas.setDash([0, 1.8])
        canvas.line(left, foot + 0.12 * text.size, right, foot + 0.12 * text.size)
        canvas.restoreState()


def _box(text: Said) -> tuple[float, float, float, float]:
    """Left, foot, right and top of a text without the blanks behind it."""
    end = text.across + width(text.text.rstrip(), text.font, text.size)
    return text.across, text.up - 0.25 * text.size, end, text.up + 0.85 * text.size


def _owner(placed: Placed) -> tuple[Element | None, str]:
    return placed[0].element, placed[0].page


def page_words(page: int) -> str:
    """On which page something stands; its blank never breaks."""
    return legible(tr("(p. {n})", n=page)).replace(" ", "\N{NO-BREAK SPACE}")


def _told_page(text: Said, key: str, canvas: TaggedCanvas) -> None:
    before = text.text[: len(text.text) - len(text.text.lstrip(" "))]
    canvas.setFillColor(text.colour)
    canvas.setFont(text.font, text.size)
    told = page_words(canvas.number(canvas.headings[key].drawn))
    canvas.drawString(text.across + width(before, text.font, text.size), text.up, f"{told} ")
