"""What should be heard of a report: its value as roles and words, written down apart from the program."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from atelier.reports.fonts import legible
from atelier.reports.model import (
    Block,
    BulletList,
    Figure,
    Heading,
    KeyFigures,
    Link,
    Paragraph,
    Report,
    Runs,
    Table,
    parts,
)
from tests.reports.reading import Node

PAGE = re.compile(r"\((?:blz\.|p\.)\s\d+\)")  # where a link leads on paper; not of the report, but of its pages
Heard = tuple[object, ...]


def wanted(report: Report) -> Heard:
    """The whole report, nested as it must be."""
    blocks = [heard for block in report.front + report.blocks for heard in _block(block)]
    title = [("Title", _plain(report.title)), ("P", _plain(" · ".join(report.subtitle)))]
    logo = [("Figure", f"alt: {report.logo.says}")] if report.logo else []
    return ("Document", *title, *logo, *blocks)


def _block(block: Block) -> Iterator[Heard]:
    match block:
        case Heading(text=text, level=level):
            yield (f"H{level}", _plain(text))
        case Paragraph(runs=runs):
            yield ("P", *_runs(runs))
        case BulletList() | KeyFigures():
            yield ("L", *_items(block))
        case Figure(alt=alt, caption=caption):
            yield ("Div", ("Figure", f"alt: {alt}"), *([("Caption", _plain(caption))] if caption else []))
        case Table():
            yield ("Table", *_table(block))
        case _:
            yield from (heard for inner in parts(block) for heard in _block(inner))


def _items(block: BulletList | KeyFigures) -> Iterator[Heard]:
    if isinstance(block, BulletList):
        signs = block.labels or ("•",) * len(block.items)
        yield from (
            ("LI", ("Lbl", sign), ("LBody", *_runs(item))) for sign, item in zip(signs, block.items, strict=True)
        )
    else:
        cards = [(("P", _plain(figure.value)), ("P", _plain(figure.text))) for figure in block.figures]
        yield from (("LI", ("LBody", *filter(_full, card))) for card in cards)


def _table(table: Table) -> Iterator[Heard]:
    if table.caption:
        yield ("Caption", _plain(table.caption))
    if table.header:
        yield ("THead", ("TR", *(("TH of Column", *_words(text)) for text in table.header)))
    rows = [
        ("TR", *(("TH of Row" if table.row_headers and not n else "TD", *_runs(cell)) for n, cell in enumerate(row)))
        for row in table.rows
    ]
    if rows:
        yield ("TBody", *rows)


def _runs(runs: Runs) -> Iterator[object]:
    """Neighbours without meaning of their own are one text."""
    text = ""
    for run in runs:
        if isinstance(run, Link) or run.language:
            yield from _words(text)
            role = f"Link to {_address(run.target)}" if isinstance(run, Link) else f"Span in {run.language}"
            yield (role, _plain(run.text))
            text = ""
        else:
            text += run.text
    yield from _words(text)


def _address(target: str) -> str:
    """Where a link leads; one place in the report is as good as another here."""
    return "#" if target.startswith("#") else quote(target, safe="/:?=@&")


def _words(text: str) -> list[str]:
    return [plain] if (plain := _plain(text)) else []


def _plain(text: str) -> str:
    return " ".join(legible(text).split())


def _full(heard: tuple[str, str]) -> bool:
    return bool(heard[1])


def heard(node: Node) -> Heard:
    """What a PDF says, in the same form; the contents are left out."""
    about = node.about
    role = node.role
    if "Scope" in about:
        role += f" of {about['Scope'][1:]}"
    if node.role == "Link":
        role += f" to {about.get('Target', 'nowhere')}"
    if node.role == "Span":
        role += f" in {about.get('Lang', '?')}"
    if node.role == "Figure":
        return (role, f"alt: {about.get('Alt', '')}")
    children = [
        " ".join(PAGE.sub("", child).split()) if isinstance(child, str) else heard(child)
        for child in node.children
        if isinstance(child, str) or child.role != "Sect"
    ]
    return (role, *(child for child in children if child))
