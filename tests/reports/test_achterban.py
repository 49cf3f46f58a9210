"""The page that a municipality takes home after a meeting: its own words and public answers, and nobody's secret."""

import io
from dataclasses import replace
from itertools import count

import pytest

from atelier.domain.ballots import Ballot, Count, Electorate
from atelier.domain.methods import METHODS
from atelier.domain.methods.base import Way
from atelier.domain.polls import PollFacts, polls_of
from atelier.domain.themes import Argument
from atelier.reports import achterban
from atelier.reports.data import ReportData
from atelier.reports.model import KeyFigures, Table, plain, texts
from atelier.reports.pdf import write_pdf
from tests.reports.samples import ARGUMENTS, ASKED, DILEMMA, GATHERINGS, MUNICIPALITIES, POINTS, data, empty, key

pytestmark = pytest.mark.usefixtures("english")
ARNHEM, DOESBURG, ROZENDAAL = MUNICIPALITIES
MEETING = GATHERINGS[0]


def by_name(*, electorate: Electorate = Electorate.MEMBERS, way: Way = Way.NAMED) -> ReportData:
    """Two municipalities answered by name, the third did not."""
    asking = METHODS["yesno"]
    ballot = Ballot(
        id=key("named"),
        gathering=MEETING.id,
        subject=DILEMMA.id,
        method="yesno",
        question="Doen wij mee?",
        options=asking.option_names(),
        sides=asking.side_names(("", "")),
        asked="municipalities",
        at=ASKED,
        way=way,
        electorate=electorate,
        voters=tuple(row.id for row in MUNICIPALITIES),
        names=tuple(row.name for row in MUNICIPALITIES),
    )
    fact = Count(
        id=key("named count"),
        ballot=ballot.id,
        counts=(1, 1) + (0,) * (len(ballot.options) - 2),
        present=3,
        at=ASKED,
        voters=(ARNHEM.id, DOESBURG.id),
        given=((0,), (1,)),
        digest="",
    )
    return data(polls=polls_of(PollFacts(ballots=(ballot,), counts=(fact,))))


def table(sample: ReportData, member: int = 0) -> list[list[str]]:
    report = achterban.build(sample, MUNICIPALITIES[member], MEETING)
    found = [block for block in report.front if isinstance(block, Table)]
    return [[plain(cell) for cell in row] for row in found[0].rows]


def said(sample: ReportData, member: int = 0) -> str:
    return "\n".join(texts(achterban.build(sample, MUNICIPALITIES[member], MEETING)))


def test_own_answers_stand_beside_those_of_the_room() -> None:
    assert [row[2] for row in table(by_name(), 0)] == ["Yes"]
    assert [row[2] for row in table(by_name(), 1)] == ["No"]
    assert [row[2] for row in table(by_name(), 2)] == ["no answer by name"]
    assert table(by_name())[0][1].endswith("2 of 3 present answered")


@pytest.mark.parametrize(("electorate", "way"), [(Electorate.PEOPLE, Way.NAMED), (Electorate.ROOM, Way.HANDS)])
def test_the_answers_of_people_are_never_told(electorate: Electorate, way: Way) -> None:
    sample = by_name(electorate=electorate, way=way)
    assert [row[2] for row in table(sample)] == ["not asked by name"]
    figures = next(block for block in achterban.build(sample, ARNHEM, MEETING).front if isinstance(block, KeyFigures))
    assert figures.figures[1].value == "Not by name"


def test_only_what_was_said_in_the_own_name_is_ours() -> None:
    assert "Onze raad kan dat niet bijhouden." in said(data(), 1)
    assert "Onze raad kan dat niet bijhouden." not in said(data(), 0)
    assert "De raad gaat over het geld." not in said(data(), 0)
    withdrawn = tuple(replace(row, withdrawn=True) for row in ARGUMENTS)
    assert "Onze raad kan dat niet bijhouden." not in said(data(arguments=withdrawn), 1)


def test_it_tells_what_is_asked_what_it_costs_and_what_comes_next() -> None:
    text = said(data())
    for wanted in (
        "Arnhem was there.",
        "Stel uw deel beschikbaar.",
        "Stem in met 3,5 fte.",
        "our share",
        "2 December 2019: Raden bespreken dilemma's (councils)",
        "Respond? To griffie@x.nl. It comes back first on: 2 December 2019.",
    ):
        assert wanted in text
    assert "Stel vast wie de routes uitwerkt." not in text
    assert "April 2019" not in text
    assert "Rozendaal was not there. This is what the others discussed." in said(data(), 2)


def test_an_empty_event_is_honest() -> None:
    report = achterban.build(empty(), ARNHEM, replace(MEETING, municipalities=(), present=0, title=""))
    text = "\n".join(texts(report))
    for wanted in (
        "Which municipalities were present was not recorded.",
        "Nothing was polled or written down in this meeting.",
        "No argument was written down in the name of our municipality.",
        "Nothing is asked of us yet.",
        "There are no dates yet.",
        "Respond? To whom is not stated yet.",
    ):
        assert wanted in text


def test_it_stays_one_page_whatever_was_said() -> None:
    numbers = count()
    words = " ".join(["woord"] * 60)

    def many(row: object, n: int) -> tuple:
        return tuple(replace(row, id=key(f"x{next(numbers)}"), text=words) for _ in range(n))  # type: ignore[type-var]

    mine = Argument(id=key("mine"), gathering=MEETING.id, subject=DILEMMA.id, municipality=ARNHEM.id)
    sample = data(arguments=many(mine, 20), points=many(POINTS[2], 20))
    assert "16 more arguments stand in the report." in said(sample)
    assert write_pdf(achterban.build(sample, ARNHEM, MEETING), io.BytesIO()).pages == 1
