"""A verb that is not in the power of whom it is asked gets a warning beside it."""

from uuid import uuid4

import pytest

from atelier.domain.proposals import Audience, DecisionPoint, Verb
from atelier.domain.verbs import STRANGE, warning

pytestmark = pytest.mark.usefixtures("english")


def point(audience: Audience, verb: Verb) -> DecisionPoint:
    return DecisionPoint.new(proposal=uuid4(), audience=audience, verb=verb)


@pytest.mark.parametrize("verb", [Verb.FUND, Verb.PERMIT, Verb.VIEW])
def test_what_only_a_council_can_do_is_told_to_the_others(verb: Verb) -> None:
    assert not warning(point(Audience.COUNCILS, verb))
    assert warning(point(Audience.COLLEGES, verb))
    assert warning(point(Audience.STEERING, verb))


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("verb", [Verb.ADOPT, Verb.AGREE, Verb.NOTE])
def test_everybody_can_adopt_consent_and_take_note(audience: Audience, verb: Verb) -> None:
    assert not warning(point(audience, verb))


def test_the_warning_names_both() -> None:
    text = warning(point(Audience.COLLEGES, Verb.FUND))
    assert text == "Colleges · make available: Only a council can make money available; a college can propose it."
    assert len(STRANGE) == 7
