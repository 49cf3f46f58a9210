"""The form as a document for Word: every answer stands in a content control whose tag names its field."""

from datetime import UTC
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from atelier import __version__
from atelier.domain.form_questions import Question, Sort
from atelier.domain.form_sheet import FormSheet, Part
from atelier.i18n import tr
from atelier.reports.form_html import intro
from atelier.reports.plain import LANGUAGES

TICKED, UNTICKED = "☒", "☐"
HANDOUT = "handout."
EMPTY = "…"  # where somebody can type
KEY = 12  # of the key of a tick: a tag holds 64 characters at most
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_INK, _SOFT = RGBColor(0x14, 0x25, 0x2B), RGBColor(0x4D, 0x5F, 0x65)


def document(sheet: FormSheet) -> bytes:
    """The whole form as a DOCX file."""
    made: Any = Document()
    _dress(made, sheet)
    made.add_heading(tr("Proposals of {duo}", duo=sheet.duo), 0)
    for text in intro(sheet):
        made.add_paragraph(text)
    note = made.add_paragraph(tr("Number of this form, to be left as it is: "))
    note._p.append(_control(HANDOUT + sheet.handout.hex, tr("Number of this form"), sheet.handout.hex[:8]))
    _read(made, sheet)
    for part in sheet.parts:
        _part(made, part)
    content = BytesIO()
    made.save(content)
    return content.getvalue()


def _dress(made: Any, sheet: FormSheet) -> None:
    for name, size in (("Normal", 11), ("Title", 22), ("Heading 1", 16), ("Heading 2", 13), ("Heading 3", 11)):
        style = made.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Calibri", Pt(size), _INK
    for element in made.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), LANGUAGES[sheet.language])
    made.styles["Normal"].paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    about = made.core_properties
    about.title, about.author = tr("Proposals of {duo}", duo=sheet.duo)[:255], sheet.event[:255]
    about.language, about.comments = LANGUAGES[sheet.language], f"Atelier {__version__}"
    about.identifier = sheet.handout.hex
    about.created = about.modified = sheet.made.astimezone(UTC).replace(tzinfo=None)


def _read(made: Any, sheet: FormSheet) -> None:
    """What the duo may read: its dilemma's and what came out of the closed polls."""
    if sheet.dilemmas or sheet.results:
        made.add_heading(tr("Your dilemma's"), 1)
    for told in sheet.dilemmas:
        made.add_heading(told.title, 2)
        made.add_paragraph(told.question)
        for pole in filter(None, told.poles):
            made.add_paragraph(pole, style="List Bullet")
    if sheet.results:
        made.add_heading(tr("What came out of the polls"), 2)
        for line in sheet.results:
            made.add_paragraph(line, style="List Bullet")


def _part(made: Any, part: Part) -> None:
    made.add_heading(part.title, part.level)
    if part.reactions:
        made.add_heading(tr("Official reactions"), 3)
        for text in part.reactions:
            made.add_paragraph(text, style="List Bullet")
    table = made.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    for question in part.questions:
        cells = table.add_row().cells
        _name(cells[0].paragraphs[0], question)
        _answer(cells[1], question)
    for row in table.rows:
        row.cells[0].width, row.cells[1].width = Pt(150), Pt(320)


def _name(paragraph: Any, question: Question) -> None:
    paragraph.add_run(tr(question.field.title)).bold = True
    if question.field.hint:
        run = paragraph.add_run("\n" + tr(question.field.hint))
        run.font.size, run.font.color.rgb = Pt(9), _SOFT


def _answer(cell: Any, question: Question) -> None:
    name = tr(question.field.title)
    if question.field.sort is not Sort.CHOICES:
        paragraph = cell.paragraphs[0]
        if question.field.sort is Sort.CHOICE:
            paragraph._p.append(_choice(question, name))
        else:
            paragraph._p.append(_control(question.key, name, str(question.value)))
        return
    for n, (key, words) in enumerate(question.options):
        paragraph = cell.paragraphs[0] if not n else cell.add_paragraph()
        paragraph._p.append(_tick(f"{question.key}.{key[:KEY]}", words, ticked=key in question.value))
        paragraph.add_run(f" {words}")


def _control(tag: str, name: str, text: str) -> Any:
    """A plain text with line ends in it; what it holds can change, the control itself cannot be deleted."""
    return _sdt(tag, name, text, _element("w:text", multiLine="1"))


def _choice(question: Question, name: str) -> Any:
    held = _element("w:dropDownList")
    none = () if question.field.names else (("", tr("not chosen yet")),)
    shown = tr("not chosen yet")
    for key, words in (*none, *question.options):
        held.append(_element("w:listItem", displayText=words, value=key or "-"))
        shown = words if key == question.value else shown
    return _sdt(question.key, name, shown, held)


def _tick(tag: str, name: str, *, ticked: bool) -> Any:
    box = _w14("checkbox")
    for part, value in (("checked", str(int(ticked))), ("checkedState", "2612"), ("uncheckedState", "2610")):
        found = _w14(part)
        found.set(f"{{{_W14}}}val", value)
        box.append(found)
    return _sdt(tag, name, TICKED if ticked else UNTICKED, box)


def _sdt(tag: str, name: str, text: str, kind: Any) -> Any:
    made, about, content = (OxmlElement(f"w:{part}") for part in ("sdt", "sdtPr", "sdtContent"))
    about.append(_element("w:alias", val=name[:64]))
    about.append(_element("w:tag", val=tag))
    about.append(_element("w:lock", val="sdtLocked"))
    if not text:
        about.append(OxmlElement("w:showingPlcHdr"))
    about.append(kind)
    made.append(about)
    content.append(_run(text or EMPTY))
    made.append(content)
    return made


def _run(text: str) -> Any:
    run = OxmlElement("w:r")
    for n, line in enumerate(text.split("\n")):
        if n:
            run.append(OxmlElement("w:br"))
        held = OxmlElement("w:t")
        held.text = line
        held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(held)
    return run


def _w14(name: str) -> Any:
    return OxmlElement("w:checkbox").makeelement(f"{{{_W14}}}{name}", nsmap={"w14": _W14})


def _element(tag: str, **values: str) -> Any:
    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    return made
