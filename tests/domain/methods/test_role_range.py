import pytest

from atelier.domain.answers import profile_of
from atelier.domain.methods.role_range import ROLE_RANGE
from atelier.domain.tally import Tally

pytestmark = pytest.mark.usefixtures("english")

LOWS = (1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 7)
HIGHS = (3, 4, 4, 5, 5, 5, 6, 6, 5, 6, 7, 6, 7, 7, 6, 7, 7, 7)
FORMS = tuple(f"vorm {n}" for n in range(1, 8))


def tally(*spans: tuple[int, int]) -> Tally:
    profile = profile_of((low - 1, high - 1) for low, high in spans)
    counts = ROLE_RANGE.shape.totals(profile, len(FORMS))
    return Tally("rolerange", FORMS, (), counts, len(spans), profile, len(spans))


def test_the_figures_of_eighteen_voters() -> None:
    found = tally(*zip(LOWS, HIGHS, strict=True))
    assert found.counts == (2, 4, 7, 10, 12, 10, 6)
    reading = found.reading()
    assert reading is not None
    assert reading.words == "most acceptable: vorm 5; outside for 6 people"
    assert reading.base == "of 18 people who answered"
    assert (reading.margin, reading.key) == (1, "role-range")
    assert found.tip() == "with 1 other answer “vorm 5” would no longer lead"


def test_forms_that_as_many_accept_are_level() -> None:
    found = tally((1, 2), (1, 3), (2, 3))
    reading = found.reading()
    assert reading is not None
    assert found.counts[:3] == (2, 3, 2)
    assert reading.words == "most acceptable: vorm 2; outside for 0 people"
    level = tally((1, 2)).reading()
    assert level is not None
    assert level.words == "equally acceptable: vorm 1 and vorm 2; each outside for 0 people"
