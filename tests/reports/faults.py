"""Faults to plant in a PDF, or in the program that writes it; the checks must see every one of them."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from unittest.mock import patch

from atelier.reports import canvas, contents, flowables, fonts, grids, lines, pages
from atelier.reports.canvas import TaggedCanvas
from atelier.reports.lines import Lines
from atelier.reports.structure import Element

Edit = Callable[[bytes], bytes]


def _put(old: bytes, new: bytes, *, times: int = -1) -> Edit:
    """Another text of the same length in its place, so that everything else stays where it was."""

    def edit(pdf: bytes) -> bytes:
        assert old in pdf
        return pdf.replace(old, new.ljust(len(old)), times)

    return edit


def _swap(pdf: bytes) -> bytes:
    """Two neighbours of the document in the wrong order."""
    found = re.search(rb"/S/Document/P \d+ 0 R/K\[(\d{3} 0 R) (\d{3} 0 R) (\d{3} 0 R) (\d{3} 0 R)", pdf)
    assert found
    start, end = found.span(3)[0], found.span(4)[1]
    return pdf[:start] + found[4] + b" " + found[3] + pdf[end:]


def _steal(pdf: bytes) -> bytes:
    """A paragraph that shows the content of another."""
    found = re.search(rb"/S/P/P \d+ 0 R/Pg \d+ 0 R/K (\d)>>", pdf)
    assert found
    at = found.start(1)
    return pdf[:at] + (b"2" if found[1] != b"2" else b"3") + pdf[at + 1 :]


EDITS: Mapping[str, Edit] = {
    "no language": _put(b"/Lang (nl-NL)", b"/Lanx (nl-NL)"),
    "another language is not told": _put(b"/Lang(fr)", b"/Lanx(fr)"),
    "not marked as tagged": _put(b"/MarkInfo", b"/MarkInfx"),
    "no structure": _put(b"/StructTreeRoot ", b"/StructTreeRoox "),
    "no way back from content to structure": _put(b"/ParentTree<<", b"/ParentTrex<<"),
    "the name of the file is shown instead of the title": _put(b"/DisplayDocTitle", b"/DisplayDocTitlx"),
    "no metadata": _put(b"/Metadata ", b"/Metadatx "),
    "does not say that it is PDF/UA": _put(b"<pdfuaid:part>1", b"<pdfuaid:part>9"),
    "says that it is another PDF/A": _put(b"<pdfaid:part>2", b"<pdfaid:part>1"),
    "no colour profile": _put(b"/OutputIntents", b"/OutputIntentx"),
    "no picture has an alternative": _put(b"/Alt(", b"/Alx("),
    "an alternative that says something else": _put(b"overwegend", b"helemaal  "),
    "a picture without a place": _put(b"/BBox[", b"/BBxx["),
    "header cells of no column": _put(b"/Scope/Column", b"/Scopx/Column"),
    "header cells as cells": _put(b"/S/TH/P", b"/S/TD/P"),
    "a heading as a paragraph": _put(b"/S/H2/P", b"/S/P /P", times=1),
    "a level of headings is skipped": _put(b"/S/H2/P", b"/S/H3/P"),
    "a list as a division": _put(b"/S/LI/P", b"/S/P /P"),
    "a caption as a paragraph": _put(b"/S/Caption/P", b"/S/P      /P"),
    "links that do not say what they are": _put(b"/Contents (", b"/Contentx ("),
    "links outside the structure": _put(b"/StructParent ", b"/StructParenx "),
    "links that are not printed": _put(b"/F 4", b"/F 2"),
    "letters without meaning": _put(b"/ToUnicode", b"/ToUnicodx"),
    "fonts that are not in the file": _put(b"/FontFile2", b"/FontFilex"),
    "data that end too late": _put(b"\nendstream", b" endstream"),
    "pages without the order of the structure": _put(b"/Tabs /S", b"/Tabs /R"),
    "two paragraphs in the wrong order": _swap,
    "one paragraph says what another says": _steal,
}


@contextmanager
def _glued_words() -> Iterator[None]:
    """Lines end without a blank."""
    placed = Lines._placed

    def ended(self: Lines) -> Iterator[lines.Placed]:
        return ((face, said._replace(text=said.text.rstrip())) for face, said in placed(self))

    with patch.object(Lines, "_placed", ended):
        yield


@contextmanager
def _text_as_decoration() -> Iterator[None]:
    """Notes belong to nothing."""
    marked = TaggedCanvas.marked

    def unmarked(self: TaggedCanvas, element: Element | None) -> object:
        return marked(self, None if element and element.role == "Caption" else element)

    with patch.object(TaggedCanvas, "marked", unmarked):
        yield


@contextmanager
def _unmarked() -> Iterator[None]:
    """What nobody claims is not even decoration."""
    with patch.object(canvas, "_DECORATION", "/Span BMC"):
        yield


@contextmanager
def _headers_return() -> Iterator[None]:
    """Table headers are read again on every page."""
    start = Lines.__init__

    def begin(self: Lines, *arguments: object, **settings: object) -> None:
        start(self, *arguments, **{**settings, "once": False})

    with patch.object(Lines, "__init__", begin):
        yield


@contextmanager
def _furniture_as_text() -> Iterator[None]:
    """Header and footer are decoration like any other."""
    with patch.object(TaggedCanvas, "furniture", lambda self, _kind: TaggedCanvas.marked(self, None)):
        yield


@contextmanager
def _missing_letters() -> Iterator[None]:
    """Characters that the fonts lack are printed all the same."""
    with patch.object(flowables, "legible", lambda text: text):
        yield


@contextmanager
def _foreign_font() -> Iterator[None]:
    """The number of the page in a font that is never embedded."""
    with patch.object(pages, "REGULAR", "Helvetica"), patch.object(fonts, "REGULAR", "Helvetica"):
        yield


@contextmanager
def _columns_across() -> Iterator[None]:
    """Columns are read from the right to the left."""
    unkept = flowables._kept

    def kept(block: object, room: float, parent: Element) -> object:
        count = len(parent.children)
        done = unkept(block, room, parent)
        parent.children[count:] = parent.children[count:][::-1]
        return done

    with patch.object(flowables, "_kept", kept):
        yield


@contextmanager
def _wrong_numbers() -> Iterator[None]:
    """The contents tell the number under which a page was drawn."""

    def number(self: contents.Entry, foot: float, canvas: TaggedCanvas) -> None:
        canvas.setFont(self.style.fontName, self.style.fontSize)
        canvas.drawRightString(self.width, foot, str(self.mark.drawn))

    with patch.object(contents.Entry, "_number", number):
        yield


@contextmanager
def _contents_last() -> Iterator[None]:
    """The contents stay where they were drawn."""
    with patch.object(TaggedCanvas, "move_behind", lambda self, *_: setattr(self, "moved", (0, 1))):
        yield


@contextmanager
def _torn_rows() -> Iterator[None]:
    """Rows are torn wherever a page ends."""
    grid = grids._grid

    def torn(*arguments: object) -> object:
        done = grid(*arguments)
        done.splitByRow, done.splitInRow = 0, 1
        return done

    with patch.object(grids, "_grid", torn):
        yield


@contextmanager
def _lonely_headings() -> Iterator[None]:
    """Nothing keeps a heading with what follows it."""
    with patch.object(flowables, "guarded", iter):
        yield


@contextmanager
def _lost_labels() -> Iterator[None]:
    """Bullets belong to nothing."""
    start = Lines.__init__

    def begin(self: Lines, *arguments: object, **settings: object) -> None:
        start(self, *arguments, **{**settings, "label": None})

    with patch.object(Lines, "__init__", begin):
        yield


PROGRAMS = {
    "words glued together at the end of a line": _glued_words,
    "captions as decoration": _text_as_decoration,
    "decoration that is not marked as such": _unmarked,
    "table headers that are read on every page": _headers_return,
    "header and footer as any decoration": _furniture_as_text,
    "characters that the fonts lack": _missing_letters,
    "a font that is not in the file": _foreign_font,
    "columns in the wrong order": _columns_across,
    "contents with wrong numbers": _wrong_numbers,
    "contents behind everything else": _contents_last,
    "headings at the foot of a page": _lonely_headings,
    "rows torn without need": _torn_rows,
    "bullets that belong to nothing": _lost_labels,
}
