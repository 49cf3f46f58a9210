"""A report as OpenDocument: styles, headings, table headers, alternative texts and language."""

import io
from collections.abc import Iterator
from html import escape
from typing import Any

from odfdo import Document, Element

from atelier.domain.logo import Logo
from atelier.reports.letterhead import logo_size
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
from atelier.reports.odt_styles import KEPT, ROOM, column, dress, widths
from atelier.reports.origin import identifier
from atelier.reports.plain import LANGUAGES, fit, foot, head
from atelier.reports.rasters import chart


def write(report: Report) -> bytes:
    """The whole report."""
    document = Document("text")
    document.body.clear()
    _dress(document, report)
    parts = [
        *_logo(document, report.logo),
        f'<text:p text:style-name="Title">{_text(report.title)}</text:p>',
        f'<text:p text:style-name="Subtitle">{_text(" · ".join(report.subtitle))}</text:p>',
        *(part for block in report.front + report.blocks for part in _block(document, block)),
    ]
    for part in parts:
        document.body.append(Element.from_tag(part))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _dress(document: Any, report: Report) -> None:
    """Styles, language, what it is, and what stands on every page."""
    document.set_language(LANGUAGES[report.language])
    meta = document.meta
    meta.set_title(fit(report.title))
    meta.set_subject(fit(" · ".join(report.subtitle)))
    meta.set_initial_creator(fit(report.region or report.event))
    meta.set_keywords(report.fingerprint)
    meta.set_user_defined_metadata("Identifier", identifier(report.fingerprint))
    dress(document, report.front + report.blocks)
    master = document.get_style("master-page", "Standard")
    pages = '<text:page-number text:select-page="current"/> / <text:page-count/>'
    for place, line in (("header", _text(head(report))), ("footer", f"{_text(foot(report))} · {pages}")):
        master.append(
            Element.from_tag(f'<style:{place}><text:p text:style-name="Note">{line}</text:p></style:{place}>')
        )


def _block(document: Any, block: Block) -> Iterator[str]:  # noqa: C901 - one case per kind of block
    match block:
        case Heading(text=text, level=level, key=key):
            mark = f'<text:bookmark text:name="{escape(key)}"/>' if key else ""
            style = f"Heading_20_{level}"
            yield f'<text:h text:style-name="{style}" text:outline-level="{level}">{mark}{_text(text)}</text:h>'
        case Paragraph(runs=runs, tone=tone):
            yield _paragraph(runs, "Note" if tone is Tone.NOTE else "Text_20_body")
        case BulletList(items=items, labels=labels):
            yield _list(items, labels)
        case KeyFigures(figures=figures):
            yield _list(tuple((Bold(figure.value), Text(f" – {figure.text}")) for figure in figures))
        case Table():
            yield from _table(block)
        case Figure():
            yield from _figure(document, block)
        case Group(blocks=blocks):
            yield from (part for inner in blocks for part in _block(document, inner))
        case Columns(columns=columns):
            yield from (part for column in columns for inner in column for part in _block(document, inner))


def _paragraph(runs: Runs, style: str) -> str:
    return f'<text:p text:style-name="{style}">{"".join(map(_run, runs))}</text:p>'


def _list(items: tuple[Runs, ...], labels: tuple[str, ...] = ()) -> str:
    """A list with bullets, or with its own labels as text: then nothing counts them anew."""
    if labels:
        items = tuple((Text(f"{label} "), *item) for label, item in zip(labels, items, strict=True))
    style = "Labelled" if labels else "Bulleted"
    rows = "".join(f"<text:list-item>{_paragraph(item, 'Text_20_body')}</text:list-item>" for item in items)
    return f'<text:list text:style-name="{style}">{rows}</text:list>'


def _table(table: Table) -> Iterator[str]:
    """A table whose head returns on every page, below its caption."""
    if table.caption:
        yield f'<text:p text:style-name="Heading_20_caption">{_text(table.caption)}</text:p>'
    columns = "".join(f'<table:table-column table:style-name="{column(width)}"/>' for width in widths(table))
    names = tuple((Bold(name),) for name in table.header)
    header = f"<table:table-header-rows>{_row(names, named=False)}</table:table-header-rows>" if names else ""
    rows = "".join(_row(row, named=table.row_headers) for row in table.rows)
    if header or rows:
        start = f'<table:table table:name="{_text(table.caption)}" table:style-name="Whole">'
        yield f"{start}{columns}{header}{rows}</table:table>"
        yield '<text:p text:style-name="Text_20_body"/>'


def _row(row: tuple[Runs, ...], *, named: bool) -> str:
    cells = (
        tuple(Bold(run.text, run.language) if named and not place and type(run) is Text else run for run in runs)
        for place, runs in enumerate(row)
    )
    inner = (
        f'<table:table-cell table:style-name="Cell" office:value-type="string">{_paragraph(cell, "Standard")}'
        "</table:table-cell>"
        for cell in cells
    )
    kept = ' table:style-name="Row"' if sum(len(run.text) for cell in row for run in cell) < KEPT else ""
    return f"<table:table-row{kept}>{''.join(inner)}</table:table-row>"


def _figure(document: Any, block: Figure) -> Iterator[str]:
    """A picture with what it says for who cannot see it, and its caption."""
    picture = chart(block.picture, ROOM)
    yield _picture(document, picture.content, (picture.width, picture.height), block.alt, "Text_20_body")
    if block.caption:
        yield f'<text:p text:style-name="Caption">{_text(block.caption)}</text:p>'


def _logo(document: Any, logo: Logo | None) -> Iterator[str]:
    """The logo above the title, on the right."""
    if logo:
        yield _picture(document, logo.picture, logo_size(logo), logo.says, "Letterhead")


def _picture(document: Any, content: bytes, room: tuple[float, float], alt: str, style: str) -> str:
    place = document.add_file(io.BytesIO(content))
    across, down = room
    return (
        f'<text:p text:style-name="{style}"><draw:frame text:anchor-type="as-char" svg:width="{across:.1f}pt" '
        f'svg:height="{down:.1f}pt"><draw:image xlink:href="{place}" xlink:type="simple" xlink:show="embed" '
        f'xlink:actuate="onLoad"/><svg:desc>{_text(alt)}</svg:desc></draw:frame></text:p>'
    )


def _run(run: Text) -> str:
    text = _text(run.text).replace("\n", "<text:line-break/>")
    match run:
        case Bold():
            return f'<text:span text:style-name="Bold">{text}</text:span>'
        case Italic():
            return f'<text:span text:style-name="Italic">{text}</text:span>'
        case TermLink(target=target):
            return (
                f'<text:a xlink:type="simple" xlink:href="{_text(target)}" text:style-name="Term" '
                f'text:visited-style-name="Term">{text}</text:a>'
            )
        case Link(target=target):
            return f'<text:a xlink:type="simple" xlink:href="{_text(target)}">{text}</text:a>'
    return text


def _text(text: str) -> str:
    return escape(fit(text))
