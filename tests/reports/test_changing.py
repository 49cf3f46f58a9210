"""What can still change on a proposal, in its page of a report."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from atelier.domain.commission import RoleSwitch
from atelier.domain.participation import Participation, Stance
from atelier.domain.vague_date import VagueDate
from atelier.domain.week import Moment
from atelier.reports import common, details
from atelier.reports.data import ReportData
from atelier.reports.model import Table, block_texts, plain
from tests.reports.samples import MUNICIPALITIES, RIPE, ROLES, data

pytestmark = pytest.mark.usefixtures("english")
ARNHEM, DOESBURG, ROZENDAAL = MUNICIPALITIES
END = VagueDate("2024-12-31")
JOINED = tuple(
    Participation.new(proposal=RIPE.id, municipality=member.id, stance=Stance.JOINS) for member in MUNICIPALITIES
)


def told(sample: ReportData) -> dict[str, str]:
    table = next(block for block in details.chapter(sample) if isinstance(block, Table) and not block.header)
    return {plain(name): plain(value).replace("\N{NO-BREAK SPACE}", " ") for name, value in table.rows}


def test_leaving_tells_the_one_that_weighs_most_and_a_reader_its_own() -> None:
    sample = data(proposals=(RIPE,), participations=JOINED)
    assert told(sample)["If one leaves"] == (
        "Arnhem leaves: the others pay € 927–1,853 more together, Doesburg the most (€ 802–1,605)."
    )
    own = told(replace(sample, reader=ROZENDAAL))
    assert own["If one leaves"].startswith("Rozendaal leaves: the others pay € 10–20 more together, Arnhem")


def test_nothing_is_said_of_leaving_while_nobody_takes_part_or_nobody_would_be_left() -> None:
    assert "If one leaves" not in told(data())
    assert "If one leaves" not in told(data(proposals=(RIPE,), participations=JOINED[:1]))
    assert "If one leaves" not in told(replace(data(participations=JOINED[:2]), reader=ROZENDAAL))


def test_only_a_switch_that_was_told_is_printed() -> None:
    at = datetime(2019, 11, 14, 15, tzinfo=UTC)
    switch = RoleSwitch.new(proposal=RIPE.id, after=(ROLES[0].id,), by="de raden", reason="grip", at=at)
    untold = replace(switch, reason=" ")
    assert told(data(proposals=(RIPE,), switches=(switch,)))["Switches in the role of the councils"] == (
        "14 November 2019: Raden geven opdracht; proposed by de raden, because: grip"
    )
    assert "Switches in the role of the councils" not in told(data(proposals=(RIPE,), switches=(untold,)))


def test_a_step_that_a_lawyer_must_see_says_so_in_the_calendar() -> None:
    step = Moment.new(when=END, title="De raad geeft toestemming", proposal=RIPE.id, unchecked=True)
    texts = [text for block in common.calendar_chapter(data(moments=(step,))) for text in block_texts(block)]
    assert any("Have a lawyer check this step." in text for text in texts)
    assert data(moments=(step,)).dossier(RIPE).stations == (step,)
