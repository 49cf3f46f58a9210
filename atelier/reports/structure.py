"""The structure of a PDF: what is heard and in which order, whatever the order of drawing."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFObject, PDFString

ROLE_MAP = {"Title": "P"}  # PDF 1.7 has no role for a title
CELLS = {"TH", "TD"}  # stay in their row, also when they are empty


class Mark(NamedTuple):
    """A piece of a page: its internal name and the number of the marked content."""

    page: str
    id: int


class Link(NamedTuple):
    """A place on a page that can be clicked."""

    page: str
    annotation: PDFObject


class Element(PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """A node of the structure; `children` are elements and pieces of pages, in reading order."""

    __RefOnly__ = 1

    def __init__(self, role: str, *, alt: str = "", language: str = "", attributes: str = "") -> None:
        self.role, self.alt, self.language = role, alt, language
        self.attributes = [attributes] if attributes else []
        self.parent: Element | Root | None = None
        self.children: list[Element | Mark | Link] = []

    def add(self, role: str, **more: str) -> "Element":
        """A new last child."""
        return self.take(Element(role, **more))

    def take(self, child: "Element") -> "Element":
        """Make an element the last child, unless it is a child already."""
        if child.parent is not self:
            child.parent = self
            self.children.append(child)
        return child

    def clear(self) -> None:
        """Forget all children."""
        self.children.clear()

    def drawn(self) -> bool:
        """Whether anything of it, or within it, is on paper."""
        return any(not isinstance(child, Element) or child.drawn() for child in self.children)

    def prune(self) -> None:
        """Drop what was never drawn; the cells of a drawn table stay, because its rows must be of one width."""
        self.children = [
            child for child in self.children if not isinstance(child, Element) or child.role in CELLS or child.drawn()
        ]
        for child in self.elements():
            child.prune()

    def elements(self) -> Iterator["Element"]:
        """The children that are elements."""
        return (child for child in self.children if isinstance(child, Element))

    def walk(self) -> Iterator["Element"]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.elements():
            yield from child.walk()

    def format(self, document: Any) -> bytes:
        """The PDF dictionary; bytes are joined here because ReportLab's own way is five times as slow."""
        own = next((child.page for child in self.children if isinstance(child, Mark)), "")
        parts = [b"<</S/%s/P %s" % (self.role.encode(), reference(document, self.parent))]
        if own:
            parts.append(b"/Pg " + named(document, own))
        children = b" ".join(_child(document, child, own) for child in self.children)
        parts.append(b"/K[%s]" % children if len(self.children) != 1 else b"/K " + children)
        for key, text in ((b"/Alt", self.alt), (b"/Lang", self.language)):
            if text:
                parts.append(key + PDFString(text).format(document))
        if self.attributes:
            parts.append(f"/A[{''.join(self.attributes)}]".encode())
        return b"".join((*parts, b">>"))


class Owners(PDFObject):  # type: ignore[misc]
    """Of each numbered piece of one page the element that it belongs to."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.owners: list[Element] = []

    def format(self, document: Any) -> bytes:
        """The PDF array."""
        return b"[%s]" % b" ".join(reference(document, element) for element in self.owners)


class Root(PDFObject):  # type: ignore[misc]
    """The root of the structure, with for every page and link the way back into it."""

    __RefOnly__ = 1

    def __init__(self, document: Element, owners: Sequence[Owners | Element]) -> None:
        self.document, self.owners = document, owners
        document.parent = self

    def format(self, document: Any) -> bytes:
        """The PDF dictionary."""
        numbers = b" ".join(b"%d %s" % (n, reference(document, owner)) for n, owner in enumerate(self.owners))
        roles = "".join(f"/{role}/{standard}" for role, standard in ROLE_MAP.items()).encode()
        return b"<</Type/StructTreeRoot/K %s/RoleMap<<%s>>/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>" % (
            reference(document, self.document),
            roles,
            numbers,
            len(self.owners),
        )


def _child(document: Any, child: Element | Mark | Link, own: str) -> bytes:
    """A child as it stands in its parent; `own` is the page that the parent names."""
    if isinstance(child, Element):
        return reference(document, child)
    if isinstance(child, Link):
        return b"<</Type/OBJR/Pg %s/Obj %s>>" % (named(document, child.page), reference(document, child.annotation))
    return (
        b"%d" % child.id
        if child.page == own
        else b"<</Type/MCR/Pg %s/MCID %d>>"
        % (
            named(document, child.page),
            child.id,
        )
    )


def reference(document: Any, thing: Any) -> bytes:
    """How a PDF points at an object."""
    return named(document, document.Reference(thing).name)


def named(document: Any, name: str) -> bytes:
    """How a PDF points at an object by its internal name."""
    number: int = document.idToObjectNumberAndVersion[name][0]
    return b"%d 0 R" % number
