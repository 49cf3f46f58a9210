"""What readers open with beside decisions and money."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from atelier.reports import colleges, openings, raden, stuurgroep
from atelier.reports.data import ReportData
from atelier.reports.model import Heading, Report, Table, block_texts, plain
from atelier.reports.pdf import write_pdf
from tests.reports.samples import BARE, MUNICIPALITIES, POINTS, RIPE, data, empty, key
from tests.reports.test_commissioned import whole

pytestmark = pytest.mark.usefixtures("english")


def said(report: Report) -> str:
    return "\n".join(text for block in report.front for text in block_texts(block))


def row(report: Report, head: str) -> list[str]:
    """The first row of the table below a heading."""
    place = next(n for n, block in enumerate(report.front) if isinstance(block, Heading) and block.text == head)
    table = next(block for block in report.front[place:] if isinstance(block, Table))
    return [plain(cell) for cell in table.rows[0]]


def colleges_row(sample: ReportData) -> list[str]:
    return row(colleges.build(sample), "What does the council hear, what do others say, and if we do not join?")


def test_the_steering_group_reads_whether_dates_are_met() -> None:
    moments = "Do we make January 2020 (the colleges) and March–April 2020 (the councils)?"
    assert f"{moments} Yes: the 1 proposal is ripe." in said(stuurgroep.build(data()))
    almost = replace(RIPE, without="")
    told = said(stuurgroep.build(data(proposals=(almost,))))
    assert f"{moments} 0 of 1 proposals are ripe. Not yet: Vijf snelle fietsroutes." in told
    assert "Do we make" not in said(stuurgroep.build(empty()))
    assert "Do we make" not in said(stuurgroep.build(data(moments=())))


def test_a_college_reads_what_its_council_hears_what_others_say_and_what_a_no_means() -> None:
    assert colleges_row(data()) == [
        "Vijf snelle fietsroutes",
        "Asked of it, March–April 2020: Stel uw deel beschikbaar.\nRole: raden geven opdracht; verantwoording",
        "no answer yet",
        "De route schuift op.",
    ]
    assert colleges_row(data(reader=MUNICIPALITIES[0]))[2] == "Arnhem: no answer yet"


def test_answers_of_municipalities_go_before_those_of_a_room() -> None:
    assert colleges_row(whole())[2] == "1 leads, 1 joins, 1 does not join"
    mine = colleges_row(replace(whole(), reader=MUNICIPALITIES[1]))[2]
    assert mine.startswith("Doesburg: joins, under a condition: met spreiding\n")
    waiting = replace(whole(), participations=whole().participations[:1])
    assert colleges_row(waiting)[2] == "1 leads, 2 no answer yet"


def test_a_council_reads_what_people_notice_what_stays_its_own_and_which_papers_there_are() -> None:
    report = raden.build(whole())
    found = row(report, "What do inhabitants notice, what remains ours, and if we say no?")
    remains = "Decisions of your council: make available.\nStop rule: als niemand fietst.\nMet een brief."
    assert found[1:] == ["Vijf routes op de kaart.", remains, "De route schuift op."]
    own = row(
        raden.build(replace(whole(), reader=MUNICIPALITIES[0])),
        "What do inhabitants notice, what remains ours, and if we say no?",
    )
    assert own[3] == "De route schuift op.\nIf Arnhem says no, its own share falls away."
    assert "Papers: building blocks" in said(report)


def test_cover_year_and_the_parts_of_the_mandate_stand_on_the_first_page() -> None:
    text = said(colleges.build(whole()))
    assert "yearly from: reserve mobiliteit" in text
    assert "from 2021" in text
    assert "Until: December 2024" in text
    assert "Withdrawn: Met een brief." in text
    assert "Until:" not in said(colleges.build(data()))


def test_a_bare_proposal_says_what_is_not_stated() -> None:
    found = colleges_row(data(proposals=(replace(BARE, ballots=()),), points=()))
    assert found[1:] == ["not stated yet", "no answer yet", "not stated yet"]
    assert openings.costs(data(), BARE) == []


def test_what_does_not_fit_the_first_page_goes_whole_behind_the_contents() -> None:
    """A page 1 that is full keeps its tables whole: what comes last moves, with its heading, behind the contents."""
    long = "Zin van gewone lengte over wat er verandert voor mensen in de regio. "
    full = replace(RIPE, mandate=long * 4, result=long * 4, without=long * 4, counter=long * 4)
    rows = tuple(replace(full, id=key(f"v{n}"), title=f"Voorstel {n}") for n in range(3))
    points = tuple(replace(point, id=key(f"p{n} {row.id}"), proposal=row.id) for row in rows
                   for n, point in enumerate(POINTS[:3]))  # fmt: skip
    target = io.BytesIO()
    write_pdf(raden.build(data(proposals=rows, points=points)), target)
    first, second, third, *_ = (" ".join(page.extract_text().split()) for page in PdfReader(target).pages)
    heading = "What do inhabitants notice, what remains ours, and if we say no?"
    assert "Counter-argument from the room" in first
    assert heading not in first
    assert second.count(heading) == 1
    assert third.split("What the rooms answered")[0].count("Voorstel 2") == 1


@pytest.mark.parametrize("build", [stuurgroep.build, colleges.build, raden.build])
def test_the_first_page_of_a_usual_week_is_one_page(build) -> None:
    long = "Zin van gewone lengte over wat er verandert voor mensen in de regio. "
    full = replace(RIPE, mandate=long * 2, result=long * 2, without=long * 2, counter=long * 2)
    twin = replace(full, id=key("twin"), title="Nog een voorstel met een titel")
    points = (*POINTS, *(replace(point, id=key(f"twin {point.id}"), proposal=twin.id) for point in POINTS[:3]))
    target = io.BytesIO()
    write_pdf(build(data(proposals=(full, twin), points=points)), target)
    pages = [page.extract_text() for page in PdfReader(target).pages]
    assert "What the rooms answered" in pages[2 if "Contents" in pages[1] else 1]
