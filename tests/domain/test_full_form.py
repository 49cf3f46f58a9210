"""The check list behind the atelierversie: each thing lacks until it is there."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from atelier.domain.commission import CheckAnswer, Partner, PartnerKind, Programme, RoleSwitch, Supplier, Verdict
from atelier.domain.dossier import Dossier
from atelier.domain.full_form import full_requirements, lacking, partner_kinds_missing
from atelier.domain.participation import Participation, Stance
from atelier.domain.people import Municipality
from atelier.domain.proposals import (
    Allocation,
    Appointer,
    Audience,
    Check,
    CooperationForm,
    DecisionPoint,
    Proposal,
    Verb,
)
from atelier.domain.vague_date import VagueDate
from atelier.domain.week import Moment

pytestmark = pytest.mark.usefixtures("english")
DAY = VagueDate("2024-12")
CHECK, MEMBER = Check.new(question="Geen extra laag?"), Municipality.new(name="Arnhem", inhabitants=10)
FORM = CooperationForm.new(name="Stichting", procedure=("De raad geeft toestemming",))
WHOLE = Proposal.new(
    goal_year=2025, measure="90 procent", once_high=100, yearly_high=200, once_cover="reserve",
    yearly_cover="begroting 2021", fte=250, steering="stuurgroep op maat", commissioner="Wethouder Wonen",
    nominated_by="portefeuillehouders", appointer=Appointer.BOARD, appointed_on=DAY, mandate_scope="onderhandelen",
    mandate_holder="Wethouder Wonen", mandate_until=DAY, mandate_withdrawal="schriftelijk", form=FORM.id,
    experiment=True, ends=DAY, stop_rule="bij minder dan 50 procent", minority="Twee raden willen eerst tellen.",
)  # fmt: skip
FULL = Dossier(
    proposal=WHOLE,
    participations=(Participation.new(proposal=WHOLE.id, municipality=MEMBER.id, stance=Stance.NO),),
    suppliers=(Supplier.new(proposal=WHOLE.id, fte=200), Supplier.new(proposal=WHOLE.id, fte=50)),
    partners=(Partner.new(proposal=WHOLE.id, kind=PartnerKind.KNOWLEDGE, name="Hogeschool"),),
    answers=(CheckAnswer.new(proposal=WHOLE.id, check=CHECK.id, verdict=Verdict.YES),),
    stations=(Moment.new(when=DAY, proposal=WHOLE.id),),
    programme=Programme.new(year=2021),
    form=FORM,
    checks=(CHECK,),
    members=(MEMBER,),
)


def open_of(dossier: Dossier) -> list[str]:
    return [requirement.text for requirement in full_requirements(dossier) if not requirement.met]


def test_a_whole_form_lacks_nothing() -> None:
    assert open_of(FULL) == []
    assert len(full_requirements(FULL)) == 21


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("goal_year", 0, "Year of the goal"),
        ("measure", " ", "Measure of the goal"),
        ("once_cover", "", "Cover of what is paid once"),
        ("yearly_cover", "", "Cover of what is paid yearly"),
        ("allocation", Allocation.CUSTOM, "Parts of the key of its own"),
        ("fte", 300, "Capacity by supplier: 2.50 of 3.00 fte"),
        ("steering", "", "Steering"),
        ("commissioner", "", "Political commissioner, nominated"),
        ("nominated_by", "", "Political commissioner, nominated"),
        ("appointer", None, "Political commissioner, appointed"),
        ("appointed_on", None, "Political commissioner, appointed"),
        ("mandate_scope", "", "Mandate: for what"),
        ("mandate_holder", "", "Mandate: to whom"),
        ("mandate_until", None, "Mandate: until when"),
        ("mandate_withdrawal", "", "Mandate: how it is withdrawn"),
        ("ends", None, "End date of the experiment"),
        ("stop_rule", "", "Stop rule of the experiment"),
        ("minority", "", "Minority view"),
    ],
)
def test_an_empty_field_is_named(field: str, value: object, text: str) -> None:
    assert open_of(replace(FULL, proposal=replace(WHOLE, **{field: value}))) == [text]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("part", "value", "text"),
    [
        ("programme", None, "Year of the regional programme"),
        ("participations", (), "A firm answer of 1 municipality"),
        ("partners", (Partner.new(proposal=WHOLE.id),), "Partners"),
        ("form", None, "Form of co-operation"),
        ("stations", (), "Steps of the form in the calendar"),
        ("answers", (), "1 check without an answer"),
        (
            "answers",
            (CheckAnswer.new(proposal=WHOLE.id, check=CHECK.id, verdict=Verdict.NO),),
            "A reason at 1 check with “no”",
        ),
        (
            "switches",
            (RoleSwitch.new(proposal=WHOLE.id, by="Regiocommissie", at=datetime(2020, 1, 1, tzinfo=UTC)),),
            "Who proposed the role of the councils, and why",
        ),
        (
            "points",
            (DecisionPoint.new(proposal=WHOLE.id, audience=Audience.COLLEGES, verb=Verb.FUND),),
            "Verbs that fit who is asked",
        ),
    ],
)
def test_a_part_that_lacks_is_named(part: str, value: object, text: str) -> None:
    assert open_of(replace(FULL, **{part: value})) == [text]  # type: ignore[arg-type]


def test_a_condition_keeps_an_answer_open() -> None:
    maybe = replace(FULL.participations[0], stance=Stance.JOINS, condition="als Rheden trekt")
    assert open_of(replace(FULL, participations=(maybe,))) == ["A firm answer of 1 municipality"]


def test_money_and_experiment_are_asked_only_when_there_are_any() -> None:
    bare = replace(
        WHOLE, once_high=0, yearly_high=0, once_cover="", yearly_cover="", experiment=False, ends=None, stop_rule=""
    )
    assert open_of(replace(FULL, proposal=bare)) == []


def test_everything_that_lacks_begins_with_the_atelierversie() -> None:
    texts = lacking(Dossier(proposal=Proposal.new()))
    assert texts[0] == "Title"
    assert "Goal with a year" in texts
    assert texts[-1] == "Minority view"


def test_the_kinds_of_partners_that_nobody_is_named_of() -> None:
    assert partner_kinds_missing(FULL) == ("Government", "Business", "Society")
