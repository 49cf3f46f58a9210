"""A report as a document of Word: styles, headings, table headers, alternative texts and language."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_UNDERLINE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from atelier import __version__
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
from atelier.reports.origin import identifier
from atelier.reports.plain import LANGUAGES, fit, foot, head
from atelier.reports.rasters import chart

_FONT, _ROOM = "Calibri", 432.0  # points between the margins
_KEPT = 1500  # characters of a row that is never torn; a longer one may need more than a page
_LABEL = 28.0  # points for a label such as 1.1
_INK, _MUTED = RGBColor(0x14, 0x25, 0x2B), RGBColor(0x5A, 0x6B, 0x70)
_SIZES = {"Normal": 10.5, "Title": 22, "Subtitle": 10, "Caption": 9, "Heading 1": 15, "Heading 2": 12.5,
          "Heading 3": 11, "Heading 4": 10.5}  # fmt: skip
_MUTED_STYLES = {"Subtitle", "Caption"}


def write(report: Report) -> bytes:
    """The whole report."""
    document = Document()
    _dress(document, report)
    _logo(document, report.logo)
    _styled(document, "Title", fit(report.title))
    _styled(document, "Subtitle", fit(" · ".join(report.subtitle)))
    _add_all(document, report.front)
    before = len(document.paragraphs)
    _add_all(document, report.blocks)
    for paragraph in document.paragraphs[before : before + 1]:
        paragraph.paragraph_format.page_break_before = True
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _dress(document: Any, report: Report) -> None:
    """Styles, language, what it is, and what stands on every page."""
    for name, size in _SIZES.items():
        style = document.styles[name]
        style.font.size, style.font.italic = Pt(size), False
        if name in _MUTED_STYLES:
            style.font.bold = False
        style.font.color.rgb = _MUTED if name in _MUTED_STYLES else _INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]  # the fonts of a theme would win
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), _FONT)
    language = LANGUAGES[report.language]
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)
    about = document.core_properties
    about.title, about.subject = fit(report.title)[:255], fit(" · ".join(report.subtitle))[:255]
    about.author, about.language = fit(report.region or report.event)[:255], language
    about.identifier = identifier(report.fingerprint)
    about.keywords, about.comments = report.fingerprint, f"Atelier {__version__}"
    about.created = about.modified = report.made_at.replace(tzinfo=None)
    section = document.sections[0]
    section.page_width, section.page_height = Pt(595.3), Pt(841.9)
    section.left_margin = section.right_margin = Pt((595.3 - _ROOM) / 2)
    section.header.paragraphs[0].text = head(report)
    last = section.footer.paragraphs[0]
    last.text = f"{foot(report)} · "
    _field(last, "PAGE")
    last.add_run(" / ")
    _field(last, "NUMPAGES")


def _field(paragraph: Any, code: str) -> None:
    """A number that Word fills in."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)


def _styled(document: Any, style: str, text: str = "") -> Any:
    """A paragraph in a style of Word; by its identifier, because finding it by name takes most of the time."""
    paragraph = document.add_paragraph(text)
    if style:
        paragraph._p.style = style.replace(" ", "")
    return paragraph


def _add(document: Any, block: Block) -> None:  # noqa: C901 - one case per kind of block
    match block:
        case Heading():
            _heading(document, block)
        case Paragraph(runs=runs, tone=tone):
            _fill(_styled(document, "Caption" if tone is Tone.NOTE else ""), runs)
        case BulletList():
            _list(document, block)
        case KeyFigures(figures=figures):
            for figure in figures:
                _fill(_styled(document, "List Bullet"), (Bold(figure.value), Text(f" – {figure.text}")))
        case Table():
            _table(document, block)
        case Figure():
            _figure(document, block)
        case Group(blocks=blocks):
            _add_all(document, blocks)
        case Columns(columns=columns):
            for column in columns:
                _add_all(document, column)


def _add_all(document: Any, blocks: Iterable[Block]) -> None:
    for block in blocks:
        _add(document, block)


def _list(document: Any, block: BulletList) -> None:
    """Bullets that Word draws, or numbers as they are referred to: typed, so that nobody's editing changes them."""
    for n, item in enumerate(block.items):
        if block.labels:
            paragraph = _styled(document, "List")
            looks = paragraph.paragraph_format
            looks.left_indent, looks.first_line_indent = Pt(_LABEL), Pt(-_LABEL)
            looks.tab_stops.add_tab_stop(Pt(_LABEL))
            _fill(paragraph, (Text(f"{block.labels[n]}\t"), *item))
        else:
            _fill(_styled(document, "List Bullet"), item)


