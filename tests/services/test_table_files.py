"""Tables in every spelling of an office; and whatever a file holds, reading it ends in rows or in a refusal."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from atelier.domain.errors import AtelierError
from atelier.services import table_files
from atelier.services.table_files import read_table

ROWS = [("Naam", "Gemeente"), ("José Müller", "Duiven"), ("Zoë", "Berg en Dal")]


def rows(path: Path) -> list[tuple[str, ...]]:
    return [row.cells for row in read_table(path)]


def written(tmp_path: Path, content: bytes, name: str = "lijst.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def sheet(tmp_path: Path, lines: list[tuple[object, ...]], name: str = "lijst.xlsx") -> Path:
    book = Workbook()
    for line in lines:
        book.active.append(line)
    book.create_sheet("Ander").append(("Naam", "niet dit blad"))
    book.save(tmp_path / name)
    return tmp_path / name


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_text_in_every_spelling(tmp_path: Path, delimiter: str, encoding: str, ending: str) -> None:
    text = ending.join(delimiter.join(row) for row in ROWS) + ending
    assert rows(written(tmp_path, text.encode(encoding))) == ROWS


def test_quoted_cells_hold_delimiters_and_line_breaks(tmp_path: Path) -> None:
    path = written(tmp_path, b'Naam;Gemeente\n"Bos; Anna";"Duiven\nArnhem"\n\nBo;Duiven\n')
    found = read_table(path)
    assert [row.cells for row in found] == [("Naam", "Gemeente"), ("Bos; Anna", "Duiven\nArnhem"), ("Bo", "Duiven")]
    assert [row.number for row in found] == [1, 2, 5]


def test_the_first_sheet_of_a_workbook(tmp_path: Path) -> None:
    path = sheet(tmp_path, [("Naam", "Aantal", "Ja"), ("José", 3.0, True), (None, None, None), ("=1+1", 2.5, None)])
    found = read_table(path)
    assert [row.cells for row in found] == [("Naam", "Aantal", "Ja"), ("José", "3", "1"), ("", "2.5")]
    assert [row.number for row in found] == [1, 2, 4]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "protected with a password"),
        (b"PK\x03\x04 no archive at all", "is damaged"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is no table"),
        (b'Naam;Gemeente\n"Bos;Duiven\n', "quotation marks"),
        (b'Naam;Gemeente\n"Bos"x;Duiven\n', "at line 2"),
        (b"Naam\n" + b"x" * 200_000 + b"\n", "cannot be read at line"),
    ],
)
def test_what_is_no_table_is_refused_in_words(tmp_path: Path, english: None, content: bytes, sentence: str) -> None:
    with pytest.raises(AtelierError, match=sentence):
        read_table(written(tmp_path, content))


def test_places_that_cannot_be_read(tmp_path: Path, english: None) -> None:
    for path in (tmp_path / "nergens.csv", tmp_path):
        with pytest.raises(AtelierError, match="cannot be read"):
            read_table(path)


def archive(tmp_path: Path, entries: dict[str, bytes]) -> Path:
    path = tmp_path / "lijst.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return path


def test_limits_are_said(tmp_path: Path, english: None, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = archive(tmp_path, {"xl/workbook.xml": b"0" * (table_files.UNPACKED + 1)})
    assert bomb.stat().st_size < 1_000_000
    with pytest.raises(AtelierError, match="unpacks to more than 200 MB"):
        read_table(bomb)
    with pytest.raises(AtelierError, match="larger than 20 MB"):
        read_table(written(tmp_path, b"x" * (table_files.LARGEST + 1)))
    lines = b"Naam\n" + b"x\n" * (table_files.LINES - 1)
    assert len(read_table(written(tmp_path, lines))) == 20_000
    with pytest.raises(AtelierError, match="more than 20,000 lines"):
        read_table(written(tmp_path, lines + b"x\n"))
    monkeypatch.setattr(table_files, "SHEET_LINES", 50)
    with pytest.raises(AtelierError, match="more than 20,000 lines"):
        read_table(sheet(tmp_path, [("Naam",), *[(None,)] * 60, ("Bo",)]))


def test_an_archive_that_is_no_workbook_or_has_a_password(tmp_path: Path, english: None) -> None:
    with pytest.raises(AtelierError, match="is damaged, or is no XLSX"):
        read_table(archive(tmp_path, {"content.xml": b"<a/>"}))
    content = bytearray(archive(tmp_path, {"xl/workbook.xml": b"<a/>"}).read_bytes())
    place = content.index(b"PK\x01\x02") + 8
    content[place] |= 1
    with pytest.raises(AtelierError, match="protected with a password"):
        read_table(written(tmp_path, bytes(content)))


def test_entities_that_grow_without_end_are_not_followed(tmp_path: Path, english: None) -> None:
    whole = sheet(tmp_path, [("Naam",), ("Bo",)], "heel.xlsx")
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 20}">' for n in range(1, 9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "ha">{entities}]><a>&a8;</a>'.encode()
    with zipfile.ZipFile(whole) as file:
        entries = {name: file.read(name) for name in file.namelist()}
    with pytest.raises(AtelierError, match="is damaged"):
        read_table(archive(tmp_path, {**entries, "xl/workbook.xml": bomb}))


def base() -> bytes:
    book, target = Workbook(), io.BytesIO()
    for row in ROWS:
        book.active.append(row)
    book.save(target)
    return target.getvalue()


BASE = base()
MANY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def ends_in_rows_or_a_refusal(tmp_path: Path, content: bytes) -> None:
    try:
        found = read_table(written(tmp_path, content, "x"))
    except AtelierError:
        return
    assert all(isinstance(cell, str) for row in found for cell in row.cells)
    assert [row.number for row in found] == sorted({row.number for row in found})


@MANY
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_end_in_rows_or_a_refusal(tmp_path: Path, content: bytes) -> None:
    ends_in_rows_or_a_refusal(tmp_path, content)


@MANY
@given(st.lists(st.tuples(st.integers(0, len(BASE) - 1), st.integers(0, 255)), max_size=12), st.integers(0, len(BASE)))
def test_a_damaged_workbook_ends_in_rows_or_a_refusal(
    tmp_path: Path, flips: list[tuple[int, int]], length: int
) -> None:
    content = bytearray(BASE)
    for place, value in flips:
        content[place] = value
    ends_in_rows_or_a_refusal(tmp_path, bytes(content))
    ends_in_rows_or_a_refusal(tmp_path, bytes(content[:length]))


@MANY
@given(st.sampled_from(["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"]), st.data())
def test_damaged_parts_of_a_workbook_end_in_rows_or_a_refusal(tmp_path: Path, part: str, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(BASE)) as file:
        entries = {name: file.read(name) for name in file.namelist()}
    text = entries[part]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    entries[part] = text[:start] + data.draw(st.binary(max_size=8)) + text[end:]
    ends_in_rows_or_a_refusal(tmp_path, archive(tmp_path, entries).read_bytes())


@MANY
@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=4), min_size=1, max_size=6))
def test_what_a_workbook_is_given_is_read_back(tmp_path: Path, lines: list[list[str]]) -> None:
    book = Workbook()
    kept = []
    for line in lines:
        clean = ["".join(sign for sign in cell if sign.isprintable() and sign not in "=_") for cell in line]
        book.active.append(clean)
        kept.append(clean)
    book.save(tmp_path / "x.xlsx")
    load_workbook(tmp_path / "x.xlsx").close()
    found = [[cell for cell in row if cell] for row in rows(tmp_path / "x.xlsx")]
    assert found == [
        filled for line in kept if any(cell.strip() for cell in line) and (filled := [c for c in line if c])
    ]
