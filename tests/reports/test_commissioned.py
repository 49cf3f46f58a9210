"""What a complete proposal says on paper: mandate, cover, who takes part, people, partners, checks, experiment."""

from dataclasses import replace

import pytest

from atelier.domain.commission import CheckAnswer, Partner, PartnerKind, Programme, Supplier, Verdict
from atelier.domain.participation import Participation, Stance
from atelier.domain.proposals import Appointer, Check
from atelier.domain.vague_date import VagueDate
from atelier.reports import achterban, bouwstenen, colleges, commissioned, details, raden, startdocument
from atelier.reports.data import ReportData
from atelier.reports.model import Report, Table, plain, texts
from tests.reports.samples import GATHERINGS, MUNICIPALITIES, RIPE, data, key

pytestmark = pytest.mark.usefixtures("english")
ARNHEM, DOESBURG, ROZENDAAL = MUNICIPALITIES
WHOLE = replace(
    RIPE,
    goal_year=2030,
    measure="Vijf routes geopend",
    programme=key("programme"),
    commissioner="Wethouder Mobiliteit",
    nominated_by="het portefeuillehoudersoverleg",
    appointer=Appointer.BOARD,
    mandate_until=VagueDate("2024" + "-12"),
    mandate_withdrawal="Met een brief.",
    yearly_cover="Reserve mobiliteit",
    experiment=True,
    stop_rule="Als niemand fietst.",
    minority="Eén gemeente wil een tram.",
)


def whole() -> ReportData:
    """The ripe proposal with everything, of which Arnhem is sure and Rozendaal stays out."""
    stances = ((ARNHEM, Stance.LEADS, ""), (DOESBURG, Stance.JOINS, "met spreiding"), (ROZENDAAL, Stance.NO, ""))
    check = Check(id=key("check"), question="Geen extra laag?")
    return data(
        proposals=(WHOLE,),
        participations=tuple(
            Participation(id=key(f"in {m.name}"), proposal=WHOLE.id, municipality=m.id, stance=stance, condition=text)
            for m, stance, text in stances
        ),
        suppliers=(Supplier(id=key("s"), proposal=WHOLE.id, municipality=ARNHEM.id, fte=250),),
        partners=(Partner(id=key("t"), proposal=WHOLE.id, kind=PartnerKind.SOCIETY, name="Bond", contribution="uren"),),
        checks=(check, Check(id=key("other"), question="Zichtbaar?")),
        check_answers=(
            CheckAnswer(
                id=key("c"), proposal=WHOLE.id, check=check.id, verdict=Verdict.YES, text="Geen bestuur erbij."
            ),
        ),
        programmes=(Programme(id=key("programme"), year=2020),),
    )


def fields() -> dict[str, str]:
    tables = [block for block in details.proposal_blocks(whole(), WHOLE) if isinstance(block, Table)]
    return {plain(label): plain(text) for label, text in tables[0].rows}


def said(report: Report) -> str:
    return "\n".join(texts(report))


def test_the_whole_proposal_says_all_that_was_typed() -> None:
    found = fields()
    assert found["Measure"] == "Vijf routes geopend"
    assert found["Regional programme"] == "2020"
    assert found["Political commissioner"] == (
        "Wethouder Mobiliteit, nominated by het portefeuillehoudersoverleg, appointed by the general board"
    )
    assert found["Mandate: until when"] == "December 2024"
    assert found["Mandate: how it is withdrawn"] == "Met een brief."
    assert found["Cover of what is paid yearly"] == "Reserve mobiliteit"
    assert found["Who supplies it"] == "Arnhem: 2.5 fte"
    assert found["Partners"] == "Bond: Society; uren"
    assert found["Checks"] == "Geen extra laag? yes; Geen bestuur erbij."
    assert found["Experiment until"] == "no date yet"
    assert found["Minority view"] == "Eén gemeente wil een tram."


def test_nothing_is_said_of_what_nobody_typed() -> None:
    tables = [block for block in details.proposal_blocks(data(), RIPE) if isinstance(block, Table)]
    labels = {plain(row[0]) for row in tables[0].rows}
    assert not labels & {"Measure", "Partners", "Who takes part", "Checks", "Minority view", "Political commissioner"}


def test_every_answer_is_told_and_not_joining_is_one() -> None:
    rows = dict(commissioned.joining(whole().dossier(WHOLE)))
    assert rows == {
        "Leads": "Arnhem (1 municipality)",
        "Joins": "Doesburg (if: met spreiding) (1 municipality)",
        "Does not join": "Rozendaal (1 municipality)",
    }
    waiting = replace(whole(), participations=whole().participations[:1])
    assert dict(commissioned.joining(waiting.dossier(WHOLE)))["No answer yet"].startswith("Doesburg and Rozendaal")


def test_a_share_is_a_range_until_it_is_known_who_joins() -> None:
    shares = details.yearly(whole(), WHOLE)
    assert set(shares) == {"Arnhem", "Doesburg"}
    assert shares["Arnhem"][1] == 2_000_00  # alone, if Doesburg's condition is not met
    assert shares["Arnhem"][0] < 1_000_00
    assert details.if_all_join(whole()).startswith("lower as more municipalities join")
    assert details.share(shares, ROZENDAAL) == "does not join"


def test_editions_of_who_stays_out_are_made_all_the_same() -> None:
    """A municipality that does not join has no share, and reads so."""
    for member in MUNICIPALITIES:
        sample = replace(whole(), reader=member)
        for build in (colleges.build, raden.build):
            assert ("does not join" in said(build(sample))) or member is not ROZENDAAL
    assert "our share" not in said(achterban.build(whole(), ROZENDAAL, GATHERINGS[0]))


def test_the_papers_of_a_proposal_use_it_too() -> None:
    start = startdocument.build(whole(), WHOLE)
    (table,) = [block for block in start.blocks if isinstance(block, Table)]
    assert [plain(row[0]).strip() for row in table.rows] == ["Arnhem", "Doesburg", "Bond", ""]
    for wanted in ("Bond: Society; uren", "Arnhem: 2.5 fte", "Stop rule: Als niemand fietst."):
        assert wanted in said(start)
    blocks = said(bouwstenen.build(whole(), WHOLE))
    for wanted in ("Minority view: Eén gemeente", "Geen extra laag? yes", "Cover of what is paid yearly: Reserve"):
        assert wanted in blocks
