"""Reading a table from a file of another program: CSV in the spellings of offices, or the first sheet of an XLSX.

Nothing in a file is executed, and whatever is wrong with it is a refusal in words.
"""

import codecs
import csv
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from atelier.domain.errors import AtelierError, reason
from atelier.domain.import_columns import Row
from atelier.i18n import number, tr

LARGEST = 20_000_000  # bytes of a file
UNPACKED = 200_000_000  # bytes that an XLSX may become
LINES = 20_000  # that hold something
SHEET_LINES = 200_000  # the empty ones included
WIDEST = 100  # columns that are looked at
ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DELIMITERS = ";,\t"


def read_table(path: Path) -> tuple[Row, ...]:
    """The lines of a table that hold something, each with its number in the file.

    Raises:
        AtelierError: it cannot be read, is no table, is too large, damaged, or protected with a password.
    """
    content = _content(path)
    if content.startswith(OLD_OFFICE):
        raise AtelierError(
            tr("“{name}” is protected with a password or of an old kind. Save it as XLSX without.", name=path.name)
        )
    rows = _sheet(path.name, content) if content.startswith(ZIP) else _text_rows(path.name, content)
    return tuple(_limited(path.name, rows))


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise AtelierError(tr("“{name}” cannot be read: {why}.", name=path.name, why=reason(error))) from error
    if len(content) > LARGEST:
        raise AtelierError(tr("“{name}” is larger than {n} MB.", name=path.name, n=LARGEST // 1_000_000))
    return content


def _limited(name: str, rows: Iterable[Row]) -> Iterator[Row]:
    found = 0
    for row in rows:
        if any(cell.strip() for cell in row.cells):
            found += 1
            yield row
        if found > LINES or row.number > SHEET_LINES:
            raise AtelierError(tr("“{name}” has more than {n} lines.", name=name, n=number(LINES)))


# CSV


def _text_rows(name: str, content: bytes) -> Iterator[Row]:
    text = _decoded(content)
    if "\0" in text:
        raise AtelierError(tr("“{name}” is no table: it must be CSV or XLSX.", name=name))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        before = 0
        for cells in reader:
            yield Row(before + 1, tuple(cells[:WIDEST]))
            before = reader.line_num
    except csv.Error as error:
        raise AtelierError(
            tr("“{name}” cannot be read at line {n}: look at the quotation marks there.", name=name, n=reader.line_num)
        ) from error


def _decoded(content: bytes) -> str:
    """UTF-8 or UTF-16, with or without a mark in front, else Windows-1252."""
    marked = next((encoding for bom, encoding in BOMS if content.startswith(bom)), None)
    for encoding in (marked, _unmarked_utf16(content), "utf-8", "cp1252"):
        if encoding:
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
    return content.decode("latin-1")


def _unmarked_utf16(content: bytes) -> str | None:
    """In Western text every other byte of UTF-16 is nought."""
    start = content[:400]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) * 4 < len(start):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _delimiter(text: str) -> str:
    """The sign that cuts the first line that holds something into most columns."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=first.count)


# XLSX


def _sheet(name: str, content: bytes) -> list[Row]:
    _require_small(name, content)
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, and seldom needed

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it leaves out, such as lists to choose from
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            lines = book.worksheets[0].iter_rows(values_only=True, max_col=WIDEST)
            return [Row(n, _cells(line)) for n, line in enumerate(islice(lines, SHEET_LINES + 1), 1)]
    except Exception as error:  # whatever a foreign parser makes of a broken file
        raise AtelierError(_damaged(name)) from error


def _require_small(name: str, content: bytes) -> None:
    """The sizes that the archive states: unpacking stops there, whatever is inside."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise AtelierError(_damaged(name)) from error
    if any(entry.flag_bits & 1 for entry in entries):
        raise AtelierError(tr("“{name}” is protected with a password.", name=name))
    if sum(entry.file_size for entry in entries) > UNPACKED:
        raise AtelierError(tr("“{name}” unpacks to more than {n} MB.", name=name, n=UNPACKED // 1_000_000))


def _damaged(name: str) -> str:
    return tr("“{name}” is damaged, or is no XLSX. Open it in the program it came from and save it again.", name=name)


def _cells(line: Sequence[Any]) -> tuple[str, ...]:
    """The texts of a line, without the empty cells behind the last one."""
    texts = [_cell(value) for value in line]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
