import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from atelier.domain.methods.yes_no import YES_NO
from tests.domain.values import tallied

SIDES = ("yes", "no")


@pytest.mark.parametrize(
    ("counts", "words", "base", "margin"),
    [
        ((21, 5, 2), "majority yes", "of 26 who chose", 8),
        ((12, 11, 4), "majority yes", "of 23 who chose", 1),
        ((11, 12, 4), "majority no", "of 23 who chose", 1),
        ((24, 0, 0), "all yes", "of 24 who chose", 12),
        ((0, 3, 9), "all no", "of 3 who chose", 2),
        ((7, 7, 1), "as many yes as no", "of 14 who chose", None),
        ((0, 0, 5), "nobody chose", "of 0 who chose", None),
    ],
)
def test_readings(counts: tuple[int, int, int], words: str, base: str, margin: int | None) -> None:
    reading = YES_NO.read(tallied(YES_NO, counts, SIDES))
    assert (reading.words, reading.base, reading.margin) == (words, base, margin)
    assert reading.agreement is None  # two values have no order to agree on


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_abstainers_change_nothing(yes: int, no: int, some: int, others: int) -> None:
    assume(yes + no)
    few, many = (tallied(YES_NO, (yes, no, n), SIDES) for n in (some, others))
    assert YES_NO.read(few) == YES_NO.read(many)
