"""The canvas of a tagged PDF: what an element claims is its content, everything else on a page is decoration."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import quote

from reportlab import rl_config
from reportlab.graphics.shapes import Shape
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from atelier.reports.painting import Said, painted, said
from atelier.reports.structure import Element, Link, Mark, Owners, Root

rl_config.useA85 = 0  # pages as plain bytes: a quarter smaller, and no encoding written in Python

_DECORATION = "/Artifact BMC"
_ADDRESS = "!#$%&'()*+,-./:;=?@[]_~"  # may stand in an address as it is

_format_stream = PDFStream.format


def _ended_stream(stream: PDFStream, document: Any) -> bytes:
    """A stream with the line end before its last word that PDF/A asks for and ReportLab leaves out."""
    data: bytes = _format_stream(stream, document)
    return data[: -len(b"endstream\n")] + b"\nendstream\n"


PDFStream.format = _ended_stream  # once for the whole process: fonts, pages and profiles make their own streams


class Bookmark(NamedTuple):
    """A heading on paper: its level in the outline, from 0, and the page as it was drawn."""

    title: str
    level: int | None
    drawn: int


class TaggedCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """Marks what is drawn, numbers the pages at the end, and saves the structure with them."""

    def __init__(self, *args: Any, structure: Element, **settings: Any) -> None:
        self.structure = structure
        self.pages = 0  # how many there are, known when the document is saved
        self._page, self._key = Owners(), 0  # of the content of this page, and where that stands among all owners
        self._owners: list[Owners | Element] = [self._page]
        self._later: list[Callable[[TaggedCanvas], None]] = []
        self._numbers: dict[int, int] = {}
        self.moved = (0, 0)  # behind which page, and from which; as drawn
        self.headings: dict[str, Bookmark] = {}
        super().__init__(*args, **settings)

    # Marking

    @contextmanager
    def marked(self, element: Element | None) -> Iterator[None]:
        """What is drawn inside belongs to `element`; with None, and outside, it is decoration."""
        if element is None:
            yield
            return
        owners = self._page.owners
        element.children.append(Mark(self._doc.thisPageName(), len(owners)))
        with self._tagged(f"/{element.role} <</MCID {len(owners)}>> BDC"):
            owners.append(element)
            yield

    @contextmanager
    def furniture(self, kind: str) -> Iterator[None]:
        """What is drawn inside returns on every page; `kind` is Header or Footer."""
        with self._tagged(f"/Artifact <</Type/Pagination/Subtype/{kind}>> BDC"):
            yield

    @contextmanager
    def _tagged(self, begin: str) -> Iterator[None]:
        self._code += ["EMC", begin]
        yield
        self._code += ["EMC", _DECORATION]

    def say(self, texts: Iterable[Said]) -> None:
        """Write legible texts."""
        self._code += said(texts, self._doc)

    def paint(self, shape: Shape) -> None:
        """Draw a shape and all within it."""
        self._code += painted(shape, self._doc)

    def link(self, element: Element, box: tuple[float, float, float, float], target: str, text: str) -> None:
        """Let a box lead to an address, or with # to a heading; `text` says so to who cannot see it."""
        corners = (*self.absolutePosition(*box[:2]), *self.absolutePosition(*box[2:]))
        annotation = PDFDictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Link",
                "Rect": PDFArray(corners),
                "Border": PDFArray([0, 0, 0]),
                "F": 4,  # also on paper
                "StructParent": len(self._owners),
                "Contents": PDFString(text),
            }
        )
        if target.startswith("#"):
            annotation["Dest"] = self._bookmarkReference(target[1:])
        else:
            address = PDFString(quote(target, safe=_ADDRESS))
            annotation["A"] = PDFDictionary({"S": "/URI", "URI": address})
        self._owners.append(element)
        self._addAnnotation(annotation)
        element.children.append(Link(self._doc.thisPageName(), self._annotationrefs[-1]))

    # Numbering

    def bookmark(self, key: str, title: str, level: int | None, height: float) -> None:
        """Let links and, when it has a level from 0, the outline lead to a place `height` above the origin."""
        self.bookmarkHorizontal(key, 0, height)
        if level is not None:
            self.addOutlineEntry(title, key, level, closed=level > 0)
        self.headings[key] = Bookmark(title, level, self.getPageNumber())

    def number(self, drawn: int) -> int:
        """The number of the page that was drawn as the `drawn`-th, counted from 1; right when the document is saved."""
        return self._numbers.get(drawn, drawn)  # the pages before `moved` stay

    def move_behind(self, place: int, first: int) -> None:
        """Every page from the one drawn as the `first` will stand behind the one drawn as the `place`-th."""
        self.moved = (place, first)

    def later(self, draw: Callable[["TaggedCanvas"], None]) -> None:
        """Draw here, with the colours and fonts that it sets itself, when all page numbers are known."""
        self._code.append(f"%later {len(self._later)}")
        self._later.append(draw)

    def _drawn(self, token: re.Match[str]) -> str:
        self._code: list[str] = []
        self._later[int(token[1])](self)
        return "\n".join(self._code)

    # Pages

    def showPage(self) -> None:  # noqa: N802  # ReportLab's name
        """End a page: what nobody claimed on it is decoration."""
        self._code[:0] = [_DECORATION]
        self._code.append("EMC")
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.stream = page.stream.replace(f"{_DECORATION}\nEMC\n", "")
        entries(page, StructParents=self._key, Tabs="/S")
        self._page, self._key = Owners(), len(self._owners)
        self._owners.append(self._page)

    def save(self) -> None:
        """Number the pages, put them in order, and write the file."""
        if self._code:
            self.showPage()
        pages = list(enumerate(self._doc.Pages.pages, 1))
        self.pages = len(pages)
        place, first = self.moved
        order = (*range(first or 1, self.pages + 1), *range(place + 1, first))
        self._numbers = dict(zip(order, range(place + 1, self.pages + 1), strict=True))
        for _, page in pages:
            page.stream = re.sub(r"^%later (\d+)$", self._drawn, page.stream, flags=re.MULTILINE)
        self._code = []
        self._doc.Pages.pages = [page for _, page in sorted(pages, key=lambda row: self.number(row[0]))]
        self._keep_structure()
        super().save()

    def _keep_structure(self) -> None:
        self.structure.prune()
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = Root(self.structure, self._owners[:-1])
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        for element in self.structure.walk():
            self._doc.Reference(element)


def entries(dictionary: Any, **values: object) -> None:
    """Give a page or the catalog entries that ReportLab does not know."""
    dictionary.__NoDefault__ = [*dictionary.__NoDefault__, *values]
    for name, value in values.items():
        setattr(dictionary, name, value)
