"""The public facts as XLSX, a sheet per subject with typed cells, and their answers as CSV; nothing computes."""

import csv
import io
from datetime import date, datetime
from typing import Any

from atelier import __version__
from atelier.i18n import language, tr
from atelier.reports.open_data import Facts
from atelier.reports.origin import identifier
from atelier.reports.plain import fit
from atelier.reports.sheets import Cell, Kind, Sheet, answers, sheets

LONGEST = 32_767  # characters of a cell, by the format
_FORMATS = {Kind.SHARE: "0%", Kind.MONEY: '"€" #,##0', Kind.DAY: "yyyy-mm-dd", Kind.MOMENT: "yyyy-mm-dd hh:mm"}
_WIDTHS = {Kind.COUNT: 12, Kind.SHARE: 10, Kind.MONEY: 16, Kind.DAY: 13, Kind.MOMENT: 18}
_LEAST, _MOST = 14, 60  # characters of a column of text
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")  # with these a cell of text becomes a formula


def about(facts: Facts) -> tuple[tuple[str, str], ...]:
    """What a file is and where it comes from."""
    event = facts["event"]
    invented = tr("Everything in this file is invented: people, figures and proposals.")
    return (
        (tr("Event"), event["title"]),
        (tr("Region"), event["region"]),
        *(((tr("Fictitious"), invented),) if event["fictitious"] else ()),
        (tr("State"), tr("Concept")),
        (tr("Made"), datetime.fromisoformat(facts["made_at"]).strftime("%Y-%m-%d %H:%M")),
        (tr("Data"), facts["fingerprint"]),
        (tr("Note"), tr("A room is no sample of the region: a poll tells what the people in that room answered.")),
    )


def workbook(facts: Facts) -> bytes:
    """An XLSX: first what it is, and then a sheet per subject."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import, and seldom asked for

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.creator = fit(facts["event"]["title"]), f"Atelier {__version__}"
    book.properties.identifier = identifier(facts["fingerprint"])
    book.properties.language = facts["language"]
    lines = tuple(about(facts))
    _fill(book.create_sheet(tr("About")), Sheet("", ((tr("What"), Kind.TEXT), ("", Kind.TEXT)), lines))
    for sheet in sheets(facts):
        _fill(book.create_sheet(sheet.name), sheet)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _fill(page: Any, sheet: Sheet) -> None:
    """Write a sheet whose first row stays in sight and can be filtered by."""
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    for column, (name, kind) in enumerate(sheet.columns, 1):
        head = page.cell(1, column)
        _write(head, name, Kind.TEXT)
        head.font, head.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="17624F")
        head.alignment = Alignment(wrap_text=True, vertical="top")
        page.column_dimensions[get_column_letter(column)].width = _width(sheet, column - 1, kind)
    top = Alignment(vertical="top", wrap_text=True)
    for line, row in enumerate(sheet.rows, 2):
        for column, (value, (_, kind)) in enumerate(zip(row, sheet.columns, strict=True), 1):
            if value is not None:
                _write(page.cell(line, column), value, kind)
                page.cell(line, column).alignment = top
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"


def _width(sheet: Sheet, place: int, kind: Kind) -> int:
    if kind is not Kind.TEXT:
        return _WIDTHS[kind]
    longest = max((len(str(row[place] or "")) for row in sheet.rows), default=0)
    return min(max(_LEAST, longest + 2), _MOST)


def _write(cell: Any, value: Cell, kind: Kind) -> None:
    """A value as what it is; text is never a formula, also not when somebody edits it."""
    if isinstance(value, str):
        cell.value, cell.data_type = fit(value)[:LONGEST], "s"
        cell.quotePrefix = value.startswith(_DANGEROUS)
        return
    cell.value = value
    cell.number_format = _FORMATS.get(kind, "General")


def comma_separated(facts: Facts) -> bytes:
    """The answers as CSV for the spreadsheets of offices: semicolons, UTF-8 with a mark, decimals of the language."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    sheet = answers(facts)
    writer.writerow([name for name, _ in sheet.columns] + [tr("Data"), tr("Fictitious")])
    origin = [facts["fingerprint"], tr("yes") if facts["event"]["fictitious"] else tr("no")]
    for row in sheet.rows:
        writer.writerow([*map(_spelled, row), *origin])
    return target.getvalue().encode("utf-8-sig")


def _spelled(value: Cell) -> str:
    match value:
        case None:
            return ""
        case float():
            text = f"{value:.4f}"
            return text.replace(".", ",") if language() == "nl" else text
        case datetime():
            return value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case str():
            return f"'{fit(value)}" if value.startswith(_DANGEROUS) else fit(value)
    return str(value)
