"""The steps of a form as stations of the calendar."""

import pytest

from atelier.domain.procedure import stations, when_decided
from atelier.domain.proposals import Audience, CooperationForm, DecisionPoint, Proposal
from atelier.domain.vague_date import VagueDate
from atelier.domain.week import Body, Moment

pytestmark = pytest.mark.usefixtures("english")
PROPOSAL = Proposal.new(title="Eén woonafspraak")
FORM = CooperationForm.new(
    name="Stichting",
    procedure=("De raad geeft toestemming (laat toetsen).", "De raad kan een zienswijze geven."),
)
SPRING = VagueDate("2020-03/2020-04")


def test_every_step_is_a_station_that_waits_for_a_lawyer() -> None:
    first, second = stations(PROPOSAL, FORM, SPRING)
    assert (first.title, second.title) == ("De raad geeft toestemming", "De raad kan een zienswijze geven")
    assert first.text == "For the form “Stichting” of “Eén woonafspraak”"
    assert {(m.when, m.body, m.proposal, m.unchecked) for m in (first, second)} == {
        (SPRING, Body.COUNCILS, PROPOSAL.id, True)
    }


def test_a_step_keeps_its_identity_at_another_date_and_under_another_name() -> None:
    renamed = CooperationForm.new(name="Een stichting", procedure=FORM.procedure[::-1])
    first, second = stations(PROPOSAL, FORM, SPRING)
    assert {m.id for m in stations(PROPOSAL, renamed, VagueDate("2021-01"))} == {first.id, second.id}
    assert not {m.id for m in stations(Proposal.new(), FORM, SPRING)} & {first.id, second.id}


def test_the_councils_first_dated_station_counts() -> None:
    early, late, always = (Moment.new(when=VagueDate(text)) for text in ("2020-01", "2020-03", ".."))
    colleges = DecisionPoint.new(proposal=PROPOSAL.id, audience=Audience.COLLEGES, moment=early.id)
    councils = [DecisionPoint.new(proposal=PROPOSAL.id, moment=moment.id) for moment in (always, late)]
    assert when_decided([colleges, *councils], [early, late, always]) == late.when
    assert when_decided([colleges, councils[0]], [early, late, always]) is None
    assert when_decided([DecisionPoint.new(proposal=PROPOSAL.id)], [early]) is None
