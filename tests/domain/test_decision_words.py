"""What is asked of a council, in the words of its decision."""

import pytest

from atelier.domain.decision_words import decision
from atelier.domain.proposals import DecisionPoint, Verb
from tests.reports.samples import key

pytestmark = pytest.mark.usefixtures("english")


def said(verb: Verb, text: str) -> str:
    return decision(DecisionPoint(id=key("p"), proposal=key("v"), verb=verb, text=text))


@pytest.mark.parametrize(
    ("verb", "text", "wanted"),
    [
        (Verb.ADOPT, "Stel doel en mandaat vast.", "Doel en mandaat vast te stellen"),
        (Verb.ADOPT, "Stel het plan vast, met een jaar proef.", "Het plan vast te stellen, met een jaar proef"),
        (Verb.ADOPT, "Stel de opdracht vast: doel en mandaat.", "De opdracht vast te stellen: doel en mandaat"),
        (Verb.AGREE, "Stem in met 3,5 fte.", "In te stemmen met 3,5 fte"),
        (
            Verb.FUND,
            "Stel het deel van uw gemeente beschikbaar, jaarlijks vanaf 2021.",
            "Het deel van onze gemeente beschikbaar te stellen, jaarlijks vanaf 2021",
        ),
        (Verb.PERMIT, "Geef toestemming voor de regeling.", "Toestemming te verlenen voor de regeling"),
        (Verb.VIEW, "Dien een zienswijze in.", "Een zienswijze in te dienen"),
        (Verb.NOTE, "Neem kennis van\nde kaart.", "Kennis te nemen van de kaart"),
        (Verb.APPOINT, "Wijs een trekker aan, na overleg.", "Een trekker aan te wijzen, na overleg"),
    ],
)
def test_a_point_becomes_a_line_of_the_decision(verb: Verb, text: str, wanted: str) -> None:
    assert said(verb, text) == wanted


def test_other_words_stay_behind_their_verb() -> None:
    assert said(Verb.FUND, "Twee ton voor de fiets") == "Make available: Twee ton voor de fiets"
    assert said(Verb.ADOPT, "Stem in met het plan.") == "Adopt: Stem in met het plan"


def test_nothing_is_made_of_nothing() -> None:
    assert said(Verb.ADOPT, " \n") == ""
