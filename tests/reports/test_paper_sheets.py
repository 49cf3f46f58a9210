"""The papers on their sheets: full, alike, readable, and never cut."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from atelier.domain.errors import AtelierError
from atelier.reports.paper_ballots import PaperBallots, build
from atelier.reports.paper_sheets import fitting, write_ballots
from tests.reports.test_paper_ballots import EVENT, NOW, ON_PAPER, paper, poll_of
from tests.reports.vera import check, lacking

pytestmark = pytest.mark.usefixtures("english")
LONG = "Willen wij dat de raden samen de opdracht geven aan een nieuwe organisatie voor de hele regio? "


def pdf_of(ballots: PaperBallots) -> PdfReader:
    target = io.BytesIO()
    pages = write_ballots(ballots, target)
    reader = PdfReader(target)
    assert len(reader.pages) == pages
    return reader


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("key", ON_PAPER)
def test_all_words_stand_on_every_paper(key: str) -> None:
    made = build(poll_of(key), EVENT, 1, NOW)
    sheet, _ = fitting(made.paper)
    (page,) = pdf_of(made).pages
    text = words(page.extract_text())
    for wanted in (made.paper.question, *made.paper.options, made.paper.instruction, made.paper.rule,
                   made.paper.promise, "fictitious example"):  # fmt: skip
        assert text.count(words(wanted)) >= sheet.papers


def test_a_real_event_has_no_mark_of_fiction() -> None:
    made = build(poll_of("yesno"), replace(EVENT, fictitious=False), 1, NOW)
    assert "fictitious" not in pdf_of(made).pages[0].extract_text()


@pytest.mark.parametrize(("question", "papers"), [("Gaan we door?", 8), (LONG * 2, 4), (LONG * 10, 2), (LONG * 40, 1)])
def test_the_size_of_the_question_decides_how_many_papers_a_sheet_holds(question: str, papers: int) -> None:
    sheet, found = fitting(paper("yesno", question=question))
    assert sheet.papers == papers
    assert found.height <= (sheet.cell[1] - 36) / sheet.scale


def test_the_sheets_are_full_and_alike() -> None:
    """28 people and a spare: four sheets of eight, and not a single byte tells one sheet from another."""
    reader = pdf_of(build(poll_of("yesno", question="Gaan we door?"), EVENT, 31, NOW))
    marks = re.compile(rb"MCID \d+")
    contents = [page.get_contents() for page in reader.pages]
    sheets = {marks.sub(b"", content.get_data()) for content in contents if content is not None}
    assert (len(reader.pages), len(sheets)) == (4, 1)
    papers = words(reader.pages[0].extract_text()).count("Gaan we door?")
    assert papers == 8


def test_equal_ballots_give_equal_bytes() -> None:
    made, one, other = build(poll_of("dots"), EVENT, 12, NOW), io.BytesIO(), io.BytesIO()
    write_ballots(made, one)
    write_ballots(made, other)
    assert one.getvalue() == other.getvalue()


@pytest.mark.parametrize("text", ["x" * 300, "👍🏽 Eens", "نعم أوافق", "een\n\ntwee", "\u202etsrif"])
def test_hostile_words_break_no_paper(text: str) -> None:
    made = build(poll_of("choice", question=text, options=(text, "Nee")), EVENT, 3, NOW)
    assert len(pdf_of(made).pages) == 1


def test_words_that_fit_no_page_are_refused_and_not_cut() -> None:
    with pytest.raises(AtelierError, match="do not fit on a paper ballot"):
        fitting(paper("yesno", question="woord " * 5000))


def test_the_papers_can_be_listened_to(tmp_path: Path) -> None:
    """In the order of reading, paper by paper, as PDF/UA-1 and PDF/A-2a."""
    if lacking():
        pytest.skip(lacking())
    files = []
    for key in ON_PAPER:
        files.append(tmp_path / f"{key}.pdf")
        with files[-1].open("wb") as target:
            write_ballots(build(poll_of(key), EVENT, 9, NOW), target)
    assert set(check([(flavour, file) for file in files for flavour in ("ua1", "2a")]).values()) == {""}
