"""The formats that a report can be had in; each is imported only when it is asked for."""

import io
import json
from enum import StrEnum

from atelier.i18n import mark
from atelier.reports.data import ReportData
from atelier.reports.model import Report


class Format(StrEnum):
    """A kind of file, by its suffix."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    HTML = "html"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"

    @property
    def open_data(self) -> bool:
        """Whether it holds the figures of the whole event, the same for every reader."""
        return self in {Format.XLSX, Format.CSV, Format.JSON}


FORMAT_NAMES = {
    Format.PDF: mark("PDF"),
    Format.DOCX: mark("Word"),
    Format.ODT: mark("OpenDocument"),
    Format.HTML: mark("Web page"),
    Format.XLSX: mark("Excel"),
    Format.CSV: mark("CSV"),
    Format.JSON: mark("JSON"),
}

FORMAT_USES = {
    Format.PDF: mark("To publish and to print: accessible, and fit for the archive."),
    Format.DOCX: mark("To go on writing in Word, with real headings, tables and styles."),
    Format.ODT: mark("To go on writing in any office program, in the open standard of the government."),
    Format.HTML: mark("One file for a website: accessible, and it asks nothing of any server."),
    Format.XLSX: mark("The figures of the whole event in sheets, to sort and to filter."),
    Format.CSV: mark("Every answer of every poll in one table, for other programs."),
    Format.JSON: mark("All public facts, with which an outsider can count every figure again."),
}


def written(form: Format, report: Report, data: ReportData) -> bytes:
    """A report, or the open data that it was made from, in one format; touches nothing but its arguments."""
    if form.open_data:
        return _open_data(form, data)
    return _document(form, report)


def _document(form: Format, report: Report) -> bytes:
    if form is Format.DOCX:
        from atelier.reports import docx  # noqa: PLC0415

        return docx.write(report)
    if form is Format.ODT:
        from atelier.reports import odt  # noqa: PLC0415

        return odt.write(report)
    if form is Format.HTML:
        from atelier.reports import html  # noqa: PLC0415

        return html.page(report).encode()
    from atelier.reports.pdf import write_pdf  # noqa: PLC0415

    target = io.BytesIO()
    write_pdf(report, target)
    return target.getvalue()


def _open_data(form: Format, data: ReportData) -> bytes:
    from atelier.reports import spreadsheets  # noqa: PLC0415
    from atelier.reports.open_data import public  # noqa: PLC0415

    facts = public(data)
    if form is Format.JSON:
        return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()
    return spreadsheets.workbook(facts) if form is Format.XLSX else spreadsheets.comma_separated(facts)