def _heading(document: Any, block: Heading) -> None:
    """A heading, and the bookmark by which links find it."""
    paragraph = _styled(document, f"Heading {block.level}", fit(block.text))
    if not block.key:
        return
    number = str(len(document.element.findall(f".//{qn('w:bookmarkStart')}")))
    for tag, values in (("w:bookmarkStart", {"w:id": number, "w:name": _anchor(block.key)}),
                        ("w:bookmarkEnd", {"w:id": number})):  # fmt: skip
        mark = OxmlElement(tag)
        for name, value in values.items():
            mark.set(qn(name), value)
        paragraph._p.append(mark)


def _anchor(key: str) -> str:
    """A key as a bookmark: at most 40 letters, digits and underscores."""
    return "".join(sign if sign.isalnum() else "_" for sign in key)[-40:]


def _fill(paragraph: Any, runs: Runs) -> None:
    for run in runs:
        if isinstance(run, Link):
            _link(paragraph, run)
        else:
            _dressed(paragraph.add_run(fit(run.text)), run)


def _dressed(made: Any, run: Text) -> None:
    made.bold, made.italic = isinstance(run, Bold) or None, isinstance(run, Italic) or None
    if run.language:
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), LANGUAGES.get(run.language, run.language))
        made._r.get_or_add_rPr().append(language)


def _link(paragraph: Any, link: Link) -> None:
    holder = OxmlElement("w:hyperlink")
    if link.target.startswith("#"):
        holder.set(qn("w:anchor"), _anchor(link.target[1:]))
    else:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        holder.set(qn("r:id"), paragraph.part.relate_to(fit(link.target), kind, is_external=True))
    made = paragraph.add_run(fit(link.text))
    if isinstance(link, TermLink):
        made.underline = WD_UNDERLINE.DOTTED
    else:
        made.underline, made.font.color.rgb = True, RGBColor(0x17, 0x62, 0x4F)
    _dressed(made, link)
    holder.append(made._r)
    paragraph._p.append(holder)


def _table(document: Any, block: Table) -> None:
    """A table whose head returns on every page and is read with each cell."""
    if block.caption:
        _styled(document, "Caption", fit(block.caption)).paragraph_format.keep_with_next = True
    if not block.header and not block.rows:
        return
    heads = 1 if block.header else 0
    table = document.add_table(heads + len(block.rows), len(block.weights), "Table Grid")
    table.autofit = False
    names = tuple((Bold(name),) for name in block.header)
    grid = [*([names] if heads else []), *block.rows]
    widths = [Pt(_ROOM * weight / sum(block.weights)) for weight in block.weights]
    _shape(table, grid, widths)
    for line, row in zip(table.rows, grid, strict=True):
        for place, (cell, runs) in enumerate(zip(line.cells, row, strict=True)):
            cell.width = widths[place]
            named = block.row_headers and not place
            _fill(cell.paragraphs[0], tuple(Bold(run.text) if named and type(run) is Text else run for run in runs))
    if heads:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is None:
        look = OxmlElement("w:tblLook")
        table._tbl.tblPr.append(look)
    look.attrib.clear()
    for name, on in (("firstRow", bool(heads)), ("firstColumn", block.row_headers), ("noVBand", True)):
        look.set(qn(f"w:{name}"), str(int(on)))
    document.add_paragraph()


def _logo(document: Any, logo: Logo | None) -> None:
    """The logo above the title, on the right."""
    if logo is None:
        return
    shape = document.add_picture(io.BytesIO(logo.picture), width=Pt(logo_size(logo)[0]))
    shape._inline.docPr.set("descr", fit(logo.says))
    document.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _shape(table: Any, grid: Sequence[tuple[Runs, ...]], widths: Sequence[Any]) -> None:
    """The proportions, for programs that go by the grid and not by the cells; rows that stay whole."""
    for place, width in enumerate(widths):
        table.columns[place].width = width
    for line, row in zip(table.rows, grid, strict=True):
        if sum(len(run.text) for cell in row for run in cell) < _KEPT:
            line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _figure(document: Any, block: Figure) -> None:
    """A picture with what it says for who cannot see it, and its caption."""
    picture = chart(block.picture, _ROOM)
    shape = document.add_picture(io.BytesIO(picture.content), width=Pt(picture.width))
    shape._inline.docPr.set("descr", fit(block.alt))
    if block.caption:
        _styled(document, "Caption", fit(block.caption))
