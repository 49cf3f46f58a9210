"""XLSX and CSV read back by others: the same figures, typed, and nothing that computes."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from atelier import i18n
from atelier.reports.data import ReportData
from atelier.reports.open_data import Facts, public
from atelier.reports.plain import fit
from atelier.reports.sheets import STATES, sheets
from atelier.reports.spreadsheets import LONGEST, comma_separated, workbook
from tests.reports.editions import hostile
from tests.reports.samples import ARGUMENTS, DILEMMA, RIPE, data
from tests.reports.test_open_data import every_shape

pytestmark = pytest.mark.usefixtures("english")


def opened(facts: Facts) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(facts)))


def column(page: object, name: str) -> list[object]:
    head = [cell.value for cell in page[1]]
    return [cell.value for cell in list(page.columns)[head.index(name)][1:]]


def test_every_subject_has_a_sheet_with_a_head_that_stays_and_filters() -> None:
    book = opened(public(data()))
    assert book.sheetnames == [
        "About",
        "Answers",
        "Arguments",
        "Proposals",
        "Decision points",
        "Decision calendar",
        "Meetings",
    ]
    for page in book:
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref == page.dimensions
        assert all(cell.font.bold for cell in page[1])


def test_the_figures_are_those_of_the_polls() -> None:
    facts = public(data())
    page = opened(facts)["Answers"]
    wanted = [number for poll in facts["polls"] for count in poll["counts"] for number in count["totals"]]
    assert column(page, "Number") == wanted
    assert column(page, "Count")[:6] == ["struck"] * 5 + ["holds"]
    shares = column(page, "Share")
    assert shares[:2] == pytest.approx([5 / 28, 8 / 28])
    assert page["K2"].number_format == "0%"
    assert isinstance(column(page, "Date")[0], datetime)
    assert set(STATES) == {"standing", "struck", "void"}


@pytest.mark.parametrize("sample", [data, every_shape, hostile])
def test_another_library_reads_the_same_figures(sample: Callable[[], ReportData]) -> None:
    """Calamine is written in Rust and shares nothing with the library that wrote the file."""
    facts = public(sample())
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(facts)))
    subjects = sheets(facts)
    assert book.sheet_names == ["About", *(sheet.name for sheet in subjects)]
    for sheet in subjects:
        head, *rows = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        assert head == [name for name, _ in sheet.columns]
        wanted = [[_as_read(value) for value in row] for row in sheet.rows]
        assert [[_as_read(value) for value in row] for row in rows] == wanted


def _as_read(value: object) -> object:
    """Cells without a value are empty texts, numbers have no kind of their own, and midnight is a day."""
    match value:
        case None:
            return ""
        case str():
            return " ".join(fit(value)[:LONGEST].split())
        case datetime():
            return value.replace(second=0, microsecond=0)
        case date():
            return datetime.combine(value, time())
        case _:
            return pytest.approx(value)


def test_money_is_a_number_in_euros() -> None:
    page = opened(public(data()))["Proposals"]
    assert column(page, "A year, highest") == [2000, 0]


def test_municipalities_stand_in_a_sheet_of_their_own() -> None:
    page = opened(public(every_shape()))["Answers of municipalities"]
    answers = dict(zip(column(page, "Municipality"), column(page, "Answer"), strict=True))
    assert (answers["Arnhem"], answers["Doesburg"]) == ("No", "Yes")


BAD = ("=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\tx", "a\x00b\x0bc", "x" * 40_000)


@pytest.mark.parametrize("text", BAD)
def test_no_text_becomes_a_formula(text: str) -> None:
    facts = public(data(proposals=(replace(RIPE, goal=text),)))
    cell = next(cell for cell in opened(facts)["Proposals"]["B"] if cell.row == 2)
    assert cell.data_type == "s"
    assert cell.quotePrefix == text.startswith(("=", "+", "-", "@", "\t"))
    assert len(str(cell.value)) <= LONGEST


def rows(facts: Facts) -> list[list[str]]:
    content = comma_separated(facts)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_csv_holds_every_answer() -> None:
    facts = public(data())
    head, *lines = rows(facts)
    numbers = [int(line[head.index("Number")]) for line in lines]
    assert numbers == [number for poll in facts["polls"] for count in poll["counts"] for number in count["totals"]]
    assert {line[-2] for line in lines} == {facts["fingerprint"]}


@pytest.mark.parametrize("text", BAD[:6])
def test_csv_has_no_formula(text: str) -> None:
    facts = public(data(arguments=ARGUMENTS[:1], dilemmas=(DILEMMA,)))
    facts["polls"][0]["question"] = text
    question = rows(facts)[1][2]
    assert question == f"'{text}"


def test_shares_are_written_as_the_language_does() -> None:
    i18n.use("nl")
    assert rows(public(data()))[1][10] == "0,1786"
