"""A PDF as a reader with a screen reader gets it: roles and words in the order of the structure, by pypdf alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream, IndirectObject

Place = tuple[int, int]  # page and marked content


@dataclass
class Node:
    """An element of the structure: its role, what is said about it, and its children or words."""

    role: str
    about: dict[str, str] = field(default_factory=dict)
    children: "list[Node | str]" = field(default_factory=list)

    def walk(self) -> "Iterator[Node]":
        """This node and all below it."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def text(self) -> str:
        """All words in it."""
        return " ".join(child if isinstance(child, str) else child.text() for child in self.children)


class Reading:
    """A tagged PDF read in order; `decoration` are the words that no element claims, with what they are instead."""

    def __init__(self, file: Path) -> None:
        self.pdf = PdfReader(file)
        self.words: dict[Place, str] = {}
        self.owners: dict[Place, Node] = {}
        self.decoration: list[tuple[int, str, str]] = []
        self.pages = {page.indirect_reference.idnum: n for n, page in enumerate(self.pdf.pages)}  # type: ignore[union-attr]
        for n in range(len(self.pdf.pages)):
            self._read_page(n)
        root = self.pdf.trailer["/Root"]["/StructTreeRoot"]
        self.tree = self._node(root["/K"].get_object())

    def _read_page(self, number: int) -> None:
        page = self.pdf.pages[number]
        fonts = {name: _letters(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
        within: list[tuple[str, Any]] = []
        letters: dict[int, str] = {}
        for operands, operator in ContentStream(page.get_contents(), self.pdf).operations:
            if operator in {b"BDC", b"BMC"}:
                within.append((operands[0], operands[1] if len(operands) > 1 else {}))
            elif operator == b"EMC":
                within.pop()
            elif operator == b"Tf":
                letters = fonts[operands[0]]
            elif operator == b"Tj":
                self._say(number, within, "".join(letters[code] for code in _codes(operands[0])))
        assert not within

    def _say(self, number: int, within: list[tuple[str, Any]], text: str) -> None:
        (role, about) = within[-1] if within else ("nothing", {})
        if "/MCID" in about:
            place = (number, int(about["/MCID"]))
            self.words[place] = self.words.get(place, "") + text
        else:
            self.decoration.append((number, str(about.get("/Subtype", role)), text))

    def _node(self, element: Any) -> Node:
        about = {key[1:]: str(element[key]) for key in ("/Alt", "/Lang") if key in element}
        attributes = element.get("/A", [])
        for attribute in attributes if isinstance(attributes, list) else [attributes]:
            about |= {key[1:]: str(value) for key, value in attribute.items() if key in {"/Scope", "/BBox"}}
        page = self.pages[element.raw_get("/Pg").idnum] if "/Pg" in element else -1
        node = Node(element["/S"][1:], about)
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            self._child(node, kid.get_object() if isinstance(kid, IndirectObject) else kid, page)
        return node

    def _child(self, node: Node, kid: Any, page: int) -> None:
        if isinstance(kid, int):
            self._words(node, (page, kid))
        elif kid.get("/Type") == "/MCR":
            self._words(node, (self.pages[kid.raw_get("/Pg").idnum], kid["/MCID"]))
        elif kid.get("/Type") == "/OBJR":
            link = kid["/Obj"]
            node.about.setdefault("Target", str(link["/A"]["/URI"]) if "/A" in link else "#")
            node.about["Contents"] = str(link["/Contents"])
        else:
            node.children.append(self._node(kid))

    def _words(self, node: Node, place: Place) -> None:
        self.owners[place] = node
        text = self.words.get(place, "")
        if node.children and isinstance(node.children[-1], str):
            node.children[-1] += text
        else:
            node.children.append(text)


def _codes(string: Any) -> bytes:
    return bytes(getattr(string, "original_bytes", string))


def _letters(font: Any) -> dict[int, str]:
    """Which character each byte stands for."""
    table = font["/ToUnicode"].get_data().decode("latin-1")
    pairs = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]+)>", table.partition("beginbfchar")[2])
    return {int(code, 16): chr(int(value, 16)) for code, value in pairs}
