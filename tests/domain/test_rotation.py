from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.rotation import DAYS, LAST, staying

NOON = datetime(2019, 11, 12, 12, 0)


def test_a_day_of_backups_every_ten_minutes_keeps_ten_one_per_hour_and_one_per_day() -> None:
    made = [NOON - timedelta(minutes=10 * n) for n in range(6 * 24 * 20)]
    stay = staying(made, NOON.date())
    today = sorted(at for at in stay if at.date() == NOON.date())
    assert sorted(made)[-LAST:] == today[-LAST:]
    assert {at.hour for at in today} == set(range(13))
    before = [at for at in stay if at.date() < NOON.date()]
    assert len(before) == DAYS - 1
    assert all((at.hour, at.minute) == (23, 50) for at in before)


@given(st.sets(st.integers(0, 60 * 24 * 40)))
def test_the_newest_always_stay_and_there_are_never_many(minutes: set[int]) -> None:
    made = [NOON - timedelta(minutes=n) for n in minutes]
    stay = staying(made, NOON.date())
    assert stay >= set(sorted(made)[-LAST:])
    assert stay <= set(made)
    assert len(stay) <= LAST + 24 + DAYS
    assert staying(stay, NOON.date()) == stay
